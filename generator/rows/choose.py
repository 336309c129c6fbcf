"""Which sentences become rows: a weighted cover of what the articles tell, chosen one by one."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ..model import Chaff, Compare, ReadRows, Skipped
from ..sparse import Bools
from ..wording.title import echo
from .candidates import Candidate
from .chaff import chaff
from .letters import Letters
from .novelty import Novelty
from .parts import stretches
from .reader import Choice, Reader
from .repairs import listed
from .story import Story
from .together import find_candidates, with_context

NEW_WEIGHT = 1.2
"""Weight in content words of what a row must add; fewer are another wording more often than another fact."""
NEW_SHARE = 0.12
"""Share of a row's own weight that it must add."""
SPREAD = 0.5
"""What each further article adds to the worth of what it reports too: what several tell comes first."""
EARLY = 2.0
"""What standing in an article's first paragraph adds to the worth: news comes before background; half in the second."""
OPENING = 3
"""Paragraphs in which an article says what happened: a headline may be one of them, a dateline another."""
WORDS_ONLY = 0.5
"""Share of its worth as the first row that a quotation keeps: it seldom says what happened. A judgement."""
LENGTH_POWER = 0.4
"""How much length counts: 0 takes the richest sentence, 1 the densest."""
GOOD = 0.5
"""Likelihood that an editor keeps a row from which it is one. On two times 16 stories that had no part in anything
readers called good, and rows tell of the facts: 63 and 78 of 100 with 0.5, 66 and 72 with 0.6, 73 and 64 with 0.7."""
MOST = 1000
"""Candidates that are read below the first row, and again neighbours: some four seconds of two processors each. A story
of 40 articles has as many; of a larger one those that most articles report."""
PAIRED, CLEARED = 0.95, 0.6
"""Likelihood of being understood below which a sentence may share its row with the one before it, and which both
together must have. On 16 stories rows tell 77 % of the facts in 257 rows; with 0.85 and 0.8 72 % in 282, and readers
called as many of them good."""
LEADS = 12
"""Sentences of the openings that are read as the first row: those that say most of the news."""
ROUNDED = 1e-6
"""Gains that differ by less are one: no processor can tip a choice."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Rows in the order in which they were chosen, and why each other sentence is none."""

    rows: tuple[Choice, ...]
    unused: tuple[tuple[Candidate, Chaff | Skipped], ...]


def choose(story: Story, read: ReadRows, compare: Compare, letters: Letters) -> Chosen:
    """The rows of a story, the most widely reported first."""
    able: list[Choice] = []
    rejected: list[tuple[Candidate, Chaff | Skipped]] = []
    for candidate in find_candidates(story):
        choice = Choice.of(candidate)
        if (why := chaff(candidate, choice.repairs)) is None:
            able.append(choice)
        elif len(candidate.sentences) == 1:
            rejected.append((candidate, why))
    reader = Reader(story, read)
    lead = _lead(story, able, reader, letters)
    if lead is not None:
        first = able[lead]
        able = reader.read(first, able, MOST)
        able[lead] = first
        able += [c for c in reader.read(first, list(_passages(able, first)), MOST) if c.clear >= CLEARED]
    cover = _Cover(story, able, compare)
    rows = cover.rows(lead)
    shown = {(s.article, s.index) for n in rows for s in cover.choices[n].candidate.sentences}
    left = [n for n, c in enumerate(able) if len(c.candidate.sentences) == 1 and not _within(c.candidate, shown)]
    others = [(c, why) for c, why in rejected if not _within(c, shown)]
    others += [(able[n].candidate, why) for n, why in zip(left, cover.why_not(left, rows), strict=True)]
    return Chosen(tuple(cover.choices[n] for n in rows), tuple(others))


