"""Rivals: two items of one slot, told by different articles where both seem to speak of one thing, that differ."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from heapq import nlargest
from itertools import chain, combinations

from ..language.entities.words import PERSON_NOUNS
from ..language.lexicon import word_set
from ..language.quantities.compare import compatible
from ..language.senses import Labels, exclude, senses_of
from ..language.times.compare import same_time, times_conflict
from ..model import Sentence
from .clauses import labels_of
from .items import Item, Kind
from .quoted import other_speakers
from .story import Story
from .wording import shortened

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


MOST = 1500
"""Pairs of a story that are judged, the nearest: about half a second. A story of four short articles has 50."""
RIVALS = 2  # a pair is judged if for each of the two at most so many of its article, less one, are nearer to the other
FEW = (
    2  # items of a slot in an article that are held against all those of another, however far their sentences are apart
)
FEW_ARTICLES = 20  # articles of a story up to which that is done: of more, each tells a part of the story
IN_TURN = labels_of(
    "begin end open close arrive leave enter exit buy sell launch marry resume suspend give receive arrest release "
    "sentence charge dismiss appoint hire resign promote birth stop join lead follow"
)
"""Opposites that both come true, one after the other."""
COUNTED_PEOPLE = PERSON_NOUNS | word_set(
    "person people fan spectator member passenger guest resident life employee worker"
)


@dataclass(frozen=True, eq=False)
class Pair:
    """Two items that differ, with what else each could have met in the other's article."""

    a: Item
    b: Item
    near: float
    """How much their clauses and sentences seem to speak of one thing."""
    ranks: tuple[int, int]
    """How many of b's article are nearer to a, and of a's to b."""
    agreed: tuple[float, float]
    """How near the nearest is that agrees with a in b's article, with b in a's; -1 where none does."""


def relation(story: Story, a: Item, b: Item) -> bool | None:
    """Whether two items of one slot differ (True), agree (False) or cannot be held against each other."""
    return RELATIONS[a.kind](story, a, b)


def _numbers(story: Story, a: Item, b: Item) -> bool | None:
    """A part is not held against a whole, nor a figure of one person against another's."""
    if a.figure is None or b.figure is None or a.figure.subset != b.figure.subset or story.apart(a.clause, b.clause):
        return None
    q, r = a.figure.quantity, b.figure.quantity
    nouns = a.figure.noun, b.figure.noun
    if q.unit == "count" and all(nouns) and not nouns[0] & nouns[1] and not {q.counted, r.counted} <= COUNTED_PEOPLE:
        return None
    return not compatible(q, r)


def _times(_: Story, a: Item, b: Item) -> bool | None:
    if a.time is None or b.time is None:
        return None
    return True if times_conflict(a.time, b.time) else False if same_time(a.time, b.time) else None


def _things(_: Story, a: Item, b: Item) -> bool | None:
    return a.key != b.key


def _quotes(story: Story, a: Item, b: Item) -> bool | None:
    """One utterance differs where the speakers do; other words where the speaker may be one."""
    if a.quoted is None or b.quoted is None:
        return None
    others = two_speakers(story, a, b)
    if one_utterance(a, b):
        return others
    return None if others else True


def one_utterance(a: Item, b: Item) -> bool:
    """Whether two quotations are the same words, one perhaps cut short."""
    return bool(a.quoted and b.quoted and shortened(a.quoted.words, b.quoted.words))


def two_speakers(story: Story, a: Item, b: Item) -> bool | None:
    """Whether two quotations are of two speakers; None where nothing tells."""
    return other_speakers(story, a.speaker, b.speaker) if a.speaker and b.speaker else None


def _names(story: Story, a: Item, b: Item) -> bool | None:
    """Two names differ where neither sentence has the other's."""
    if a.key == b.key or a.words & b.words:
        return False
    there = a.words & b.around or b.words & a.around or _means(story, a, b) or _means(story, b, a)
    return None if there else True


def _means(story: Story, i: Item, other: Item) -> bool:
    """Whether the other's sentence means, by whatever word, whom a name means."""
    s = other.sentence
    return any(m.entity == i.key for m in story.cast.within(s.article, s.span))


def _states(_: Story, a: Item, b: Item) -> bool | None:
    """One predicate differs where it is affirmed here and denied there, opposite ones where both are affirmed."""
    signs_differ = a.clause.negated != b.clause.negated
    if a.senses & b.senses:
        return signs_differ
    return not signs_differ if exclude(a.senses - IN_TURN, b.senses - IN_TURN) else None


RELATIONS: dict[Kind, Callable[[Story, Item, Item], bool | None]] = {
    Kind.NUMBER: _numbers,
    Kind.DATE: _times,
    Kind.THING: _things,
    Kind.CERTAINTY: _things,
    Kind.QUOTE: _quotes,
    Kind.NAME: _names,
    Kind.STATE: _states,
}


