"""Scored pairs to groups of claims, each group one fact that at least two articles report."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..model import Claim
from .cluster import Group, average_link
from .pairs import Pair


def group_claims(
    scores: Mapping[Pair, float], claims: Sequence[Claim], join: float, attach: float
) -> tuple[Group, ...]:
    """Groups of indices, sorted; a claim may stand in several.

    ``join`` is the mean probability down to which groups are merged, ``attach`` the mean probability from which a claim
    becomes evidence under a further group: one clause often says two things, each of which other articles say alone.
    """
    order = {article: n for n, article in enumerate(dict.fromkeys(c.article for c in claims))}
    articles = [order[c.article] for c in claims]
    near = neighbours(scores)
    found = []
    for members in average_link(scores, articles, join):
        if len({articles[i] for i in members}) > 1:
            wider = _attached(frozenset(members), near, articles, attach)
            group = _without_repeats(wider, near, claims)
            if len({articles[i] for i in group}) > 1:
                found.append(group)
    return tuple(dict.fromkeys(found))


def neighbours(scores: Mapping[Pair, float]) -> dict[int, dict[int, float]]:
    """For each claim the claims it was compared with, and their scores."""
    near: defaultdict[int, dict[int, float]] = defaultdict(dict)
    for (i, j), score in scores.items():
        near[i][j] = near[j][i] = score
    return near


def _attached(
    members: frozenset[int], near: Mapping[int, Mapping[int, float]], articles: Sequence[int], attach: float
) -> frozenset[int]:
    sums: defaultdict[int, float] = defaultdict(float)
    for i in sorted(members):
        for j, score in near.get(i, {}).items():
            if j not in members:
                sums[j] += score
    size = len(members)
    inside = {article: sum(articles[i] == article for i in members) for article in {articles[j] for j in sums}}
    return members | {j for j, total in sums.items() if total >= attach * max(1, size - inside[articles[j]])}


def _without_repeats(members: Iterable[int], near: Mapping[int, Mapping[int, float]], claims: Sequence[Claim]) -> Group:
    """Of claims whose words overlap only the one that is likeliest to say what the others of the group say."""
    own = sorted(members)
    sure = {i: round(sum(near.get(i, {}).get(j, 0.0) for j in own), 6) for i in own}
    kept: list[int] = []
    for i in sorted(own, key=lambda i: (-sure[i], i)):
        a = claims[i]
        if not any(claims[k].article == a.article and claims[k].span.overlap(a.span) for k in kept):
            kept.append(i)
    return tuple(sorted(kept))
