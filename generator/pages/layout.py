"""Which page each fact stands on, under which topic and number."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from ..escape import slug
from ..model import Digest, Fact
from ..wording.story import main_fact
from .links import fact_anchor, heading, href
from .parts import families, nest

INDEX = "index.html"
ONE_PAGE = 150
"""Facts; a longer sheet gets a page for each topic, and a longer topic several. A judgement: 124 facts with 190 notes
make 34 screens of 1000 pixels and 41 kB compressed, which still reads; 300 facts make 70 screens, which nobody does."""
OTHER = "Other facts"
SLUG = 40
"""Letters of a topic in its page's address."""


@dataclass(frozen=True, slots=True)
class Section:
    """Facts of one topic, best reported first, each followed by its parts; some of them where the topic is long."""

    title: str
    page: str
    facts: tuple[Fact, ...]

    @property
    def link(self) -> Markup:
        return href(self.page)

    @property
    def heading(self) -> str:
        return heading(self.title)


@dataclass(frozen=True, eq=False)
class Layout:
    """Where everything is."""

    sections: tuple[Section, ...]
    split: bool
    """Whether topics have pages of their own."""
    headed: bool
    """Whether there is more than one topic, so that headings say something."""
    number: dict[str, int]
    page: dict[str, str]
    parts: dict[str, tuple[Fact, ...]]
    """What is told inside a fact's row: its parts, on the page and under the topic of the whole."""

    @cached_property
    def inside(self) -> frozenset[str]:
        """Facts that are parts of another."""
        return frozenset(part.id for those in self.parts.values() for part in those)

    def link(self, fact: str, at: str = INDEX) -> Markup:
        return href(self.page[fact], fact_anchor(fact), at)


def lay_out(digest: Digest) -> Layout:
    """The fact that tells the story first, then topics by their best reported fact, those without a topic last.

    Numbers run in reading order.
    """
    main = main_fact(digest.facts, digest.articles)
    facts = (main, *(fact for fact in digest.facts if fact.id != main.id))
    parts = nest(facts)
    topics: dict[str, list[tuple[Fact, ...]]] = {}
    for family in families(facts, parts):
        topics.setdefault(family[0].topic or "", []).append(family)
    named = [(title, those) for title, those in topics.items() if title]
    rest = [(OTHER, topics[""])] if "" in topics else []
    split = len(digest.facts) > ONE_PAGE
    sections: list[Section] = []
    taken: set[str] = set()
    for title, those in named + rest:
        name = _slug(title, taken)
        chunks = _chunks(those) if split else [[fact for family in those for fact in family]]
        for part, chunk in enumerate(chunks, 1):
            mark = f"--{part}" if part > 1 else ""  # a topic's own slug never holds two hyphens
            page = f"topic-{name}{mark}.html" if split else INDEX
            heading = f"{title}, part {part}" if len(chunks) > 1 else title
            sections.append(Section(heading, page, tuple(chunk)))
    placed = [(fact.id, section.page) for section in sections for fact in section.facts]
    return Layout(
        sections=tuple(sections),
        split=split,
        headed=len(named + rest) > 1,
        number={fact: i for i, (fact, _) in enumerate(placed, 1)},
        page=dict(placed),
        parts=parts,
    )


def _chunks(those: list[tuple[Fact, ...]]) -> list[list[Fact]]:
    """Facts page by page, a fact and its parts together."""
    pages: list[list[Fact]] = [[]]
    for family in those:
        if pages[-1] and len(pages[-1]) + len(family) > ONE_PAGE:
            pages.append([])
        pages[-1] += family
    return pages


def _slug(title: str, taken: set[str]) -> str:
    stem = slug(title, fallback="topic", limit=SLUG)
    name, n = stem, 1
    while name in taken:
        n += 1
        name = f"{stem}--n{n}"
    taken.add(name)
    return name
