"""Claims to scored pairs: which were compared, with what signs, and how likely they say the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from ..model import Sign
from ..sparse import Floats, Ints
from .candidates import candidates
from .pairs import Pair, Pairs
from .scorer import FirstScorer, SecondScorer
from .signs.closer import closer
from .signs.first import signs
from .signs.neighbours import FirstSight, across, company
from .table import Table

FIRST_SIGHT = 0.05
"""Probability at first sight from which a pair is looked at more closely. In four stories left out
a quarter to three quarters of the pairs that come into question are below, and up to a quarter of those that say the
same; the closer look would join few of these: from 0, 0.03 or 0.05 on the F1 is 0.548, 0.551 or 0.552."""


@dataclass(frozen=True, eq=False)
class Compared:
    """Claims of one grain and the pairs among them that came into question, each with a row of signs."""

    table: Table
    pairs: Pairs
    signs: Floats


@dataclass(frozen=True, eq=False)
class Passed(Compared):
    """Those pairs that passed first sight, with more signs."""

    which: Ints
    """Their places among the pairs compared."""


@dataclass(frozen=True, eq=False)
class Scored(Passed):
    """Those pairs with the probability of each, and who worked it out."""

    scorer: SecondScorer
    probabilities: Floats
    added: Mapping[int, Sign] = field(default_factory=dict)
    """By a pair's place what the encoder added to the trees' log-odds."""

    def explain(self, rows: Sequence[int]) -> list[tuple[Sign, ...]]:
        """Why the pairs at these places are as likely as they are, the weightiest reason first."""
        found = self.scorer.explain(self.signs[list(rows)])
        every = [(*those, *([self.added[n]] if n in self.added else ())) for n, those in zip(rows, found, strict=True)]
        return [tuple(sorted(those, key=lambda sign: -abs(sign.weight))) for those in every]

    def scores(self) -> dict[Pair, float]:
        """The probability of each pair."""
        return dict(zip(self.pairs.single(), self.probabilities.tolist(), strict=True))


def compare(table: Table) -> Compared:
    """Read the signs of every pair of claims that has enough in common to be worth it."""
    found = candidates(table)
    return Compared(table, found.pairs, signs(table, found))


def score(
    compared: Mapping[str, Compared], first: Mapping[str, FirstScorer], second: Mapping[str, SecondScorer]
) -> dict[str, Scored]:
    """Give the pairs of every grain their probability: at first sight, then with a closer look at those that passed."""
    found = {}
    for grain, those in second_signs(compared, first).items():
        scorer = second[grain]
        found[grain] = Scored(those.table, those.pairs, those.signs, those.which, scorer, scorer.score(those.signs))
    return found


def second_signs(compared: Mapping[str, Compared], first: Mapping[str, FirstScorer]) -> dict[str, Passed]:
    """By grain the pairs that passed first sight with the signs they had, closer ones, and those of their company."""
    seen = {
        grain: FirstSight(each.table, each.pairs, first[grain].score(each.signs)) for grain, each in compared.items()
    }
    found = {}
    for grain, each in compared.items():
        passed = np.flatnonzero(seen[grain].scores >= FIRST_SIGHT)
        pairs = each.pairs.some(passed)
        rows = (
            each.signs[passed],
            closer(each.table, pairs),
            company(seen[grain], passed),
            across(grain, pairs, seen),
        )
        found[grain] = Passed(each.table, pairs, np.hstack(rows), passed)
    return found
