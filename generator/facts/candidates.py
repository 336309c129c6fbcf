"""Which pairs of claims are worth comparing, from an index of what they mean, never all pairs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from generator.facts.pairs import Pairs
from generator.facts.ranks import places
from generator.facts.rows import BLOCK, Bools, Floats
from generator.facts.table import Table
from generator.facts.terms import Held, held

KEEP = 40
"""Candidates kept for a claim, the likest first. Measured on earlier signs: 80, from a share of 0.03 on, found
8 % more of the clauses' true pairs and joined no better (F1 .484 against .488)."""
MIN_SHARE = 0.1
"""Share of one claim's meaning that the other must hold for the two to be compared at all."""
MOST_POSTINGS = 400
"""Claims that have a term from which it no longer proposes pairs: what keeps growth near linear."""


@dataclass(frozen=True, eq=False)
class Candidates:
    """Pairs of claims of different articles, and how much of each other's meaning and news they hold."""

    pairs: Pairs
    meaning: Held
    news: Held

    @property
    def likeness(self) -> Floats:
        """What matches are ranked by, 0 to 4."""
        return _likeness(self.meaning, self.news)


def candidates(table: Table) -> Candidates:
    """Every pair that has enough in common, but for each claim only those with its likest."""
    pairs = _sharing(table)
    meaning = held(table.kin, table.meanings, pairs.i, table.meanings, pairs.j)
    news = held(table.kin, table.told, pairs.i, table.told, pairs.j)
    kept = np.flatnonzero(_likest(pairs, _likeness(meaning, news)))
    return Candidates(pairs.some(kept), meaning.of(kept), news.of(kept))


def _likeness(meaning: Held, news: Held) -> Floats:
    return np.round(meaning.most + meaning.least + news.most + news.least, 6)


def _likest(pairs: Pairs, likeness: Floats) -> Bools:
    """Which pairs are among the ``KEEP`` likest of either claim; of two that are as like the earlier claim counts."""
    own, other = pairs.both_ways()
    place = places(own, np.tile(likeness, 2), other)
    return np.minimum(place[: len(pairs)], place[len(pairs) :]) < KEEP


def _sharing(table: Table) -> Pairs:
    """Pairs of which one claim's terms that are not everywhere make up enough of the other's meaning."""
    rows, size = table.meanings, len(table.meanings)
    index = rows.turned()
    found = []
    for low in range(0, size, BLOCK):
        high = min(low + BLOCK, size)
        offered = table.kin.offered(rows, low, high)
        claim, term = np.nonzero(offered * (index.sizes <= MOST_POSTINGS))
        number, at = index.gather(term)
        weight = index.values[at] * offered[claim, term][number]
        met = np.bincount(claim[number] * size + index.columns[at], weights=weight, minlength=(high - low) * size)
        enough = met.reshape(high - low, size) >= np.maximum(table.meanings.sums * 10 * MIN_SHARE, 1e-9)
        one, other = np.nonzero(enough & (table.articles[low:high, None] != table.articles))
        found.append(np.minimum(one + low, other) * size + np.maximum(one + low, other))
    keys = np.unique(np.concatenate(found)) if found else np.zeros(0, dtype=np.int64)
    return Pairs(keys // size, keys % size)
