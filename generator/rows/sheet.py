"""The stage: facts and differences to the sheet's rows."""

from __future__ import annotations

from dataclasses import replace

from ..ids import distinct
from ..model import Article, Cast, Conflict, Fact, Passage, Proposed, Row, Sentence, Sheet, Unused
from .choose import Choice, choose
from .context import Context, givers
from .cores import with_cores
from .likeness import Likeness
from .order import grouped, key_rows, ordered, section
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
    own_order = not proposed and not story.believed
    chosen = choose(story) if own_order else choose_proposed(story, proposed)
    likeness = Likeness(story)
    ids = distinct([_names(story, choice) for choice in chosen.rows])
    made = tuple(_row(story, likeness, choice, own) for choice, own in zip(chosen.rows, ids, strict=True))
    rows, cores = with_cores(story, made)
    lead = key_rows(rows)
    rows = tuple(replace(row, key=row.id in lead) for row in rows)
    unused = tuple(Unused(Passage(c.article, c.span), why) for c, why in chosen.unused)
    behind = givers([Context(choice.candidate) for choice in chosen.rows])
    after = {row.id: [[rows[n].id for n in those] for those in each] for row, each in zip(rows, behind, strict=True)}
    return Sheet(ordered(story, rows, after) if own_order else grouped(rows), cores, unused)


def _row(story: Story, likeness: Likeness, choice: Choice, own: str) -> Row:
    candidate = choice.candidate
    shown = RowText(story.text[candidate.article], candidate.span, choice.repairs)
    row = Row(
        id=own,
        passage=Passage(candidate.article, candidate.span),
        text=shown.text,
        parts=parts(likeness, candidate, shown),
        repairs=choice.repairs,
        faults=choice.faults,
    )
    return replace(row, section=section(story, row))


def _names(story: Story, choice: Choice) -> tuple[str, str]:
    """What a row is named after: its article and words, and where they stand should another have the same."""
    candidate = choice.candidate
    words = " ".join(candidate.span.of(story.text[candidate.article]).split())
    return f"{candidate.article}\n{words}", f"{candidate.article}:{candidate.span.start}"
