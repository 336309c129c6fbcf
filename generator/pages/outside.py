"""What no row tells: facts that were found and left out, each with its permanent link and the places that have it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..model import Fact
from .links import fact_anchor, href, passage_anchor, source_page
from .names import Named
from .shared import Shared
from .words import excerpt

WORDS = 24
"""Of a statement; the article has the whole."""


@dataclass(frozen=True, slots=True)
class Untold:
    anchor: str
    text: str
    articles: tuple[tuple[Markup, Named], ...]
    """Address of the line that has it, and the article."""


def untold(shared: Shared) -> tuple[Untold, ...]:
    """In the order of the facts, best reported first."""
    return tuple(_untold(fact, shared) for fact in shared.layout.outside)


def _untold(fact: Fact, shared: Shared) -> Untold:
    first = {c.article: c for c in reversed(fact.claims)}
    places = ((href(source_page(a), passage_anchor(first[a].span.start)), shared.named[a]) for a in fact.articles)
    return Untold(fact_anchor(fact.id), excerpt(fact.statement, WORDS), tuple(places))
