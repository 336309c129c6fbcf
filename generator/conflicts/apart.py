"""Facts whose passages do not say the same are taken apart.

What the aligner joins is alike; here it is asked what differs, so that little differs in silence. The judge's weights
stand in ``apart.json``, with a card; ``benchmarks/train_apart.py`` writes the file.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from ..facts.align import settle
from ..facts.group import average_link
from ..language.lexicon import word_set
from ..language.senses import opposites_of, senses_at, senses_of
from ..learned.trees import Trees
from ..model import Claim, Fact, Sentence
from .items import Item, Kind
from .rivals import Rivals, relation
from .signs import Signs, laid_together
from .story import Story

TYPES = {Kind.NUMBER: "figures", Kind.DATE: "times", Kind.THING: "things", Kind.CERTAINTY: "doubts"}
DENYING = word_set("no never nobody none nothing without")
TO_COME = word_set("will shall plan expect due would could may might")
ROLES = ("agent", "patient", "recipient", "place")


class Accounts:
    """The accounts of a story's claims, pair by pair."""

    def __init__(self, rivals: Rivals) -> None:
        self.story = rivals.story
        self.partners = rivals.partners
        self._items: defaultdict[tuple[str, int], list[Item]] = defaultdict(list)
        for i in rivals.items:
            self._items[i.place].append(i)

    def signs(self, a: Claim, b: Claim, score: float) -> dict[str, float]:
        """What speaks for and against two claims saying the same.

        Args:
            a: a claim.
            b: another, of another article.
            score: how likely the aligner holds that they do, 0 to 1.
        """
        found = dict(self._typed(a, b))
        for read in (self._words, self._sentences, self._roles, self._manner):
            found |= dict(read(a, b))
        return found | {"likely the same": score, "articles": float(len(self.story.articles))}

    def _sentence(self, c: Claim) -> Sentence:
        return self.partners.sentence[c.article, c.sentence]

    def _typed(self, a: Claim, b: Claim) -> Signs:
        """By type how many items agree, differ and stand alone, in both and in the richer of the two."""
        for kind, name in TYPES.items():
            mine, theirs = ([i for i in self._inside(c) if i.kind is kind] for c in (a, b))
            met = [(i, j, relation(self.story, i, j)) for i in mine for j in theirs if i.slot == j.slot]
            agree = [{pair[n] for pair in met if pair[2] is False} for n in (0, 1)]
            differ = [{pair[n] for pair in met if pair[2]} - agree[n] for n in (0, 1)]
            alone = sorted(len(set(those) - x - y) for those, x, y in zip((mine, theirs), agree, differ, strict=True))
            yield f"{name} that agree", min(map(len, agree))
            yield f"{name} that differ", min(map(len, differ))
            yield f"{name} that both have alone", alone[0]
            yield f"{name} that one has alone", alone[1]

    def _inside(self, c: Claim) -> list[Item]:
        own = set(c.tokens)
        return [i for i in self._items[c.article, c.sentence] if own & set(i.mark)]

    def _words(self, a: Claim, b: Claim) -> Signs:
        return laid_together(self.partners, (self._sentence(a), a.tokens), (self._sentence(b), b.tokens))

    def _sentences(self, a: Claim, b: Claim) -> Signs:
        story, places = self.story, ((a.article, a.sentence), (b.article, b.sentence))
        one, other = (senses_of(self._sentence(c), c.tokens)[0] for c in (a, b))
        held = sorted((story.share_of(one, other), story.share_of(other, one)))
        yield "likeness", story.likeness_of(one, other)
        yield "share of the greater held by the other", held[0]
        yield "share of the lesser held by the other", held[1]
        tight, loose, around = self.partners.likeness(*places)
        yield "likeness of the sentences", tight
        yield "loose likeness of the sentences", loose
        yield "likeness of the surroundings", around
        people = [self.partners.people[p] for p in places]
        yield "people shared", len(people[0] & people[1])
        yield "other people", bool(people[0] and people[1] and not people[0] & people[1])

    def _roles(self, a: Claim, b: Claim) -> Signs:
        heads = [senses_at(self._sentence(c), c.head, c.tokens) for c in (a, b)]
        yield "one predicate", bool(heads[0] & heads[1])
        yield "predicates exclude each other", bool(opposites_of(heads[0]) & heads[1])
        mine, theirs = ({r.name: r.entity or r.head for r in c.roles} for c in (a, b))
        for role in ROLES:
            both = role in mine and role in theirs
            yield f"one {role}", both and mine[role] == theirs[role]
            yield f"another {role}", both and mine[role] != theirs[role]
        swapped = [
            x.get("agent") is not None and x["agent"] == y.get("patient") for x, y in ((mine, theirs), (theirs, mine))
        ]
        yield "roles swapped", any(swapped)

    def _manner(self, a: Claim, b: Claim) -> Signs:
        sentences = [self._sentence(c) for c in (a, b)]
        denials = sorted(sum(_denies(s, i) for i in c.tokens) for s, c in zip(sentences, (a, b), strict=True))
        yield "one denied", denials[0] % 2 != denials[1] % 2
        yield "denials of both", denials[0]
        yield "one negated", a.negated != b.negated
        yield "one hedged", bool(a.hedge) != bool(b.hedge)
        yield "quoted", a.quoted + b.quoted
        yield "one quoted", a.quoted != b.quoted
        yield "questions", sum(s.tokens[-1].text == "?" for s in sentences)
        to_come = [any(s.tokens[i].lemma in TO_COME for i in c.tokens) for s, c in zip(sentences, (a, b), strict=True)]
        yield "one to come", to_come[0] != to_come[1]
        yield "details", (a.kind != "clause") + (b.kind != "clause")
        yield "of one kind", a.kind == b.kind
        sizes = sorted((len(a.tokens), len(b.tokens)))
        yield "words of the shorter", sizes[0]
        yield "words of the longer", sizes[1]


