"""How much a word tells in this story: what stands in every sentence tells nothing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable


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
        self._weights = {term: math.log((self.size + 1) / (n + 0.5)) for term, n in counts.items()}
        self._rarest = math.log((self.size + 1) / 0.5)

    def of(self, term: str) -> float:
        """The idf of a term; one that was never counted is as rare as can be."""
        return self._weights.get(term, self._rarest)

    def bag(self, terms: Iterable[str]) -> dict[str, float]:
        """Every term with its idf, in order."""
        return {term: self.of(term) for term in sorted(set(terms))}
