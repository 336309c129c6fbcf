"""Which sentences become rows: a weighted cover of what the articles tell, chosen one by one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp, log

import numpy as np

from ..model import Chaff, Fault, Repair, Reported, Skipped
from ..sparse import Bools
from ..wording.title import echo
from .candidates import Candidate
from .chaff import chaff
from .context import Context, understood
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
OPENING = 3
"""Paragraphs in which an article says what happened: a headline may be one of them, a dateline another."""
WORDS_ONLY = 0.5
"""Share of its worth as the first row that a quotation keeps: it seldom says what happened. A judgement."""
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
    reported: tuple[Reported, ...] = ()
    """Its parts with who reports each, where the reading says so."""
    section: str | None = None
    """Its heading, likewise."""

    @property
    def factor(self) -> float:
        """What its faults leave of its worth, 0 to 1."""
        return exp(-cost(self.candidate, self.faults))

    @property
    def able(self) -> bool:
        """Whether it can be understood at all."""
        return UNREADABLE.isdisjoint(self.faults)

    @property
    def readable(self) -> bool:
        """Whether nothing in it makes a reader stumble."""
        return self.able and AWKWARD.isdisjoint(self.faults)


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
            if UNREADABLE.isdisjoint(faults(candidate, changes, given=True)):
                able.append(Choice(candidate, changes, faults(candidate, changes)))
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
    return Chosen(tuple(cover.choices[n] for n in rows), tuple(others))


def _early(candidate: Candidate) -> float:
    return 1 + EARLY / (1 + candidate.sentences[0].paragraph)


def _within(candidate: Candidate, shown: set[tuple[str, int]]) -> bool:
    """Whether a single sentence stands in a row."""
    return (candidate.article, candidate.sentences[0].index) in shown


class _Cover:
    """The state of the choice: how likely each word of each candidate has been told.

    A candidate is a number here, and what is known of all of them, or of all their units, a column.
    """

    def __init__(self, story: Story, able: list[Choice]) -> None:
        self._story = story
        self.choices = able = list(able)
        """Each with the faults that it has below the rows chosen so far."""
        self._contexts = [Context(c.candidate) for c in able]
        self._open = {n: self._contexts[n].needs for n in range(len(able)) if self._contexts[n].needs}
        self._novelty = Novelty(story, [c.candidate for c in able])
        self._worth = np.array([w for n in range(len(able)) for w in self._worths(story, n)], dtype=np.float64)
        self._told = np.zeros(len(self._worth))
        self._factor = np.array([c.factor for c in able], dtype=np.float64)
        self._density = np.array([exp(-LENGTH_POWER * log(c.candidate.words)) for c in able], dtype=np.float64)
        self._least = np.maximum(NEW_WEIGHT, NEW_SHARE * self._novelty.totals)
        """What each must add."""

    def _worths(self, story: Story, n: int) -> Iterator[float]:
        """For each unit its weight, the more articles tell of it the higher."""
        candidate = self.choices[n].candidate
        early = _early(candidate)
        spreads = [(t.claim.span, story.reporting[t.fact.id]) for t in candidate.told]
        for unit in self._novelty.units[n]:
            at = unit.token.start
            spread = max((articles for span, articles in spreads if span.start <= at < span.end), default=1)
            yield unit.weight * (1 + SPREAD * (spread - 1)) * early

    def rows(self) -> tuple[int, ...]:
        """Choose until nothing that is left adds enough; then drop what later rows made superfluous."""
        chosen: list[int] = []
        left = np.ones(len(self.choices), dtype=np.bool_)

        def take(row: int) -> None:
            chosen.append(row)
            left[row] = False
            self._told = np.maximum(self._told, self._novelty.told_by(row))
            self._explain(row)

        if (lead := self._lead()) is not None:
            take(lead)
        for readable, least in ((True, 0.0), (False, SCARCE)):
            while (best := self._best(left & self._shown(readable), least)) is not None:
                take(best)
        return self._without_superfluous(chosen, lead)

    def _lead(self) -> int | None:
        """The readable sentence of an article's opening that says most of what all openings say: the news."""
        able = [n for n, c in enumerate(self.choices) if c.readable and c.candidate.sentences[0].paragraph < OPENING]
        return max(able, key=lambda n: (round(self._tells(n), 6), -n), default=None)

    def _tells(self, n: int) -> float:
        c = self.choices[n].candidate
        said = echo(c.span.of(self._story.text[c.article]), self._story.openings)
        quoted = WORDS_ONLY if Fault.QUOTED in self.choices[n].faults else 1.0
        return said * _early(c) * quoted * self.choices[n].factor

    def _shown(self, readable: bool) -> Bools:
        """Which may be rows: those in which nobody stumbles, or all that can be understood."""
        return np.array([c.readable if readable else c.able for c in self.choices], dtype=np.bool_)

    def _explain(self, row: int) -> None:
        """Strike out what a new row tells of what others take for known."""
        for n, needs in list(self._open.items()):
            candidate = self.choices[n].candidate
            self._open[n] = left = tuple(r for r in needs if not self._contexts[row].gives(r, candidate))
            if not left:
                del self._open[n]
                self.choices[n] = replace(
                    self.choices[n], faults=(*faults(candidate, self.choices[n].repairs, given=True), Fault.RELIES)
                )
                self._factor[n] = self.choices[n].factor

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

    def _without_superfluous(self, chosen: list[int], lead: int | None) -> tuple[int, ...]:
        kept = np.ones(len(chosen), dtype=np.bool_)
        against = self._novelty.against(chosen)
        alone = self._novelty.sums(self._worth) * self._factor
        for at in sorted(range(len(chosen)), key=lambda at: (round(float(alone[chosen[at]]), 6), -at)):
            if chosen[at] == lead:
                continue
            kept[at] = False
            kept[at] = self._adds(chosen[at], against.told(chosen[at], kept)) or not self._stand(chosen, kept)
        return tuple(n for n, keeps in zip(chosen, kept.tolist(), strict=True) if keeps)

    def _stand(self, chosen: list[int], kept: Bools) -> bool:
        """Whether every row that relies on others has them among those that are kept."""
        rows = [n for n, keeps in zip(chosen, kept.tolist(), strict=True) if keeps]
        contexts = [self._contexts[n] for n in rows]
        return all(understood(self._contexts[n], contexts) for n in rows if Fault.RELIES in self.choices[n].faults)

    def why_not(self, others: Sequence[int], rows: Sequence[int]) -> Iterator[Skipped]:
        """Of each whether the rows together tell it all, or nearly."""
        against, every = self._novelty.against(rows), np.ones(len(rows), dtype=np.bool_)
        for n in others:
            new = self._new(n, against.told(n, every))
            yield Skipped.TOLD if new < NEW_WEIGHT / 2 else Skipped.LITTLE_NEW
