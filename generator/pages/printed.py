"""How much of each article the pages print: every stretch of its text that a row, a note or another quotation shows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from ..model import Article, Passage, Span
from .shared import Shared

_WORD = re.compile(r"\S*\w\S*")


def shares(article: Article, shared: Shared) -> tuple[int, int]:
    """Percent of its report's words that stand in rows, and that stand anywhere on the pages."""
    rows = [r.passage.span for r in shared.layout.order if r.passage.article == article.id]
    every = [*rows, *(p.span for p in _quoted(shared) if p.article == article.id)]
    words = [
        Span(m.start(), m.end()) for body in article.body for m in _WORD.finditer(article.text, body.start, body.end)
    ]
    return _share(words, rows), _share(words, every)


def _share(words: list[Span], spans: Iterable[Span]) -> int:
    """Percent, rounded up: what is printed is never told as nothing."""
    marked: set[int] = set()
    for span in spans:
        marked.update(range(span.start, span.end))
    return -(-100 * sum(word.start in marked for word in words) // max(1, len(words)))


def _quoted(shared: Shared) -> Iterator[Passage]:
    """Every passage that a page prints, beside the rows' own."""
    digest = shared.digest
    yield from (note.passage for notes in shared.notes.values() for note in notes)
    yield from (p for conflict in digest.conflicts for side in conflict.sides for p in side.passages)
    yield from (p for pair in digest.cleared for p in (pair.a, pair.b))
    yield from (p for said in digest.utterances for wording in said.wordings for p in wording.passages)
    yield from (fact.claims[0].passage for fact in shared.layout.outside)
