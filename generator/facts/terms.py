"""What a claim's words mean, word by word, and how much of one claim's meaning another holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

Labels = frozenset[str]

SAME = 1.0
SAME_SENSE = 0.8
"""What a word counts for that is told by another of the same class. Not measured apart: the scorer weighs the whole."""
SAME_FIELD = 0.3
"""What it counts for where only its subject matter is there: "officer" for "police department"."""


@dataclass(frozen=True, slots=True)
class Term:
    """One compared word, name or figure."""

    names: Labels
    """What is the same only if it is the same: its stem, whom it means, its value."""
    tight: Labels
    loose: Labels
    all: Labels
    weight: float

    @classmethod
    def of(cls, names: Labels, weight: float, tight: Labels = frozenset(), loose: Labels = frozenset()) -> Term:
        """A word with the senses and fields that it evokes."""
        return cls(names, tight, loose, names | tight | loose, weight)

    def level(self, other: Term | Terms) -> float:
        """How far the other holds it: as it is, by its sense, by its field, or not at all."""
        if not self.names.isdisjoint(other.names):
            return SAME
        if not self.tight.isdisjoint(other.tight):
            return SAME_SENSE
        return SAME_FIELD if not self.loose.isdisjoint(other.loose) else 0.0


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a claim, with all that they offer to another claim's terms."""

    own: tuple[Term, ...]
    names: Labels
    tight: Labels
    loose: Labels
    all: Labels
    """Everything by which another claim may find it."""
    weight: float

    @classmethod
    def of(cls, terms: Iterable[Term]) -> Terms:
        """Of these terms, in order."""
        own = tuple(terms)
        names = frozenset[str]().union(*(t.names for t in own))
        tight = frozenset[str]().union(*(t.tight for t in own))
        loose = frozenset[str]().union(*(t.loose for t in own))
        return cls(own, names, tight, loose, names | tight | loose, sum(t.weight for t in own))

    def met(self, other: Terms) -> float:
        """Weight of the terms that the other claim holds too, in the same or in other words."""
        total = 0.0
        offered = other.all
        for term in self.own:
            if not term.all.isdisjoint(offered):  # most terms end here
                total += term.level(other) * term.weight
        return total


def meeting(a: Term | None, b: Term | None) -> float:
    """How far two words are the same, 0 to 1; two that are not there are not."""
    return a.level(b) if a and b else 0.0


class Held(NamedTuple):
    """How much of two claims' meaning the other holds."""

    most: float
    """The greater share, 0 to 1."""
    least: float
    weight: float
    """Mean weight of what is shared."""


NOTHING = Held(0.0, 0.0, 0.0)


def held(a: Terms, b: Terms) -> Held:
    """Compare two claims' terms both ways."""
    if a.all.isdisjoint(b.all):
        return NOTHING
    x, y = a.met(b), b.met(a)
    one, other = x / a.weight, y / b.weight
    return Held(max(one, other), min(one, other), (x + y) / 2)
