"""What overlaps a stretch of an article, found without looking at everything in the article."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Generic, TypeVar

from .text import Span

Thing = TypeVar("Thing")
WIDTH = 256
"""Code points of a shelf: about a paragraph, so that one shelf holds few things and few things stand on many."""


class Overlaps(Generic[Thing]):
    """Things that each have a span of one article, by place."""

    def __init__(self, things: Iterable[tuple[Span, Thing]]) -> None:
        self._things = tuple(things)
        self._shelves: dict[int, list[int]] = {}
        for number, (span, _) in enumerate(self._things):
            for shelf in _shelves(span):
                self._shelves.setdefault(shelf, []).append(number)

    def meeting(self, span: Span) -> tuple[Thing, ...]:
        """Those that share at least one code point with ``span``, in the order in which they were given."""
        shelves = [self._shelves[shelf] for shelf in _shelves(span) if shelf in self._shelves]
        numbers = shelves[0] if len(shelves) == 1 else sorted({n for shelf in shelves for n in shelf})
        return tuple(self._things[n][1] for n in numbers if self._things[n][0].overlap(span))


def _shelves(span: Span) -> range:
    return range(span.start // WIDTH, (max(span.end, span.start + 1) - 1) // WIDTH + 1)
