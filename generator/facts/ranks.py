"""How good a match each is to the other, among all that came into question."""

from __future__ import annotations

import numpy as np

from generator.facts.pairs import Pairs
from generator.facts.rows import Floats, Ints, group_starts


def ranks(pairs: Pairs, likeness: Floats, articles: Ints) -> tuple[Ints, Ints]:
    """For each pair (i, j) the place, from 0, of j among i's matches in j's article, and of i among j's in i's.

    A claim may be told once in each article, so it competes within an article and not over all.
    """
    own, other = pairs.both_ways()
    found = standings(own * (articles.max(initial=0) + 1) + articles[other], np.tile(likeness, 2), other)
    return found[: len(pairs)], found[len(pairs) :]


def standings(keys: Ints, values: Floats, ties: Ints) -> Ints:
    """Place, from 0, of each value among those with the same key, the greatest first, then the smallest of ``ties``."""
    order = np.lexsort((ties, -values, keys))
    starts = group_starts(keys[order])
    found = np.empty(len(keys), dtype=np.int64)
    found[order] = np.arange(len(keys)) - np.repeat(starts, np.diff(np.append(starts, len(keys))))
    return found
