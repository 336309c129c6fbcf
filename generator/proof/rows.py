"""What a row promises: it is its passage with nothing changed but what its repairs say, and its notes support it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Digest, Part, Passage, RepairRule, Row
from ..wording.statements import shown
from .quoting import Broken

_BRACKETS = re.compile(r"\[[^\[\]]+\]")
DROPPED = 80
"""Characters that a connective or a dateline at the beginning may have: "In the meantime, however," and no clause.
A judgement."""


def broken_rows(digest: Digest) -> Iterator[Broken]:
    """What does not hold; every passage is known to stand in its article."""
    seen: set[str] = set()
    evidence = {claim.passage for fact in digest.fact.values() for claim in fact.claims}
    conflicts = {c.id for c in digest.conflicts}
    for row in digest.sheet.rows:
        if row.id in seen:
            yield Broken(("row", row.id), "it stands twice", row.passage)
        seen.add(row.id)
        yield from (Broken(("row", row.id), why, row.passage) for why in _broken_row(row, digest, evidence, conflicts))


def _broken_row(row: Row, digest: Digest, evidence: set[Passage], conflicts: set[str]) -> Iterator[str]:
    text = digest.article[row.passage.article].text
    yield from _broken_repairs(row)
    if row.text != shown(text, row.passage.span, row.repairs):
        yield f"is not its passage with its repairs: {row.text[:80]!r}"
    end = 0
    for number, part in enumerate(row.parts, 1):
        if not end <= part.start < part.end <= len(row.text):
            yield f"part {number} at {part.start}-{part.end} is out of order or out of the row"
        elif row.text[part.start : part.end].strip() != shown(text, part.span, row.repairs):
            yield f"part {number} is not the stretch of the article that it names"
        end = max(end, part.end)
        yield from (f"part {number}: {problem}" for problem in _broken_notes(part, row, digest, evidence))
        yield from (f"part {number} marks difference {c}, which is none" for c in part.conflicts if c not in conflicts)


def _broken_repairs(row: Row) -> Iterator[str]:
    """A repair stands in the passage, none reaches into another, and each but a dropped opening shows in brackets."""
    at = row.passage.span.start
    for repair in row.repairs:
        if not at <= repair.span.start <= repair.span.end <= row.passage.span.end:
            yield f"a repair at {repair.span.start}-{repair.span.end} is out of order or out of its passage"
        at = max(at, repair.span.end)
        opening = repair.rule in (RepairRule.CONNECTIVE, RepairRule.DATELINE)
        dropped = opening and repair.span.start == row.passage.span.start
        if dropped and len(repair.span) > DROPPED:
            yield f"drops {len(repair.span)} characters at its beginning"
        closes = repair.rule is RepairRule.OWN_WORDS and repair.put.endswith("”")
        if not closes and not _BRACKETS.search(repair.put) and (repair.put or not dropped):
            yield f"a repair does not show: {repair.put!r}"


def _broken_notes(part: Part, row: Row, digest: Digest, evidence: set[Passage]) -> Iterator[str]:
    """A note stands in another article and is some fact's evidence."""
    for note in part.notes:
        if note.passage.article == row.passage.article:
            yield "a note stands in the row's own article"
        if note.passage not in evidence:
            yield f"the note in {note.passage.article} is evidence of no fact"
    yield from (f"states fact {f}, which is none" for f in part.facts if f not in digest.fact)
