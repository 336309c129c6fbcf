"""Logistic regression over signs that are there or are not, or that have a measure."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

PLACES = 4
"""Decimals kept of a probability, so that no processor can tip it."""


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


@dataclass(frozen=True, slots=True)
class Measured:
    """Weights for signs that have a measure."""

    weights: dict[str, float]
    bias: float
    """Log-odds where every measure is 0."""

    def odds(self, measures: Mapping[str, float]) -> float:
        """Log-odds of a thing with these measures."""
        return round(math.fsum((self.bias, *(self.weights[name] * m for name, m in measures.items()))), PLACES)
