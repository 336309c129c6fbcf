"""Grows boosted trees, and writes them as columns for ``generator/learned/trees.py`` to climb."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from generator.facts.grains import GRAINS
from generator.learned.trees import GRID, LEAF, UNIT

SHRINKAGE = 5.0  # L2, on the values of leaves
SEED = 0
AGAINST = frozenset(
    {
        "another agent",
        "another patient",
        "roles swapped",
        "figures differ",
        "times differ",
        "one negated",
        "rank of the better match",
        "rank of the worse match",
        "third claims that match only one",
        "best of the matches that compete",
        "names that only one has",
        "names that only the other has",
    }
)
"""Signs of which more can only speak against."""
OPEN = frozenset(
    {
        "one tells nothing but names",
        "only one has a figure",
        "both negated",
        "one hedged",
        "both quoted",
        "one quoted",
        "both whole clauses",
        "both details of one kind",
        "length of the shorter",
        "difference in length",
        "distance in the articles",
        "pairs of figures that differ",
        "figures of the one with fewer",
        "figures of the one with more",
        *(f"any match of their {grain}s" for grain in GRAINS),
    }
)
"""Signs that may speak either way. More of any other can only speak for; without these rules the F1 was 0.007 lower."""


def direction(sign: str) -> int:
    """1 where more of a sign can only speak for, -1 where against, 0 where it may be either."""
    return 0 if sign in OPEN else -1 if sign in AGAINST else 1


@dataclass(frozen=True, slots=True)
class Growth:
    """How many trees are grown, and how large.

    The defaults are those of the scorer: of stories left out, F1 .547 to .555 with 40 to 120 trees, 3 to 5 questions
    deep, leaves of 60 to 120 pairs. Few and shallow ones do as well as many.
    """

    trees: int = 60
    depth: int = 4
    """Questions from root to leaf."""
    rate: float = 0.12
    """Share of each tree that is added."""
    least: int = 60
    """Rows in a leaf."""
    tried: float = 0.4
    """Share of the signs, drawn anew, among which each split is sought."""


def grow(
    signs: Any, same: Any, counts: Any, directions: Sequence[int], growth: Growth | None = None
) -> HistGradientBoostingClassifier:
    """Trees over rows of signs, each row with its weight and each sign with its direction.

    Args:
        signs: one row a thing to be told.
        same: what each row should be told to be, 0 or 1.
        counts: what each row counts for.
        directions: 1 where more of a sign can only speak for, -1 where against, 0 where it may be either.
        growth: how many trees, and how large; the scorer's, if not told.
    """
    growth = growth or Growth()
    return HistGradientBoostingClassifier(
        max_iter=growth.trees,
        max_depth=growth.depth,
        learning_rate=growth.rate,
        min_samples_leaf=growth.least,
        l2_regularization=SHRINKAGE,
        max_features=growth.tried,
        monotonic_cst=list(directions),
        early_stopping=False,
        random_state=SEED,
    ).fit(np.round(signs * GRID) / GRID, same, sample_weight=counts)


def columns(model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """The trees as ``Trees.read`` takes them. Reads scikit-learn's own nodes: it has no other way to tell them."""
    found: dict[str, Any] = {"bias": _units(model._baseline_prediction.item()), "depth": model.max_depth, "roots": []}
    found |= {name: [] for name in ("sign", "threshold", "left", "right", "value")}
    for (tree,) in model._predictors:
        root = len(found["sign"])
        found["roots"].append(root)
        for number, node in enumerate(tree.nodes):
            leaf = bool(node["is_leaf"])
            found["sign"].append(LEAF if leaf else int(node["feature_idx"]))
            found["threshold"].append(0 if leaf else 2 * int(np.floor(node["num_threshold"] * GRID)) + 1)
            found["left"].append(root + (number if leaf else int(node["left"])))
            found["right"].append(root + (number if leaf else int(node["right"])))
        found["value"] += map(_units, _means(tree.nodes))
    return found


def _means(nodes: Any) -> list[float]:
    """The value of each leaf, and of each other node the mean of the pairs below it."""
    values = [0.0] * len(nodes)
    for number in reversed(range(len(nodes))):  # a node stands before those below it
        node = nodes[number]
        if node["is_leaf"]:
            values[number] = float(node["value"])
        else:
            below = (int(node["left"]), int(node["right"]))
            pairs = [int(nodes[b]["count"]) for b in below]
            values[number] = sum(values[b] * n for b, n in zip(below, pairs, strict=True)) / sum(pairs)
    return values


def _units(odds: float) -> int:
    return round(odds * UNIT)
