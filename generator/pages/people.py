"""People and organisations: who is named, by what words, in which articles and rows."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..escape import slug
from .names import Named
from .shared import Shared

KINDS = ("person", "organisation")
MOST = 24
"""Of each kind; the least mentioned fall away."""
ROWS = 8
"""Links; more are counted."""


@dataclass(frozen=True, slots=True)
class Who:
    anchor: str
    name: str
    aliases: tuple[str, ...]
    articles: tuple[Named, ...]
    rows: tuple[tuple[Markup, int], ...]
    more: int
    """Rows beyond those linked."""


def people(shared: Shared) -> tuple[tuple[str, tuple[Who, ...]], ...]:
    """For each kind that occurs: its title and who, most rows first."""
    cast = shared.digest.cast
    rows: dict[str, dict[str, None]] = {}
    articles: dict[str, set[str]] = {}
    for row in shared.layout.order:
        for passage in (row.passage, *(note.passage for note in shared.notes[row.id])):
            for mention in cast.within(passage.article, passage.span):
                articles.setdefault(mention.entity, set()).add(passage.article)
                rows.setdefault(mention.entity, {})[row.id] = None
    titled = []
    for kind, title in zip(KINDS, ("People", "Organisations"), strict=True):
        those = [e for e in cast.entities if e.kind == kind and e.id in rows]
        those.sort(key=lambda e: (-len(rows[e.id]), e.name, e.id))
        if those:
            who = tuple(
                Who(
                    anchor=f"who-{slug(e.id)}",
                    name=e.name,
                    aliases=tuple(a for a in dict.fromkeys(e.aliases) if a != e.name)[:6],
                    articles=tuple(n for n in shared.named.values() if n.id in articles[e.id]),
                    rows=tuple((shared.layout.link(r), shared.layout.number[r]) for r in list(rows[e.id])[:ROWS]),
                    more=max(0, len(rows[e.id]) - ROWS),
                )
                for e in those[:MOST]
            )
            titled.append((title, who))
    return tuple(titled)
