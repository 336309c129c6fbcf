"""All figures of a story, to look up what an article gives of a kind and who gives a value."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property
from math import inf

from ..language.quantities.units import CURRENCIES
from ..language.senses import Labels
from ..model import Quantity
from .clauses import labels_of
from .figures import Figure, same_value
from .pairing import sharing
from .story import Story

MONEY = frozenset(CURRENCIES.values())
MAX_RATIO = 4.0  # figures further apart are of two things: reports of one count differ by less
COUNTED = labels_of("person people passenger victim survivor")
"""Nouns under which people are counted whom another report counts by what befell them."""
SWAPPED_WITH = 50  # counts of the same digits that a toll is held against
TELLING = ("toll:", "age:", "part of ", "ahead:")
"""Topics that need no likeness of frames."""

Value = tuple[str, float, float]
"""Unit, lower and upper bound."""
Signature = tuple[Value, frozenset[int], Labels]


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
    def _by_noun(self) -> dict[tuple[str, str, str], dict[Signature, Figure]]:
        """One figure of each value, years and noun, by article, topic and each sense of what it counts."""
        found: defaultdict[tuple[str, str, str], dict[Signature, Figure]] = defaultdict(dict)
        for f in self.figures:
            for label in ("", *f.noun):
                found[f.article, f.topic, label].setdefault((_value(f), f.years, f.noun), f)
        return found

    @cached_property
    def _values(self) -> dict[tuple[str, str], set[Value]]:
        """What an article gives of a topic."""
        return {place: {_value(f) for f in those} for place, those in self._by_place.items()}

    @cached_property
    def _givers(self) -> dict[tuple[str, Value], dict[str, Labels]]:
        """By topic and value the articles that give it, each with the senses of what it counts so."""
        found: defaultdict[tuple[str, Value], dict[str, Labels]] = defaultdict(dict)
        for f in self.figures:
            givers = found[f.topic, _value(f)]
            if f.noun - givers.get(f.article, frozenset()) or f.article not in givers:
                givers[f.article] = givers.get(f.article, frozenset()) | f.noun
        return found

    def of(self, article: str, topic: str) -> list[Figure]:
        """What an article gives of a topic."""
        return self._by_place.get((article, topic), [])

    def givers(self, f: Figure) -> int:
        """How many articles give its value for its topic."""
        return len(self._givers[f.topic, _value(f)])

    def only(self, f: Figure) -> bool:
        """Whether its article gives no other value of its topic."""
        return self._values[f.article, f.topic] == {_value(f)}

    def alone(self, f: Figure) -> bool:
        """Whether its article gives one value only for what it counts, background and other sizes left out."""
        if id(f) not in self._alone:
            labels = sorted(f.noun) or [""]
            others = (o for label in labels for o in self._by_noun.get((f.article, f.topic, label), {}).values())
            self._alone[id(f)] = all(
                same_value(o.quantity, f.quantity) or ratio(o, f) > MAX_RATIO for o in others if o.years <= f.years
            )
        return self._alone[id(f)]

    @cached_property
    def _alone(self) -> dict[int, bool]:
        return {}

    def both_known(self, a: Figure, b: Figure) -> bool:
        """Whether one article prints both values for such a thing: then they are of two things."""
        for there, value in ((a, b), (b, a)):
            nouns = self._givers[value.topic, _value(value)].get(there.article)
            if nouns is not None and (value.topic != "count" or nouns & value.noun):
                return True
        return False

    def pairs(self, story: Story) -> Iterator[tuple[Figure, Figure]]:
        """Figures of one topic that share a word, a noun or a fact; and a toll with a count of the same digits."""
        yield from sharing(self.figures, lambda f: _keys(story, f), _article, near=lambda f: (f.topic,))
        yield from sharing([f for f in self.figures if f.quantity.unit in MONEY], lambda f: sorted(f.frame), _article)
        counts: defaultdict[str, list[Figure]] = defaultdict(list)
        for f in self.figures:
            if f.topic == "count" and f.noun & COUNTED:
                counts["".join(sorted(_digits(f)))].append(f)
        for f in self.figures:
            if f.toll:
                those = counts.get("".join(sorted(_digits(f))), [])
                yield from ((f, o) for o in those[:SWAPPED_WITH] if swapped(f, o))


def _article(f: Figure) -> str:
    return f.article


def _value(f: Figure) -> Value:
    return f.quantity.unit, f.quantity.low, f.quantity.high


def _keys(story: Story, f: Figure) -> Iterator[tuple[str, str]]:
    if f.topic.startswith(TELLING):
        yield f.topic, ""
    else:
        yield from ((f.topic, key) for key in sorted(f.noun | f.frame | story.fact_ids(f.clause)))


def swapped(a: Figure, b: Figure) -> int:
    """How many digits two exact figures have, if they are the same digits in another order; else 0."""
    mine, theirs = _digits(a), _digits(b)
    same = a.exact and b.exact and mine != theirs and sorted(mine) == sorted(theirs)
    return len(mine.replace(".", "")) if same else 0


def _digits(f: Figure) -> str:
    return f"{f.quantity.low:.3f}".rstrip("0").rstrip(".")


def ratio(a: Figure, b: Figure) -> float:
    """The larger over the smaller."""
    low, high = sorted((abs(_size(a.quantity)), abs(_size(b.quantity))))
    return high / low if low else inf


def _size(q: Quantity) -> float:
    """The value told; of a bound the bound."""
    return q.high if q.low == 0 and q.high < inf else q.low
