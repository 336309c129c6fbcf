"""How good a match each is to the other, among all that came into question."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

Pair = tuple[int, int]


def ranks(likeness: Mapping[Pair, float], articles: Sequence[int]) -> dict[Pair, tuple[int, int]]:
    """For each pair (i, j) the place, from 0, of j among i's matches in j's article, and of i among j's in i's.

    A claim may be told once in each article, so it competes within an article and not over all.
    """
    rivals: defaultdict[tuple[int, int], list[tuple[float, int]]] = defaultdict(list)
    for (i, j), value in likeness.items():
        rivals[i, articles[j]].append((-value, j))
        rivals[j, articles[i]].append((-value, i))
    place: dict[Pair, int] = {}
    for (i, _), those in rivals.items():
        for n, (_, j) in enumerate(sorted(those)):
            place[i, j] = n
    return {(i, j): (place[i, j], place[j, i]) for i, j in likeness}
