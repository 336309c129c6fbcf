"""How many origins stand behind each fact."""

from __future__ import annotations

from generator.model import Article, Copy, Corroboration, Evidence, Fact


def trace_origins(
    facts: tuple[Fact, ...], copies: tuple[Copy, ...], articles: tuple[Article, ...]
) -> tuple[Corroboration, ...]:
    """One corroboration for each fact, in order."""
    return tuple(
        Corroboration(
            fact=fact.id,
            evidence=tuple(Evidence(c.passage, None, "own words") for c in fact.claims),
            articles=len(fact.articles),
            outlets=len(fact.articles),
            origins=(),
            unclear=len(fact.articles),
            words=f"{len(fact.articles)} articles" if len(fact.articles) > 1 else "1 article",
        )
        for fact in facts
    )
