"""Answers to rows: which sentences a model would show, in which order, under which headings."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..model import Dropped, Passage, Proposed, Span
from .evidence import Evidence
from .guard import heading
from .numbered import Numbered, Place, find_place
from .schemas import items, text
from .tally import Tally
from .told import Told

MOST_TOGETHER = 4
"""Sentences of one row."""


@dataclass(frozen=True, slots=True)
class Sections:
    """The third answer of a story, as far as it holds."""

    rows: tuple[Proposed, ...]
    topics: tuple[str | None, ...]
    """The heading of each fact: that of the first row which tells it."""


def read_sections(
    data: Any, among: Sequence[Numbered], evidence: Evidence, told: Sequence[Told], tally: Tally
) -> Sections:
    """The rows of an answer that are sentences of articles, and the facts' headings."""
    story = [" ".join(text_.split()) for text_ in evidence.text.values()]
    rows: dict[Passage, Proposed] = {}
    topics: list[str | None] = [None] * len(told)
    for section in items(data, "sections", tally):
        name = heading(text(section, "heading"), story)
        tally.add(Dropped.WORDING, not name)
        for item in items(section, "rows", tally):
            passage = _passage(item, among)
            if passage is None:
                tally.add(Dropped.ROW)
                continue
            rows.setdefault(passage, Proposed(passage, tuple(_names(item, tally))))
            for n, fact in enumerate(told):
                if name and topics[n] is None and any(_within(c.passage, passage) for c in fact.claims):
                    topics[n] = name
    return Sections(tuple(rows.values()), tuple(topics))


def _within(claim: Passage, row: Passage) -> bool:
    return claim.article == row.article and row.span.holds(claim.span)


def _passage(item: dict[str, Any], among: Sequence[Numbered]) -> Passage | None:
    """Neighbouring sentences of one article, in order."""
    named = item.get("sentences")
    found = [find_place(one, among) for one in named if isinstance(one, str)] if isinstance(named, list) else []
    those = sorted((p for p in found if p is not None), key=lambda p: p.index)
    if not those or len(those) < len(found) or len(those) > MOST_TOGETHER or not _neighbours(those):
        return None
    return Passage(those[0].of.article.id, Span(those[0].span.start, those[-1].span.end))


def _neighbours(those: Sequence[Place]) -> bool:
    first = those[0]
    return all(p.of is first.of and p.index == first.index + n for n, p in enumerate(those))


def _names(item: dict[str, Any], tally: Tally) -> Iterator[tuple[str, str]]:
    for one in items(item, "names", tally):
        word, name = text(one, "word"), text(one, "name")
        if word and name:
            yield word, name
