"""Signs to a probability: a logistic regression whose weights are a page of numbers.

The weights stand in ``scorer.json``, with a card that says what they were learned from and how well they do on stories
that had no part in it; ``benchmarks/train_scorer.py`` writes the file.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from generator.facts import company, signs
from generator.model import Sign

NAMES = (*signs.NAMES, *company.NAMES)
"""The signs at first sight, then those of the company."""
FILE = Path(__file__).with_name("scorer.json")
PLACES = 4
"""Decimals kept of a probability: two processors may differ in the sixteenth, and no threshold is finer than this."""
SHOWN = 6
"""Signs that are kept for a reader, the weightiest first."""


@dataclass(frozen=True, slots=True)
class Scorer:
    """Weights for the signs, in the order of ``NAMES``; the first scorer of two knows only as many as it has."""

    bias: float
    """Log-odds of a pair whose signs are all average."""
    means: tuple[float, ...]
    weights: tuple[float, ...]

    def score(self, rows: Collection[Sequence[float]]) -> list[float]:
        """Probability, 0 to 1, that two claims with these signs say the same; a row of signs for each pair."""
        if not rows:
            return []
        # Each row is summed by itself: a matrix product may add up in another order on another processor.
        odds = ((np.array(list(rows)) - self.means) * self.weights).sum(axis=1) + self.bias
        return [round(value, PLACES) for value in (1 / (1 + np.exp(-odds))).tolist()]

    def explain(self, values: Sequence[float]) -> tuple[Sign, ...]:
        """What each sign adds to the log-odds of an average pair, the weightiest ``SHOWN``."""
        parts = zip(NAMES, self.weights, values, self.means, strict=True)
        told = [(name, added) for name, w, x, m in parts if (added := round(w * (x - m), 2))]
        return tuple(Sign(*sign) for sign in sorted(told, key=lambda sign: (-abs(sign[1]), sign[0]))[:SHOWN])


@cache
def scorers() -> dict[str, tuple[Scorer, Scorer]]:
    """The first and the second scorer by grain: "clause", "detail" and "sentence".

    Raises:
        ValueError: the file was made for other signs than the program reads.
    """
    return read(json.loads(FILE.read_text("utf-8")))


def read(data: dict[str, Any]) -> dict[str, tuple[Scorer, Scorer]]:
    """Scorers from the content of ``scorer.json``; ValueError where its signs are not ``NAMES``."""
    if tuple(data["signs"]) != NAMES:
        raise ValueError("scorer.json was learned for other signs: run benchmarks/train_scorer.py --write")
    return {grain: (_scorer(pair["first"]), _scorer(pair["second"])) for grain, pair in data["scorers"].items()}


def _scorer(data: dict[str, Any]) -> Scorer:
    return Scorer(float(data["bias"]), tuple(map(float, data["means"])), tuple(map(float, data["weights"])))
