"""Scored pairs to groups of claims, each group one fact that at least two articles report."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from ..model import Claim
from .pairs import Pair

Group = tuple[int, ...]
Heap = list[tuple[float, int, int]]


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


def average_link(scores: Mapping[Pair, float], articles: Sequence[int], threshold: float) -> tuple[Group, ...]:
    """Groups of indices, sorted, each index in exactly one.

    Two groups join while the mean score over their pairs of claims of different articles is the highest left and at
    least ``threshold``. A pair without a score counts as 0; pairs within one article count neither way, since an
    article may tell one thing twice. Ties go to the earlier claims, so that the result depends on nothing else.
    """
    groups = _Groups(scores, articles)
    heap: Heap = [(-groups.likeness(i, j), i, j) for i, j in scores]
    heap = [entry for entry in heap if -entry[0] >= threshold]
    heapq.heapify(heap)
    while heap:
        value, a, b = heapq.heappop(heap)
        if not groups.current(a, b, -value):
            continue
        for other in groups.merge(a, b):
            likeness = groups.likeness(a, other)
            if likeness >= threshold:
                heapq.heappush(heap, (-likeness, min(a, other), max(a, other)))
    return tuple(sorted(tuple(sorted(members)) for members in groups.members.values()))


class _Groups:
    """Groups under their first member, with the sums of scores between them."""

    def __init__(self, scores: Mapping[Pair, float], articles: Sequence[int]) -> None:
        self.members = {i: [i] for i in range(len(articles))}
        self._articles = {i: Counter((article,)) for i, article in enumerate(articles)}
        self._sums: defaultdict[int, dict[int, float]] = defaultdict(dict)
        for (i, j), score in scores.items():
            self._sums[i][j] = self._sums[j][i] = score

    def likeness(self, a: int, b: int) -> float:
        """Mean score over the pairs of different articles; rounded, so that sums in another order tie alike."""
        if len(self.members[a]) == len(self.members[b]) == 1:  # most are asked before they have joined any other
            return self._sums[a].get(b, 0.0)
        inside = sum(n * self._articles[b][article] for article, n in self._articles[a].items())
        pairs = len(self.members[a]) * len(self.members[b]) - inside
        return round(self._sums[a].get(b, 0.0) / pairs, 6) if pairs else 0.0

    def current(self, a: int, b: int, likeness: float) -> bool:
        """Whether both still stand, and as they were when this likeness was worked out."""
        return a in self.members and b in self.members and self.likeness(a, b) == likeness

    def merge(self, a: int, b: int) -> tuple[int, ...]:
        """Put ``b`` into ``a``; the groups whose likeness to it has changed, in order."""
        self.members[a] += self.members.pop(b)
        self._articles[a] += self._articles.pop(b)
        gone = self._sums.pop(b)
        gone.pop(a, None)
        self._sums[a].pop(b, None)
        for other, score in gone.items():
            total = self._sums[a].get(other, 0.0) + score
            self._sums[a][other] = self._sums[other][a] = total
            self._sums[other].pop(b, None)
        return tuple(sorted(self._sums[a]))
