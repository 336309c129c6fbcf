"""Pairs that have something in common, found by an index: never all pairs of a large story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

OWN = 50
"""Items of its own article that a key offers an item, the nearest before it. In 79 stories no key of an article has
more; in a long one what stands further back is told of something else."""
OTHERS = 200
"""Items of each other article that a key offers, the first that have it: what keeps the pairs of long articles few."""

Item = TypeVar("Item")
Keys = Callable[[Item], Iterable[object]]


def sharing(
    items: Sequence[Item], keys: Keys[Item], article: Callable[[Item], str], near: Keys[Item] | None = None
) -> Iterator[tuple[Item, Item]]:
    """Pairs of items with a key in common, in the order of the items, each pair once.

    Args:
        items: article by article.
        keys: what two items must have one of in common.
        article: which an item is of.
        near: the same for two items of one article, where that is something else.
    """
    index: defaultdict[object, dict[str, list[int]]] = defaultdict(dict)
    beside: defaultdict[tuple[str, object], list[int]] = defaultdict(list)
    for j, item in enumerate(items):
        own, partners = article(item), set[int]()
        shared = dict.fromkeys(keys(item))
        for key in shared:
            for other, those in index[key].items():
                if other != own:
                    partners.update(those[:OTHERS])
            index[key].setdefault(own, []).append(j)
        for key in shared if near is None else dict.fromkeys(near(item)):
            partners.update(beside[own, key][-OWN:])
            beside[own, key].append(j)
        for i in sorted(partners):
            yield items[i], item


def apart(_: object) -> tuple[()]:
    """For ``near``: items of one article are no pair."""
    return ()
