"""How likely a row is understood by who has read the first row and nothing else of the story."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from ..learned.logistic import Measured
from ..model import Impression, Repair, RepairRule, Sentence, Token
from .candidates import Candidate
from .expletives import stands_for_nothing
from .references import GIVEN, references
from .vocabulary import vocabulary

FILE = Path(__file__).with_name("clear.json")
PLACES = 4
"""Decimals kept of a measure, so that no processor can tip it."""
MOST_OPEN = 2
"""Open pronouns that are counted: at one or two a reader stops. A judgement."""
SUREST = 0.99
"""Likelihood beyond which nothing is believed. A judgement."""


@cache
def learned() -> Measured:
    """The weights that come with the program (``benchmarks/train_blends.py``)."""
    return Measured(**json.loads(FILE.read_text("utf-8"))["blend"])


def clear(candidate: Candidate, repairs: Iterable[Repair], steps: Sequence[Impression]) -> float:
    """How likely a candidate is understood after its repairs, 0 to 1; ``steps``: what a reader makes of each of its
    stretches that were read one below the other."""
    return round(1 / (1 + math.exp(-learned().odds(measures(candidate, repairs, steps)))), PLACES)


def measures(candidate: Candidate, repairs: Iterable[Repair], steps: Sequence[Impression]) -> dict[str, float]:
    """What the encoder says of its stretches, and what its grammar leaves open, by name.

    The encoder knows what a text is about and overlooks a "he". Area under the curve on the rows of 16 sheets, by the
    weights of 80 and 96 other stories: .70, .69 and .71; without its word on single words .68, .66 and .68.
    """
    first, mended = candidate.sentences[0], tuple(repairs)
    shown = [t for t in first.tokens if not _mended(t, mended)]
    open_ = sum(r.kind not in GIVEN and not r.name for r in references(candidate))
    return {
        "encoder": log_odds(math.prod(1 - step.dangles for step in steps)),
        "open word": log_odds(max(step.open for step in steps)),
        "open pronouns": min(MOST_OPEN, open_),
        "pointing in a quotation": float(any(_points(first, t) for t in shown if candidate.in_quotation(t))),
        "going on": float(any(t.text.lower() in vocabulary().going_on for t in shown if t.dep != "expl")),
        "length": round(math.log(1 + candidate.words), PLACES),
    }


def _points(s: Sentence, t: Token) -> bool:
    """Whether a word stands for what was named before: not "that day", "the boat that sank", nor "it" in "it rains"."""
    own = t.dep not in ("det", "mark") and t.tag not in ("WDT", "WP")
    return own and t.text.lower() in vocabulary().pointing and not stands_for_nothing(s, t)


def _mended(t: Token, repairs: Iterable[Repair]) -> bool:
    """Whether a row does not show a word, or says which day it means."""
    return any(
        r.span.start <= t.start < r.span.end or (r.rule is RepairRule.DATE and r.span.start == t.end) for r in repairs
    )


def log_odds(likelihood: float) -> float:
    """Of a likelihood that is not believed to be certain."""
    x = min(SUREST, max(1 - SUREST, likelihood))
    return round(math.log(x / (1 - x)), PLACES)
