"""Second look at each pair: what the scores of the pairs around it say.

A pair that a third article's claim matches on both sides gains; one whose claims both have a better match loses. This
is how the story is used as a whole: transitivity, rivals within an article, and agreement of the neighbourhood. So are
the pairs of the other grains inside it: where two clauses match, their details and sentences do too.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from ...sparse import Bools, Floats, Ints, Rows, gathered, meet
from ..grains import others
from ..pairs import Best, Pairs
from ..table import Table
from .first import Columns, in_order

NAMES = (
    "alike at first sight",
    "best third claim that matches both",
    "third claims that match both",
    "third claims that match only one",
    "lead over the best competing match",
    "lead over the lesser competing match",
    "best of the matches that compete",
    "claims for which it is the best match",
    "other claims of both sentences match",
    "claims of the sentences beside match",
)
"""What each number of ``company`` says, in its order."""
TRIANGLES = 3
"""Third claims that are added up, the best first; more only tell how often a thing is told."""


@dataclass(frozen=True, eq=False)
class FirstSight:
    """All pairs of a grain that came into question, with their scores at first sight."""

    table: Table
    pairs: Pairs
    scores: Floats


def company(seen: FirstSight, which: Ints) -> Floats:
    """A row of signs, in the order of ``NAMES``, for those of the pairs that ``which`` names."""
    pairs, own = seen.pairs.some(which), seen.scores[which]
    return in_order(_thirds(seen, pairs) | _rivals(seen, pairs, own) | _sentences(seen, pairs, own), NAMES)


def _thirds(seen: FirstSight, pairs: Pairs) -> Columns:
    """How well claims of third articles match both of a pair, best first; and how much they match only one."""
    near, articles = _near(seen), seen.table.articles
    fewer = near.sizes[pairs.i] <= near.sizes[pairs.j]
    first, second = np.where(fewer, pairs.i, pairs.j), np.where(fewer, pairs.j, pairs.i)
    best, total, alone = np.zeros(len(pairs)), np.zeros(len(pairs)), np.zeros(len(pairs))
    for m in meet(near, first, second, len(near), near.dense):
        article = articles[m.columns]
        third = (article != articles[first[m.where]][m.pair]) & (article != articles[second[m.where]][m.pair])
        both = np.where(third, np.minimum(m.own, m.other), 0)
        leading = list(m.leading(both, TRIANGLES))
        best[m.where] = leading[0]
        total[m.where] = np.sum(leading, axis=0)
        alone[m.where] = m.total(np.where(third, np.maximum(m.own - m.other, 0), 0))
    return {
        "best third claim that matches both": best,
        "third claims that match both": total,
        "third claims that match only one": alone,
    }


def _near(seen: FirstSight) -> Rows:
    """For each claim the claims that it was compared with, and their scores."""
    own, other = seen.pairs.both_ways()
    order = np.lexsort((other, own))
    starts = np.searchsorted(own[order], np.arange(len(seen.table) + 1))
    return Rows(starts, other[order], np.tile(seen.scores, 2)[order], len(seen.table))


def _rivals(seen: FirstSight, pairs: Pairs, score: Floats) -> Columns:
    """The best that each claim of a pair has beside the other in the other's article."""
    articles = seen.table.articles
    count = articles.max(initial=0) + 1
    own, other = seen.pairs.both_ways()
    matches = Best.of(own * count + articles[other], np.tile(seen.scores, 2))
    one = matches.beside(pairs.i * count + articles[pairs.j], score)
    two = matches.beside(pairs.j * count + articles[pairs.i], score)
    return {
        "alike at first sight": score,
        "lead over the best competing match": score - np.maximum(one, two),
        "lead over the lesser competing match": score - np.minimum(one, two),
        "best of the matches that compete": np.maximum(one, two),
        "claims for which it is the best match": (score >= one).astype(float) + (score >= two),
    }


def _sentences(seen: FirstSight, pairs: Pairs, score: Floats) -> Columns:
    """The best between the sentences of a pair, and the best of the sentences before and behind the one and those at
    and around the other."""
    table = seen.table
    found = Best.of(table.sentence_pairs(seen.pairs), seen.scores)
    beside = [found.at(table.sentence_pairs(pairs, step, other))[0] for step in (-1, 1) for other in (-1, 0, 1)]
    return {
        "other claims of both sentences match": found.beside(table.sentence_pairs(pairs), score),
        "claims of the sentences beside match": np.max(beside, axis=0),
    }


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
