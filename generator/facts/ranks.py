"""How good a match each is to the other, among all that came into question."""

from __future__ import annotations

import numpy as np

from generator.facts.pairs import Pairs
from generator.facts.rows import Floats, Ints


def ranks(pairs: Pairs, likeness: Floats, articles: Ints) -> tuple[Ints, Ints]:
    """For each pair (i, j) the place, from 0, of j among i's matches in j's article, and of i among j's in i's.

    A claim may be told once in each article, so it competes within an article and not over all.
    """
    own, other = pairs.both_ways()
    place = places(own * (articles.max(initial=0) + 1) + articles[other], np.tile(likeness, 2), other)
    return place[: len(pairs)], place[len(pairs) :]


def places(keys: Ints, values: Floats, ties: Ints) -> Ints:
    """Place, from 0, of each value among those with the same key, the greatest first, then the smallest of ``ties``."""
    order = np.lexsort((ties, -values, keys))
    sorted_keys = keys[order]
    starts = np.flatnonzero(np.r_[True, sorted_keys[1:] != sorted_keys[:-1]]) if len(keys) else order
    sizes = np.diff(np.append(starts, len(keys)))
    place = np.empty(len(keys), dtype=np.int64)
    place[order] = np.arange(len(keys)) - np.repeat(starts, sizes)
    return place
