"""The stage: facts and differences to the sheet's rows."""

from __future__ import annotations

import hashlib
import re
from dataclasses import replace

from ..model import Article, Cast, Conflict, Fact, Passage, Row, Sentence, Sheet, Unused
from .choose import Choice, choose
from .cores import with_cores
from .likeness import Likeness
from .order import key_rows, ordered, section
from .parts import parts
from .row_text import RowText
from .story import Story

CAPITAL = re.compile(r"\[([A-Z])\](?=\w)")
"""A capital that a row got where its connective was dropped."""
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


def in_rows(facts: tuple[Fact, ...], sheet: Sheet, articles: tuple[Article, ...]) -> tuple[Fact, ...]:
    """The facts, each whose clause stands in a row stated as it stands there."""
    text = {a.id: a.text for a in articles}
    stated: dict[str, str] = {}
    known = {f.id: f for f in facts}
    for row in sheet.rows:
        shown = RowText(text[row.passage.article], row.passage.span, row.repairs)
        for id_ in dict.fromkeys(f for part in row.parts for f in part.facts if f in known):
            own = (c for c in known[id_].claims if c.article == row.passage.article and row.passage.span.holds(c.span))
            clause = max((c.span for c in own if c.kind == "clause"), key=len, default=None)
            place = shown.span(clause) if clause else None
            if place is not None:
                stated.setdefault(id_, CAPITAL.sub(r"\1", place.of(shown.text)).strip(" ,;"))
    return tuple(replace(f, statement=stated.get(f.id, f.statement)) for f in facts)
