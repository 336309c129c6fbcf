"""What a sentence tells, in units that can be told or not: its content words, weighed by how much each tells."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from ..language.senses import sense_of_word
from ..model import Claim, Compare, Span, Token, Word
from ..sparse import Bools, Floats, Ints
from .candidates import Candidate
from .details import number
from .story import Story

WEIGHT = {"NUM": 1.4, "PROPN": 1.0, "NOUN": 1.0, "VERB": 1.0, "ADJ": 0.5, "ADV": 0.3}
"""Weight of a word by its part of speech; others carry no fact."""
EMPTY = frozenset(
    {"be", "have", "do", "get", "make", "go", "take", "say", "tell", "add", "according", "mr", "ms", "mrs"}
)
"""Verbs and titles that tell nothing by themselves."""
DENYING = {"nobody": 1.0, "none": 1.0, "nothing": 0.5}
"""Weight of words that are no noun to the parser, and tell a fact: "Nobody was hurt"."""
COMMON = 0.25
"""Share of its weight that a word keeps which stands in every sentence of the story."""
SHORT_CLAIM = 6
"""Tokens of a claim that is one detail: what is said of it is said of each of its words."""
OWN_DETAIL = 0.35
"""Share of a claim's likeness that its figures and names have: two clauses may tell one event in other details."""
ALIKE_FROM, ALIKE_TO = 0.3, 0.7
"""Share of a sentence's weight that another has: below the first two sentences are about different things, above the
second about the same."""

READ_FROM = 0.25
"""Share of the one's weight that two rows have in common, from which they are read side by side. Of 16 stories that had
no part in learning 12 % of the rows repeated others where none were read so, 10 % from 0.4 on, 9 % from 0.25 on."""

Join = tuple[tuple[Span, int], float]
"""A claim's span and number of words, and how likely another says the same."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A content word of a sentence."""

    token: Token
    keys: frozenset[str]
    """What it is recognised by: its lemma, and the classes of words that mean the same."""
    weight: float


class Units:
    """The units of every candidate of a story."""

    def __init__(self, story: Story) -> None:
        self._story = story
        count = len(story.sentences)
        spread = story.spread
        scale = math.log(1 + count)
        self._share = {lemma: COMMON + (1 - COMMON) * math.log((1 + count) / n) / scale for lemma, n in spread.items()}

    def of(self, candidate: Candidate) -> tuple[Unit, ...]:
        """Its content words; who is credited with them is none of the content."""
        told = (a for t in candidate.told for a in t.claim.attributions)
        credits = tuple(dict.fromkeys(span for a in told for span in (a.source_span, a.cue_span)))
        return tuple(
            Unit(t, _keys(t), _weight(t) * self._share[t.lemma.lower()])
            for t in candidate.tokens
            if _weight(t) and t.lemma.lower() not in EMPTY and not any(c.start <= t.start < c.end for c in credits)
        )


def _weight(token: Token) -> float:
    return WEIGHT.get(token.pos) or DENYING.get(token.lemma.lower(), 0.0)


def _keys(token: Token) -> frozenset[str]:
    lemma = token.lemma.lower()
    senses = sense_of_word(lemma) if token.pos in ("NOUN", "VERB", "ADJ") else frozenset()
    figure = number(token) if token.pos == "NUM" else ""
    return frozenset({figure or lemma, *senses})  # "eight people" are "8 people"


