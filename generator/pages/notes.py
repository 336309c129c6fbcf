"""Footnotes: for each row its own passage and those behind its letters, word for word."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..model import Claim, Digest, Evidence, Passage, Row
from .layout import Layout
from .links import href, passage_anchor, source_page, text_link
from .names import Named
from .relation import relation
from .support import Support


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; it and the references to it are named after ``number``, unique on their page."""

    number: int
    row: int
    """Number of its row."""
    article: Named
    passage: Passage
    shown: bool
    """Whether its words are the row as it stands, with nothing repaired."""
    source: Markup
    """Address of the passage on its source page."""
    quote: str
    relation: str
    hedge: str
    """The passage's own word of doubt, or empty."""
    origin: str
    """Key of the origin it rests on, or empty."""
    original: Markup
    """Address of these very words in the original, or empty."""


def write_notes(
    digest: Digest, layout: Layout, named: dict[str, Named], backed: dict[str, Support]
) -> dict[str, tuple[Note, ...]]:
    """The notes of each row by its id, numbered from 1 on every page in reading order."""
    notes: dict[str, tuple[Note, ...]] = {}
    used: dict[str, int] = {}
    place = {article: i for i, article in enumerate(named)}
    for row in layout.order:
        page = layout.page[row.id]
        start = used.get(page, 0)
        told = {claim.passage: (claim, evidence) for claim, evidence in backed[row.id].told}
        passages = dict.fromkeys(note.passage for part in row.parts for note in part.notes)
        ordered = [p for p in passages if p != row.passage]
        ordered.sort(key=lambda p: place[p.article])  # stable: in the order of the parts within an article
        notes[row.id] = tuple(
            _note(p, n, row, layout.number[row.id], _witness(p, row, told), digest, named)
            for n, p in enumerate((row.passage, *ordered), start + 1)
        )
        used[page] = start + len(notes[row.id])
    return notes


Witness = tuple[Claim, Evidence] | None


def _witness(passage: Passage, row: Row, told: dict[Passage, tuple[Claim, Evidence]]) -> Witness:
    """Who speaks in a passage; in the row's own whoever it credits first."""
    if passage != row.passage:
        return told.get(passage)
    own = [(c, e) for c, e in told.values() if c.article == passage.article]
    return next((t for t in own if t[1].attribution), own[0] if own else None)


def _note(
    passage: Passage, number: int, row: Row, place: int, witness: Witness, digest: Digest, named: dict[str, Named]
) -> Note:
    article = named[passage.article]
    quote = passage.span.of(digest.article[passage.article].text)
    claim, evidence = witness or (None, None)
    return Note(
        number=number,
        row=place,
        article=article,
        passage=passage,
        shown=passage == row.passage and not row.repairs,
        source=href(source_page(article.id), passage_anchor(passage.span.start)),
        quote=quote,
        relation=relation(evidence, named) if evidence else "no source given",
        hedge=claim.hedge if claim else "",
        origin=(evidence.origin or "") if evidence else "",
        original=text_link(article.url, quote),
    )
