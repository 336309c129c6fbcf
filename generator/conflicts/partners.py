"""Which sentences of other articles speak of the same as a sentence: where rivals are looked for."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from functools import cached_property

from ..language.senses import Labels, senses_of
from ..model import Sentence
from .story import Story

POSTED = 60
"""Sentences that a sense, or a person, may stand in to lead from one to another; what stands in more tells little, and
in a story of ten short articles nothing does."""
NEAREST = 3  # sentences of each other article that a sentence is held against
PARTNERS = 12  # and of all together: what keeps the pairs of a hundred articles few
LOOSE = 0.5  # weight of the loose classes' likeness beside the tight ones'
AROUND = 0.5  # weight of the likeness of the surroundings
PEOPLE = 0.2  # added for each person whom both name, at most two
MOST_PEOPLE = 2

Place = tuple[str, int]
"""An article and the index of a sentence in it."""


class Partners:
    """Likeness of sentences of different articles, and the nearest of each."""

    def __init__(self, story: Story) -> None:
        self.story = story
        self.sentence: dict[Place, Sentence] = {(s.article, s.index): s for s in story.sentences}
        self.senses: dict[Place, Labels] = {
            p: frozenset(w for c in story.within(s) for w in c.words) for p, s in self.sentence.items()
        }
        self.people = {p: self._people(s) for p, s in self.sentence.items()}
        self.number = Counter(s.article for s in story.sentences)
        self._likeness: dict[tuple[Place, Place], tuple[float, float, float]] = {}
        self._nearness: dict[tuple[Place, Place], float] = {}

    def _people(self, s: Sentence) -> frozenset[str]:
        cast = self.story.cast
        return frozenset(m.entity for m in cast.within(s.article, s.span) if cast.by_id[m.entity].kind == "person")

    @cached_property
    def loose(self) -> dict[Place, Labels]:
        """Labels of the loose classes of each sentence."""
        return {p: senses_of(s, tuple(range(len(s.tokens))))[1] for p, s in self.sentence.items()}

    @cached_property
    def _loose_weight(self) -> dict[str, float]:
        seen = Counter(w for labels in self.loose.values() for w in labels)
        total = len(self.loose)
        return {w: math.log1p(total / n) ** 2 for w, n in seen.items()}

    def alike(self, a: Labels, b: Labels) -> float:
        """Cosine of two sets of loose labels by how telling they are in this story."""
        shared = self._mass(a & b)
        return round(shared / math.sqrt(self._mass(a) * self._mass(b)), 6) if shared else 0.0

    def _mass(self, labels: Labels) -> float:
        return math.fsum(self._loose_weight.get(w, 0.0) for w in labels)

    def likeness(self, a: Place, b: Place) -> tuple[float, float, float]:
        """Of two sentences in tight and in loose senses, and of their surroundings."""
        key = (a, b) if a <= b else (b, a)
        if key not in self._likeness:
            story, one, other = self.story, self.sentence[a], self.sentence[b]
            self._likeness[key] = (
                story.likeness_of(self.senses[a], self.senses[b]),
                self.alike(self.loose[a], self.loose[b]),
                story.likeness_of(story.around(one), story.around(other)),
            )
        return self._likeness[key]

    def nearness(self, a: Place, b: Place) -> float:
        """How much two sentences seem to speak of one thing: what partners are ranked by."""
        key = (a, b) if a <= b else (b, a)
        if key not in self._nearness:
            tight, loose, around = self.likeness(a, b)
            people = min(MOST_PEOPLE, len(self.people[a] & self.people[b]))
            self._nearness[key] = round(tight + LOOSE * loose + AROUND * around + PEOPLE * people, 6)
        return self._nearness[key]

    @cached_property
    def _posted(self) -> dict[str, list[Place]]:
        """Where each sense and person stands."""
        found: defaultdict[str, list[Place]] = defaultdict(list)
        for p, labels in self.senses.items():
            for key in sorted(labels | self.people[p]):
                found[key].append(p)
        return {key: those for key, those in found.items() if 1 < len(those) <= POSTED}

    @cached_property
    def nearest(self) -> dict[Place, dict[Place, int]]:
        """For each sentence its partners, and how many of the partner's article are nearer to it."""
        return {p: self._nearest(p) for p in self.sentence}

    def _nearest(self, p: Place) -> dict[Place, int]:
        weight = self.story.weight
        shared: defaultdict[Place, float] = defaultdict(float)
        for key in sorted(self.senses[p] | self.people[p]):
            for other in self._posted.get(key, ()):
                if other[0] != p[0]:
                    shared[other] += weight.get(key, 1.0)
        likely = sorted(shared, key=lambda o: (-round(shared[o], 6), o))[: 2 * PARTNERS]
        ranked = sorted(likely, key=lambda o: (-self.nearness(p, o), o))
        kept: dict[Place, int] = {}
        seen: Counter[str] = Counter()
        for other in ranked:
            if seen[other[0]] < NEAREST and len(kept) < PARTNERS:
                kept[other] = seen[other[0]]
            seen[other[0]] += 1
        return kept
