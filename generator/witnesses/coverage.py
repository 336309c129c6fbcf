"""The coverage ledger: what became of every sentence of every article."""

from __future__ import annotations

from generator.model import Article, Coverage, Fact, LedgerLine, Sentence


def cover(
    articles: tuple[Article, ...], sentences: tuple[Sentence, ...], facts: tuple[Fact, ...]
) -> tuple[Coverage, ...]:
    """One ledger for each article, in order."""
    used: dict[tuple[str, int], list[str]] = {}
    for fact in facts:
        for claim in fact.claims:
            used.setdefault((claim.article, claim.sentence), []).append(fact.id)
    ledgers = []
    for article in articles:
        lines = [LedgerLine(f.span, "furniture", f.rule) for f in article.furniture]
        for s in sentences:
            if s.article == article.id:
                ids = tuple(dict.fromkeys(used.get((s.article, s.index), ())))
                lines.append(LedgerLine(s.span, "fact" if ids else "left out", "" if ids else "no claim found", ids))
        ledgers.append(Coverage(article.id, tuple(sorted(lines, key=lambda line: line.span))))
    return tuple(ledgers)
