"""Footnotes: one for each passage of each fact, with the passage word for word."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..model import Digest, Evidence
from .layout import Layout
from .links import href, passage_anchor, source_page, text_link
from .names import Named
from .relation import relation


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote and the reference to it; both are named after ``number``, unique on their page."""

    number: int
    fact: int
    """Number of its fact."""
    article: Named
    source: Markup
    """Address of the passage on its source page."""
    quote: str
    relation: str
    origin: str
    """Key of the origin it rests on, or empty."""
    original: Markup
    """Address of these very words in the original, or empty."""


def write_notes(digest: Digest, layout: Layout, named: dict[str, Named]) -> dict[str, tuple[Note, ...]]:
    """The notes of each fact, numbered from 1 on every page in reading order."""
    notes: dict[str, tuple[Note, ...]] = {}
    used: dict[str, int] = {}
    for section in layout.sections:
        for fact in section.facts:
            start = used.get(section.page, 0)
            evidence = digest.corroboration[fact.id].evidence
            used[section.page] = start + len(evidence)
            notes[fact.id] = tuple(
                _note(e, start + i, fact.id, digest, layout, named) for i, e in enumerate(evidence, 1)
            )
    return notes


def _note(evidence: Evidence, number: int, fact: str, digest: Digest, layout: Layout, named: dict[str, Named]) -> Note:
    passage = evidence.passage
    article = named[passage.article]
    quote = passage.span.of(digest.article[passage.article].text)
    return Note(
        number=number,
        fact=layout.number[fact],
        article=article,
        source=href(source_page(article.id), passage_anchor(passage.span.start)),
        quote=quote,
        relation=relation(evidence, named),
        origin=evidence.origin or "",
        original=text_link(article.url, quote),
    )
