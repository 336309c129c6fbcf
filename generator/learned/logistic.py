"""Logistic regression over signs that are there or are not."""

from __future__ import annotations

import math
from collections.abc import Iterable
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
