"""What a reading is given and what it gives: the seam between the texts and all that is made of them."""

from __future__ import annotations

from dataclasses import dataclass

from .claim import Attribution
from .conflict import Cleared, Conflict
from .entity import Cast
from .fact import Fact
from .text import Article, Sentence


@dataclass(frozen=True, eq=False)
class Texts:
    """The articles with what grammar tells of them: the neutral layer, the same whichever reading follows.

    A reading may use all of it or only the articles. Rows and witnesses stand on it too: a row is a sentence, however
    the facts in it were found.
    """

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    """Of all articles, in the story's order."""
    cast: Cast
    attributions: dict[str, tuple[Attribution, ...]]
    """By article id, in the text's order."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a reading found in the articles. Rows, witnesses, pages and proof work from this and ``Texts`` alone."""

    facts: tuple[Fact, ...]
    """Best reported first, with their headings and without statements; every claim lies in one sentence of ``Texts``.
    A fact without ``joins`` is one whose claims the reading is sure of."""
    conflicts: tuple[Conflict, ...] = ()
    """Gravest first; they name facts of this reading."""
    cleared: tuple[Cleared, ...] = ()
