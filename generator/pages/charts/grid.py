"""The grid of articles against the parts of rows, and the rows by how they are supported."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from ...model import Evidence, Part, Row
from ..rows import EDGE
from ..shared import Shared
from ..support import support
from ..words import excerpt

WORDS = 11
"""Of a part in the grid's first column: one line at 1280 pixels, two or three on a phone."""
SHORT = 6
"""Letters; a longer name is cut to initials in a cell, which the legend explains."""
ABSENT = "–"


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    """Of its row."""
    link: Markup
    title: str
    cells: tuple[str, ...]
    further: bool = False
    """Whether it is a further part of the row above."""


@dataclass(frozen=True, slots=True)
class Block:
    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Grid:
    blocks: tuple[Block, ...]
    legend: tuple[tuple[str, str], ...]
    """Short form and name."""
    totals: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Kind:
    """Rows of one kind of support."""

    anchor: str
    title: str
    rows: tuple[tuple[Markup, int, tuple[str, ...]], ...]
    """Address, number, and the ids that keep old links alive where the row stands on another page."""


def grid(shared: Shared, at: str) -> Grid | None:
    """The grid as seen from the page ``at``; None for a single article."""
    if len(shared.named) < 2:
        return None
    short = Shortener()
    layout = shared.layout
    first = () if layout.split else (layout.lead, *layout.key)
    titled = [*([("Key facts", first)] if first else []), *((s.title, s.rows) for s in layout.sections)]
    blocks = tuple(
        Block(title, tuple(line for row in rows for line in _lines(row, shared, short, at))) for title, rows in titled
    )
    lines = [line for block in blocks for line in block.lines]
    totals = tuple(sum(line.cells[i] != ABSENT for line in lines) for i in range(len(shared.named)))
    return Grid(blocks, short.legend, totals)


def by_support(shared: Shared) -> tuple[Kind, ...]:
    """Rows by support, best first; kinds without a row are left out."""
    kinds = (
        ("by-multi", "Two or more named origins"),
        ("by-one", "Several articles, one named origin"),
        ("by-none", "Several articles, no origin named"),
        ("by-single", "One article only"),
    )
    found: dict[str, list[tuple[Markup, int, tuple[str, ...]]]] = {anchor: [] for anchor, _ in kinds}
    for row in shared.layout.order:
        backed = shared.backed[row.id]
        named = len(backed.named)
        anchor = "by-multi" if named > 1 else "by-single" if len(backed.articles) == 1 else ("by-none", "by-one")[named]
        old = shared.layout.anchors(row.id) if shared.layout.split else ()
        found[anchor].append((shared.layout.link(row.id), shared.layout.number[row.id], old))
    return tuple(Kind(anchor, title, tuple(found[anchor])) for anchor, title in kinds if found[anchor])


class Shortener:
    """Names as they fit a cell; what was cut is kept for the legend."""

    def __init__(self) -> None:
        self._short: dict[str, str] = {}
        self._taken: set[str] = set()
        self._last: dict[str, int] = {}

    def __call__(self, name: str) -> str:
        if name not in self._short:
            form = base = _initials(name)
            n = self._last.get(base, 1)
            while form in self._taken:
                n += 1
                form = f"{base}{n}"
            self._last[base] = n
            self._taken.add(form)
            self._short[name] = form
        return self._short[name]

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        return tuple(sorted((form, name) for name, form in self._short.items() if form != name))


def _initials(name: str) -> str:
    if len(name) <= SHORT:
        return name
    words = [w for w in re.findall(r"\w+", name) if w.lower() not in ("the", "of", "and", "for")]
    capitals = next((w for w in words if len(w) > 1 and w.isupper()), "")
    letters = "".join(w[0].upper() for w in words)[:4]
    return capitals or (letters if len(letters) > 1 else name[:SHORT].rstrip() + ".")


def _lines(row: Row, shared: Shared, short: Shortener, at: str) -> list[Line]:
    """One for each part."""
    start, found = 0, []
    for i, part in enumerate(row.parts):
        found.append(
            Line(
                number=shared.layout.number[row.id],
                link=shared.layout.link(row.id, at),
                title=excerpt(row.text[start : part.end].strip(EDGE + "."), WORDS),
                cells=_cells(row, part, shared, short),
                further=i > 0,
            )
        )
        start = part.end
    return found


def _cells(row: Row, part: Part, shared: Shared, short: Shortener) -> tuple[str, ...]:
    best: dict[str, Evidence] = {}
    backed = support(row, shared.digest, part)
    for _, evidence in backed.told:
        kept = best.get(evidence.passage.article)
        if kept is None or (kept.origin is None and evidence.origin is not None):
            best[evidence.passage.article] = evidence
    return tuple(_cell(best.get(a), short) if a in backed.articles else ABSENT for a in shared.named)


def _cell(evidence: Evidence | None, short: Shortener) -> str:
    if evidence is None:
        return "none"
    if evidence.origin:
        word = short(evidence.origin)
    elif evidence.attribution and evidence.attribution.kind == "unnamed":
        word = "?"
    else:
        word = "none"
    return f"{word} =" if evidence.same_text_as else word
