"""What a reader makes of a candidate below the rows above it, and what of its worth that leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import exp

from ..model import Fault, Impression, ReadRows, Repair, Reported
from .candidates import Candidate
from .faults import cost, faults
from .introductions import Introductions
from .repairs import repairs
from .row_text import RowText
from .story import Story

SURE = 0.8
"""Likelihood from which a sentence is understood as it is, and is not read below other rows. A judgement."""
LIKELY = 0.5
"""Likelihood from which what a reader finds wrong is told of a row."""

UNREAD = Impression(0.06, 0.55, 0.36, 0.03, 0.845, 0.13, 0.01, 0.015)
"""What is likely of a sentence of which nothing is known: shares of those that readers judged (``benchmarks/rows``)."""


@dataclass(frozen=True, eq=False)
class Choice:
    """A candidate with all that was found out about it before it was chosen."""

    candidate: Candidate
    repairs: tuple[Repair, ...]
    form: tuple[Fault, ...] = ()
    """What is wrong with its form."""
    impression: Impression | None = None
    """What a reader makes of it below ``above``; None where whoever proposed it has read it."""
    above: Candidate | None = None
    """The row that it is best understood below; None if it was read alone."""
    reported: tuple[Reported, ...] = ()
    """Its parts with who reports each, where the reading says so."""
    section: str | None = None
    """Its heading, likewise."""

    @staticmethod
    def of(candidate: Candidate) -> Choice:
        changes = repairs(candidate)
        return Choice(candidate, changes, faults(candidate, changes))

    @property
    def shown(self) -> RowText:
        """The row as a sheet shows it."""
        candidate = self.candidate
        return RowText(candidate.story.text[candidate.article], candidate.span, self.repairs)

    @property
    def good(self) -> float:
        """How likely a reader understands it and an editor wants it."""
        return self.impression.understood * self.impression.wanted if self.impression else 1.0

    @property
    def is_doubtful(self) -> bool:
        """Whether it is worth reading again below another row."""
        return self.impression is not None and self.impression.understood < SURE

    @property
    def factor(self) -> float:
        """What is left of its worth, 0 to 1."""
        return self.good * exp(-cost(self.candidate, self.form))

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with its form, and what a reader likely finds wrong."""
        return (*self.form, *(_found(self.impression) if self.impression else ()))


def _found(impression: Impression) -> Iterator[Fault]:
    for fault, likelihood in (
        (Fault.DANGLES, impression.dangles),
        (Fault.TORN, impression.torn),
        (Fault.TRIVIAL, impression.trivial),
        (Fault.CLAIM, impression.claim),
        (Fault.FURNITURE, impression.furniture),
    ):
        if likelihood >= LIKELY:
            yield fault


class Reader:
    """Reads candidates as somebody does who knows nothing of the story but one row."""

    def __init__(self, story: Story, read: ReadRows) -> None:
        self._introductions = Introductions(story)
        self._read = read

    def below(self, above: Choice | None, choices: Sequence[Choice], most: int | None = None) -> list[Choice]:
        """Each as it is understood below a row; what is understood below another is understood still.

        ``most``: how many are read, the most widely reported; of the others nothing is known.
        """
        found = list(choices)
        order = sorted(range(len(found)), key=lambda n: (-_reported(found[n].candidate), n))
        asked = sorted(order[:most])
        read = self._read(above.shown.text if above else "", [self._shown(above, found[n]) for n in asked])
        place = above.candidate if above else None
        for n, new in [*zip(asked, read, strict=True), *((n, UNREAD) for n in order[len(asked) :])]:
            if _better(new, found[n], place):
                found[n] = replace(found[n], impression=new, above=place)
        return found

    def gains(self, above: Choice, choices: Sequence[Choice]) -> list[float]:
        """How much more likely each is understood directly below a row than where it was read."""
        read = self._read(above.shown.text, [self._shown(above, choice) for choice in choices]) if choices else ()
        known = [choice.impression.understood if choice.impression else 1.0 for choice in choices]
        return [max(0.0, new.understood - old) for new, old in zip(read, known, strict=True)]

    def _shown(self, above: Choice | None, choice: Choice) -> str:
        """The row's words with those by which a sheet says who somebody is whom the row above does not name."""
        rows = [(c.candidate, c.repairs) for c in (above, choice) if c]
        return replace(choice, repairs=self._introductions.over(rows)[-1]).shown.text


def _reported(candidate: Candidate) -> int:
    """How many articles report what it tells."""
    return max((len(t.fact.articles) for t in candidate.told), default=0)


def _better(new: Impression, choice: Choice, above: Candidate | None) -> bool:
    """Whether a reading replaces the one that is known; one with nothing above never counts beside another."""
    known = choice.impression
    if known is None or known is UNREAD or (choice.above is None and above is not None):
        return True
    return new is not UNREAD and new.understood > known.understood
