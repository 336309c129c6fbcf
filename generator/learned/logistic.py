"""Logistic regressions from files of weights."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

PLACES = 4
"""Decimals kept of a probability, so that no processor can tip it."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights for signs that are each brought to mean 0 and spread 1 first."""

    means: tuple[float, ...]
    scales: tuple[float, ...]
    weights: tuple[float, ...]
    bias: float
    """Log-odds where all signs are average."""

    def probability(self, signs: tuple[float, ...]) -> float:
        """Probability, 0 to 1, for a row of signs."""
        each = zip(signs, self.means, self.scales, self.weights, strict=True)
        odds = self.bias + math.fsum((x - mean) / scale * weight for x, mean, scale, weight in each)
        return round(1 / (1 + math.exp(-odds)), PLACES)


def read_logistic(file: Path, signs: tuple[str, ...]) -> Logistic:
    """The weights of a file.

    Raises:
        ValueError: the file was learned for other signs.
    """
    data = json.loads(file.read_text("utf-8"))
    if tuple(data["signs"]) != signs:
        raise ValueError(f"{file.name} was learned for other signs")
    return Logistic(tuple(data["means"]), tuple(data["scales"]), tuple(data["weights"]), data["bias"])


@dataclass(frozen=True, slots=True)
class Presence:
    """Weights for signs that are there or are not."""

    weights: dict[str, float]
    bias: float
    """Log-odds where none is there."""

    def odds(self, signs: Iterable[str]) -> float:
        """Log-odds of a thing with these signs; those that were not learned say nothing."""
        return round(math.fsum((self.bias, *(self.weights.get(sign, 0.0) for sign in signs))), PLACES)

    def parts(self, signs: Iterable[str]) -> dict[str, float]:
        """What each of these signs adds."""
        return {sign: self.weights[sign] for sign in signs if sign in self.weights}
