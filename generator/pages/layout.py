"""Which page each row stands on, under which heading and number, and in which row each fact is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from ..escape import slug
from ..model import Digest, Fact, Row
from ..wording.statements import homes
from .links import fact_anchor, heading, href, row_anchor

INDEX = "index.html"
ONE_PAGE = 120
"""Rows; a longer sheet gets a page for each topic, and a longer topic several. A judgement: 91 rows with 143 notes make
2,000 words and 39 kB compressed, which is eight minutes' reading; nobody reads three times that without choosing."""
FEWEST = 10
"""Rows; a shorter sheet is read whole and has no key facts."""
OTHER = "Other facts"
SLUG = 40
"""Letters of a topic in its page's address."""


@dataclass(frozen=True, slots=True)
class Section:
    """Rows of one topic; some of them where the topic is long."""

    title: str
    page: str
    rows: tuple[Row, ...]

    @property
    def link(self) -> Markup:
        return href(self.page)

    @property
    def heading(self) -> str:
        return heading(self.title)


@dataclass(frozen=True, eq=False)
class Layout:
    """Where everything is."""

    lead: Row
    """The row that tells the story."""
    key: tuple[Row, ...]
    """The others that lead; none on a short sheet."""
    sections: tuple[Section, ...]
    """All rows, or those that do not lead where everything stands on one page: each row is told once."""
    split: bool
    """Whether topics have pages of their own."""
    headed: bool
    """Whether there is more than one topic, so that headings say something."""
    order: tuple[Row, ...]
    """All rows as they are numbered."""
    page: dict[str, str]
    """By the row's id."""
    home: dict[str, Row]
    """For each fact that a row tells the first row that does."""
    outside: tuple[Fact, ...]
    """Facts that no row tells."""

    @cached_property
    def number(self) -> dict[str, int]:
        """Of each row, by its id: they run in reading order."""
        return {row.id: i for i, row in enumerate(self.order, 1)}

    @cached_property
    def facts(self) -> dict[str, tuple[str, ...]]:
        """For each row by its id the facts whose permanent links lead to it."""
        found: dict[str, list[str]] = {row.id: [] for row in self.order}
        for fact, row in self.home.items():
            found[row.id].append(fact)
        return {row: tuple(those) for row, those in found.items()}

    def anchors(self, row: str) -> tuple[str, ...]:
        """Of the permanent links that lead to a row: its own, and those of the facts that it tells."""
        return (row_anchor(row), *map(fact_anchor, self.facts[row]))

    def link(self, row: str, at: str = INDEX) -> Markup:
        return href(self.page[row], row_anchor(row), at)

    def telling(self, facts: Iterable[str], at: str = INDEX) -> tuple[tuple[Markup, int], ...]:
        """Address and number of each row that tells one of these facts, in reading order."""
        rows = {self.number[home.id]: home.id for f in facts if (home := self.home.get(f))}
        return tuple((self.link(rows[n], at), n) for n in sorted(rows))


def lay_out(digest: Digest, *, key_facts: bool = True) -> Layout:
    """The row that tells the story, the others that lead, then topics in the sheet's order, rows without one last.

    Args:
        digest: the story.
        key_facts: whether there is a part for the rows that lead; else they stand with their topics.

    Raises:
        ValueError: there is no row.
    """
    rows = digest.sheet.rows
    lead = rows[0]
    split = len(rows) > ONE_PAGE
    key = tuple(r for r in rows if r.key and r is not lead) if key_facts and len(rows) >= FEWEST else ()
    first = () if split else (lead, *key)
    chunks = _chunks(_topics([r for r in rows if r not in first], lead), split)
    order = (*first, *(row for section in chunks for row in section.rows))
    home = homes(digest.facts, order)
    return Layout(
        lead=lead,
        key=key,
        sections=chunks,
        split=split,
        headed=len(chunks) > 1,
        order=order,
        page={row.id: INDEX for row in first} | {row.id: s.page for s in chunks for row in s.rows},
        home=home,
        outside=tuple(f for f in digest.facts if f.id not in home),
    )


def _topics(rows: list[Row], lead: Row) -> list[tuple[str, list[Row]]]:
    """Rows by topic; the topic of the row that leads comes first, and it first in it."""
    topics: dict[str, list[Row]] = {}
    for row in sorted(rows, key=lambda r: (r is not lead, r.section != lead.section)):
        topics.setdefault(row.section or "", []).append(row)
    named = [(title, those) for title, those in topics.items() if title]
    return named + ([(OTHER, topics[""])] if "" in topics else [])


def _chunks(topics: list[tuple[str, list[Row]]], split: bool) -> tuple[Section, ...]:
    sections: list[Section] = []
    taken: set[str] = set()
    for title, those in topics:
        name = _slug(title, taken)
        pieces = [those[i : i + ONE_PAGE] for i in range(0, len(those), ONE_PAGE)]
        for part, piece in enumerate(pieces, 1):
            mark = f"--{part}" if part > 1 else ""  # a topic's own slug never holds two hyphens
            page = f"topic-{name}{mark}.html" if split else INDEX
            heading = f"{title}, part {part}" if len(pieces) > 1 else title
            sections.append(Section(heading, page, tuple(piece)))
    return tuple(sections)


def _slug(title: str, taken: set[str]) -> str:
    stem = slug(title, fallback="topic", limit=SLUG)
    name, n = stem, 1
    while name in taken:
        n += 1
        name = f"{stem}--n{n}"
    taken.add(name)
    return name
