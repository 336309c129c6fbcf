"""The grid of articles against facts, and the facts by how they are supported."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Evidence, Fact
from .rows import Shared
from .support import named_origins
from .words import excerpt

WORDS = 11
"""Of a statement in the grid's first column: one line at 1280 pixels, two or three on a phone."""
SHORT = 6
"""Letters; a longer name is cut to initials in a cell, which the legend explains."""
ABSENT = "–"


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    link: Markup
    title: str
    cells: tuple[str, ...]
    part: bool = False
    """Whether it is a part of the fact above."""


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
    """Facts of one kind of support."""

    anchor: str
    title: str
    facts: tuple[tuple[Markup, int, str], ...]
    """Address, number, and the id that keeps old links alive where the fact stands on another page."""


def grid(shared: Shared, at: str) -> Grid | None:
    """The grid as seen from the page ``at``; None for a single article."""
    if len(shared.named) < 2:
        return None
    short = Shortener()
    blocks = tuple(
        Block(section.title, tuple(_line(fact, shared, short, at) for fact in section.facts))
        for section in shared.layout.sections
    )
    lines = [line for block in blocks for line in block.lines]
    totals = tuple(sum(line.cells[i] != ABSENT for line in lines) for i in range(len(shared.named)))
    return Grid(blocks, short.legend, totals)


def by_support(shared: Shared) -> tuple[Kind, ...]:
    """Facts by support, best first; kinds without a fact are left out."""
    kinds = (
        ("by-multi", "Two or more named origins"),
        ("by-one", "Several articles, one named origin"),
        ("by-none", "Several articles, no origin named"),
        ("by-single", "One article only"),
    )
    found: dict[str, list[tuple[Markup, int, str]]] = {anchor: [] for anchor, _ in kinds}
    for fact in (fact for section in shared.layout.sections for fact in section.facts):
        support = shared.digest.corroboration[fact.id]
        named = len(named_origins(support))
        anchor = "by-multi" if named > 1 else "by-single" if support.articles == 1 else ("by-none", "by-one")[named]
        link = shared.layout.link(fact.id)
        found[anchor].append((link, shared.layout.number[fact.id], f"f-{fact.id}" if shared.layout.split else ""))
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


def _line(fact: Fact, shared: Shared, short: Shortener, at: str) -> Line:
    best: dict[str, Evidence] = {}
    for evidence in shared.digest.corroboration[fact.id].evidence:
        kept = best.get(evidence.passage.article)
        if kept is None or (kept.origin is None and evidence.origin is not None):
            best[evidence.passage.article] = evidence
    return Line(
        number=shared.layout.number[fact.id],
        link=shared.layout.link(fact.id, at),
        title=excerpt(fact.statement, WORDS),
        cells=tuple(_cell(best.get(article), short) for article in shared.named),
        part=fact.id in shared.layout.inside,
    )


def _cell(evidence: Evidence | None, short: Shortener) -> str:
    if evidence is None:
        return ABSENT
    if evidence.origin:
        word = short(evidence.origin)
    elif evidence.attribution and evidence.attribution.kind == "unnamed":
        word = "?"
    else:
        word = "none"
    return f"{word} =" if evidence.same_text_as else word
