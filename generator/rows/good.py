"""How likely a careful editor keeps a row: what a reader makes of it, and its form, weighed together."""

from __future__ import annotations

import json
import math
from functools import cache
from pathlib import Path

from ..learned.logistic import Measured
from ..model import Fault, Impression
from .clear import log_odds

FILE = Path(__file__).with_name("good.json")
PLACES = 4
"""Decimals kept of a measure, so that no processor can tip it."""
FORM = (Fault.UNDATED, Fault.PATCHED, Fault.QUOTED, Fault.NO_FULL_STOP)
"""What of its form tells. Length, a question, few words or a second sentence told nothing more of 874 rows that readers
judged."""


@cache
def learned() -> Measured:
    """The weights that come with the program (``benchmarks/train_blends.py``)."""
    return Measured(**json.loads(FILE.read_text("utf-8"))["blend"])


def good(measured: dict[str, float]) -> float:
    """How likely a row is a sentence, true and wanted, 0 to 1."""
    return round(1 / (1 + math.exp(-learned().odds(measured))), PLACES)


def measures(text: str, form: tuple[Fault, ...], clear: float, worth: Impression) -> dict[str, float]:
    """What tells of a row as it is shown, by name; ``clear``: how likely it is understood.

    Area under the curve on sheets of three times 16 stories, each 16 by the weights of the others: .77, .73 and .77; by
    the product of being understood and wanted .72, .70 and .71.
    """
    return {
        "clear": log_odds(clear),
        "wanted": log_odds(worth.wanted),
        "claim": log_odds(worth.claim),
        **{fault.name.lower(): float(fault in form) for fault in FORM},
        "colons": text.count(":"),
    }
