"""Which page each fact stands on, under which topic and number."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from generator.escape import slug
from generator.model import Digest, Fact
from generator.pages.links import fact_anchor, href

INDEX = "index.html"
ONE_PAGE = 150
"""Facts; a longer sheet gets a page for each topic, and a longer topic several. A judgement: 124 facts with 190 notes
make 34 screens of 1000 pixels and 41 kB compressed, which still reads; 300 facts make 70 screens, which nobody does."""
OTHER = "Other facts"
SLUG = 40
"""Letters of a topic in its page's address."""


@dataclass(frozen=True, slots=True)
class Section:
    """Facts of one topic, best reported first; a part of them where the topic is long."""

    title: str
    slug: str
    page: str
    facts: tuple[Fact, ...]

    @property
    def link(self) -> Markup:
        return href(self.page)


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

    def link(self, fact: str, at: str = INDEX) -> Markup:
        return href(self.page[fact], fact_anchor(fact), at)


def lay_out(digest: Digest) -> Layout:
    """Topics by their best reported fact, those without a topic last; numbers in reading order."""
    topics: dict[str, list[Fact]] = {}
    for fact in digest.facts:
        topics.setdefault(fact.topic or "", []).append(fact)
    named = [(title, facts) for title, facts in topics.items() if title]
    rest = [(OTHER, topics[""])] if "" in topics else []
    split = len(digest.facts) > ONE_PAGE
    sections: list[Section] = []
    taken: set[str] = set()
    for title, facts in named + rest:
        name = _slug(title, taken)
        for part, start in enumerate(range(0, len(facts), ONE_PAGE), 1):
            mark = f"--{part}" if part > 1 else ""  # a topic's own slug never holds two hyphens
            page = f"topic-{name}{mark}.html" if split else INDEX
            heading = f"{title}, part {part}" if len(facts) > ONE_PAGE else title
            sections.append(Section(heading, name + mark, page, tuple(facts[start : start + ONE_PAGE])))
    placed = [(fact.id, section.page) for section in sections for fact in section.facts]
    return Layout(
        sections=tuple(sections),
        split=split,
        headed=len(named + rest) > 1,
        number={fact: i for i, (fact, _) in enumerate(placed, 1)},
        page=dict(placed),
    )


def _slug(title: str, taken: set[str]) -> str:
    stem = slug(title, fallback="topic", limit=SLUG)
    name, n = stem, 1
    while name in taken:
        n += 1
        name = f"{stem}--n{n}"
    taken.add(name)
    return name
