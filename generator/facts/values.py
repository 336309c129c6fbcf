"""Figures and times of a claim by their normal values, so that "a dozen" and "12" are one term."""

from __future__ import annotations

from ..model import Claim


def values_of(claim: Claim) -> frozenset[str]:
    """A term for each figure and each time that the text tells exactly enough to be compared."""
    figures = {f"={q.low:g} {q.unit}" for q in claim.quantities}
    clocks = {f"@{t.clock}" for t in claim.times if t.clock is not None}
    days = {f"@{t.month}-{t.monthday}" for t in claim.times if t.month is not None and t.monthday is not None}
    days |= {f"@{t.first.month}-{t.first.day}" for t in claim.times if t.first and t.first == t.last}
    weekdays = {f"@day {t.weekday}" for t in claim.times if t.weekday is not None}
    return frozenset(figures | clocks | days | weekdays)
