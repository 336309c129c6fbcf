"""What is wrong with a row's form."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Fault, Repair, RepairRule
from .candidates import Candidate
from .chaff import has_full_stop
from .days import undated

LONG_FROM = 34
"""Words of a sentence: where readers of news begin to lose the thread, a third above the mean of news prose."""
TERSE_BELOW = 8  # words


def faults(candidate: Candidate, repairs: tuple[Repair, ...]) -> tuple[Fault, ...]:
    """All faults that are left after the repairs, each once."""
    return tuple(_faults(candidate, repairs))


def _faults(candidate: Candidate, repairs: tuple[Repair, ...]) -> Iterator[Fault]:
    if candidate.longest > LONG_FROM:
        yield Fault.LONG
    if candidate.words < TERSE_BELOW:
        yield Fault.TERSE
    if len(candidate.sentences) > 1:
        yield Fault.JOINED
    if candidate.quoted:
        yield Fault.QUOTED
    if any(t.text == "?" for t in candidate.tokens):
        yield Fault.LOOSE_QUESTION
    if not has_full_stop(candidate):
        yield Fault.NO_FULL_STOP
    if any(r.rule is not RepairRule.DATE for r in repairs):
        yield Fault.PATCHED
    if any(r.rule is RepairRule.OWN_WORDS for r in repairs):
        yield Fault.OWN_WORDS
    if any(undated(candidate)) and not any(r.rule is RepairRule.DATE for r in repairs):
        yield Fault.UNDATED
