"""Signs to probabilities: a logistic regression at first sight, boosted trees for the closer look.

Both stand in ``scorer.json``, with a card that says what they were learned from and how well they do on stories that
had no part in it; ``benchmarks/train_scorer.py`` writes the file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from ..learned.logistic import Measured
from ..learned.trees import Trees
from ..model import Sign
from ..sparse import Floats
from .grains import GRAINS
from .signs import closer, first, neighbours

NAMES = {grain: (*first.NAMES, *closer.NAMES, *neighbours.NAMES, *neighbours.names(grain)) for grain in GRAINS}
"""By grain the signs at first sight, those of the closer look, then those of the company and of the other grains."""
FILE = Path(__file__).with_name("scorer.json")
PLACES = 4
"""Decimals kept of a probability: two processors may differ in the sixteenth, and no threshold is finer than this."""
SHOWN = 6
"""Signs that are kept for a reader, the weightiest first."""


@dataclass(frozen=True, slots=True)
class FirstScorer:
    """Weights for the signs at first sight, in their order."""

    bias: float
    """Log-odds of a pair whose signs are all average."""
    means: tuple[float, ...]
    weights: tuple[float, ...]

    def score(self, rows: Floats) -> Floats:
        """Probability, 0 to 1, that two claims with these signs say the same; a row of signs for each pair."""
        # Each row is summed by itself: a matrix product may add up in another order on another processor.
        return _probabilities(((rows - self.means) * self.weights).sum(axis=1) + self.bias)


@dataclass(frozen=True, slots=True)
class SecondScorer:
    """Trees over all signs of one grain."""

    names: tuple[str, ...]
    trees: Trees

    def score(self, rows: Floats) -> Floats:
        """Probability, 0 to 1, that two claims with these signs say the same; a row of signs for each pair."""
        return _probabilities(self.trees.odds(rows))

    def explain(self, rows: Floats) -> list[tuple[Sign, ...]]:
        """For each row what its signs add to the log-odds of an average pair, the weightiest ``SHOWN``."""
        parts = np.round(self.trees.parts(rows), 2)
        order = np.argsort(-np.abs(parts), axis=1, kind="stable")[:, :SHOWN]
        added = np.take_along_axis(parts, order, axis=1)
        return [
            tuple(Sign(self.names[n], value) for n, value in zip(*row, strict=True) if value)
            for row in zip(order.tolist(), added.tolist(), strict=True)
        ]


def _probabilities(odds: Floats) -> Floats:
    return np.round(1 / (1 + np.exp(-odds)), PLACES)


@dataclass(frozen=True, slots=True)
class Scorers:
    """Who scores the pairs, by grain."""

    first: dict[str, FirstScorer]
    second: dict[str, SecondScorer]
    blends: dict[str, Measured]
    """How the trees' log-odds are weighed together with the encoder."""


@cache
def scorers() -> Scorers:
    """The scorers that come with the program.

    Raises:
        ValueError: the file was made for other signs than the program reads.
    """
    return read(json.loads(FILE.read_text("utf-8")))


def read(data: dict[str, Any]) -> Scorers:
    """Scorers from the content of ``scorer.json``; ValueError where its signs are not ``NAMES``."""
    if {grain: tuple(names) for grain, names in data["signs"].items()} != NAMES:
        raise ValueError("scorer.json was learned for other signs: run benchmarks/train_scorer.py --write")
    return Scorers(
        {grain: _first(each) for grain, each in data["first"].items()},
        {grain: SecondScorer(NAMES[grain], Trees.read(each)) for grain, each in data["second"].items()},
        {grain: Measured(**each) for grain, each in data["blends"].items()},
    )


def _first(data: dict[str, Any]) -> FirstScorer:
    return FirstScorer(float(data["bias"]), tuple(map(float, data["means"])), tuple(map(float, data["weights"])))
