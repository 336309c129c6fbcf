"""Facts whose passages do not say the same are taken apart.

What the aligner joins is alike; here it is asked what differs, so that little differs in silence. The judge's weights
stand in ``apart.json``, with a card; ``benchmarks/train_apart.py`` writes the file.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np

from ..facts.align import settle
from ..facts.group import average_link
from ..learned.trees import Trees
from ..model import Claim, Fact
from .account import Accounts
from .story import Story

FILE = Path(__file__).with_name("apart.json")
APART = 0.7
"""Probability from which two passages do not say the same. Of 360 pairs of passages left out, at 0.6, 0.65, 0.7 and
0.75 stay under one fact: of those that agree .57, .63, .73 and .79 of .81; of those that speak of two things .32, .35,
.38 and .43 of .68; of those that contradict, with nothing flagged, .24, .31, .39 and .44 of .50."""
MOST = 8
"""Wordings of a fact that are held against one another; what more articles tell in more ways has many witnesses, and
its pairs would be too many."""

Asked = tuple[Claim, Claim, float]
"""Two claims, and how likely the aligner holds that they say the same."""


@dataclass(frozen=True, slots=True)
class ApartJudge:
    """Trees over the signs of an account."""

    signs: tuple[str, ...]
    trees: Trees

    def apart(self, accounts: Iterable[dict[str, float]]) -> list[float]:
        """For each account how likely the two do not say the same, 0 to 1."""
        rows = np.array([[float(each.get(name, 0.0)) for name in self.signs] for each in accounts])
        if not len(rows):
            return []
        found: Any = np.round(1 / (1 + np.exp(-self.trees.odds(rows))), 4)
        return [float(p) for p in found]


@cache
def apart_judge() -> ApartJudge:
    """The judge that comes with the program."""
    data = json.loads(FILE.read_text("utf-8"))
    return ApartJudge(tuple(data["signs"]), Trees.read(data["trees"]))


def keep_apart(facts: tuple[Fact, ...], claims: tuple[Claim, ...], accounts: Accounts) -> tuple[Fact, ...]:
    """The facts with passages that do not say the same taken apart, in the order of ``align``.

    Args:
        facts: as aligned.
        claims: all of the story.
        accounts: of the story's claims.
    """
    asked = {f.id: list(joined(accounts.story, f)) for f in facts}
    pairs = [pair for those in asked.values() for pair in those]
    likely = apart_judge().apart(accounts.signs(a, b, score) for a, b, score in pairs)
    apart = {frozenset((a.id, b.id)): p for (a, b, _), p in zip(pairs, likely, strict=True)}
    kept = [part for f in facts for part in (_parts(f, apart) if asked[f.id] else [f])]
    return settle([f for f in kept if len(f.articles) > 1], claims)


def joined(story: Story, f: Fact) -> Iterator[Asked]:
    """The pairs of a fact that are asked about: of different articles, in different words."""
    texts = {c.id: c.span.of(story.article[c.article].text) for c in f.claims}
    if len(f.articles) < 2 or len(set(texts.values())) > MOST:
        return
    scores = {frozenset((j.a, j.b)): j.score for j in f.joins}
    for a, b in combinations(f.claims, 2):
        if a.article != b.article and texts[a.id] != texts[b.id]:
            yield a, b, scores.get(frozenset((a.id, b.id)), 0.0)


def _parts(f: Fact, apart: dict[frozenset[str], float]) -> Iterator[Fact]:
    """The groups of a fact's claims that say the same on the whole."""
    order = {article: n for n, article in enumerate(f.articles)}
    scores = {
        (i, j): round(1 - apart.get(frozenset((f.claims[i].id, f.claims[j].id)), 0.0), 4)
        for i, j in combinations(range(len(f.claims)), 2)
        if f.claims[i].article != f.claims[j].article
    }
    groups = average_link(scores, [order[c.article] for c in f.claims], round(1 - APART, 4))
    if len(groups) == 1:
        yield f
        return
    for group in groups:
        own = tuple(f.claims[i] for i in group)
        ids = {c.id for c in own}
        joins = tuple(j for j in f.joins if {j.a, j.b} <= ids)
        yield replace(f, claims=own, joins=joins, nearest=tuple(n for n in f.nearest if n.to in ids))