def _lead(story: Story, able: list[Choice], reader: Reader, letters: Letters) -> int | None:
    """The sentence of an article's opening that says most of what all openings say, is understood alone, and of which
    most articles surely report what it begins with."""
    opening = [n for n, c in enumerate(able) if c.candidate.sentences[0].paragraph < OPENING] or range(len(able))
    worth = {n: _news(story, able[n].candidate) * able[n].good for n in opening}
    opening = sorted(opening, key=lambda n: (-round(worth[n], 6), n))[:LEADS]
    alone = reader.read(None, [able[n] for n in opening])
    for n, choice in zip(opening, alone, strict=True):
        able[n] = choice
    letters.weigh((c.candidate, next(stretches(c.candidate))) for c in alone)
    good = {n: worth[n] * c.good * c.clear * _backing(c, letters) for n, c in zip(opening, alone, strict=True)}
    return max(opening, key=lambda n: (round(good[n], 6), -n), default=None)


def _backing(choice: Choice, letters: Letters) -> float:
    """More for each other article that surely reports what a sentence begins with."""
    return 1 + SPREAD * len(letters.of(choice.candidate, next(stretches(choice.candidate))))


def _news(story: Story, candidate: Candidate) -> float:
    """How much a candidate says of what happened."""
    said = echo(candidate.span.of(story.text[candidate.article]), story.openings)
    return said * _early(candidate) * (WORDS_ONLY if candidate.quoted else 1.0)


def _passages(able: Sequence[Choice], first: Choice) -> Iterator[Choice]:
    """What a reader may not understand, behind the sentence before it, if that may be a row too."""
    alone = frozenset(c.candidate.sentences[0] for c in able if len(c.candidate.sentences) == 1 and c is not first)
    groups = frozenset(c.candidate.sentences for c in able)
    for choice in able:
        if choice is first or choice.clear >= PAIRED or listed(choice.candidate) is not None:
            continue
        passage = with_context(choice.candidate)
        if passage is None or passage.sentences[0] not in alone or passage.sentences in groups:
            continue
        made = replace(Choice.of(passage), worth=choice.steps[-1])
        if chaff(passage, made.repairs) is None:
            yield made


def _density(words: float) -> float:
    return math.exp(-LENGTH_POWER * math.log(words))


def _early(candidate: Candidate) -> float:
    return 1 + EARLY / (1 + candidate.sentences[0].paragraph)


def _within(candidate: Candidate, shown: set[tuple[str, int]]) -> bool:
    """Whether a single sentence stands in a row."""
    return (candidate.article, candidate.sentences[0].index) in shown


