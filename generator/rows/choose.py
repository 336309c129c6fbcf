"""Which sentences become rows: a weighted cover of what the articles tell, chosen one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, log

import numpy as np

from ..facts.rows import Bools
from ..model import Chaff, Fault, Repair, Reported, Skipped
from .candidates import Candidate
from .chaff import chaff
from .faults import AWKWARD, UNREADABLE, cost, faults
from .novelty import Novelty
from .repairs import repairs
from .story import Story
from .together import find_candidates

NEW_WEIGHT = 1.2
"""Weight in content words of what a row must add; fewer are another wording more often than another fact."""
NEW_SHARE = 0.12
"""Share of a row's own weight that it must add."""
SPREAD = 0.5
"""What each further article adds to the worth of what it reports too: what several tell comes first."""
EARLY = 2.0
"""What standing in an article's first paragraph adds to the worth: news comes before background; half in the second."""
SCARCE = 3.5
"""Weight that a sentence with a fault that readers stumble over must add: what it tells stands nowhere else."""
LENGTH_POWER = 0.4
"""How much length counts: 0 takes the richest sentence, 1 the densest."""
ROUNDED = 1e-6
"""Gains that differ by less are one: no processor can tip a choice."""


@dataclass(frozen=True, eq=False)
class Choice:
    """A candidate with all that was found out about it before it was chosen."""

    candidate: Candidate
    repairs: tuple[Repair, ...]
    faults: tuple[Fault, ...]
    factor: float
    """What its faults leave of its worth, 0 to 1."""
    reported: tuple[Reported, ...] = ()
    """Its parts with who reports each, where the reading says so."""
    section: str | None = None
    """Its heading, likewise."""


@dataclass(frozen=True, slots=True)
class Chosen:
    """Rows in the order in which they were chosen, and why each other sentence is none."""

    rows: tuple[Choice, ...]
    unused: tuple[tuple[Candidate, Chaff | Skipped], ...]


def choose(story: Story) -> Chosen:
    """The rows of a story, the most widely reported first."""
    rejected: list[tuple[Candidate, Chaff | Skipped]] = []
    able: list[Choice] = []
    for candidate in find_candidates(story):
        changes = repairs(candidate)
        why = chaff(candidate, changes)
        if why is None:
            found = faults(candidate, changes)
            if UNREADABLE.isdisjoint(found):
                able.append(Choice(candidate, changes, found, exp(-cost(candidate, found))))
            elif len(candidate.sentences) == 1:
                rejected.append((candidate, Skipped.NEEDS_ANOTHER))
        elif len(candidate.sentences) == 1:
            rejected.append((candidate, why))
    cover = _Cover(story, able)
    rows = cover.rows()
    shown = {(s.article, s.index) for n in rows for s in able[n].candidate.sentences}
    left = [n for n, c in enumerate(able) if len(c.candidate.sentences) == 1 and not _within(c.candidate, shown)]
    others = [(c, why) for c, why in rejected if not _within(c, shown)]
    others += [(able[n].candidate, why) for n, why in zip(left, cover.why_not(left, rows), strict=True)]
    return Chosen(tuple(able[n] for n in rows), tuple(others))


def _within(candidate: Candidate, shown: set[tuple[str, int]]) -> bool:
    """Whether a single sentence stands in a row."""
    return (candidate.article, candidate.sentences[0].index) in shown


class _Cover:
    """The state of the choice: how likely each word of each candidate has been told.

    A candidate is a number here, and what is known of all of them, or of all their units, a column.
    """

    def __init__(self, story: Story, able: list[Choice]) -> None:
        self._able = able
        self._novelty = Novelty(story, [c.candidate for c in able])
        self._worth = np.array([w for n in range(len(able)) for w in self._worths(story, n)], dtype=np.float64)
        self._told = np.zeros(len(self._worth))
        self._factor = np.array([c.factor for c in able], dtype=np.float64)
        self._density = np.array([exp(-LENGTH_POWER * log(c.candidate.words)) for c in able], dtype=np.float64)
        self._least = np.maximum(NEW_WEIGHT, NEW_SHARE * self._novelty.totals)
        """What each must add."""

    def _worths(self, story: Story, n: int) -> Iterator[float]:
        """For each unit its weight, the more articles tell of it the higher."""
        candidate = self._able[n].candidate
        early = 1 + EARLY / (1 + candidate.sentences[0].paragraph)
        spreads = [(t.claim.span, story.reporting[t.fact.id]) for t in candidate.told]
        for unit in self._novelty.units[n]:
            at = unit.token.start
            spread = max((articles for span, articles in spreads if span.start <= at < span.end), default=1)
            yield unit.weight * (1 + SPREAD * (spread - 1)) * early

    def rows(self) -> tuple[int, ...]:
        """Choose until nothing that is left adds enough; then drop what later rows made superfluous."""
        chosen: list[int] = []
        left = np.ones(len(self._able), dtype=np.bool_)
        readable = np.array([AWKWARD.isdisjoint(c.faults) for c in self._able], dtype=np.bool_)
        for asked, least in ((readable, 0.0), (left, SCARCE)):
            while (best := self._best(left & asked, least)) is not None:
                chosen.append(best)
                left[best] = False
                self._told = np.maximum(self._told, self._novelty.told_by(best))
        return self._without_superfluous(chosen)

    def _best(self, able: Bools, least: float) -> int | None:
        """The candidate that gains most, the first of equals."""
        new = self._novelty.sums(self._novelty.weights * (1 - self._told))
        able = able & (new >= self._least) & (new >= least)
        if not able.any():
            return None
        gains = self._novelty.sums(self._worth * (1 - self._told)) * self._factor * self._density
        near = np.flatnonzero(able & (gains >= gains[able].max() - 2 * ROUNDED)).tolist()
        return max(near, key=lambda n: (round(float(gains[n]), 6), -n))

    def _adds(self, n: int, told: list[float]) -> bool:
        return bool(self._new(n, told) >= self._least[n])

    def _new(self, n: int, told: list[float]) -> float:
        """Weight of what has not been told."""
        return sum(u.weight * (1 - t) for u, t in zip(self._novelty.units[n], told, strict=True))

    def _without_superfluous(self, chosen: list[int]) -> tuple[int, ...]:
        kept = np.ones(len(chosen), dtype=np.bool_)
        against = self._novelty.against(chosen)
        alone = self._novelty.sums(self._worth) * self._factor
        for at in sorted(range(len(chosen)), key=lambda at: (round(float(alone[chosen[at]]), 6), -at)):
            kept[at] = False
            kept[at] = self._adds(chosen[at], against.told(chosen[at], kept))
        return tuple(n for n, keeps in zip(chosen, kept.tolist(), strict=True) if keeps)

    def why_not(self, others: Sequence[int], rows: Sequence[int]) -> Iterator[Skipped]:
        """Of each whether the rows together tell it all, or nearly."""
        against, every = self._novelty.against(rows), np.ones(len(rows), dtype=np.bool_)
        for n in others:
            new = self._new(n, against.told(n, every))
            yield Skipped.TOLD if new < NEW_WEIGHT / 2 else Skipped.LITTLE_NEW
