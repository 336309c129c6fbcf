"""All figures of a story, to look up what an article gives of a kind and who gives a value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from math import inf

from ..language.quantities_words import CURRENCIES
from ..model import Quantity
from .clauses import labels_of
from .figures import Figure, same_value
from .pairing import sharing
from .story import Story

MONEY = frozenset(CURRENCIES.values())
MAX_RATIO = 4.0  # figures further apart are of two things: reports of one count differ by less
COUNTED = labels_of("person people passenger victim survivor")
"""Nouns under which people are counted whom another report counts by what befell them."""
TELLING = ("toll:", "age:", "part of ", "ahead:")
"""Topics that need no likeness of frames."""


class Ledger:
    """The figures of a story by article and topic."""

    def __init__(self, figures: tuple[Figure, ...]) -> None:
        self.figures = figures

    @cached_property
    def _by_place(self) -> dict[tuple[str, str], list[Figure]]:
        found: defaultdict[tuple[str, str], list[Figure]] = defaultdict(list)
        for f in self.figures:
            found[f.article, f.topic].append(f)
        return found

    @cached_property
    def _by_value(self) -> dict[tuple[str, str, float, float], list[Figure]]:
        found: defaultdict[tuple[str, str, float, float], list[Figure]] = defaultdict(list)
        for f in self.figures:
            found[f.topic, f.quantity.unit, f.quantity.low, f.quantity.high].append(f)
        return found

    def of(self, article: str, topic: str) -> list[Figure]:
        """What an article gives of a topic."""
        return self._by_place.get((article, topic), [])

    def same(self, f: Figure) -> list[Figure]:
        """All figures of its topic with its value."""
        return self._by_value.get((f.topic, f.quantity.unit, f.quantity.low, f.quantity.high), [])

    def alone(self, f: Figure) -> bool:
        """Whether its article gives one value only for what it counts, background and other sizes left out."""
        return all(
            same_value(o.quantity, f.quantity) or ratio(o, f) > MAX_RATIO
            for o in self.of(f.article, f.topic)
            if o.years <= f.years and (not f.noun or o.noun & f.noun)
        )

    def both_known(self, a: Figure, b: Figure) -> bool:
        """Whether one article prints both values for such a thing: then they are of two things."""
        return any(
            o.article == there.article and (o.topic != "count" or o.noun & value.noun)
            for there, value in ((a, b), (b, a))
            for o in self.same(value)
        )

    def pairs(self, story: Story) -> Iterator[tuple[Figure, Figure]]:
        """Figures of one topic that share a word, a noun or a fact; and a toll with a count of the same digits."""
        yield from sharing(self.figures, lambda f: _keys(story, f))
        yield from sharing([f for f in self.figures if f.quantity.unit in MONEY], lambda f: sorted(f.frame))
        counts = [f for f in self.figures if f.topic == "count" and f.noun & COUNTED]
        for f in self.figures:
            if f.toll:
                yield from ((f, o) for o in counts if swapped(f, o))


def _keys(story: Story, f: Figure) -> Iterator[tuple[str, str]]:
    yield f.topic, "" if f.topic.startswith(TELLING) else f.article
    if not f.topic.startswith(TELLING):
        yield from ((f.topic, key) for key in sorted(f.noun | f.frame | story.fact_ids(f.clause)))


def swapped(a: Figure, b: Figure) -> int:
    """How many digits two exact figures have, if they are the same digits in another order; else 0."""
    mine, theirs = (f"{f.quantity.low:.3f}".rstrip("0").rstrip(".") for f in (a, b))
    same = a.exact and b.exact and mine != theirs and sorted(mine) == sorted(theirs)
    return len(mine.replace(".", "")) if same else 0


def ratio(a: Figure, b: Figure) -> float:
    """The larger over the smaller."""
    low, high = sorted((abs(_size(a.quantity)), abs(_size(b.quantity))))
    return high / low if low else inf


def _size(q: Quantity) -> float:
    """The value told; of a bound the bound."""
    return q.high if q.low == 0 and q.high < inf else q.low
