"""A sentence as a line of text laid out like its article, and the way back from characters to tokens."""

from __future__ import annotations

from bisect import bisect_right

from ..model import Sentence, Span

PLAIN = str.maketrans("‐‑‒–—−’‘“”\u00a0\u2009\u202fİ", "------''\"\"   I")
"""Typographic characters to plain ones, one for one, so that offsets stay true; and the one character that is two in
lower case, so that they stay true there."""


def line(sentence: Sentence) -> str:
    """The sentence's text, plain; character ``i`` is code point ``sentence.span.start + i`` of the article."""
    start = sentence.span.start
    parts: list[str] = []
    at = start
    for token in sentence.tokens:
        parts.append(" " * (token.start - at))
        parts.append(token.text[: token.end - token.start].ljust(token.end - token.start))
        at = token.end
    return "".join(parts).translate(PLAIN)


def token_at(sentence: Sentence, offset: int) -> int:
    """Index of the token that covers a character of the line, or of the last one before it."""
    place = sentence.span.start + offset
    return max(0, bisect_right(sentence.tokens, place, key=lambda t: t.start) - 1)


def span_at(sentence: Sentence, start: int, end: int) -> Span:
    """Characters of the line as a span of the article."""
    return Span(sentence.span.start + start, sentence.span.start + end)
