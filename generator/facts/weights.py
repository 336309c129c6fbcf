"""How much a word tells in this story: what stands in every sentence tells nothing."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass


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

    def of(self, term: str) -> float:
        """The idf of a term; one that was never counted is as rare as can be."""
        return self._weights.get(term, math.log((self.size + 1) / 0.5))


@dataclass(frozen=True, slots=True)
class Bag:
    """Terms with their weights, and the length of that vector."""

    terms: Mapping[str, float]
    norm: float

    @classmethod
    def of(cls, terms: Iterable[str], weights: Weights) -> Bag:
        """Every term with its idf."""
        return cls.weighted({term: weights.of(term) for term in sorted(set(terms))})

    @classmethod
    def weighted(cls, terms: Mapping[str, float]) -> Bag:
        """Terms with weights of one's own."""
        return cls(terms, math.sqrt(sum(w * w for w in terms.values())))

    def shared(self, other: Bag) -> float:
        """Inner product."""
        a, b = (self.terms, other.terms) if len(self.terms) <= len(other.terms) else (other.terms, self.terms)
        return sum([weight * b[term] for term, weight in a.items() if term in b])

    def cosine(self, other: Bag) -> float:
        """How alike two bags are, 0 to 1; 0 where one is empty."""
        return self.shared(other) / (self.norm * other.norm) if self.norm and other.norm else 0.0
