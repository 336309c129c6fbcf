"""What two sentences have to do with each other, as a network that reads both judges."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from .text import Sentence, Span, Token

LEAST = 0.01
"""Likelihood that is added before a logarithm is taken: the step in which likelihoods are told."""
PLACES = 6  # decimals kept of a logarithm, so that no processor can tip it


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of a word of one sentence, and what the other says of it."""

    span: Span
    """In the article."""
    told: float
    """How likely the other sentence tells it too, 0 to 1."""
    differs: float
    """How likely the other sentence tells it otherwise, 0 to 1."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """How likely two sentences agree on something, contradict each other, or speak of different things: sums to 1."""

    agree: float
    conflict: float
    apart: float
    first: tuple[Word, ...] = ()
    """The words of the first sentence, and what the second says of them."""
    second: tuple[Word, ...] = ()

    def turned(self) -> Comparison:
        """The same with the second sentence first."""
        return Comparison(self.agree, self.conflict, self.apart, self.second, self.first)

    def said(self) -> dict[str, float]:
        """What a judge weighs of it, by name."""
        return {
            name: telling(x) for name, x in (("agree", self.agree), ("conflict", self.conflict), ("apart", self.apart))
        }


def telling(likelihood: float) -> float:
    """Its logarithm, as a judge weighs it."""
    return round(math.log(LEAST + likelihood), PLACES)


def told_in(words: Sequence[Word], span: Span) -> float:
    """How likely the words of a stretch are told, in the mean; 0 where there are none."""
    own = [w.told for w in words if span.start <= w.span.start < span.end]
    return math.fsum(own) / max(1, len(own))


def least_told(words: Sequence[Word], tokens: Iterable[Token]) -> float:
    """How likely the least told of these words is told, 0 of none; a word is as its likeliest piece."""
    return min(
        (max((w.told for w in words if t.start <= w.span.start < t.end), default=0.0) for t in tokens), default=0.0
    )


Compare = Callable[[Sequence[tuple[Sentence, Sentence]]], Sequence[Comparison]]
"""Reads pairs of sentences; a comparison for each, in their order."""
