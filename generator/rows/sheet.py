"""The stage: facts and differences to the sheet's rows."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from ..model import Article, Cast, Conflict, Fact, Passage, Row, Sentence, Sheet, Unused
from .choose import Choice, choose
from .cores import with_cores
from .likeness import Likeness
from .order import key_rows, ordered, section
from .parts import parts
from .row_text import RowText
from .story import Story

ID_LENGTH = 8  # hexadecimal digits: 4e9 values for some hundred rows


def lay_rows(
    articles: tuple[Article, ...],
    sentences: tuple[Sentence, ...],
    cast: Cast,
    facts: tuple[Fact, ...],
    conflicts: tuple[Conflict, ...],
) -> Sheet:
    """The sentences that together tell every fact once, with their notes, and why each other sentence is no row."""
    story = Story(articles, sentences, cast, facts, conflicts)
    chosen = choose(story)
    likeness = Likeness(story)
    rows, cores = with_cores(story, tuple(_row(story, likeness, choice) for choice in chosen.rows))
    lead = key_rows(rows)
    rows = tuple(replace(row, key=row.id in lead) for row in rows)
    unused = tuple(Unused(Passage(c.article, c.span), why) for c, why in chosen.unused)
    return Sheet(ordered(rows), cores, unused)


def _row(story: Story, likeness: Likeness, choice: Choice) -> Row:
    candidate = choice.candidate
    shown = RowText(story.text[candidate.article], candidate.span, choice.repairs)
    row = Row(
        id=_id(story, choice),
        passage=Passage(candidate.article, candidate.span),
        text=shown.text,
        parts=parts(likeness, candidate, shown),
        repairs=choice.repairs,
        faults=choice.faults,
    )
    return replace(row, section=section(story, row))


def _id(story: Story, choice: Choice) -> str:
    candidate = choice.candidate
    words = " ".join(candidate.span.of(story.text[candidate.article]).split())
    return hashlib.sha256(f"{candidate.article}\n{words}".encode()).hexdigest()[:ID_LENGTH]
