"""What a claim's words mean, word by word, and how much of one claim's meaning another holds."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

Labels = frozenset[str]

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
    weight: float


@dataclass(frozen=True, slots=True)
class Terms:
    """The terms of a claim, with all that they offer to another claim's terms."""

    own: tuple[Term, ...]
    names: Labels
    tight: Labels
    loose: Labels
    weight: float

    @classmethod
    def of(cls, terms: Iterable[Term]) -> Terms:
        """Of these terms, in order."""
        own = tuple(terms)
        return cls(
            own,
            frozenset().union(*(t.names for t in own)),
            frozenset().union(*(t.tight for t in own)),
            frozenset().union(*(t.loose for t in own)),
            sum(t.weight for t in own),
        )

    def offers(self) -> Labels:
        """Everything by which another claim may find it."""
        return self.names | self.tight | self.loose

    def met(self, other: Terms) -> float:
        """Weight of the terms that the other claim holds too, in the same or in other words."""
        total = 0.0
        for term in self.own:
            if not term.names.isdisjoint(other.names):
                total += term.weight
            elif not term.tight.isdisjoint(other.tight):
                total += SAME_SENSE * term.weight
            elif not term.loose.isdisjoint(other.loose):
                total += SAME_FIELD * term.weight
        return total


def meeting(a: Term | None, b: Term | None) -> float:
    """How far two words are the same, 0 to 1; two that are not there are not."""
    if a is None or b is None:
        return 0.0
    if not a.names.isdisjoint(b.names):
        return 1.0
    if not a.tight.isdisjoint(b.tight):
        return SAME_SENSE
    return SAME_FIELD if not a.loose.isdisjoint(b.loose) else 0.0


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
    if a.names.isdisjoint(b.names) and a.tight.isdisjoint(b.tight) and a.loose.isdisjoint(b.loose):
        return NOTHING
    x, y = a.met(b), b.met(a)
    one, other = x / a.weight, y / b.weight
    return Held(max(one, other), min(one, other), (x + y) / 2)
