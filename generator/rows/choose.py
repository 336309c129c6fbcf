"""Which sentences become rows: a weighted cover of what the articles tell, chosen one by one."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import exp, log

from ..model import Chaff, Fault, Repair, Skipped
from .candidates import Candidate
from .chaff import chaff
from .faults import AWKWARD, UNREADABLE, cost, faults
from .novelty import Novelty
from .repairs import repairs
from .story import Story
from .together import find_candidates

NEW_WEIGHT = 0.8
"""Weight in content words of what a row must add; fewer are another wording more often than another fact."""
NEW_SHARE = 0.12
"""Share of a row's own weight that it must add."""
SPREAD = 0.5
"""What each further article adds to the worth of what it reports too: what several tell comes first."""
EARLY = 2.0
"""What standing in an article's first paragraph adds to the worth: news comes before background; half in the second."""
SCARCE = 4.0
"""Weight that a sentence with a fault that readers stumble over must add: what it tells stands nowhere else."""
LENGTH_POWER = 0.4
"""How much length counts: 0 takes the richest sentence, 1 the densest."""


@dataclass(frozen=True, eq=False)
class Choice:
    """A candidate with all that was found out about it before it was chosen."""

    candidate: Candidate
    repairs: tuple[Repair, ...]
    faults: tuple[Fault, ...]
    factor: float
    """What its faults leave of its worth, 0 to 1."""


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
    shown = [row.candidate for row in rows]
    left = [c for c in able if len(c.candidate.sentences) == 1 and not _within(c.candidate, shown)]
    rejected = [(c, why) for c, why in rejected if not _within(c, shown)]
    return Chosen(rows, (*rejected, *((c.candidate, cover.why_not(c, rows)) for c in left)))


def _within(candidate: Candidate, rows: Iterable[Candidate]) -> bool:
    return any(row.article == candidate.article and row.span.holds(candidate.span) for row in rows)


class _Cover:
    """The state of the choice: how likely each word of each candidate has been told."""

    def __init__(self, story: Story, able: list[Choice]) -> None:
        self._able = able
        self._novelty = Novelty(story, (c.candidate for c in able))
        self._worth = {c: self._worths(c.candidate) for c in able}
        self._told = {c: [0.0] * len(self._novelty.units[c.candidate]) for c in able}

    def _worths(self, candidate: Candidate) -> tuple[float, ...]:
        """For each unit its weight, the more articles tell of it the higher."""
        found = []
        early = 1 + EARLY / (1 + candidate.sentences[0].paragraph)
        for unit in self._novelty.units[candidate]:
            spread = max(
                (
                    len(t.fact.articles)
                    for t in candidate.told
                    if t.claim.span.start <= unit.token.start < t.claim.span.end
                ),
                default=1,
            )
            found.append(unit.weight * (1 + SPREAD * (spread - 1)) * early)
        return tuple(found)

    def rows(self) -> tuple[Choice, ...]:
        """Choose until nothing that is left adds enough; then drop what later rows made superfluous."""
        chosen: list[Choice] = []
        for readable in (True, False):
            while (best := self._best(chosen, readable)) is not None:
                chosen.append(best)
                self._tell(best)
        return self._without_superfluous(chosen)

    def _best(self, chosen: list[Choice], readable: bool) -> Choice | None:
        able = [c for c in self._able if c not in chosen and self._adds(c, self._told[c])]
        if readable:
            able = [c for c in able if AWKWARD.isdisjoint(c.faults)]
        else:
            able = [c for c in able if self._new(c, self._told[c]) >= SCARCE]
        return max(able, key=lambda c: (round(self._gain(c), 6), -self._able.index(c)), default=None)

    def _gain(self, choice: Choice) -> float:
        left = sum(w * (1 - t) for w, t in zip(self._worth[choice], self._told[choice], strict=True))
        return left * choice.factor * exp(-LENGTH_POWER * log(choice.candidate.words))

    def _adds(self, choice: Choice, told: Iterable[float]) -> bool:
        new = self._new(choice, told)
        whole = sum(u.weight for u in self._novelty.units[choice.candidate])
        return new >= NEW_WEIGHT and new >= NEW_SHARE * whole

    def _new(self, choice: Choice, told: Iterable[float]) -> float:
        """Weight of what has not been told."""
        units = self._novelty.units[choice.candidate]
        return sum(u.weight * (1 - t) for u, t in zip(units, told, strict=True))

    def _tell(self, row: Choice) -> None:
        for choice in self._able:
            more = self._novelty.told_by(choice.candidate, row.candidate)
            self._told[choice] = [max(a, b) for a, b in zip(self._told[choice], more, strict=True)]

    def _without_superfluous(self, chosen: list[Choice]) -> tuple[Choice, ...]:
        kept = list(chosen)
        for row in sorted(chosen, key=lambda c: (round(self._gain_alone(c), 6), -chosen.index(c))):
            others = [c for c in kept if c is not row]
            if not self._adds(row, self._told_by(row, others)):
                kept = others
        return tuple(kept)

    def _gain_alone(self, choice: Choice) -> float:
        return sum(self._worth[choice]) * choice.factor

    def _told_by(self, choice: Choice, rows: list[Choice]) -> list[float]:
        told = [0.0] * len(self._novelty.units[choice.candidate])
        for row in rows:
            more = self._novelty.told_by(choice.candidate, row.candidate)
            told = [max(a, b) for a, b in zip(told, more, strict=True)]
        return told

    def why_not(self, choice: Choice, rows: tuple[Choice, ...]) -> Skipped:
        """Whether another row tells it all, or nearly."""
        new = self._new(choice, self._told_by(choice, list(rows)))
        return Skipped.TOLD if new < NEW_WEIGHT / 2 else Skipped.LITTLE_NEW
