"""What may become a row: a sentence, or neighbouring ones of an article."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..model import Sentence, Span, Token
from .story import Story, Told
from .vocabulary import vocabulary

ABBREVIATIONS = vocabulary().abbreviation
"""Words with a full stop that end no sentence before a name or a figure."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """Neighbouring sentences that may be a row. Compared by identity."""

    story: Story
    sentences: tuple[Sentence, ...]
    context: int = 0
    """How many of the sentences, from the first, stand there so that the others are understood."""

    @property
    def article(self) -> str:
        return self.sentences[0].article

    @cached_property
    def span(self) -> Span:
        return Span(self.sentences[0].span.start, self.sentences[-1].span.end)

    @cached_property
    def starts(self) -> frozenset[int]:
        """Where its sentences begin."""
        return frozenset(s.span.start for s in self.sentences)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(t for s in self.sentences for t in s.tokens)

    @cached_property
    def words(self) -> int:
        """Tokens with a letter or a digit."""
        return sum(map(_words, self.sentences))

    @cached_property
    def longest(self) -> int:
        """Words of its longest sentence."""
        return max(map(_words, self.sentences))

    @cached_property
    def told(self) -> tuple[Told, ...]:
        return self.story.told(self.sentences)

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Quotations that reach into it, with their marks."""
        return tuple(q.span for q in self.story.quotations[self.article].meeting(self.span))

    def holds(self, other: Candidate) -> bool:
        """Whether another has no sentence that this has not."""
        return self.article == other.article and self.span.holds(other.span)

    def in_quotation(self, token: Token) -> bool:
        return any(q.start <= token.start < q.end for q in self.quoted)

    @cached_property
    def outside(self) -> tuple[Token, ...]:
        """Tokens outside quotation marks."""
        return tuple(t for t in self.tokens if not self.in_quotation(t))


def _words(s: Sentence) -> int:
    return sum(any(c.isalnum() for c in t.text) for t in s.tokens)


def torn(story: Story, first: Sentence, second: Sentence) -> bool:
    """Whether what the parser took for two sentences is one: no full stop between them, or only that of "Sgt."."""
    if first.paragraph != second.paragraph:
        return False
    end = first.span.of(story.text[first.article]).rstrip().rstrip("\"'”’»)] ")
    if not any(map(str.isalnum, end)):
        return False  # a bullet
    if not end.endswith((".", "!", "?", "…", ":")):
        return True
    last = end.split()[-1]
    return last in ABBREVIATIONS and second.tokens[0].text[:1].isalnum()
