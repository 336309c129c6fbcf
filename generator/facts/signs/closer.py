"""Signs for which two claims are looked at more closely, once first sight lets them pass."""

from __future__ import annotations

import numpy as np

from ...language.quantities.compare import comparable, compatible
from ...sparse import BLOCK, Floats, Ints, Rows, inner
from ..pairs import Pairs
from ..table import Table
from ..terms import SAME, SAME_FIELD, SAME_SENSE, held, share
from .first import Columns, in_order

NAMES = (
    "weight of the rarest word shared",
    "weight of the next rarest word shared",
    "words shared as they are",
    "words shared by sense",
    "words shared by field",
    "names that only one has",
    "names that only the other has",
    "names that both have",
    "both's whole clauses held by the other",
    "weight of what the whole clauses share",
    "words said alike in a row",
    "share said alike in a row",
    "share of all words said alike",
    "pairs of figures that differ",
    "figures of the one with fewer",
    "figures of the one with more",
)
"""What each number of ``closer`` says, in its order."""


def closer(table: Table, pairs: Pairs) -> Floats:
    """A row of signs for each pair, in the order of ``NAMES``; symmetric."""
    columns = _rarest(table, pairs) | _shared(table, pairs) | _names(table, pairs) | _clauses(table, pairs)
    return in_order(columns | _passages(table, pairs) | _figures(table, pairs), NAMES)


def _rarest(table: Table, pairs: Pairs) -> Columns:
    """Weight of the first and second of the words that tell most of what is shared, as the mean of both sides."""
    best, next_best = np.zeros(len(pairs)), np.zeros(len(pairs))
    for first, second in ((pairs.i, pairs.j), (pairs.j, pairs.i)):
        for m in table.kin.meetings(table.meanings, first, table.meanings, second):
            weight = m.own * m.other / SAME
            most, next_most = m.leading(weight, 2)
            best[m.where] += most / 2
            next_best[m.where] += next_most / 2
    return {"weight of the rarest word shared": best, "weight of the next rarest word shared": next_best}


def _shared(table: Table, pairs: Pairs) -> Columns:
    """How many words of what is told are shared in each way, on the side where they are fewer."""
    found = []
    for first, second in ((pairs.i, pairs.j), (pairs.j, pairs.i)):
        counts = {level: np.zeros(len(pairs)) for level in (SAME, SAME_SENSE, SAME_FIELD)}
        for m in table.kin.meetings(table.told, first, table.told, second):
            for level, count in counts.items():
                count[m.where] = m.total(m.other == level)
        found.append(counts)
    one, other = found
    return {
        "words shared as they are": np.minimum(one[SAME], other[SAME]),
        "words shared by sense": np.minimum(one[SAME_SENSE], other[SAME_SENSE]),
        "words shared by field": np.minimum(one[SAME_FIELD], other[SAME_FIELD]),
    }


def _names(table: Table, pairs: Pairs) -> Columns:
    names = table.sets(lambda p: p.who)
    both = inner(names, pairs.i, pairs.j)
    one, other = names.sizes[pairs.i] - both, names.sizes[pairs.j] - both
    return {
        "names that only one has": np.minimum(one, other),
        "names that only the other has": np.maximum(one, other),
        "names that both have": both,
    }


def _clauses(table: Table, pairs: Pairs) -> Columns:
    clause = held(table.kin, table.clause, pairs.i, table.clause, pairs.j)
    return {
        "both's whole clauses held by the other": clause.least,
        "weight of what the whole clauses share": np.log1p(clause.weight),
    }


def _passages(table: Table, pairs: Pairs) -> Columns:
    run = longest_runs(table.passages, pairs)
    words = table.sets(lambda p: p.passage)
    both = inner(words, pairs.i, pairs.j)
    length = table.passages.sizes
    return {
        "words said alike in a row": run,
        "share said alike in a row": run / np.maximum(1, np.minimum(length[pairs.i], length[pairs.j])),
        "share of all words said alike": share(both, words.sizes[pairs.i] + words.sizes[pairs.j] - both),
    }


def longest_runs(passages: Rows, pairs: Pairs) -> Floats:
    """Words of the longest stretch that both passages have; a passage is a row, its columns the words in order."""
    out, length = np.zeros(len(pairs)), passages.sizes
    turned = length[pairs.i] > length[pairs.j]
    shorter, longer = np.where(turned, pairs.j, pairs.i), np.where(turned, pairs.i, pairs.j)
    order = np.lexsort((length[longer], length[shorter]))  # little is spread out beyond a passage's end
    for where in np.split(order, range(BLOCK, len(order), BLOCK)):
        one, other = _spread(passages, shorter[where]), _spread(passages, longer[where])
        other[other < 0] = -2  # what is behind the end of one is not what is behind the end of the other
        before = np.zeros((len(where), other.shape[1] + 1), dtype=np.int64)
        for word in one.T:
            before[:, 1:] = np.where(other == word[:, None], before[:, :-1] + 1, 0)
            out[where] = np.maximum(out[where], before.max(axis=1))
    return out


def _spread(passages: Rows, those: Ints) -> Ints:
    """The words of some passages side by side, with -1 behind the last."""
    sizes = passages.sizes[those]
    out = np.full((len(those), sizes.max(initial=1)), -1)
    _, at = passages.gather(those)
    out[np.arange(out.shape[1]) < sizes[:, None]] = passages.columns[at]
    return out


def _figures(table: Table, pairs: Pairs) -> Columns:
    counts = table.numbers(lambda p: len(p.quantities))
    one, other = counts[pairs.i], counts[pairs.j]
    differ = np.zeros(len(pairs))
    for n in np.flatnonzero((one > 0) & (other > 0)).tolist():
        a, b = table.profiles[pairs.i[n]].quantities, table.profiles[pairs.j[n]].quantities
        differ[n] = sum(comparable(x, y) and not compatible(x, y) for x in a for y in b)
    return {
        "pairs of figures that differ": differ,
        "figures of the one with fewer": np.minimum(one, other),
        "figures of the one with more": np.maximum(one, other),
    }
