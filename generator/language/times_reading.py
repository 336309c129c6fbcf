"""One sentence while its times are read, and what a pattern's match says of it."""

from __future__ import annotations

import re
from datetime import date

from ..model import Sentence, Span
from .layout import line, span_at

FUTURE = frozenset({"will", "shall", "'ll", "’ll"})


class Reading:
    """One sentence being read: its line, its article's date, and what is taken already."""

    def __init__(self, sentence: Sentence, published: date | None) -> None:
        self.sentence = sentence
        self.published = published
        self.text = line(sentence)
        self.taken = bytearray(len(self.text))
        self.future = any(t.text.lower() in FUTURE for t in sentence.tokens)

    def span(self, match: re.Match[str]) -> Span:
        start, end = match.span()
        return span_at(self.sentence, start, end)

    def free(self, match: re.Match[str]) -> bool:
        return not any(self.taken[match.start() : match.end()])

    def word_before(self, match: re.Match[str], group: str | int = 0) -> str:
        before = re.findall(r"[\w']+|[^\w\s]", self.text[max(0, match.start(group) - 30) : match.start(group)])
        return before[-1].lower() if before else ""


def group(match: re.Match[str], name: str) -> str:
    """A named group in lower case, empty where the pattern has none or it did not match."""
    return (match.groupdict().get(name) or "").lower()
