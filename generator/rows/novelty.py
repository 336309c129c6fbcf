"""What a sentence tells, in units that can be told or not: its content words, weighed by how much each tells."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ..language.senses import sense_of_word
from ..model import Span, Token
from .candidates import Candidate
from .story import Story

WEIGHT = {"NUM": 1.4, "PROPN": 1.0, "NOUN": 1.0, "VERB": 1.0, "ADJ": 0.5, "ADV": 0.3}
"""Weight of a word by its part of speech; others carry no fact."""
EMPTY = frozenset(
    {"be", "have", "do", "get", "make", "go", "take", "say", "tell", "add", "according", "mr", "ms", "mrs"}
)
"""Verbs and titles that tell nothing by themselves."""
COMMON = 0.25
"""Share of its weight that a word keeps which stands in every sentence of the story."""
SHORT_CLAIM = 6
"""Tokens of a claim that is one detail: what is said of it is said of each of its words."""
OWN_DETAIL = 0.35
"""Share of a claim's likeness that its figures and names have: two clauses may tell one event in other details."""
ALIKE_FROM, ALIKE_TO = 0.3, 0.7
"""Share of a sentence's weight that another has: below the first two sentences are about different things, above the
second about the same."""


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
        credits = [span for t in candidate.told for a in t.claim.attributions for span in (a.source_span, a.cue_span)]
        return tuple(
            Unit(t, _keys(t), WEIGHT[t.pos] * self._share[t.lemma.lower()])
            for t in candidate.tokens
            if t.pos in WEIGHT and t.lemma.lower() not in EMPTY and not any(c.start <= t.start < c.end for c in credits)
        )


def _keys(token: Token) -> frozenset[str]:
    lemma = token.lemma.lower()
    senses = sense_of_word(lemma) if token.pos in ("NOUN", "VERB", "ADJ") else frozenset()
    return frozenset({lemma, *senses})


class Novelty:
    """How much of a candidate other candidates have told already."""

    def __init__(self, story: Story, candidates: Iterable[Candidate]) -> None:
        self._story = story
        units = Units(story)
        self.units: Mapping[Candidate, tuple[Unit, ...]] = {c: units.of(c) for c in candidates}
        self._keys = {c: frozenset(k for u in those for k in u.keys) for c, those in self.units.items()}
        self._known: dict[tuple[Candidate, Candidate], tuple[float, ...]] = {}

    def told_by(self, candidate: Candidate, row: Candidate) -> tuple[float, ...]:
        """For each unit of a candidate how likely a row tells it, 0 to 1."""
        pair = (candidate, row)
        if pair not in self._known:
            self._known[pair] = self._compare(candidate, row)
        return self._known[pair]

    def _compare(self, candidate: Candidate, row: Candidate) -> tuple[float, ...]:
        if candidate.article == row.article and row.span.holds(candidate.span):
            return (1.0,) * len(self.units[candidate])
        keys, units = self._keys[row], self.units[candidate]
        total = sum(u.weight for u in units)
        shared = sum(u.weight for u in units if u.keys & keys) / total if total else 0.0
        joins = self._joins(candidate, row)
        best = max((score for _, score in joins), default=0.0)
        alike = max(best, min(1.0, max(0.0, (shared - ALIKE_FROM) / (ALIKE_TO - ALIKE_FROM))))
        inside = 1.0 if candidate.article == row.article and candidate.span.overlap(row.span) else 0.0
        return tuple(
            max(
                inside if row.span.start <= u.token.start < row.span.end else 0.0,
                alike if u.keys & keys else 0.0,
                max((_tells(span, words, score, u) for (span, words), score in joins), default=0.0),
            )
            for u in units
        )

    def _joins(self, candidate: Candidate, row: Candidate) -> list[tuple[tuple[Span, int], float]]:
        """The candidate's claims that stand in one fact with a claim of the row, with their likeness."""
        others: dict[str, list[int]] = {}
        for n, told in enumerate(row.told):
            others.setdefault(told.fact.id, []).append(n)
        found = []
        for told in candidate.told:
            those = [row.told[n].claim for n in others.get(told.fact.id, ())]
            if those:
                score = max(self._story.agree(told.claim, other, told.fact) for other in those)
                found.append(((told.claim.span, len(told.claim.tokens)), score))
        return found


def _tells(span: Span, words: int, score: float, unit: Unit) -> float:
    if not span.start <= unit.token.start < span.end:
        return 0.0
    detail = unit.token.pos in ("NUM", "PROPN") and words > SHORT_CLAIM
    return score * (OWN_DETAIL if detail else 1.0)
