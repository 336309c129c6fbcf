"""Signs that two claims of different articles report the same, each a number with a name that ``explain`` shows."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.process import cpdist

from ...language.quantities.compare import comparable, compatible
from ...language.times.compare import same_time, times_conflict
from ...sparse import Bools, Floats, Rows, cosines, inner
from ..candidates import Candidates
from ..grains import CLAUSE
from ..pairs import Pairs, ranks
from ..profile import Profile
from ..table import Table
from ..terms import Held, held

NAMES = (
    "same words",
    "one's meaning held by the other",
    "both's meaning held by the other",
    "weight of the shared meaning",
    "one's news held by the other",
    "both's news held by the other",
    "weight of the shared news",
    "one's core held by the other",
    "both's cores held by the other",
    "same words and same news",
    "one tells nothing but names",
    "same people and places",
    "weight of the shared people and places",
    "sentences alike",
    "surroundings alike",
    "one's whole clause held by the other's",
    "same phrases",
    "spelled alike",
    "same predicate",
    "same predicate and same news",
    "same agent",
    "another agent",
    "same patient",
    "another patient",
    "roles swapped",
    "same place",
    "figures agree",
    "figures differ",
    "only one has a figure",
    "times agree",
    "times differ",
    "one negated",
    "both negated",
    "one hedged",
    "both quoted",
    "one quoted",
    "same source",
    "both whole clauses",
    "both details of one kind",
    "length of the shorter",
    "difference in length",
    "distance in the articles",
    "rank of the better match",
    "rank of the worse match",
    "each other's best match",
)
"""What each number of ``signs`` says, in its order."""


Columns = dict[str, Floats]
"""By a sign's name its number for every pair."""


def signs(table: Table, found: Candidates) -> Floats:
    """A row of signs for each pair, in the order of ``NAMES``; symmetric."""
    pairs = found.pairs
    columns = (
        _words(table, pairs, found.meaning, found.news)
        | _names(table, pairs)
        | _around(table, pairs)
        | _roles(table, pairs, found.news)
        | _values(table, pairs)
        | _manner(table, pairs)
        | _shape(table, pairs)
        | _ranks(table, pairs, found.likeness)
    )
    return in_order(columns, NAMES)


def in_order(columns: Columns, names: tuple[str, ...]) -> Floats:
    """The columns side by side, in the order of their names.

    Raises:
        ValueError: a name is missing or one too many.
    """
    if columns.keys() != set(names):
        raise ValueError(f"signs and their names differ: {columns.keys() ^ set(names)}")
    return np.column_stack([columns[name] for name in names])


def _words(table: Table, pairs: Pairs, meaning: Held, news: Held) -> Columns:
    bags = Rows.named(p.words for p in table.profiles)
    words = cosines(bags, pairs.i, pairs.j)
    core = held(table.kin, table.core, pairs.i, table.core, pairs.j)
    clause = meaning if table.of_clauses else held(table.kin, table.clause, pairs.i, table.clause, pairs.j)
    runs = table.sets(lambda p: p.runs).shared()
    spelled = [" ".join(p.words) for p in table.profiles]
    return {
        "same words": words,
        "one's meaning held by the other": meaning.most,
        "both's meaning held by the other": meaning.least,
        "weight of the shared meaning": np.log1p(meaning.weight),
        "one's news held by the other": news.most,
        "both's news held by the other": news.least,
        "weight of the shared news": np.log1p(news.weight),
        "one's core held by the other": core.most,
        "both's cores held by the other": core.least,
        "same words and same news": words * news.least,
        "one's whole clause held by the other's": clause.most,
        "same phrases": np.log1p(inner(runs, pairs.i, pairs.j)),
        "spelled alike": cpdist(
            [spelled[i] for i in pairs.i], [spelled[j] for j in pairs.j], scorer=fuzz.token_set_ratio, dtype=np.float64
        )
        / 100,
    }


def _names(table: Table, pairs: Pairs) -> Columns:
    nameless = table.told.sizes == 0
    return {
        "one tells nothing but names": (nameless[pairs.i] | nameless[pairs.j]).astype(float),
        "same people and places": cosines(table.who, pairs.i, pairs.j),
        "weight of the shared people and places": np.log1p(inner(table.who, pairs.i, pairs.j)),
    }


def _around(table: Table, pairs: Pairs) -> Columns:
    """How alike the sentences are and those around them, worked out once for two sentences."""
    _, shown, sentence = np.unique(table.sentences, return_index=True, return_inverse=True)
    _, known, back = np.unique(table.sentence_pairs(pairs), return_index=True, return_inverse=True)
    one, other = sentence[pairs.i[known]], sentence[pairs.j[known]]
    some = [table.profiles[n] for n in shown.tolist()]
    return {
        "sentences alike": cosines(Rows.named(p.sentence for p in some), one, other)[back],
        "surroundings alike": cosines(Rows.named(p.surroundings for p in some), one, other)[back],
    }


