"""What may become a row: every sentence, and neighbouring ones where the second lives from the first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..model import Sentence, Span, Token
from .story import Story, Told
from .vocabulary import vocabulary

LONGEST_PAIR = 48
"""Words of two sentences in one row: above it two rows are read faster."""
LONGEST_QUOTATION = 70
"""Words of a row that keeps a quotation whole."""
ABBREVIATIONS = vocabulary().abbreviation
"""Words with a full stop that end no sentence before a name or a figure."""
MOST_SENTENCES = 4
"""Sentences in one row."""


@dataclass(frozen=True, eq=False)
class Candidate:
    """Neighbouring sentences of one paragraph that may be a row. Compared by identity."""

    story: Story
    sentences: tuple[Sentence, ...]

    @property
    def article(self) -> str:
        return self.sentences[0].article

    @cached_property
    def span(self) -> Span:
        return Span(self.sentences[0].span.start, self.sentences[-1].span.end)

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        return tuple(t for s in self.sentences for t in s.tokens)

    @cached_property
    def words(self) -> int:
        """Tokens with a letter or a digit."""
        return sum(any(c.isalnum() for c in t.text) for t in self.tokens)

    @cached_property
    def told(self) -> tuple[Told, ...]:
        return self.story.told(self.sentences)

    @cached_property
    def quoted(self) -> tuple[Span, ...]:
        """Quotations that reach into it, with their marks."""
        return tuple(q.span for q in self.story.quotations[self.article].meeting(self.span))

    def in_quotation(self, token: Token) -> bool:
        return any(q.start <= token.start < q.end for q in self.quoted)

    @cached_property
    def outside(self) -> tuple[Token, ...]:
        """Tokens outside quotation marks."""
        return tuple(t for t in self.tokens if not self.in_quotation(t))


def find_candidates(story: Story) -> tuple[Candidate, ...]:
    """Single sentences first, in the story's order, then those that belong together."""
    single = [Candidate(story, (s,)) for s in story.sentences]
    return (*single, *(Candidate(story, those) for those in _together(story)))


def _together(story: Story) -> Iterator[tuple[Sentence, ...]]:
    for n, first in enumerate(story.sentences):
        group, lived = [first], False
        for second in story.sentences[n + 1 : n + MOST_SENTENCES]:
            before = group[-1]
            if second.article != before.article:
                break
            whole = torn(story, before, second) or _one_speech(story, before, second)
            if not whole and (lived or not _lives_from(before, second)):
                break  # a chain of pronouns is a paragraph, not a row
            lived = lived or not whole
            group.append(second)
            words = Candidate(story, tuple(group)).words
            if words > (LONGEST_QUOTATION if whole else LONGEST_PAIR):
                break
            yield tuple(group)


def torn(story: Story, first: Sentence, second: Sentence) -> bool:
    """Whether what the parser took for two sentences is one: no full stop between them, or only that of "Sgt."."""
    if first.paragraph != second.paragraph:
        return False
    end = first.span.of(story.text[first.article]).rstrip().rstrip("\"'”’»)] ")
    if not end.endswith((".", "!", "?", "…", ":")):
        return True
    last = end.split()[-1]
    return last in ABBREVIATIONS and second.tokens[0].text[:1].isalnum()


def _one_speech(story: Story, first: Sentence, second: Sentence) -> bool:
    """Whether a quotation runs over the border, or the second only goes on quoting whom the first names."""
    if first.paragraph != second.paragraph:
        return False
    before = story.quotations[first.article].meeting(first.span)
    if any(q.span.start < first.span.end - 1 and q.span.end > second.span.start + 1 for q in before):
        return True
    own = Candidate(story, (second,))
    return bool(own.quoted) and not _says(own) and bool(before)


def _says(candidate: Candidate) -> bool:
    """Whether words with a subject of their own stand outside the quotation marks."""
    return any(t.dep in ("nsubj", "nsubjpass", "expl", "csubj") for t in candidate.outside)


def _lives_from(first: Sentence, second: Sentence) -> bool:
    """Whether the second begins with what only the first explains; over a paragraph's end only a pronoun counts."""
    words = vocabulary()
    start = [t for t in second.tokens if any(c.isalnum() for c in t.text)][:4]
    opening = {t.text.lower() for t in start if t.pos in ("PRON", "DET") and t.dep != "expl"}
    if second.paragraph != first.paragraph:
        subject = start[:1] and start[0].dep in ("nsubj", "nsubjpass", "poss")
        return second.paragraph == first.paragraph + 1 and bool(subject) and bool(opening & words.persons)
    back = opening & (words.persons | words.things | (words.points_back - {"there", "then"}))
    described = len(start) > 1 and start[0].text.lower() == "the" and start[1].lemma.lower() in words.open_person
    return bool(back or described)
