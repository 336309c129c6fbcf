"""What the pairs of the other grains inside a pair say: where two clauses match, their details and sentences do too."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from .company import FirstSight
from .grains import others
from .pairs import Best, Pairs
from .rows import Bools, Floats, Ints, gathered
from .signs import in_order
from .table import Table


def names(grain: str) -> tuple[str, ...]:
    """What each number of ``across`` says of a pair of this grain, in its order."""
    return tuple(
        f"{what} of their {other}s" for other in others(grain) for what in ("best match", "any match", "second match")
    )


def across(grain: str, pairs: Pairs, seen: Mapping[str, FirstSight]) -> Floats:
    """A row of signs for each pair of a grain, in the order of ``names``, from the other grains' pairs whose words are
    among its own."""
    columns: dict[str, Floats] = {}
    for other in others(grain):
        best, second = _inside(seen[grain].table, pairs, seen[other])
        columns[f"best match of their {other}s"] = best
        columns[f"any match of their {other}s"] = (best > 0).astype(float)
        columns[f"second match of their {other}s"] = second
    return in_order(columns, names(grain))


def _inside(table: Table, pairs: Pairs, other: FirstSight) -> tuple[Floats, Floats]:
    """The best and the second best score of the other grain's pairs that share words with both sides of each pair."""
    keys = other.table.sentence_pairs(other.pairs)
    order = np.argsort(keys, kind="stable")
    asked = table.sentence_pairs(pairs)
    number, at = gathered(np.searchsorted(keys[order], asked), np.searchsorted(keys[order], asked, side="right"))
    inner = order[at]
    shared = _overlap(table, pairs.i[number], other.table, other.pairs.i[inner])
    shared &= _overlap(table, pairs.j[number], other.table, other.pairs.j[inner])
    return Best.of(number[shared], other.scores[inner[shared]]).at(np.arange(len(pairs)))


def _overlap(one: Table, first: Ints, other: Table, second: Ints) -> Bools:
    """Whether two claims of one article share words."""
    starts = np.maximum(one.spans[0][first], other.spans[0][second])
    return starts < np.minimum(one.spans[1][first], other.spans[1][second])
