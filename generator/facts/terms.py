"""What claims' words mean, word by word, and how much of one claim's meaning another holds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..sparse import Floats, Ints, Meeting, Rows, meet

Labels = frozenset[str]

SAME = 10
"""What a word counts for that is told as it is, in tenths, so that sums are whole numbers."""
SAME_SENSE = 8
"""What it counts for told by another of the same class. Not measured apart: the scorer weighs the whole."""
SAME_FIELD = 3
"""What it counts for where only its subject matter is there: "officer" for "police department"."""


class Term(NamedTuple):
    """A word, name or figure as it is compared."""

    name: str
    """What is the same only if it is the same: its stem, whom it means, its value."""
    tight: Labels = frozenset()
    """Its senses."""
    loose: Labels = frozenset()
    """Its fields."""


@dataclass(frozen=True, eq=False)
class Kinship:
    """How far each term of a story is another: 0, or one of the three levels."""

    size: int
    """Number of terms."""
    kinds: tuple[tuple[int, Rows, Rows], ...]
    """By level, the lowest first: for each term its labels, and for each label the terms that have it."""

    @classmethod
    def of(cls, terms: Sequence[Term]) -> Kinship:
        """Of a story's terms, by their number."""
        fields = Rows.named(dict.fromkeys(term.loose, 1.0) for term in terms)
        senses = Rows.named(dict.fromkeys(term.tight, 1.0) for term in terms)
        names = Rows.named({term.name: 1.0} for term in terms)
        levels = ((SAME_FIELD, fields), (SAME_SENSE, senses), (SAME, names))
        return cls(len(terms), tuple((level, labels, labels.turned()) for level, labels in levels))

    def offered(self, rows: Rows, low: int, high: int) -> NDArray[np.uint8]:
        """For some rows how far each of them holds every term of the story."""
        out = np.zeros((high - low, self.size), dtype=np.uint8)
        row, at = rows.gather(np.arange(low, high))
        terms = rows.columns[at]
        for level, labels, having in self.kinds:  # the nearer kinds come later
            own, at = labels.gather(terms)
            kin, there = having.gather(labels.columns[at])
            out[row[own[kin]], having.columns[there]] = level
        return out

    def meetings(self, rows: Rows, first: Ints, others: Rows, second: Ints) -> Iterator[Meeting]:
        """The terms of each first row, and how far the second holds them."""
        return meet(rows, first, second, len(others), lambda low, high: self.offered(others, low, high))

    def met(self, rows: Rows, first: Ints, others: Rows, second: Ints) -> Floats:
        """Weight of each first row's terms that the second holds too, in the same or in other words."""
        out = np.zeros(len(first))
        for m in self.meetings(rows, first, others, second):
            out[m.where] = m.total(m.own * m.other)
        return out / SAME


@dataclass(frozen=True, eq=False)
class Held:
    """How much of two claims' meaning the other holds, for many pairs."""

    most: Floats
    """The greater share, 0 to 1."""
    least: Floats
    weight: Floats
    """Mean weight of what is shared."""

    def some(self, which: Ints) -> Held:
        """Of some of the pairs."""
        return Held(self.most[which], self.least[which], self.weight[which])

    def joined(self, more: Held) -> Held:
        """Of these pairs and more."""
        columns = ((self.most, more.most), (self.least, more.least), (self.weight, more.weight))
        return Held(*(np.append(*each) for each in columns))


def held(kin: Kinship, rows: Rows, first: Ints, others: Rows, second: Ints) -> Held:
    """Compare pairs of claims' terms both ways."""
    x, y = kin.met(rows, first, others, second), kin.met(others, second, rows, first)
    one, other = share(x, rows.sums[first]), share(y, others.sums[second])
    return Held(np.maximum(one, other), np.minimum(one, other), (x + y) / 2)


def share(part: Floats, whole: Floats) -> Floats:
    """A part of a whole, 0 to 1; of nothing nothing."""
    return np.divide(part, whole, out=np.zeros(len(part)), where=whole > 0)
