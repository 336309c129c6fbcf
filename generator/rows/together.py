"""Every sentence, and neighbouring ones that are one speech, or of which the last is understood behind the others."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Sentence, Span
from .candidates import Candidate, torn
from .story import Story

LONGEST_PAIR = 60
"""Words of a sentence with the one before it in its row. A judgement."""
LONGEST_QUOTATION = 70
"""Words of a row that keeps a quotation whole."""
APART = 1
"""Paragraphs from the one to the other of two sentences that may share a row. In news a paragraph is often one
sentence: with 0 long stories told 73 % of their facts in place of 77 %."""
MOST_SENTENCES = 4
"""Sentences in one row."""


def find_candidates(story: Story) -> tuple[Candidate, ...]:
    """Single sentences first, in the story's order, then those that belong together."""
    single = [Candidate(story, (s,)) for s in story.sentences]
    return (*single, *(Candidate(story, those) for those in _together(story)))


def _together(story: Story) -> Iterator[tuple[Sentence, ...]]:
    for n, first in enumerate(story.sentences):
        group = [first]
        for second in story.sentences[n + 1 : n + MOST_SENTENCES]:
            before = group[-1]
            if second.article != before.article:
                break
            if not (torn(story, before, second) or _one_speech(story, before, second)):
                break
            group.append(second)
            if Candidate(story, tuple(group)).words > LONGEST_QUOTATION:
                break
            yield tuple(group)


def with_context(candidate: Candidate) -> Candidate | None:
    """A candidate behind the sentence before it in its article, which may tell what it leaves open; None if the two are
    apart, or too long together."""
    story, own = candidate.story, candidate.sentences[0]
    before = story.beside(own)[0]
    if before is None or before.paragraph < own.paragraph - APART:
        return None
    both = Candidate(story, (before, *candidate.sentences), 1)
    between = Span(before.span.end, own.span.start).of(story.text[own.article])
    return both if both.words <= LONGEST_PAIR and not between.strip() else None


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
