"""A second look at the rows that a model chose: it reads them as the sheet's reader will, and mends what is at fault.

In one go a model chooses well and explains too little; shown the sheet it sees what its reader does not understand.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..model import Proposed
from .evidence import Evidence
from .numbered import Numbered
from .schemas import Tally, items, text
from .sections import read_row, within
from .told import Told

PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "him",
        "her",
        "them",
        "his",
        "hers",
        "its",
        "their",
        "theirs",
        "we",
        "us",
        "our",
        "i",
        "my",
        "me",
        "you",
        "your",
    ]
)
"""Words in whose place a name stands; beside any other it stands in brackets."""
_NUMBER = re.compile(r"\W*[Rr]?(\d{1,4})\W*")


@dataclass(frozen=True, slots=True)
class Chosen:
    """A row of an answer, under its heading, with its number in the question that shows it again."""

    heading: str
    row: dict[str, Any]


def chosen_rows(data: Any) -> tuple[Chosen, ...]:
    """The rows of an answer in their order."""
    tally = Tally()
    sections = items(data, "sections", tally)
    return tuple(Chosen(text(s, "heading"), row) for s in sections for row in items(s, "rows", tally))


def show_sheet(rows: Sequence[Chosen], among: Sequence[Numbered], evidence: Evidence) -> str:
    """The rows that hold as their reader sees them, below their headings, each with its number and its sentences'."""
    return "\n".join(_lines(rows, among, evidence))


def _lines(rows: Sequence[Chosen], among: Sequence[Numbered], evidence: Evidence) -> Iterator[str]:
    heading = ""
    for n, one in enumerate(rows, 1):
        proposed = read_row(one.row, among, evidence, Tally())
        if proposed is None:
            continue
        if one.heading != heading:
            heading = one.heading
            yield heading.upper()
        yield f"R{n} ({', '.join(map(str, one.row['sentences']))}) {_as_seen(proposed, evidence)}"


def _as_seen(row: Proposed, evidence: Evidence) -> str:
    """The row with what is put into it, nearly as a sheet prints it: the question must not depend on a parser."""
    if row.reads:
        words = f"[{row.reads}]"
    else:
        own, at, pieces = evidence.text[row.passage.article], row.passage.span.start, list[str]()
        for word, name in sorted(row.names):
            if word.start < at:
                continue
            kept = word.start if word.of(own).casefold() in PRONOUNS else word.end
            pieces += [own[at:kept], f"[{name}]" if kept == word.start else f" [{name}]"]
            at = word.end
        words = "".join([*pieces, own[at : row.passage.span.end]])
    return " ".join(f"[{row.by}:] {words}".split() if row.by else words.split())


def with_changes(first: Any, data: Any, tally: Tally) -> dict[str, Any]:
    """The first answer with the changes of the second; a change of a row that is not there is dropped.

    Where a changed row keeps its sentences and tells no parts, it keeps its parts.
    """
    rows = chosen_rows(first)
    changes = {n: change for change in items(data, "changes", tally) if (n := _number(change)) in range(len(rows))}
    sections: list[dict[str, Any]] = []
    for n, one in enumerate(rows):
        if not sections or sections[-1]["heading"] != one.heading:
            sections.append({"heading": one.heading, "rows": []})
        sections[-1]["rows"] += [one.row] if n not in changes else _instead(one.row, changes[n], tally)
    return {**first, "sections": sections}


def _number(change: dict[str, Any]) -> int:
    named = _NUMBER.fullmatch(text(change, "row"))
    return int(named[1]) - 1 if named else -1


def _instead(before: dict[str, Any], change: dict[str, Any], tally: Tally) -> Iterator[dict[str, Any]]:
    for row in items(change, "rows", tally):
        same = row.get("sentences") == before.get("sentences")
        yield {**row, "parts": before.get("parts", [])} if same and not row.get("parts") else row


def rows_of(rows: Sequence[Proposed], told: Sequence[Told]) -> tuple[tuple[Proposed, ...], ...]:
    """For each fact the rows in which a passage of it stands."""
    return tuple(tuple(r for r in rows if any(within(c.passage, r.passage) for c in fact.claims)) for fact in told)
