"""Pairs of claims as columns, and what is the best of the pairs that share something."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from .rows import Floats, Ints, group_starts

Pair = tuple[int, int]


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
