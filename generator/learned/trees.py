"""Boosted regression trees: signs to a probability, where what one sign tells hangs on the others.

Friedman, Greedy function approximation: a gradient boosting machine (2001). The trees are grown by
``benchmarks/boosting.py``; here they are only climbed, for all rows at once.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from ..sparse import Floats, Ints

GRID = 100_000
"""Steps to which a sign is rounded before it is compared. Thresholds lie between two steps, so that a sign which
another processor works out differently in its last digits still goes the same way."""
UNIT = 10_000
"""Parts into which a value of log-odds is divided: added up as whole numbers they give the same sum in any order."""
AT_ONCE = 4096
"""Rows that climb together: each array that they have in hand is 3 MB for a hundred trees."""
LEAF = -1
"""Sign of a node that asks nothing more; it leads to itself on both sides."""


@dataclass(frozen=True, eq=False)
class Trees:
    """All trees' nodes in one row, each tree's root at ``roots``.

    A node asks whether a sign is at most its threshold, in half steps of the grid, and leads to the left if so. Values
    are whole parts of ``UNIT``: a leaf's is what it adds to the log-odds, another node's the mean of what is below it.
    """

    bias: int
    depth: int
    """Questions on the longest way from a root to a leaf."""
    roots: Ints
    sign: Ints
    threshold: Ints
    left: Ints
    right: Ints
    value: Ints

    @classmethod
    def read(cls, data: dict[str, Any]) -> Trees:
        """From the columns that the training writes."""
        columns = ("roots", "sign", "threshold", "left", "right", "value")
        return cls(data["bias"], data["depth"], *(np.array(data[c], dtype=np.int64) for c in columns))

    def odds(self, rows: Floats) -> Floats:
        """Log-odds of every row of signs."""
        return np.concatenate([self._odds(rows[n : n + AT_ONCE]) for n in range(0, max(1, len(rows)), AT_ONCE)])

    def _odds(self, rows: Floats) -> Floats:
        steps, at = self._start(rows)
        for _ in range(self.depth):
            at = self._below(steps, at)
        total: Ints = self.value[at].sum(axis=1) + self.bias
        return np.divide(total, UNIT)

    def parts(self, rows: Floats) -> Floats:
        """What each sign of each row adds to its log-odds: the steps of the mean on the way down every tree.

        Saabas, Interpreting random forests (2014). A row's parts and the means of all trees add up to its log-odds.
        """
        return np.concatenate([self._parts(rows[n : n + AT_ONCE]) for n in range(0, max(1, len(rows)), AT_ONCE)])

    def _parts(self, rows: Floats) -> Floats:
        added = np.zeros(rows.shape, dtype=np.int64)
        steps, at = self._start(rows)
        lines = np.broadcast_to(np.arange(len(rows))[:, None], at.shape)
        for _ in range(self.depth):
            below = self._below(steps, at)
            np.add.at(added, (lines, np.maximum(self.sign[at], 0)), self.value[below] - self.value[at])
            at = below
        return added / UNIT

    def _start(self, rows: Floats) -> tuple[Ints, Ints]:
        """Every sign in half steps of the grid, and every row at every root."""
        steps = np.round(rows * GRID).astype(np.int64) * 2
        return steps, np.broadcast_to(self.roots, (len(rows), len(self.roots)))

    def _below(self, steps: Ints, at: Ints) -> Ints:
        """The nodes to which these lead; a leaf leads to itself."""
        asked = np.take_along_axis(steps, np.maximum(self.sign[at], 0), axis=1)
        return np.where(asked <= self.threshold[at], self.left[at], self.right[at])
