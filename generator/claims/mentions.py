"""Which entity a word means: the cast, asked word by word."""

from __future__ import annotations

from bisect import bisect_right

from ..model import Cast, Sentence, Span


class Mentions:
    """The mentions of one article, to be asked by place."""

    def __init__(self, cast: Cast, article: str) -> None:
        own = sorted((m.span.start, m.span.end, m.entity) for m in cast.mentions if m.article == article)
        self._starts = [start for start, _, _ in own]
        self._own = own

    def at(self, s: Sentence, i: int) -> str | None:
        """The entity whose mention holds the sentence's word ``i``."""
        place = s.tokens[i].start
        k = bisect_right(self._starts, place) - 1
        return self._own[k][2] if k >= 0 and place < self._own[k][1] else None

    def within(self, span: Span) -> tuple[str, ...]:
        """The entities mentioned inside a span, in the text's order, each once."""
        first = bisect_right(self._starts, span.start - 1)
        last = bisect_right(self._starts, span.end - 1)
        return tuple(dict.fromkeys(e for _, end, e in self._own[first:last] if end <= span.end))
