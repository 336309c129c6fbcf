"""Facts: claims of one or more articles that say the same, with the signs that joined them."""

from __future__ import annotations

from dataclasses import dataclass

from .claim import Claim


@dataclass(frozen=True, slots=True)
class Sign:
    """One thing that speaks for or against two claims being the same."""

    name: str
    weight: float
    """Its part in the score, in log-odds: positive joins, negative parts."""


@dataclass(frozen=True, slots=True)
class Join:
    """Two claims of a fact, how likely they say the same, and why."""

    a: str
    b: str
    score: float
    """Probability, 0 to 1, rounded so that no processor can tip it."""
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Near:
    """A claim outside a fact that came near it, and what kept it apart."""

    claim: str
    to: str
    score: float
    signs: tuple[Sign, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing reported, in whatever words, by one or more articles."""

    id: str
    """Stable while the fact stays the same: from its earliest claim, not from its place in the list."""
    claims: tuple[Claim, ...]
    """The evidence, in the articles' order."""
    statement: str
    """Its clause as it stands in its row; each word outside square brackets stands in a cited passage or in the row."""
    topic: str | None = None
    joins: tuple[Join, ...] = ()
    nearest: tuple[Near, ...] = ()

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles that report it, each once, in the story's order."""
        return tuple(sorted({claim.article for claim in self.claims}))
