"""A second look at the rows that a model chose: it reads them as the sheet's reader will, and mends what is at fault.

In one go a model chooses well and explains too little; shown the sheet it sees what its reader does not understand.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from ..model import Dropped, Passage, Proposed
from .evidence import Evidence
from .guard import heading
from .numbered import Numbered
from .schemas import SCHEMAS, Tally, fits, items, text
from .sections import addresses, read_row

MOST_INSTEAD = 6
"""Rows that may come in the place of one."""
LEAST_CHECKED = 0.5
"""Share of the rows that an answer has to go through to be a second look. A judgement: forty careful ones named all."""
_NUMBER = re.compile(r"\W*(?:row)?\s*r?\s*(\d{1,4})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Chosen:
    """A row of an answer, under its heading; its place among all is its number in the question."""

    heading: str
    row: dict[str, Any]


def chosen_rows(data: Any, tally: Tally) -> tuple[Chosen, ...]:
    """The rows of an answer in their order."""
    sections = items(data, "sections", tally)
    return tuple(Chosen(text(s, "heading"), row) for s in sections for row in items(s, "rows", tally))


def show_sheet(rows: Sequence[Chosen], among: Sequence[Numbered], evidence: Evidence) -> str:
    """The rows that hold, below their headings, each with its number, its sentences' and its brackets."""
    return "\n".join(_lines(rows, among, evidence))


def _lines(rows: Sequence[Chosen], among: Sequence[Numbered], evidence: Evidence) -> Iterator[str]:
    story = [" ".join(text_.split()) for text_ in evidence.text.values()]
    above = ""
    for n, one in enumerate(rows, 1):
        proposed = read_row(one.row, among, evidence, Tally())
        if proposed is None:
            continue
        if one.heading != above:
            above = one.heading
            yield heading(above, story).upper()
        yield f"R{n} ({', '.join(addresses(proposed.passage, among))}) {_with_brackets(proposed, evidence)}"


def _with_brackets(row: Proposed, evidence: Evidence) -> str:
    """A row as it is printed, but for what our rules mend: those ask a parser, and no question may depend on one."""
    own, at, pieces = evidence.text[row.passage.article], row.passage.span.start, list[str]()
    for place, put in row.edits:
        pieces += [own[at : place.start], put]
        at = place.end
    words = f"[{row.reads}]" if row.reads else "".join([*pieces, own[at : row.passage.span.end]])
    return " ".join(f"[{row.by}:] {words}".split() if row.by else words.split())


def looked(data: Any, rows: int) -> bool:
    """Whether an answer is a second look at these many rows, and not something in its place."""
    if not fits(data, SCHEMAS["review"]):
        return False
    named = {_number(check) for check in items(data, "checks", Tally())}
    return len(named & set(range(rows))) >= LEAST_CHECKED * rows


def with_changes(first: Any, data: Any, among: Sequence[Numbered], evidence: Evidence, tally: Tally) -> dict[str, Any]:
    """The first answer with the changes of the second, where they hold; what does not is dropped and counted."""
    rows = chosen_rows(first, tally)
    changes: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for change in items(data, "changes", tally):
        n = _number(change)
        if n in range(len(rows)) and isinstance(change.get("rows"), list):
            changes[n].append(change)
        else:
            tally.add(Dropped.FORM)
    sections: list[dict[str, Any]] = []
    for n, one in enumerate(rows):
        if not sections or sections[-1]["heading"] != one.heading:
            sections.append({"heading": one.heading, "rows": []})
        instead = _instead(one.row, changes[n], among, evidence, tally) if n in changes else [one.row]
        sections[-1]["rows"] += instead
    return {**first, "sections": sections}


def _number(item: dict[str, Any]) -> int:
    named = _NUMBER.match(text(item, "row"))
    return int(named[1]) - 1 if named else -1


def _instead(
    before: dict[str, Any],
    changes: Sequence[dict[str, Any]],
    among: Sequence[Numbered],
    evidence: Evidence,
    tally: Tally,
) -> list[dict[str, Any]]:
    """What comes in the place of a row: nothing only where an empty list says so, the row where nothing else holds.

    A row that is given again keeps its parts where it tells none, and is as it was where it stands bare beside others.
    """
    told = [row for change in changes for row in items(change, "rows", tally)]
    old = read_row(before, among, evidence, Tally())
    found: dict[Passage, dict[str, Any]] = {}
    for row in told[:MOST_INSTEAD]:
        counts = Tally()
        new = read_row(row, among, evidence, counts)
        if new is None:
            tally.add(Dropped.ROW)
            continue
        same = old is not None and new.passage == old.passage
        bare = same and len(told) > 1 and not (new.by or new.edits or new.reads)
        if same and Dropped.WORDING in dict(counts.dropped):
            tally.add(Dropped.WORDING)
            found.setdefault(new.passage, {**before, "by": row["by"]} if new.by else before)
            continue
        kept = {**row, "parts": before.get("parts", [])} if same and not row.get("parts") else row
        found.setdefault(new.passage, before if bare else kept)
    if found or not any(change["rows"] for change in changes):
        return list(found.values())
    return [before]
