"""How much a word tells in this story: what stands in every sentence tells nothing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping

COMMON = 0.25
"""Share of a story's sentences from which a term is too common to make two claims worth comparing."""


class Weights:
    """Inverse document frequencies of a story, a sentence a document.

    Robertson's idf, ``log((N + 1) / (n + 0.5))``: for terms of one story it stays above zero to the end.
    """

    def __init__(self, documents: Iterable[Iterable[str]]) -> None:
        counts: Counter[str] = Counter()
        self.size = 0
        for document in documents:
            self.size += 1
            counts.update(set(document))
        self._counts = counts
        self._weights = {term: math.log((self.size + 1) / (n + 0.5)) for term, n in counts.items()}

    def of(self, term: str) -> float:
        """The idf of a term; one that was never counted is as rare as can be."""
        return self._weights.get(term, math.log((self.size + 1) / 0.5))

    def common(self, term: str) -> bool:
        """Whether a term stands in so many sentences that sharing it says nothing."""
        return self._counts[term] > COMMON * self.size

    def vector(self, terms: Iterable[str]) -> dict[str, float]:
        """Squared weights by term, to be compared with ``cosine``."""
        return {term: self.of(term) ** 2 for term in sorted(set(terms))}


def cosine(a: Mapping[str, float], b: Mapping[str, float], norm_a: float, norm_b: float) -> float:
    """Cosine of two bags whose values are squared weights; ``norm`` is the square root of their sum."""
    if not norm_a or not norm_b:
        return 0.0
    return shared(a, b) / (norm_a * norm_b)


def shared(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """Squared weight that two bags share."""
    if len(a) > len(b):
        a, b = b, a
    return sum(weight for term, weight in a.items() if term in b)


def norm(bag: Mapping[str, float]) -> float:
    """Square root of a bag's squared weights."""
    return math.sqrt(sum(bag.values()))