def _counted(i: Item) -> list[str]:
    """By what a count is found: the senses of its noun, and whether it counts people."""
    if i.figure is None:
        return []
    people = ["people"] if i.figure.quantity.counted in COUNTED_PEOPLE else []
    return [*people, *sorted(i.figure.noun)]


class Rivals:
    """The pairs of a story's items that are worth a judgement."""

    def __init__(self, story: Story, items: tuple[Item, ...]) -> None:
        self.story = story
        self.items = items
        self.partners = Partners(story)

    @cached_property
    def of_slot(self) -> dict[str, dict[str, list[Item]]]:
        """Items by slot and article."""
        found: defaultdict[str, defaultdict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
        for i in self.items:
            found[i.slot][i.article].append(i)
        return {slot: dict(those) for slot, those in found.items()}

    @cached_property
    def pairs(self) -> tuple[Pair, ...]:
        """The nearest pairs that differ, in the order of the items."""
        met = self._met
        found = [p for (a, b), (near, differ) in met.items() if differ and (p := self._pair(a, b, near))]
        kept = nlargest(MOST, enumerate(found), key=lambda n: (n[1].near, -n[0]))
        return tuple(p for _, p in sorted(kept, key=lambda n: n[0]))

    @cached_property
    def agreeing(self) -> tuple[tuple[Item, Item, float], ...]:
        """Items that agree, each the nearest of its slot in the other's article, and how near they are."""
        met = self._met
        return tuple(
            (a, b, near)
            for (a, b), (near, differ) in met.items()
            if not differ and all(n <= near for n, _ in (*self._near[a, b.article], *self._near[b, a.article]))
        )

    @cached_property
    def _met(self) -> dict[tuple[Item, Item], tuple[float, bool]]:
        """Items that can be held against each other: how near, and whether they differ."""
        order = {i: n for n, i in enumerate(self.items)}
        met: dict[tuple[Item, Item], tuple[float, bool]] = {}
        self._near: defaultdict[tuple[Item, str], list[tuple[float, bool]]] = defaultdict(list)
        for a, b in chain(self._in_partners(), self._few()):
            first, second = (a, b) if order[a] < order[b] else (b, a)
            if (first, second) in met:
                continue
            differ = relation(self.story, first, second)
            if differ is None:
                continue
            near = self.nearness(first, second)
            met[first, second] = near, differ
            self._near[first, second.article].append((near, differ))
            self._near[second, first.article].append((near, differ))
        return dict(sorted(met.items(), key=lambda m: (order[m[0][0]], order[m[0][1]])))

    def _in_partners(self) -> Iterator[tuple[Item, Item]]:
        """Items of one slot in sentences that seem to speak of one thing."""
        at: defaultdict[tuple[str, int], list[Item]] = defaultdict(list)
        for i in self.items:
            at[i.place].append(i)
        nearest = self.partners.nearest
        for place, others in nearest.items():
            for other in others:
                if place < other or place not in nearest[other]:  # else they are met from the other side
                    yield from ((a, b) for a in at[place] for b in at[other] if a.slot == b.slot)

    def _few(self) -> Iterator[tuple[Item, Item]]:
        """Items of a slot that is rare in both articles, wherever they stand: each tells one weight only."""
        if len(self.story.articles) > FEW_ARTICLES:
            return
        for those in self._by_type.values():
            for mine, theirs in combinations(those.values(), 2):
                if len(mine) <= FEW and len(theirs) <= FEW:
                    yield from ((a, b) for a in mine for b in theirs)

    @cached_property
    def _by_type(self) -> dict[tuple[str, str], dict[str, list[Item]]]:
        """Figures and things by slot, counts also by what they count, and article."""
        found: defaultdict[tuple[str, str], defaultdict[str, list[Item]]] = defaultdict(lambda: defaultdict(list))
        for i in self.items:
            if i.kind in (Kind.NUMBER, Kind.THING):
                for noun in _counted(i) if i.slot == "number:count" else ("",):
                    found[i.slot, noun][i.article].append(i)
        return {slot: dict(those) for slot, those in found.items()}

    def nearness(self, a: Item, b: Item) -> float:
        """How much two items' clauses and sentences seem to speak of one thing."""
        without = a.senses | b.senses
        clause = self.story.likeness_of(a.clause.words, b.clause.words, without)
        return round(clause + self.partners.nearness(a.place, b.place), 6)

    def _pair(self, a: Item, b: Item, near: float) -> Pair | None:
        mine, theirs = self._near[a, b.article], self._near[b, a.article]
        ranks = sum(n > near for n, _ in mine), sum(n > near for n, _ in theirs)
        if max(ranks) >= RIVALS:
            return None
        agreed = [max((n for n, differ in those if not differ), default=-1.0) for those in (mine, theirs)]
        return Pair(a, b, near, ranks, (agreed[0], agreed[1]))