def _roles(table: Table, pairs: Pairs, news: Held) -> Columns:
    def both(a: Rows, b: Rows) -> Floats:
        return held(table.kin, a, pairs.i, b, pairs.j).most

    def other(rows: Rows, same: Floats) -> Floats:
        told = rows.sizes > 0
        return np.array(told[pairs.i] & told[pairs.j] & (same == 0), dtype=np.float64)

    predicate = table.kin.met(table.predicate, pairs.i, table.predicate, pairs.j)
    agent, patient = both(table.agent, table.agent), both(table.patient, table.patient)
    swapped = np.maximum(both(table.agent, table.patient), both(table.patient, table.agent))
    return {
        "same predicate": predicate,
        "same predicate and same news": predicate * news.most,
        "same agent": agent,
        "another agent": other(table.agent, agent),
        "same patient": patient,
        "another patient": other(table.patient, patient),
        "roles swapped": (swapped > np.maximum(agent, patient)).astype(float),
        "same place": both(table.place, table.place),
    }


def _values(table: Table, pairs: Pairs) -> Columns:
    out = {name: np.zeros(len(pairs)) for name in ("figures agree", "figures differ", "times agree", "times differ")}
    figures, times = (table.numbers(lambda p: len(p.quantities)) > 0, table.numbers(lambda p: len(p.times)) > 0)
    for n in np.flatnonzero(figures[pairs.i] & figures[pairs.j]).tolist():
        a, b = table.profiles[pairs.i[n]], table.profiles[pairs.j[n]]
        out["figures agree"][n], out["figures differ"][n] = _figures(a, b)
    for n in np.flatnonzero(times[pairs.i] & times[pairs.j]).tolist():
        a, b = table.profiles[pairs.i[n]], table.profiles[pairs.j[n]]
        out["times agree"][n], out["times differ"][n] = _times(a, b)
    return out | {"only one has a figure": (figures[pairs.i] != figures[pairs.j]).astype(float)}


def _figures(a: Profile, b: Profile) -> tuple[int, bool]:
    figures = [[compatible(x, y) for y in b.quantities if comparable(x, y)] for x in a.quantities]
    agree, differ = sum(map(any, figures)), not all(map(all, figures))
    return min(agree, 2), differ and not agree


def _times(a: Profile, b: Profile) -> tuple[bool, bool]:
    times = [(x, y) for x in a.times for y in b.times]
    agree = any(same_time(*pair) for pair in times)
    return agree, not agree and any(times_conflict(*pair) for pair in times)


def _manner(table: Table, pairs: Pairs) -> Columns:
    def is_so(read: Callable[[Profile], bool]) -> tuple[Bools, Bools]:
        column = table.numbers(read) > 0
        return column[pairs.i], column[pairs.j]

    negated, hedged = is_so(lambda p: p.claim.negated), is_so(lambda p: bool(p.claim.hedge))
    quoted = is_so(lambda p: p.claim.quoted)
    speakers = table.sets(lambda p: p.speakers)
    return {
        "one negated": (negated[0] != negated[1]).astype(float),
        "both negated": (negated[0] & negated[1]).astype(float),
        "one hedged": (hedged[0] != hedged[1]).astype(float),
        "both quoted": (quoted[0] & quoted[1]).astype(float),
        "one quoted": (quoted[0] != quoted[1]).astype(float),
        "same source": (inner(speakers, pairs.i, pairs.j) > 0).astype(float),
    }


def _shape(table: Table, pairs: Pairs) -> Columns:
    kinds = np.array([p.claim.kind for p in table.profiles])
    size, position = table.numbers(lambda p: p.size), table.numbers(lambda p: p.position)
    kind, same = kinds[pairs.i], kinds[pairs.i] == kinds[pairs.j]
    return {
        "both whole clauses": (same & (kind == CLAUSE)).astype(float),
        "both details of one kind": (same & (kind != CLAUSE)).astype(float),
        "length of the shorter": np.log1p(np.minimum(size[pairs.i], size[pairs.j])),
        "difference in length": np.log1p(np.abs(size[pairs.i] - size[pairs.j])),
        "distance in the articles": np.abs(position[pairs.i] - position[pairs.j]),
    }


def _ranks(table: Table, pairs: Pairs, likeness: Floats) -> Columns:
    one, other = ranks(pairs, likeness, table.articles)
    return {
        "rank of the better match": np.log1p(np.minimum(one, other)),
        "rank of the worse match": np.log1p(np.maximum(one, other)),
        "each other's best match": ((one == 0) & (other == 0)).astype(float),
    }
