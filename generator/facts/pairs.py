"""Pairs of claims as columns: the best of those that share something, and how each stands among its rivals."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..sparse import Floats, Ints, group_starts

Pair = tuple[int, int]
STEPS = 1_000_000
"""Parts of a unit that values are told apart by."""
LARGEST = 1 << 63
"""What no number may reach."""


@dataclass(frozen=True, eq=False)
class Pairs:
    """Pairs of indices into some claims, the smaller first, in order."""

    i: Ints
    j: Ints

    @classmethod
    def of(cls, pairs: Iterable[Pair]) -> Pairs:
        """From single pairs, in any order."""
        both = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
        return cls(both[:, 0], both[:, 1])

    def __len__(self) -> int:
        return len(self.i)

    @classmethod
    def numbered(cls, keys: Ints, size: int) -> Pairs:
        """From their keys among so many claims, ascending."""
        return cls(keys // size, keys % size)

    def keys(self, size: int) -> Ints:
        """A number for each pair among so many claims."""
        return self.i * size + self.j

    def some(self, which: NDArray[Any]) -> Pairs:
        """Those that a mask or ascending indices name."""
        return Pairs(self.i[which], self.j[which])

    def both_ways(self) -> tuple[Ints, Ints]:
        """Every pair from the one side, then every pair from the other."""
        return np.concatenate([self.i, self.j]), np.concatenate([self.j, self.i])

    def single(self) -> list[Pair]:
        """Each as a tuple."""
        return list(zip(self.i.tolist(), self.j.tolist(), strict=True))


@dataclass(frozen=True, eq=False)
class Best:
    """The best and the second best of what has the same key."""

    keys: Ints
    """Ascending, each once."""
    best: Floats
    second: Floats
    """0 where there is no second."""

    @classmethod
    def of(cls, keys: Ints, values: Floats) -> Best:
        """Of values with their keys."""
        order = np.lexsort((-values, keys))
        keys, values = keys[order], np.append(values[order], 0.0)
        starts = group_starts(keys)
        sizes = np.diff(np.append(starts, len(keys)))
        return cls(keys[starts], values[starts], np.where(sizes > 1, values[starts + 1], 0.0))

    def at(self, keys: Ints) -> tuple[Floats, Floats]:
        """The best and the second best of each key; 0 for one that is not there."""
        if not len(self.keys):
            return np.zeros(len(keys)), np.zeros(len(keys))
        place = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        there = self.keys[place] == keys
        return np.where(there, self.best[place], 0.0), np.where(there, self.second[place], 0.0)

    def beside(self, keys: Ints, own: Floats) -> Floats:
        """The best of each key beside a value of its own, which is among them."""
        place = np.searchsorted(self.keys, keys)
        return np.where(self.best[place] > own, self.best[place], self.second[place])


def ranks(pairs: Pairs, likeness: Floats, articles: Ints) -> tuple[Ints, Ints]:
    """For each pair (i, j) the place, from 0, of j among i's matches in j's article, and of i among j's in i's.

    A claim may be told once in each article, so it competes within an article and not over all.
    """
    own, other = pairs.both_ways()
    found = standings(own * (articles.max(initial=0) + 1) + articles[other], np.tile(likeness, 2), other)
    return found[: len(pairs)], found[len(pairs) :]


def standings(keys: Ints, values: Floats, ties: Ints) -> Ints:
    """Place, from 0, of each value among those with the same key, the greatest first, then the smallest of ``ties``."""
    below = np.round((values.max(initial=0.0) - values) * STEPS).astype(np.int64)
    order = _sorted(keys, below, ties)
    starts = group_starts(keys[order])
    found = np.empty(len(keys), dtype=np.int64)
    found[order] = np.arange(len(keys)) - np.repeat(starts, np.diff(np.append(starts, len(keys))))
    return found


def _sorted(*columns: Ints) -> Ints:
    """The order by the first column, then by the next; columns hold no negative number.

    As one number, where that is not too large: a quarter of the time of a sort by each.
    """
    spans = [int(column.max(initial=0)) + 1 for column in columns]
    if math.prod(spans) >= LARGEST:
        return np.lexsort(columns[::-1]).astype(np.int64)
    together = np.zeros(len(columns[0]), dtype=np.int64)
    for column, span in zip(columns, spans, strict=True):
        together = together * span + column
    return np.argsort(together)  # no two are equal, so that any way of sorting gives the same
