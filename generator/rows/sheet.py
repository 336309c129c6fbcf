"""The stage: facts and differences to the sheet's rows."""

from __future__ import annotations

from dataclasses import replace

from ..ids import distinct
from ..model import Article, Cast, Conflict, Fact, Passage, Proposed, Row, Sentence, Sheet, Unused
from .choose import Choice, choose
from .cores import with_cores
from .likeness import Likeness
from .order import housed, key_rows, ordered, section
from .parts import parts
from .proposed import choose_proposed
from .row_text import RowText
from .story import Story


def lay_rows(
    articles: tuple[Article, ...],
    sentences: tuple[Sentence, ...],
    cast: Cast,
    facts: tuple[Fact, ...],
    conflicts: tuple[Conflict, ...],
    proposed: tuple[Proposed, ...] = (),
) -> Sheet:
    """The sentences that together tell every fact once, with their notes, and why each other sentence is no row.

    ``proposed``: rows that the reading would show. Where there are none, the choice is made here: by facts where the
    reading is believed, else by words.
    """
    story = Story(articles, sentences, cast, facts, conflicts)
    chosen = choose_proposed(story, proposed) if proposed or story.believed else choose(story)
    likeness = Likeness(story)
    ids = distinct([_names(story, choice) for choice in chosen.rows])
    made = tuple(_row(story, likeness, choice, own) for choice, own in zip(chosen.rows, ids, strict=True))
    further = (c for one in proposed for part in one.parts for c in part.claims)
    rows, cores = with_cores(story, made, further)
    lead = key_rows(rows)
    rows = tuple(replace(row, key=row.id in lead) for row in rows)
    unused = tuple(Unused(Passage(c.article, c.span), why) for c, why in chosen.unused)
    return Sheet(ordered(housed(rows) if proposed else rows), cores, unused)


def _row(story: Story, likeness: Likeness, choice: Choice, own: str) -> Row:
    candidate = choice.candidate
    shown = RowText(story.text[candidate.article], candidate.span, choice.repairs)
    row = Row(
        id=own,
        passage=Passage(candidate.article, candidate.span),
        text=shown.text,
        parts=parts(likeness, candidate, shown, choice.reported),
        repairs=choice.repairs,
        faults=choice.faults,
    )
    return replace(row, section=choice.section or section(story, row))


def _names(story: Story, choice: Choice) -> tuple[str, str]:
    """What a row is named after: its article and words, and where they stand should another have the same."""
    candidate = choice.candidate
    words = " ".join(candidate.span.of(story.text[candidate.article]).split())
    return f"{candidate.article}\n{words}", f"{candidate.article}:{candidate.span.start}"
