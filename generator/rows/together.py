"""Every sentence, and neighbouring ones where the second lives from the first."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Fault, Sentence
from .candidates import Candidate, torn
from .faults import faults
from .references import references
from .repairs import repairs
from .story import Story
from .vocabulary import vocabulary

LONGEST_PAIR = 48
"""Words of two sentences in one row: above it two rows are read faster."""
LONGEST_QUOTATION = 70
"""Words of a row that keeps a quotation whole."""
MOST_SENTENCES = 4
"""Sentences in one row."""


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
            if not whole and (lived or not _lives_from(story, before, second)):
                break  # a chain of pronouns is a paragraph, not a row
            lived = lived or not whole
            group.append(second)
            words = Candidate(story, tuple(group)).words
            if words > (LONGEST_QUOTATION if whole else LONGEST_PAIR):
                break
            yield tuple(group)


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


def _lives_from(story: Story, first: Sentence, second: Sentence) -> bool:
    """Whether the first explains what the second leaves open; over a paragraph's end only a person or a body counts."""
    own = Candidate(story, (second,))
    near = [r for r in references(own) if r.near and (not r.name or r.name.startswith("the "))]
    if second.paragraph != first.paragraph:
        return second.paragraph == first.paragraph + 1 and bool(near)
    return bool(near) or Fault.LEANS in faults(own, repairs(own)) or _points_back(second)


def _points_back(s: Sentence) -> bool:
    words = vocabulary()
    start = [t for t in s.tokens if any(c.isalnum() for c in t.text)][:4]
    opening = {t.text.lower() for t in start if t.pos in ("PRON", "DET") and t.dep != "expl"}
    return bool(opening & (words.points_back - {"there", "then"}))
