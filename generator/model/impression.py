"""What a reader makes of a row below another, as a network that reads both judges."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Impression:
    """How likely a row is understood, and wanted, by who has read another above it. Two fours sum to about 1."""

    alone: float
    """Understood whatever stands above it."""
    below: float
    """Understood because of what stands above it."""
    dangles: float
    """Something in it is not understood even so: who "the official" is."""
    torn: float
    """No sentence."""
    wanted: float
    trivial: float
    """An editor would leave it out: colour, a general remark."""
    claim: float
    """Somebody claims it, and the row does not say so."""
    furniture: float
    """It is about the page and not about the story."""
    open: float
    """One of its words leaves a reader to ask who or what is meant: that of which this is likeliest."""


ReadRows = Callable[[Sequence[tuple[str, str]]], Sequence[Impression]]
"""Of each pair of texts what a reader who has read the first makes of the second, in their order."""
