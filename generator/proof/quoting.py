"""The parts of a digest that quote: which they are, the digest without some of them, and how an editor finds one."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from ..escape import plain
from ..model import Coverage, Digest, LedgerLine, Passage, Row, Sheet, Span

Kind = Literal["fact", "row", "sentence", "conflict", "cleared pair", "copy", "quotation"]
Part = tuple[Kind, str]
"""Its id, or its place in the digest's list where it has none."""

ANCHORS: dict[Kind, str] = {"fact": "f", "row": "row", "conflict": "c"}
"""How the anchors of a kind begin; ``explain`` takes their ids."""
EXCERPT = 100
"""Code points of a passage in a message: enough to find it."""
AROUND = 20
"""Code points before and after a place where nothing stands."""
UNPROVEN = "its passage could not be proven"
_LINE = re.compile(r"\r\n|[\r\n]")


@dataclass(frozen=True, slots=True)
class Broken:
    """A promise that does not hold: whose, why, and which passage it is about."""

    part: Part
    why: str
    passage: Passage


def quoting(digest: Digest) -> Iterator[tuple[Part, Passage]]:
    """Every passage that the digest quotes, and the part that quotes it."""
    for fact in digest.fact.values():
        yield from ((("fact", fact.id), claim.passage) for claim in fact.claims)
    for support in digest.corroboration.values():
        yield from ((("fact", support.fact), evidence.passage) for evidence in support.evidence)
    for conflict in digest.conflicts:
        for side in conflict.sides:
            yield from ((("conflict", conflict.id), passage) for passage in (*side.passages, *side.mark))
    for n, pair in enumerate(digest.cleared):
        yield from ((("cleared pair", str(n)), passage) for passage in (pair.a, pair.b))
    for row in digest.sheet.rows:
        yield ("row", row.id), row.passage
        yield from ((("row", row.id), note.passage) for part in row.parts for note in part.notes)
    for n, unused in enumerate(digest.sheet.unused):
        yield ("sentence", str(n)), unused.passage
    for n, copy in enumerate(digest.copies):
        yield from ((("copy", str(n)), passage) for passage in copy.passages)
    for utterance in digest.utterances:
        for wording in utterance.wordings:
            yield from ((("quotation", utterance.id), passage) for passage in wording.passages)


def without(digest: Digest, parts: AbstractSet[Part]) -> Digest:
    """The digest without some of its parts, and without a word of them elsewhere."""
    gone = {name for kind, name in parts if kind == "fact"}

    evidence = {claim.passage for fact in digest.fact.values() if fact.id not in gone for claim in fact.claims}

    def kept(kind: Kind, name: str) -> bool:
        return (kind, name) not in parts

    return replace(
        digest,
        facts=tuple(fact for fact in digest.facts if fact.id not in gone),
        corroborations=tuple(support for support in digest.corroborations if support.fact not in gone),
        core_corroborations=tuple(support for support in digest.core_corroborations if support.fact not in gone),
        sheet=Sheet(
            rows=tuple(_row(row, parts, evidence) for row in digest.sheet.rows if kept("row", row.id)),
            cores=tuple(core for core in digest.sheet.cores if core.id not in gone),
            unused=tuple(one for n, one in enumerate(digest.sheet.unused) if kept("sentence", str(n))),
        ),
        conflicts=tuple(
            replace(conflict, facts=tuple(fact for fact in conflict.facts if fact not in gone))
            for conflict in digest.conflicts
            if kept("conflict", conflict.id)
        ),
        cleared=tuple(pair for n, pair in enumerate(digest.cleared) if kept("cleared pair", str(n))),
        copies=tuple(copy for n, copy in enumerate(digest.copies) if kept("copy", str(n))),
        utterances=tuple(said for said in digest.utterances if kept("quotation", said.id)),
        coverage=tuple(Coverage(c.article, tuple(_line(line, gone) for line in c.lines)) for c in digest.coverage),
    )


def _row(row: Row, gone: AbstractSet[Part], evidence: AbstractSet[Passage]) -> Row:
    """A row without what was left out elsewhere: facts with their notes, and differences."""
    return replace(
        row,
        parts=tuple(
            replace(
                part,
                facts=tuple(fact for fact in part.facts if ("fact", fact) not in gone),
                notes=tuple(note for note in part.notes if note.passage in evidence),
                conflicts=tuple(conflict for conflict in part.conflicts if ("conflict", conflict) not in gone),
            )
            for part in row.parts
        ),
    )


def _line(line: LedgerLine, gone: AbstractSet[str]) -> LedgerLine:
    if not any(fact in gone for fact in line.facts):
        return line
    facts = tuple(fact for fact in line.facts if fact not in gone)
    return replace(line, facts=facts) if facts else LedgerLine(line.span, "left out", UNPROVEN)


@lru_cache(16)
def _breaks(source: str) -> tuple[int, ...]:
    """Where the lines of a text end."""
    return tuple(match.end() for match in _LINE.finditer(source))


def told(broken: Broken, digest: Digest) -> str:
    """Where it is, what was left out and why, and the command that shows it; for the editor, on one line."""
    kind, name = broken.part
    article = digest.article.get(broken.passage.article)
    what = f"{kind} {name}" if kind in ANCHORS else f"a {kind}"
    how = f"; to see it: fact-digest explain {name}" if kind in ANCHORS else ""
    if article is None:
        return f"{plain(broken.passage.article)}: {what} is left out: {broken.why}{how}"
    start = min(max(broken.passage.span.start, 0), len(article.text))
    line = 1 + bisect_right(_breaks(article.source), article.in_file(Span(start, start)).start)
    words = plain(broken.passage.span.of(article.text)) or plain(article.text[max(0, start - AROUND) : start + AROUND])
    cut = words if len(words) <= EXCERPT else words[:EXCERPT].rstrip() + " …"
    return f"{plain(article.file)}, line {line}, “{cut}”: {what} is left out: {broken.why}{how}"
