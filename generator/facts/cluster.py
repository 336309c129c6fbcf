"""Pairs to groups: average-link clustering over the pairs that were scored, none beyond them."""

from __future__ import annotations

import heapq
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from .pairs import Pair

Group = tuple[int, ...]
Heap = list[tuple[float, int, int]]


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
