"""Second look at each pair: what the scores of the pairs around it say.

A pair that a third article's claim matches on both sides gains; one whose claims both have a better match loses. This
is how the story is used as a whole: transitivity, rivals within an article, and agreement of the neighbourhood.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.facts.cluster import Pair
from generator.model import Claim

NAMES = (
    "alike at first sight",
    "odds at first sight",
    "best third claim that matches both",
    "third claims that match both",
    "third claims that match only one",
    "better match of the first elsewhere",
    "better match of the second elsewhere",
    "best of the matches that compete",
    "claims for which it is the best match",
    "other claims of both sentences match",
    "claims of the sentences beside match",
)
"""What each number of ``company`` says, in its order."""

TRIANGLES = 3
"""Third claims that are added up, the best first; more only tell how often a thing is told."""
FLOOR = 1e-4
"""Kept off 0 and 1 before a probability is turned into odds."""


@dataclass(frozen=True, slots=True)
class _Around:
    """The scores of all pairs, to be asked by claim."""

    near: dict[int, dict[int, float]]
    articles: Sequence[str]
    best: dict[tuple[int, str], list[float]]
    """For a claim and an article the scores of its matches there, best first."""
    inside: dict[tuple[str, int], list[int]]
    """Claims of a sentence."""


def company(scores: Mapping[Pair, float], claims: Sequence[Claim]) -> dict[Pair, tuple[float, ...]]:
    """The signs of every pair that was scored, in the order of ``NAMES``."""
    around = _look_around(scores, claims)
    return {(i, j): tuple(_signs(i, j, score, around, claims)) for (i, j), score in scores.items()}


def _look_around(scores: Mapping[Pair, float], claims: Sequence[Claim]) -> _Around:
    near: defaultdict[int, dict[int, float]] = defaultdict(dict)
    best: defaultdict[tuple[int, str], list[float]] = defaultdict(list)
    inside: defaultdict[tuple[str, int], list[int]] = defaultdict(list)
    for (i, j), score in scores.items():
        near[i][j] = near[j][i] = score
        best[i, claims[j].article].append(score)
        best[j, claims[i].article].append(score)
    for i, claim in enumerate(claims):
        inside[claim.article, claim.sentence].append(i)
    ordered = {key: sorted(those, reverse=True) for key, those in best.items()}
    return _Around(dict(near), [c.article for c in claims], ordered, dict(inside))


def _signs(i: int, j: int, score: float, around: _Around, claims: Sequence[Claim]) -> Iterator[float]:
    yield score
    yield math.log((score + FLOOR) / (1 - score + FLOOR))
    both, one = _thirds(i, j, around)
    yield both[0] if both else 0.0
    yield sum(both[:TRIANGLES])
    yield one
    rival_i, rival_j = (
        _rival(around.best[i, claims[j].article], score),
        _rival(around.best[j, claims[i].article], score),
    )
    first, second = sorted((score - rival_i, score - rival_j))
    yield first
    yield second
    yield max(rival_i, rival_j)
    yield float((score >= rival_i) + (score >= rival_j))
    yield _same_sentences(i, j, around, claims)
    yield _beside(i, j, around, claims)


def _thirds(i: int, j: int, around: _Around) -> tuple[list[float], float]:
    """How well claims of third articles match both of a pair, best first; and how much they match one more."""
    a, b = around.near[i], around.near[j]
    if len(a) > len(b):
        a, b = b, a
    own = (around.articles[i], around.articles[j])
    third = {k: score for k, score in a.items() if around.articles[k] not in own}
    both = sorted((min(score, b[k]) for k, score in third.items() if k in b), reverse=True)
    return both, sum(max(0.0, score - b.get(k, 0.0)) for k, score in third.items())


def _rival(scores: list[float], own: float) -> float:
    """The best match beside a pair's own, or 0."""
    if scores[0] > own:
        return scores[0]
    return scores[1] if len(scores) > 1 else 0.0


def _same_sentences(i: int, j: int, around: _Around, claims: Sequence[Claim]) -> float:
    a, b = claims[i], claims[j]
    pairs = (
        around.near.get(x, {}).get(y, 0.0)
        for x in around.inside[a.article, a.sentence]
        for y in around.inside[b.article, b.sentence]
        if (x, y) != (i, j)
    )
    return max(pairs, default=0.0)


def _beside(i: int, j: int, around: _Around, claims: Sequence[Claim]) -> float:
    """The best match between the sentences before or behind the one and those at or around the other."""
    a, b = claims[i], claims[j]
    found = 0.0
    for step in (-1, 1):
        for x in around.inside.get((a.article, a.sentence + step), ()):
            scores = around.near.get(x, {})
            for other in (-1, 0, 1):
                for y in around.inside.get((b.article, b.sentence + other), ()):
                    found = max(found, scores.get(y, 0.0))
    return found
