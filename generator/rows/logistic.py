"""A logistic regression from a file of weights."""

from __future__ import annotations

import json
import math
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