class _Cover:
    """The state of the choice: how likely each word of each candidate has been told.

    A candidate is a number here, and what is known of all of them, or of all their units, a column.
    """

    def __init__(self, story: Story, able: Sequence[Choice], compare: Compare) -> None:
        self._compare = compare
        self.choices = tuple(able)
        self._novelty = Novelty(story, [c.candidate for c in able])
        self._worth = np.array([w for n in range(len(able)) for w in self._worths(story, n)], dtype=np.float64)
        self._told = np.zeros(len(self._worth))
        self._good = np.array([c.good for c in able], dtype=np.float64)
        self._length = np.array([c.candidate.words for c in able], dtype=np.float64)
        """Words that each would add to the sheet."""
        self._density = np.array([_density(words) for words in self._length.tolist()], dtype=np.float64)
        self._least = np.maximum(NEW_WEIGHT, NEW_SHARE * np.array([self._own_weight(n) for n in range(len(able))]))
        """What each must add."""

    def _own_weight(self, n: int) -> float:
        """The weight of a candidate without the sentences that only explain it."""
        candidate = self.choices[n].candidate
        start = candidate.sentences[candidate.context].span.start
        return sum(u.weight for u in self._novelty.units[n] if u.token.start >= start)

    def _worths(self, story: Story, n: int) -> Iterator[float]:
        """For each unit its weight, the more articles tell of it the higher."""
        candidate = self.choices[n].candidate
        early = _early(candidate)
        spreads = [(t.claim.span, story.reporting[t.fact.id]) for t in candidate.told]
        for unit in self._novelty.units[n]:
            at = unit.token.start
            spread = max((articles for span, articles in spreads if span.start <= at < span.end), default=1)
            yield unit.weight * (1 + SPREAD * (spread - 1)) * early

    def rows(self, lead: int | None) -> tuple[int, ...]:
        """Choose until nothing that is left adds enough; then drop what later rows made superfluous."""
        chosen: list[int] = []
        left = np.ones(len(self.choices), dtype=np.bool_)

        def take(row: int) -> None:
            chosen[:] = [*(n for n in chosen if not self._holds(row, n)), row]
            left[row] = False
            left[self._overlapping(row, lead)] = False
            self._lengthened(row)
            self._told = np.maximum(self._told, self._novelty.told_by(row))

        if lead is not None:
            take(lead)
        while (best := self._best(left & (self._good >= GOOD))) is not None:
            take(best)
        return self._without_superfluous(chosen, lead)

    def _overlapping(self, row: int, lead: int | None) -> list[int]:
        """Candidates that have a sentence of a row and not the whole row; the first row takes the place of none."""
        return [n for n in self._novelty.beside(row) if row == lead or not self._holds(n, row)]

    def _lengthened(self, row: int) -> None:
        """Candidates that hold a row take its place: only the rest of their words is added."""
        holding = [n for n in self._novelty.beside(row) if n != row and self._holds(n, row)]
        for n in holding:
            self._length[n] = max(1.0, self._length[n] - self._length[row])
            self._density[n] = _density(float(self._length[n]))

    def _holds(self, n: int, other: int) -> bool:
        return self.choices[n].candidate.holds(self.choices[other].candidate)

    def _best(self, able: Bools) -> int | None:
        """The candidate that gains most, the first of equals."""
        new = self._novelty.sums(self._novelty.weights * (1 - self._told))
        able = able & (new >= self._least)
        if not able.any():
            return None
        gains = self._novelty.sums(self._worth * (1 - self._told)) * self._good * self._density
        near = np.flatnonzero(able & (gains >= gains[able].max() - 2 * ROUNDED)).tolist()
        return max(near, key=lambda n: (round(float(gains[n]), 6), -n))

    def _adds(self, n: int, told: list[float]) -> bool:
        return bool(self._new(n, told) >= self._least[n])

    def _new(self, n: int, told: list[float]) -> float:
        """Weight of what has not been told."""
        return sum(u.weight * (1 - t) for u, t in zip(self._novelty.units[n], told, strict=True))

    def _without_superfluous(self, chosen: list[int], lead: int | None) -> tuple[int, ...]:
        kept = np.ones(len(chosen), dtype=np.bool_)
        against = self._novelty.against(chosen, self._compare)
        alone = self._novelty.sums(self._worth) * self._good
        for at in sorted(range(len(chosen)), key=lambda at: (round(float(alone[chosen[at]]), 6), -at)):
            if chosen[at] == lead:
                continue
            kept[at] = False
            kept[at] = self._adds(chosen[at], against.told(chosen[at], kept))
        return tuple(n for n, keeps in zip(chosen, kept.tolist(), strict=True) if keeps)

    def why_not(self, others: Sequence[int], rows: Sequence[int]) -> Iterator[Skipped]:
        """Of each what speaks against it: that the rows tell it, or what a reader would make of it."""
        against, every = self._novelty.against(rows), np.ones(len(rows), dtype=np.bool_)
        for n in others:
            new, choice = self._new(n, against.told(n, every)), self.choices[n]
            if new < NEW_WEIGHT / 2:
                yield Skipped.TOLD
            elif choice.good < GOOD:
                yield Skipped.NEEDS_ANOTHER if choice.clear < choice.wanted else Skipped.UNWANTED
            else:
                yield Skipped.LITTLE_NEW