class Novelty:
    """How much of every candidate a row tells, whole stories at a time: what each unit is told by is a column.

    The units of all candidates stand in one column, candidate by candidate.
    """

    def __init__(self, story: Story, candidates: Sequence[Candidate]) -> None:
        self._story = story
        self.candidates = tuple(candidates)
        units = Units(story)
        self.units = tuple(units.of(c) for c in self.candidates)
        sizes = [len(own) for own in self.units]
        self.starts = np.cumsum([0, *sizes])
        self.owners = np.repeat(np.arange(len(sizes)), sizes)
        """For each unit the number of its candidate."""
        self.weights = np.array([u.weight for own in self.units for u in own], dtype=np.float64)
        self.totals = self.sums(self.weights)
        self._keys = [frozenset(k for u in own for k in u.keys) for own in self.units]
        self._having = places((n, u.keys) for n, u in enumerate(u for own in self.units for u in own))
        self._telling: dict[str, list[int]] = defaultdict(list)
        self._of_sentence: dict[tuple[str, int], list[int]] = defaultdict(list)
        for n, candidate in enumerate(self.candidates):
            for fact in dict.fromkeys(t.fact.id for t in candidate.told):
                self._telling[fact].append(n)
            for s in candidate.sentences:
                self._of_sentence[s.article, s.index].append(n)

    def alike(self, a: int, b: int) -> float:
        """Share of its weight that the one of two candidates has in common with the other of which it is more."""
        keys = self._keys[a] & self._keys[b]
        shared = (sum(u.weight for u in self.units[n] if u.keys & keys) / (self.totals[n] or 1.0) for n in (a, b))
        return float(max(shared))

    def sums(self, each: Floats) -> Floats:
        """For each candidate the sum of something over its units."""
        return np.bincount(self.owners, weights=each, minlength=len(self.candidates)).astype(np.float64)

    def of(self, candidate: int) -> slice:
        """Where a candidate's units stand in the column."""
        return slice(int(self.starts[candidate]), int(self.starts[candidate + 1]))

    def told_by(self, row: int) -> Floats:
        """For each unit of the story how likely a row tells it, 0 to 1."""
        known = np.zeros(len(self.weights), dtype=np.bool_)
        for key in self._keys[row]:
            known[self._having[key]] = True
        shared = self.sums(np.where(known, self.weights, 0.0))
        likeness = _likeness(shared, self.totals)
        joins = {n: self._joins(n, row) for n in self._joined(row)}
        for n, those in joins.items():
            likeness[n] = max(likeness[n], *(score for _, score in those))
        told = np.where(known, likeness[self.owners], 0.0)
        for n in {*joins, *self.beside(row)}:
            told[self.of(n)] = np.maximum(told[self.of(n)], self._directly(n, row, joins.get(n, [])))
        return told

    def against(self, rows: Sequence[int], compare: Compare | None = None) -> Rows:
        """Some rows, to be asked what they tell of a candidate together; ``compare`` reads them side by side."""
        return Rows(self, rows, compare)

    def _joined(self, candidate: int) -> Iterable[int]:
        """The candidates that tell a fact with this one."""
        facts = dict.fromkeys(t.fact.id for t in self.candidates[candidate].told)
        return dict.fromkeys(n for fact in facts for n in self._telling[fact])

    def beside(self, candidate: int) -> Iterable[int]:
        """The candidates that share a sentence with this one."""
        sentences = self.candidates[candidate].sentences
        return dict.fromkeys(n for s in sentences for n in self._of_sentence[s.article, s.index])

    def _directly(self, candidate: int, row: int, joins: Sequence[Join]) -> list[float]:
        """For each unit of a candidate how likely a row tells it, by the same words or by a claim that is joined."""
        own, shown = self.candidates[candidate], self.candidates[row]
        here = own.article == shown.article
        if here and shown.span.holds(own.span):
            return [1.0] * len(self.units[candidate])
        inside = here and own.span.overlap(shown.span) > 0
        return [
            max(
                1.0 if inside and shown.span.start <= u.token.start < shown.span.end else 0.0,
                max((_tells(span, words, score, u) for (span, words), score in joins), default=0.0),
            )
            for u in self.units[candidate]
        ]

    def _joins(self, candidate: int, row: int) -> list[Join]:
        """The candidate's claims that stand in one fact with a claim of the row, with their likeness."""
        shown = self.candidates[row]
        others: dict[str, list[Claim]] = {}
        for told in shown.told:
            others.setdefault(told.fact.id, []).append(told.claim)
        found = []
        for told in self.candidates[candidate].told:
            if those := others.get(told.fact.id):
                score = max(self._story.agree(told.claim, other, told.fact) for other in those)
                found.append(((told.claim.span, len(told.claim.tokens)), score))
        return found


