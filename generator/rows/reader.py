"""What a reader makes of a candidate below the first row, and what of its worth that leaves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from math import prod

from ..model import Fault, Impression, ReadRows, Repair, Reported, Sentence, Span
from .candidates import Candidate
from .clear import clear
from .faults import faults
from .good import good, measures
from .introductions import Introductions
from .repairs import repairs
from .row_text import RowText
from .story import Story

LIKELY = 0.5
"""Likelihood from which what a reader finds wrong is told of a row."""

UNREAD = Impression(0.06, 0.55, 0.36, 0.03, 0.845, 0.13, 0.01, 0.015, 0.5)
"""What is likely of a sentence of which nothing is known: shares of those that readers judged (``benchmarks/rows``)."""


@dataclass(frozen=True, eq=False)
class Choice:
    """A candidate with all that was found out about it before it was chosen."""

    candidate: Candidate
    repairs: tuple[Repair, ...]
    form: tuple[Fault, ...] = ()
    """What is wrong with its form."""
    steps: tuple[Impression, ...] = ()
    """What a reader makes of its stretches, the first below the sheet's first row, each further one below the one
    before; empty where whoever proposed it has read it."""
    worth: Impression | None = None
    """What it is worth by itself, where sentences stand before it for the sake of its clearness."""
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

    @cached_property
    def clear(self) -> float:
        """How likely it is understood by who has read the first row."""
        return clear(self.candidate, self.repairs, self.steps) if self.steps else 1.0

    @property
    def wanted(self) -> float:
        """How likely an editor wants it."""
        worth = self.worth or (self.steps[-1] if self.steps else None)
        return worth.wanted if worth else 1.0

    @cached_property
    def good(self) -> float:
        """How likely an editor keeps it."""
        worth = self.worth or (self.steps[-1] if self.steps else None)
        return good(measures(self.shown.text, self.form, self.clear, worth)) if worth else 1.0

    @property
    def faults(self) -> tuple[Fault, ...]:
        """What is wrong with its form, and what a reader likely finds wrong."""
        return (*self.form, *self._found())

    def _found(self) -> Iterator[Fault]:
        if not self.steps:
            return
        worth = self.worth or self.steps[-1]
        for fault, likelihood in (
            (Fault.DANGLES, 1 - self.clear),
            (Fault.TORN, 1 - prod(1 - step.torn for step in self.steps)),
            (Fault.TRIVIAL, worth.trivial),
            (Fault.CLAIM, worth.claim),
            (Fault.FURNITURE, worth.furniture),
        ):
            if likelihood >= LIKELY:
                yield fault


class Reader:
    """Reads candidates as somebody does who knows nothing of the story but one row."""

    def __init__(self, story: Story, read: ReadRows) -> None:
        self._introductions = Introductions(story)
        self._read = read

    def read(self, first: Choice | None, choices: Sequence[Choice], most: int | None = None) -> list[Choice]:
        """Each with what a reader makes of it below the first row, or alone.

        ``most``: how many are read, the most widely reported; of the others nothing is known.
        """
        order = sorted(range(len(choices)), key=lambda n: (-_reported(choices[n].candidate), n))
        asked = frozenset(order[:most])
        steps = [list(self._steps(first, c)) if n in asked else [] for n, c in enumerate(choices)]
        answers = iter(self._read([step for those in steps for step in those]))
        return [
            replace(choice, steps=tuple(next(answers) for _ in those) or (UNREAD,))
            for choice, those in zip(choices, steps, strict=True)
        ]

    def _steps(self, first: Choice | None, choice: Choice) -> Iterator[tuple[str, str]]:
        """What is read below what: the first row above a candidate, each further sentence below the one before."""
        candidate, above = choice.candidate, first.shown.text if first else ""
        if not candidate.context:
            yield above, self._shown(first, choice)
            return
        opening = Choice.of(replace(candidate, sentences=candidate.sentences[:1], context=0))
        yield above, self._shown(first, opening)
        for n in range(1, candidate.context + 1):
            own = candidate.sentences[n:] if n == candidate.context else candidate.sentences[n : n + 1]
            yield _words(candidate, candidate.sentences[n - 1 : n]), _words(candidate, own)

    def _shown(self, first: Choice | None, choice: Choice) -> str:
        """The row's words with those by which a sheet says who somebody is whom the first row does not name."""
        rows = [(c.candidate, c.repairs) for c in (first, choice) if c]
        return replace(choice, repairs=self._introductions.over(rows)[-1]).shown.text


def _words(candidate: Candidate, sentences: tuple[Sentence, ...]) -> str:
    span = Span(sentences[0].span.start, sentences[-1].span.end)
    return " ".join(span.of(candidate.story.text[candidate.article]).split())


def _reported(candidate: Candidate) -> int:
    """How many articles report what it tells."""
    return max((len(t.fact.articles) for t in candidate.told), default=0)
