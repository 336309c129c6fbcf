"""Witnesses: who copied whom, whom an article credits, and how many origins stand behind a fact."""

from __future__ import annotations

from dataclasses import dataclass

from .claim import Attribution
from .text import Passage


@dataclass(frozen=True, slots=True)
class Copy:
    """Passages of several articles that share their wording: one witness."""

    passages: tuple[Passage, ...]
    original: str | None = None
    """Id of the article that the others took it from, only where a text shows it."""
    reason: str = ""
    """Why that one, in words; or why none can be named."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage of a fact as a witness: in whose name, and in whose words."""

    passage: Passage
    attribution: Attribution | None
    relation: str
    """own words, credits, or same text."""
    same_text_as: tuple[str, ...] = ()
    """Ids of articles that print the same words."""
    origin: str | None = None
    """Key of the origin it rests on; None is unclear."""
    speaker_lost: bool = False
    """Whether the words that said who speaks were lost in copying."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where reports of a fact come from."""

    name: str
    level: str
    """seen (an article of the story reports it first-hand), credited (an article credits it),
    asserted (an article says that it confirmed)."""
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Corroboration:
    """How a fact is supported: by how many articles, and by how many origins behind them."""

    fact: str
    evidence: tuple[Evidence, ...]
    """In the order of the fact's claims."""
    articles: int
    outlets: int
    origins: tuple[Origin, ...]
    unclear: int
    """Articles whose origin the text does not tell; those that print one text are counted once."""
    words: str
    """For readers: "5 articles, 2 named origins (ABC News 3, CNN 1), 1 unclear"."""

    @property
    def independent(self) -> int:
        """How many witnesses the texts establish: origins named and not only asserted, and 1 where none is."""
        return max(1, sum(origin.level != "asserted" for origin in self.origins))
