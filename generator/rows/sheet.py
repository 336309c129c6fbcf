"""The stage: facts and differences to the sheet's rows."""

from __future__ import annotations

from dataclasses import replace

from ..ids import distinct
from ..model import Conflict, Fact, Passage, Proposed, Repair, Row, Sheet, Texts, Unused
from .choose import choose
from .context import Context, givers
from .cores import with_cores
from .introductions import Introductions
from .letters import Letters
from .likeness import Likeness
from .order import grouped, housed, key_rows, ordered, section
from .parts import parts, stretches
from .proposed import choose_proposed
from .reader import Choice
from .story import Story


def lay_rows(
    texts: Texts,
    facts: tuple[Fact, ...],
    conflicts: tuple[Conflict, ...],
    proposed: tuple[Proposed, ...] = (),
    needless: frozenset[str] = frozenset(),
) -> Sheet:
    """The sentences that together tell every fact once, with their notes, and why each other sentence is no row.

    ``proposed``: rows that the reading would show; ``needless``: ids of facts for whose sake none is added. Where no
    row is proposed, the choice is made here: by facts where the reading is believed, else by words.
    """
    story = Story(texts.articles, texts.sentences, texts.cast, facts, conflicts)
    own_order = not proposed and not story.believed
    letters = Letters(Likeness(story), texts.compare)
    if own_order:
        chosen = choose(story, texts.read, texts.compare, letters)
    else:
        chosen = choose_proposed(story, proposed, needless, texts.read)
    if own_order:
        letters.weigh((c.candidate, span) for c in chosen.rows for span in stretches(c.candidate))
    ids = distinct([_names(story, choice) for choice in chosen.rows])
    choices = dict(zip(ids, chosen.rows, strict=True))
    made = tuple(_row(story, letters, choice, own) for own, choice in choices.items())
    lead = key_rows(made)
    if own_order:
        made = ordered(story, made, _after(choices))
        told = Introductions(story).over([(choices[row.id].candidate, choices[row.id].repairs) for row in made])
        made = tuple(_repaired(story, letters, choices[r.id], r, those) for r, those in zip(made, told, strict=True))
    else:
        made = grouped(housed(made) if proposed else made)
    further = (c for one in proposed for part in one.parts for c in part.claims)
    rows, cores = with_cores(story, tuple(replace(row, key=row.id in lead) for row in made), further)
    unused = tuple(Unused(Passage(c.article, c.span), why) for c, why in chosen.unused)
    return Sheet(rows, cores, unused)


def _after(choices: dict[str, Choice]) -> dict[str, list[list[str]]]:
    """For each row, by its id, groups of rows: of each group one must stand above it."""
    ids = list(choices)
    behind = givers([Context(choice.candidate) for choice in choices.values()])
    return {own: [[ids[n] for n in those] for those in each] for own, each in zip(ids, behind, strict=True)}


def _repaired(story: Story, letters: Letters, choice: Choice, row: Row, repairs: tuple[Repair, ...]) -> Row:
    """The row with more repairs, under the same heading."""
    if repairs == row.repairs:
        return row
    return replace(_row(story, letters, replace(choice, repairs=repairs), row.id), section=row.section)


def _row(story: Story, letters: Letters, choice: Choice, own: str) -> Row:
    candidate, shown = choice.candidate, choice.shown
    row = Row(
        id=own,
        passage=Passage(candidate.article, candidate.span),
        text=shown.text,
        parts=parts(letters, candidate, shown, choice.reported),
        repairs=choice.repairs,
        faults=choice.faults,
    )
    return replace(row, section=choice.section or section(story, row))


def _names(story: Story, choice: Choice) -> tuple[str, str]:
    """What a row is named after: its article and words, and where they stand should another have the same."""
    candidate = choice.candidate
    words = " ".join(candidate.span.of(story.text[candidate.article]).split())
    return f"{candidate.article}\n{words}", f"{candidate.article}:{candidate.span.start}"
