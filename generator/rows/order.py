"""In which order and under which headings the rows stand, and which lead: a sheet reads as one text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from math import inf
from typing import TypeVar

from ..model import Row
from .story import Story

Thing = TypeVar("Thing")
After = Mapping[str, Sequence[Sequence[str]]]
"""For each row, by its id, groups of rows: of each group one stands above it."""

KEY = 6
"""Rows on the first screen."""
HEADED = 25
"""Rows from which headings help: a shorter sheet is read whole, in one order, within three minutes."""
FEWEST = 3
"""Rows under a heading; of fewer a heading says no more than they do."""
KEY_ARTICLES = 2
"""Articles that must report something of a key fact."""
DEEPER = 0.5
"""What standing lower in one's own article counts against an article that tells both: 1. News runs from what matters to
what may be cut, so that depths can be compared over articles, though less surely."""
GOES_ON = 0.5
"""What a row gains that follows the last one in its article, with at most ``GAP`` sentences between."""
GAP = 2  # sentences
SAME_SUBJECT = 0.3
"""Likewise a row that speaks of the same."""
NEAR = 0.5
"""What a neighbouring sentence of one paragraph counts for a row's heading, against a shared word of weight 1."""
BELONGS = 1.0
"""Least closeness of a row without a heading to the nearest row under one."""


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


def key_rows(rows: tuple[Row, ...]) -> frozenset[str]:
    """Ids of the rows that lead: the first chosen, where more than one article reports of them."""
    told = [r for r in rows if weight(r) >= KEY_ARTICLES]
    return frozenset(r.id for r in (told or list(rows))[:KEY])


def grouped(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Rows in their order, those under one heading together, the heading of the first row first."""
    those = list(rows)
    sections = list(dict.fromkeys(r.section for r in those))
    return tuple(r for s in sections for r in those if r.section == s)


def ordered(story: Story, rows: tuple[Row, ...], after: After) -> tuple[Row, ...]:
    """Rows as a text: what tells the story first, then heading by heading, each row behind those it follows on.

    ``after``: for each row the rows of which one must stand above it, in groups.

    Of two rows that comes first which most articles tell first (the majority ordering of Barzilay, Elhadad and
    McKeown, "Inferring Strategies for Sentence Ordering in Multidocument News Summarization", JAIR 17, 2002); the
    order that agrees with most of these preferences is approached greedily (Cohen, Schapire and Singer, "Learning to
    Order Things", JAIR 10, 1999).
    """
    if not rows:
        return ()
    lead = rows[0]  # what was chosen first
    prefers = _Preferences(story, rows, after, lead.id)
    if len(rows) < HEADED:
        return tuple(_greedy([replace(row, section=None) for row in rows], prefers.gain))
    by_section: dict[str | None, list[Row]] = defaultdict(list)
    for row in _headed(story, rows):
        by_section[row.section].append(row)

    def gain(own: str, left: Sequence[str], _: Sequence[str]) -> float:
        if lead.id in (row.id for row in by_section[own]):
            return inf
        return sum(prefers.together(by_section[own], by_section[other]) for other in left if other != own)

    sections = [*_greedy([s for s in by_section if s is not None], gain), None]
    return tuple(row for s in sections for row in _greedy(by_section[s], prefers.gain))


def _greedy(those: Sequence[Thing], gain: Callable[[Thing, Sequence[Thing], Sequence[Thing]], float]) -> list[Thing]:
    """One by one what gains most by coming next before those left and behind those found; of equals the earlier."""
    left, found = list(those), list[Thing]()
    while left:
        gains = [round(gain(own, left, found), 6) for own in left]
        found.append(left.pop(gains.index(max(gains))))
    return found


class _Preferences:
    """How surely one row comes before another, -1 to 1, and which comes next."""

    def __init__(self, story: Story, rows: Sequence[Row], after: After, lead: str) -> None:
        self._story, self._after, self._lead = story, after, lead
        self._length = {a.id: max(1, len(a.text)) for a in story.articles}
        self._places = {row.id: _places(row) for row in rows}
        self._sentences = {row.id: [s.index for s in story.sentences_of(row.passage)] for row in rows}

    def gain(self, own: Row, left: Sequence[Row], found: Sequence[Row]) -> float:
        """What a row gains by coming next: that it goes before the rest, and follows on what stands above it."""
        if own.id == self._lead:
            return inf
        coming = {row.id for row in left}
        if any(coming.issuperset(those) for those in self._after[own.id]):
            return -inf  # nothing tells yet what it takes for known
        rest = sum(self(own, other) for other in left if other is not own) / len(left)
        return rest + (self._follows(found[-1], own) if found else 0.0)

    def together(self, a: Sequence[Row], b: Sequence[Row]) -> float:
        """How surely some rows come before others."""
        return sum(self(x, y) for x in a for y in b) / (len(a) * len(b))

    def __call__(self, a: Row, b: Row) -> float:
        here, there = self._places[a.id], self._places[b.id]
        if both := sorted(here.keys() & there.keys()):
            return sum((here[x] < there[x]) - (here[x] > there[x]) for x in both) / len(both)
        return DEEPER * (self._depth(there) - self._depth(here))

    def _depth(self, places: Mapping[str, int]) -> float:
        """Share of the articles that stands above it, in the mean."""
        return sum(start / self._length[a] for a, start in sorted(places.items())) / len(places)

    def _follows(self, last: Row, own: Row) -> float:
        """What a row gains behind the last one: it goes on where that ends, or speaks of the same."""
        same = SAME_SUBJECT * (_closeness(self._story, last, own) >= BELONGS)
        goes_on = 0 < self._sentences[own.id][0] - self._sentences[last.id][-1] <= GAP
        return same + GOES_ON * (goes_on and last.passage.article == own.passage.article)


def _places(row: Row) -> Mapping[str, int]:
    """Where each article tells first what a row tells."""
    found = {row.passage.article: row.passage.span.start}
    for p in (note.passage for part in row.parts for note in part.notes):
        found[p.article] = min(found.get(p.article, p.span.start), p.span.start)
    return found


def _headed(story: Story, rows: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows, those without a heading, or under one of too few, put under that of the row nearest to them."""
    counts = Counter(row.section for row in rows)
    named = [r for r in rows if r.section is not None and counts[r.section] >= FEWEST]
    found = []
    for row in rows:
        if row in named:
            found.append(row)
            continue
        near = ((round(_closeness(story, row, r), 6), r.section) for r in named)
        closest, heading = max(near, key=lambda x: x[0], default=(0.0, None))
        found.append(replace(row, section=heading if closest >= BELONGS else None))
    return tuple(found)


def _closeness(story: Story, a: Row, b: Row) -> float:
    """What two rows speak of together, rare words for more; a neighbour in one paragraph counts besides."""
    here, there = story.sentences_of(a.passage), story.sentences_of(b.passage)
    shared = {t.lemma.lower() for s in here for t in s.tokens if t.pos in ("NOUN", "PROPN")}
    shared &= {t.lemma.lower() for s in there for t in s.tokens if t.pos in ("NOUN", "PROPN")}
    words = sum(1 / story.spread[lemma] for lemma in sorted(shared)) * 2
    beside = a.passage.article == b.passage.article and any(
        abs(x.index - y.index) == 1 and x.paragraph == y.paragraph for x in here for y in there
    )
    return words + NEAR * beside