def _denies(s: Sentence, i: int) -> bool:
    return s.tokens[i].dep == "neg" or s.tokens[i].lemma.lower() in DENYING


FILE = Path(__file__).with_name("apart.json")
APART = 0.7
"""Probability from which two passages do not say the same. Of 360 pairs of passages left out, at 0.66, 0.68 and 0.7
stay under one fact: of those that agree .67, .71 and .73 of .81; of those that speak of two things .35, .37 and .42 of
.68; of those that contradict, with nothing flagged, .33, .37 and .41."""
MOST = 8
"""Wordings of a fact that are held against one another; what more articles tell in more ways has many witnesses, and
its pairs would be too many."""

Asked = tuple[Claim, Claim, float]
"""Two claims, and how likely the aligner holds that they say the same."""


@dataclass(frozen=True, slots=True)
class ApartJudge:
    """Trees over the signs of an account."""

    signs: tuple[str, ...]
    trees: Trees

    def apart(self, accounts: Iterable[dict[str, float]]) -> list[float]:
        """For each account how likely the two do not say the same, 0 to 1."""
        rows = np.array([[float(each.get(name, 0.0)) for name in self.signs] for each in accounts])
        if not len(rows):
            return []
        found: Any = np.round(1 / (1 + np.exp(-self.trees.odds(rows))), 4)
        return [float(p) for p in found]


@cache
def apart_judge() -> ApartJudge:
    """The judge that comes with the program."""
    data = json.loads(FILE.read_text("utf-8"))
    return ApartJudge(tuple(data["signs"]), Trees.read(data["trees"]))


def keep_apart(facts: tuple[Fact, ...], claims: tuple[Claim, ...], accounts: Accounts) -> tuple[Fact, ...]:
    """The facts with passages that do not say the same taken apart, in the order of ``align``.

    Args:
        facts: as aligned.
        claims: all of the story.
        accounts: of the story's claims.
    """
    asked = {f.id: list(joined(accounts.story, f)) for f in facts}
    pairs = [pair for those in asked.values() for pair in those]
    likely = apart_judge().apart(accounts.signs(a, b, score) for a, b, score in pairs)
    apart = {frozenset((a.id, b.id)): p for (a, b, _), p in zip(pairs, likely, strict=True)}
    kept = [part for f in facts for part in (_parts(f, apart) if asked[f.id] else [f])]
    return settle([f for f in kept if len(f.articles) > 1], claims)


def joined(story: Story, f: Fact) -> Iterator[Asked]:
    """The pairs of a fact that are asked about: of different articles, in different words."""
    texts = {c.id: c.span.of(story.article[c.article].text) for c in f.claims}
    if len(f.articles) < 2 or len(set(texts.values())) > MOST:
        return
    scores = {frozenset((j.a, j.b)): j.score for j in f.joins}
    for a, b in combinations(f.claims, 2):
        if a.article != b.article and texts[a.id] != texts[b.id]:
            yield a, b, scores.get(frozenset((a.id, b.id)), 0.0)


def _parts(f: Fact, apart: dict[frozenset[str], float]) -> Iterator[Fact]:
    """The groups of a fact's claims that say the same on the whole."""
    order = {article: n for n, article in enumerate(f.articles)}
    scores = {
        (i, j): round(1 - apart.get(frozenset((f.claims[i].id, f.claims[j].id)), 0.0), 4)
        for i, j in combinations(range(len(f.claims)), 2)
        if f.claims[i].article != f.claims[j].article
    }
    groups = average_link(scores, [order[c.article] for c in f.claims], round(1 - APART, 4))
    if len(groups) == 1:
        yield f
        return
    for group in groups:
        own = tuple(f.claims[i] for i in group)
        ids = {c.id for c in own}
        joins = tuple(j for j in f.joins if {j.a, j.b} <= ids)
        yield replace(f, claims=own, joins=joins, nearest=tuple(n for n in f.nearest if n.to in ids))
