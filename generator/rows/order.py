"""In which order and under which headings the rows stand, and which lead."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from ..model import Row
from .story import Story

KEY = 6
"""Rows on the first screen."""
KEY_ARTICLES = 2
"""Articles that must report something of a key fact."""


def section(story: Story, row: Row) -> str | None:
    """The heading of most of the facts that a row tells; the first of equals."""
    topics = Counter(topic for part in row.parts for f in part.facts if (topic := story.topics.get(f)))
    return max(topics, key=lambda t: (topics[t], -list(topics).index(t)), default=None)


def housed(rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """Rows without a heading under that of the nearest row of their article, or else under the last."""
    headed = [r for r in rows if r.section is not None]
    return tuple(r if r.section is not None or not headed else replace(r, section=_nearest(r, headed)) for r in rows)


def _nearest(row: Row, headed: list[Row]) -> str | None:
    beside = [r for r in headed if r.passage.article == row.passage.article] or headed[-1:]
    return min(beside, key=lambda r: abs(r.passage.span.start - row.passage.span.start)).section


def weight(row: Row) -> int:
    """How widely a row is reported: articles over its parts."""
    return len({a for part in row.parts for a in row.articles(part)})


def ordered(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows that come in the order of their worth, those under one heading together, the weightiest heading first."""
    those = list(rows)
    sections = list(dict.fromkeys(r.section for r in those))
    return tuple(r for s in sections for r in those if r.section == s)


def key_rows(rows: tuple[Row, ...]) -> frozenset[str]:
    """Ids of the rows that lead: the first chosen, where more than one article reports of them."""
    told = [r for r in rows if weight(r) >= KEY_ARTICLES]
    return frozenset(r.id for r in (told or list(rows))[:KEY])