class Rows:
    """Rows that are asked together: what each of them tells of a candidate is a column."""

    def __init__(self, novelty: Novelty, rows: Sequence[int], compare: Compare | None) -> None:
        self._novelty = novelty
        self._read = self._side_by_side(rows, compare) if compare else {}
        """Of a candidate and a row, how likely the row tells each unit of the candidate."""
        self._place = {row: n for n, row in enumerate(rows)}
        self._having = places((n, novelty._keys[row]) for n, row in enumerate(rows))

    def told(self, candidate: int, among: Bools) -> list[float]:
        """For each unit of a candidate how likely one of these rows tells it; ``among`` masks those that are asked."""
        novelty, count = self._novelty, len(self._place)
        units = novelty.units[candidate]
        known = np.zeros((len(units), count), dtype=np.bool_)
        for n, unit in enumerate(units):
            for key in unit.keys & self._having.keys():
                known[n, self._having[key]] = True
        shared = np.zeros(count)
        for unit, there in zip(units, known, strict=True):
            shared += np.where(there, unit.weight, 0.0)
        likeness = _likeness(shared, np.full(count, novelty.totals[candidate]))
        joins = {row: novelty._joins(candidate, row) for row in novelty._joined(candidate) if row in self._place}
        for row, those in joins.items():
            likeness[self._place[row]] = max(likeness[self._place[row]], *(score for _, score in those))
        told: list[float] = np.max(known * np.where(among, likeness, 0.0), axis=1, initial=0.0).tolist()
        for row in {*joins, *(row for row in novelty.beside(candidate) if row in self._place)}:
            if among[self._place[row]]:
                told = list(map(max, told, novelty._directly(candidate, row, joins.get(row, []))))
        for row, place in self._place.items():
            if among[place] and (candidate, row) in self._read:
                told = list(map(max, told, self._read[candidate, row]))
        return told

    def _side_by_side(self, rows: Sequence[int], compare: Compare) -> dict[tuple[int, int], list[float]]:
        novelty = self._novelty
        pairs = [(a, b) for a in rows for b in rows if a < b and novelty.alike(a, b) >= READ_FROM]
        asked = [
            (s, t) for a, b in pairs for s in novelty.candidates[a].sentences for t in novelty.candidates[b].sentences
        ]
        said = dict(zip(asked, compare(asked), strict=True))
        found: dict[tuple[int, int], list[float]] = {}
        for a, b in pairs:
            those = [said[s, t] for s in novelty.candidates[a].sentences for t in novelty.candidates[b].sentences]
            found[a, b] = _told_units(novelty.units[a], [w for one in those for w in one.first])
            found[b, a] = _told_units(novelty.units[b], [w for one in those for w in one.second])
        return found


def _told_units(units: Sequence[Unit], words: Sequence[Word]) -> list[float]:
    """How likely each unit is told, by its likeliest piece."""
    said: dict[int, float] = {}
    for word in words:
        said[word.span.start] = max(said.get(word.span.start, 0.0), word.told)
    return [said.get(u.token.start, 0.0) for u in units]


def places(having: Iterable[tuple[int, frozenset[str]]]) -> dict[str, Ints]:
    """For each key the numbers of what has it."""
    found: dict[str, list[int]] = defaultdict(list)
    for n, keys in having:
        for key in keys:
            found[key].append(n)
    return {key: np.array(those, dtype=np.int64) for key, those in found.items()}


def _likeness(shared: Floats, totals: Floats) -> Floats:
    """How likely two sentences tell the same, by the share of the one's weight that the other has."""
    share = np.divide(shared, totals, out=np.zeros(len(shared)), where=totals > 0)
    return np.clip((share - ALIKE_FROM) / (ALIKE_TO - ALIKE_FROM), 0.0, 1.0)


def _tells(span: Span, words: int, score: float, unit: Unit) -> float:
    if not span.start <= unit.token.start < span.end:
        return 0.0
    detail = unit.token.pos in ("NUM", "PROPN") and words > SHORT_CLAIM
    return score * (OWN_DETAIL if detail else 1.0)
