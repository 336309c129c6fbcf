"""Facts that are parts of others, added to a digest written by hand."""

from __future__ import annotations

from dataclasses import replace

from generator.model import Corroboration, Digest, Fact, Span


def narrower(fact: Fact, name: str, articles: int, cut: int = 4) -> Fact:
    """A fact in the first words of the same passages of its first articles."""
    claims = tuple(replace(c, span=Span(c.span.start, c.span.end - cut)) for c in fact.claims[:articles])
    return replace(fact, id=name, claims=claims, statement=f"{name} of it.")


def with_facts(digest: Digest, *more: Fact) -> Digest:
    """The digest with more facts, supported like its best supported one."""
    by_size = {len(c.evidence): c for c in digest.corroborations}
    supports = []
    for fact in more:
        model: Corroboration = by_size[max(by_size)]
        pairs = zip(fact.claims, model.evidence, strict=False)
        evidence = tuple(replace(e, passage=c.passage) for c, e in pairs)
        supports.append(replace(model, fact=fact.id, evidence=evidence, articles=len(fact.articles)))
    facts = (*digest.facts, *more)
    return replace(digest, facts=facts, corroborations=(*digest.corroborations, *supports))
