"""What makes a reader stumble over a row: faults that another sentence may not have, each with its weight."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Fault, Repair, RepairRule
from .candidates import Candidate
from .chaff import has_full_stop
from .days import undated
from .leaning import leaning
from .references import GIVEN, Open, references

COST = {
    Fault.OPEN_PRONOUN: 3.0,
    Fault.OPEN_DESCRIPTION: 1.2,
    Fault.LEANS: 3.0,
    Fault.RELIES: 0.5,
    Fault.POINTS_BACK: 1.0,
    Fault.UNDATED: 0.5,
    Fault.LONG: 0.02,
    Fault.TERSE: 0.3,
    Fault.JOINED: 0.1,
    Fault.QUOTED: 0.25,
    Fault.NO_FULL_STOP: 0.8,
    Fault.LOOSE_QUESTION: 0.6,
    Fault.PATCHED: 0.1,
    Fault.OWN_WORDS: 0.7,
}
"""What each takes from a row's worth, in nats: 0.7 halves it. ``LONG`` counts for each word beyond ``LONG_FROM``."""
LONG_FROM = 34
"""Words: where readers of news begin to lose the thread, a third above the mean of news prose."""
TERSE_BELOW = 8  # words
UNREADABLE = frozenset({Fault.OPEN_PRONOUN, Fault.OPEN_DESCRIPTION, Fault.LEANS})
"""Faults with which nobody understands a sentence alone: it is no row."""
AWKWARD = frozenset({Fault.NO_FULL_STOP, Fault.POINTS_BACK, Fault.OWN_WORDS})
"""Faults with which a sentence is no row while another sentence may tell the same."""


FAULT = {
    Open.PERSON: Fault.OPEN_PRONOUN,
    Open.THING: Fault.OPEN_PRONOUN,
    Open.DESCRIPTION: Fault.OPEN_DESCRIPTION,
    Open.AGAIN: Fault.POINTS_BACK,
}
"""What is wrong with a row that leaves something open."""


def faults(candidate: Candidate, repairs: tuple[Repair, ...], *, given: bool = False) -> tuple[Fault, ...]:
    """All faults that are left after the repairs, each once; ``given``: rows above tell what others may explain."""
    return tuple(dict.fromkeys((*_open(candidate, given), *_faults(candidate, repairs))))


def cost(candidate: Candidate, found: tuple[Fault, ...]) -> float:
    """What the faults take from the worth, in nats."""
    return sum(COST[f] * (candidate.words - LONG_FROM if f is Fault.LONG else 1) for f in found)


def _open(candidate: Candidate, given: bool) -> Iterator[Fault]:
    for open_ in references(candidate):
        if not open_.name and not (given and open_.kind in GIVEN):
            yield FAULT[open_.kind]


def _faults(candidate: Candidate, repairs: tuple[Repair, ...]) -> Iterator[Fault]:
    dropped = [r.span for r in repairs if r.rule is RepairRule.CONNECTIVE]
    yield from leaning(candidate, dropped)
    if candidate.words > LONG_FROM:
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
