"""People and organisations: who is named, by what words, in which articles and facts."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..escape import slug
from .names import Named
from .rows import Shared

KINDS = ("person", "organisation")
MOST = 24
"""Of each kind; the least mentioned fall away."""
FACTS = 8
"""Links; more are counted."""


@dataclass(frozen=True, slots=True)
class Who:
    anchor: str
    name: str
    aliases: tuple[str, ...]
    articles: tuple[Named, ...]
    facts: tuple[tuple[Markup, int], ...]
    more: int
    """Facts beyond those linked."""


def people(shared: Shared) -> tuple[tuple[str, tuple[Who, ...]], ...]:
    """For each kind that occurs: its title and who, most facts first."""
    cast = shared.digest.cast
    facts: dict[str, dict[str, None]] = {}
    articles: dict[str, set[str]] = {}
    for fact in sorted(shared.digest.facts, key=lambda f: shared.layout.number[f.id]):
        for claim in fact.claims:
            for mention in cast.within(claim.article, claim.span):
                articles.setdefault(mention.entity, set()).add(claim.article)
                facts.setdefault(mention.entity, {})[fact.id] = None
    titled = []
    for kind, title in zip(KINDS, ("People", "Organisations"), strict=True):
        those = [e for e in cast.entities if e.kind == kind and e.id in facts]
        those.sort(key=lambda e: (-len(facts[e.id]), e.name, e.id))
        if those:
            who = tuple(
                Who(
                    anchor=f"who-{slug(e.id)}",
                    name=e.name,
                    aliases=tuple(a for a in dict.fromkeys(e.aliases) if a != e.name)[:6],
                    articles=tuple(n for n in shared.named.values() if n.id in articles[e.id]),
                    facts=tuple((shared.layout.link(f), shared.layout.number[f]) for f in list(facts[e.id])[:FACTS]),
                    more=max(0, len(facts[e.id]) - FACTS),
                )
                for e in those[:MOST]
            )
            titled.append((title, who))
    return tuple(titled)
