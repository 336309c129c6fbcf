"""Sparse rows, one for each claim, and what two claims' rows have in the same columns, for many pairs at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Bools = NDArray[np.bool_]
Dense = Callable[[int, int], NDArray[Any]]
"""Spreads out the rows from one to before another."""
STEP = 1024
"""Parts of a unit that a value is told in. Whole parts give the same sum in whatever order a processor adds them up."""
BLOCK = 512
"""Rows that are spread out at a time: what bounds the memory, 50 MB for a row of 12,000 columns."""


class Numbering(dict[Hashable, int]):
    """A number for each thing that is asked about, from 0."""

    def __missing__(self, key: Hashable) -> int:
        return self.setdefault(key, len(self))


@dataclass(frozen=True, eq=False)
class Rows:
    """Row ``n`` has ``values`` in ``columns``, both from ``starts[n]`` to ``starts[n + 1]``; 0 in all others."""

    starts: Ints
    columns: Ints
    values: Floats
    width: int
    """Number of columns."""

    @classmethod
    def of(cls, rows: Iterable[Sequence[tuple[int, float]]], width: int) -> Rows:
        """From the columns and values of each row; values are rounded to parts of ``STEP``."""
        all_rows = list(rows)
        flat = list(chain.from_iterable(all_rows))
        columns = np.array([column for column, _ in flat], dtype=np.int64)
        values = np.array([value for _, value in flat], dtype=np.float64)
        starts = np.cumsum([0, *map(len, all_rows)])
        return cls(starts, columns, np.round(values * STEP) / STEP, width)

    @classmethod
    def named(cls, rows: Iterable[Mapping[Any, float]]) -> Rows:
        """From rows whose columns have names instead of numbers."""
        number = Numbering()
        numbered = [[(number[name], value) for name, value in row.items()] for row in rows]
        return cls.of(numbered, len(number))

    def __len__(self) -> int:
        return len(self.starts) - 1

    def turned(self) -> Rows:
        """Columns as rows and rows as columns."""
        order = np.argsort(self.columns, kind="stable")
        starts = np.searchsorted(self.columns[order], np.arange(self.width + 1))
        rows = np.repeat(np.arange(len(self)), self.sizes)
        return Rows(starts, rows[order], self.values[order], len(self))

    def gather(self, those: Ints) -> tuple[Ints, Ints]:
        """For every column of some rows the row's place among them, and where its column and value stand."""
        return gathered(self.starts[those], self.starts[those + 1])

    @property
    def sizes(self) -> Ints:
        """Columns that each row has."""
        return np.diff(self.starts)

    @property
    def sums(self) -> Floats:
        """Sum of each row's values."""
        return totals(np.repeat(np.arange(len(self)), self.sizes), self.values, len(self))

    @property
    def norms(self) -> Floats:
        """Length of each row as a vector."""
        return np.sqrt(totals(np.repeat(np.arange(len(self)), self.sizes), self.values**2, len(self)))

    def shared(self) -> Rows:
        """Without the columns that one row alone has: no pair meets there."""
        kept = np.bincount(self.columns, minlength=self.width)[self.columns] > 1
        starts = np.append(0, np.cumsum(kept))[self.starts]
        names, columns = np.unique(self.columns[kept], return_inverse=True)
        return Rows(starts, columns, self.values[kept], len(names))

    def dense(self, low: int, high: int) -> Floats:
        """Some rows, spread out; no row has a column twice."""
        out = np.zeros((high - low, self.width))
        part = slice(self.starts[low], self.starts[high])
        out[np.repeat(np.arange(high - low), self.sizes[low:high]), self.columns[part]] = self.values[part]
        return out


@dataclass(frozen=True, eq=False)
class Meeting:
    """Some pairs: each column of the one row, and what the other has there."""

    where: Ints
    """Which of the pairs that were asked about."""
    pair: Ints
    """For each column the index of its pair into ``where``, ascending."""
    columns: Ints
    own: Floats
    other: NDArray[Any]

    def total(self, each: NDArray[Any]) -> Floats:
        """For each pair the sum of something over its columns."""
        return totals(self.pair, each, len(self.where))

    def best(self, each: NDArray[Any]) -> Floats:
        """For each pair the most of something over its columns, at least 0."""
        out, starts = np.zeros(len(self.where)), group_starts(self.pair)
        if len(starts):
            out[self.pair[starts]] = np.maximum(np.maximum.reduceat(each, starts), 0)
        return out

    def leading(self, each: NDArray[Any], count: int) -> Iterator[Floats]:
        """For each pair the most of something over its columns, the next most, and so on; 0 behind the last."""
        left = each.copy()
        for _ in range(count):
            best = self.best(left)
            yield best
            found = np.flatnonzero((left == best[self.pair]) & (left > 0))
            left[found[group_starts(self.pair[found])]] = 0  # of some that are equal only the first


def meet(rows: Rows, first: Ints, second: Ints, count: int, dense: Dense) -> Iterator[Meeting]:
    """Row ``first[n]`` of ``rows`` beside row ``second[n]`` of the other side, block by block of the latter.

    The other side has ``count`` rows; ``dense`` spreads them out in the same columns.
    """
    order = np.argsort(second, kind="stable")
    lows = range(0, count, BLOCK)
    starts = np.searchsorted(second[order], [*lows, count]).tolist()
    for low, start, end in zip(lows, starts[:-1], starts[1:], strict=True):
        where = order[start:end]
        if len(where):
            spread = dense(low, min(low + BLOCK, count))
            pair, at = rows.gather(first[where])
            columns = rows.columns[at]
            yield Meeting(where, pair, columns, rows.values[at], spread[second[where][pair] - low, columns])


def group_starts(keys: Ints) -> Ints:
    """Where a key differs from the one before; equal keys stand together."""
    return np.flatnonzero(np.diff(keys, prepend=keys[:1] - 1))


def distinct(keys: Ints) -> Ints:
    """Each key once, in order; of a million a tenth of the time of NumPy's own, which hashes them."""
    ordered = np.sort(keys)
    return ordered[group_starts(ordered)]


def holds(ordered: Ints, keys: Ints) -> Bools:
    """Which keys are among some that are in order."""
    if not len(ordered):
        return np.zeros(len(keys), dtype=np.bool_)
    nearest = ordered[np.minimum(np.searchsorted(ordered, keys), len(ordered) - 1)]
    return np.equal(nearest, keys)


def gathered(starts: Ints, ends: Ints) -> tuple[Ints, Ints]:
    """Every index of some ranges, one range after the other: the range's number, and the index."""
    sizes = ends - starts
    number = np.repeat(np.arange(len(sizes)), sizes)
    return number, np.arange(len(number)) + (starts - (np.cumsum(sizes) - sizes))[number]


def totals(number: Ints, values: NDArray[Any], size: int) -> Floats:
    """The sums of the values of each number, 0 to ``size``."""
    return np.bincount(number, weights=values, minlength=size).astype(np.float64)


def inner(rows: Rows, first: Ints, second: Ints) -> Floats:
    """Inner products of pairs of rows; no row has a column twice."""
    out = np.zeros(len(first))
    for m in meet(rows, first, second, len(rows), rows.dense):
        out[m.where] = m.total(m.own * m.other)
    return out


def cosines(rows: Rows, first: Ints, second: Ints) -> Floats:
    """How alike pairs of rows are, 0 to 1; 0 where one is empty."""
    norms = rows.norms
    lengths = norms[first] * norms[second]
    return np.divide(inner(rows, first, second), lengths, out=np.zeros(len(first)), where=lengths > 0)
