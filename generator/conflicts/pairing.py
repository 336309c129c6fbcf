"""Pairs that have something in common, found by an index: never all pairs of a large story."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")


def sharing(items: Sequence[Item], keys: Callable[[Item], Iterable[object]]) -> Iterator[tuple[Item, Item]]:
    """Pairs of items with a key in common, in the order of the items, each pair once."""
    index: defaultdict[object, list[int]] = defaultdict(list)
    for j, item in enumerate(items):
        partners: set[int] = set()
        for key in dict.fromkeys(keys(item)):
            partners.update(index[key])
            index[key].append(j)
        for i in sorted(partners):
            yield items[i], item
