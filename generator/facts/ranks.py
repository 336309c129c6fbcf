"""How good a match each is to the other, among all that came into question."""

from __future__ import annotations

import math

import numpy as np

from .pairs import Pairs
from .rows import Floats, Ints, group_starts

STEPS = 1_000_000
"""Parts of a unit that values are told apart by."""

LARGEST = 1 << 63
"""What no number may reach."""


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
