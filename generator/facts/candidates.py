"""Which pairs of claims are worth comparing, from an index of what they mean, never all pairs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from ..sparse import BLOCK, Floats, Ints, distinct, gathered, holds
from .pairs import Pairs, standings
from .table import Table
from .terms import SAME, Held, held

KEEP = 40
"""Candidates kept for a claim, the likest first. Measured on earlier signs: 80, from a share of 0.03 on, found
8 % more of the clauses' true pairs and joined no better (F1 .484 against .488)."""
MIN_SHARE = 0.1
"""Share of one claim's meaning that the other must hold for the two to be compared at all."""
MOST_POSTINGS = 400
"""Claims that a term proposes, the first that have it: what keeps growth near linear."""
PROPOSED = 200
"""Claims that the index proposes for a claim at most, those of whose meaning it holds most. In a story of ten articles
hardly any has more; in one of hundreds most pairs would be looked at only to be left."""
AT_ONCE = 1_000_000
"""Pairs that are looked at together."""
CELLS = 1 << 22
"""Pairs of which at most the index is asked at a time."""


@dataclass(frozen=True, eq=False)
class Candidates:
    """Pairs of claims of different articles, and how much of each other's meaning and news they hold."""

    pairs: Pairs
    meaning: Held
    news: Held

    @property
    def likeness(self) -> Floats:
        """What matches are ranked by, 0 to 4."""
        return np.round(self.meaning.most + self.meaning.least + self.news.most + self.news.least, 6)

    def some(self, which: Ints) -> Candidates:
        """Some of them, in order."""
        return Candidates(self.pairs.some(which), self.meaning.some(which), self.news.some(which))

    def joined(self, more: Candidates, size: int) -> Candidates:
        """With others, in the order of the pairs of so many claims."""
        pairs = Pairs(np.append(self.pairs.i, more.pairs.i), np.append(self.pairs.j, more.pairs.j))
        both = Candidates(pairs, self.meaning.joined(more.meaning), self.news.joined(more.news))
        return both.some(np.argsort(pairs.keys(size)))


def candidates(table: Table) -> Candidates:
    """Every pair that has enough in common, but for each claim only those with its likest."""
    kept, size = _looked_at(table, Pairs.of(())), len(table)
    for keys in _batches(_sharing(table)):
        keys = distinct(keys)
        fresh = keys[~holds(kept.pairs.keys(size), keys)]
        kept = _likest(kept.joined(_looked_at(table, Pairs.numbered(fresh, size)), size))
    return kept


def _looked_at(table: Table, pairs: Pairs) -> Candidates:
    meaning = held(table.kin, table.meanings, pairs.i, table.meanings, pairs.j)
    return Candidates(pairs, meaning, held(table.kin, table.told, pairs.i, table.told, pairs.j))


def _likest(found: Candidates) -> Candidates:
    """Those among the ``KEEP`` likest of either claim; of two that are as like the earlier claim counts.

    A pair that is not among them here is not among them where there are more.
    """
    own, other = found.pairs.both_ways()
    standing = standings(own, np.tile(found.likeness, 2), other)
    return found.some(np.flatnonzero(np.minimum(*np.split(standing, 2)) < KEEP))


def _batches(keys: Iterable[Ints]) -> Iterator[Ints]:
    """The same keys, as many at a time as are looked at together."""
    waiting: list[Ints] = []
    for some in keys:
        waiting.append(some)
        if sum(map(len, waiting)) >= AT_ONCE:
            yield np.concatenate(waiting)
            waiting = []
    if waiting:
        yield np.concatenate(waiting)


def _sharing(table: Table) -> Iterator[Ints]:
    """Keys of the pairs in which one claim's terms, found by the index, make up enough of the other's meaning."""
    size, index = len(table), table.meanings.turned()
    ends = index.starts[:-1] + np.minimum(index.sizes, MOST_POSTINGS)
    least = np.maximum(table.meanings.sums * SAME * MIN_SHARE, 1e-9)  # a claim without terms is like none
    step = max(1, min(BLOCK, CELLS // max(1, size)))
    for low in range(0, size, step):
        high = min(low + step, size)
        offered = table.kin.offered(table.meanings, low, high)
        claim, term = np.nonzero(offered)
        number, at = gathered(index.starts[term], ends[term])
        weight = index.values[at] * offered[claim, term][number]
        met = np.bincount(claim[number] * size + index.columns[at], weights=weight, minlength=(high - low) * size)
        met = met.reshape(high - low, size)
        one, other = np.nonzero((met >= least) & (table.articles[low:high, None] != table.articles))
        likest = standings(one, met[one, other] / least[other], other) < PROPOSED
        one, other = one[likest] + low, other[likest]
        yield Pairs(np.minimum(one, other), np.maximum(one, other)).keys(size)
