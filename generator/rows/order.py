"""In which order and under which headings the rows stand, and which lead: a sheet reads as one text."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf

import numpy as np

from ..model import Row
from .story import Story

After = Mapping[str, Sequence[Sequence[str]]]
"""For each row, by its id, groups of rows: of each group one stands above it."""

KEY = 6
"""Rows on the first screen."""
HEADED = 150
"""Rows from which a sheet has headings: a shorter one is read whole, and headings part what belongs together. Of 93
rows under headings a reader did not understand 24, of 79 without eight."""
FEWEST = 3
"""Rows under a heading; of fewer a heading says no more than they do. A judgement."""
KEY_ARTICLES = 2
"""Articles that must report something of a key fact."""
DEEPER = 0.5
"""What standing lower in one's own article counts against an article that tells both: 1. News runs from what matters to
what may be cut, so that depths can be compared over articles, though less surely."""
GOES_ON = 1.0
"""What a row gains that follows the last one in its article, with at most ``GAP`` sentences between."""
GAP = 2  # sentences
# The weights of this order are judgements: only whole sheets were judged, in which old and new choice and order differ.
SAME_SUBJECT = 0.3
"""Likewise a row that speaks of the same."""
NEAR = 0.5
"""What a neighbouring sentence of one paragraph counts for a row's heading, against a shared word of weight 1."""
BELONGS = 1.0
"""Closeness from which a row without a heading stands under that of the nearest; else that of its article's next."""


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
    reader = _Order(story, rows, after)
    if len(rows) < HEADED:
        return tuple(reader.text([replace(row, section=None) for row in rows]))
    by_section: dict[str | None, list[Row]] = defaultdict(list)
    for row in reader.headed(rows):
        by_section[row.section].append(row)
    first = {own: own is None or all(row.id != rows[0].id for row in those) for own, those in by_section.items()}
    sections = sorted(by_section, key=lambda own: (own is None, first[own], reader.depth(by_section[own])))
    return tuple(row for own in sections for row in reader.text(by_section[own]))


class _Order:
    """What is known of a sheet's rows that tells which comes before which."""

    def __init__(self, story: Story, rows: Sequence[Row], after: After) -> None:
        self._story, self._after, self._lead = story, after, rows[0].id
        self._length = {a.id: max(1, len(a.text)) for a in story.articles}
        self._places = {row.id: _places(row) for row in rows}
        self._depth = {row.id: self._share_above(row) for row in rows}
        self._sentences = {row.id: story.sentences_of(row.passage) for row in rows}
        self._nouns = {
            id_: frozenset(t.lemma.lower() for s in those for t in s.tokens if t.pos in ("NOUN", "PROPN"))
            for id_, those in self._sentences.items()
        }

    def text(self, rows: Sequence[Row]) -> list[Row]:
        """Some rows one by one: next comes what goes before most of the rest, and follows on what stands above it."""
        before = np.array([[self._prefers(a, b) for b in rows] for a in rows])
        rest = before.sum(axis=1)
        left, found = list(range(len(rows))), list[int]()
        while left:
            coming = {rows[n].id for n in left}
            gains = [round(self._gain(rows[n], float(rest[n]) / len(left), coming), 6) for n in left]
            if found:
                gains = [g + self._follows(rows[found[-1]], rows[n]) for g, n in zip(gains, left, strict=True)]
            found.append(left.pop(gains.index(max(gains))))
            rest -= before[:, found[-1]]
        return [rows[n] for n in found]

    def _gain(self, own: Row, rest: float, coming: set[str]) -> float:
        if own.id == self._lead:
            return inf
        waits = any(coming.issuperset(those) for those in self._after[own.id])
        return -inf if waits else rest  # nothing tells yet what it takes for known

    def _prefers(self, a: Row, b: Row) -> float:
        """How surely one row comes before another, -1 to 1."""
        here, there = self._places[a.id], self._places[b.id]
        if both := sorted(here.keys() & there.keys()):
            return sum((here[x] < there[x]) - (here[x] > there[x]) for x in both) / len(both)
        return DEEPER * (self._depth[b.id] - self._depth[a.id])

    def _share_above(self, row: Row) -> float:
        shares = [start / self._length[a] for a, start in sorted(self._places[row.id].items())]
        return sum(shares) / len(shares)

    def depth(self, rows: Sequence[Row]) -> float:
        """Share of the articles that stands above some rows, in the mean."""
        return round(sum(self._depth[row.id] for row in rows) / len(rows), 6)

    def _follows(self, last: Row, own: Row) -> float:
        """What a row gains behind the last one: it goes on where that ends, or speaks of the same."""
        same = SAME_SUBJECT * (self._closeness(last, own) >= BELONGS)
        goes_on = 0 < self._sentences[own.id][0].index - self._sentences[last.id][-1].index <= GAP
        goes_on = goes_on and last.passage.article == own.passage.article
        return same + GOES_ON * goes_on

    def headed(self, rows: Sequence[Row]) -> Iterator[Row]:
        """The rows, those without a heading, or under one of too few, put under that of the row nearest to them."""
        counts = Counter(row.section for row in rows)
        named = [r for r in rows if r.section is not None and counts[r.section] >= FEWEST]
        for row in rows:
            yield replace(row, section=self._heading(row, named))

    def _heading(self, row: Row, named: Sequence[Row]) -> str | None:
        if row in named:
            return row.section
        near = ((round(self._closeness(row, r), 6), r.section) for r in named)
        closest, heading = max(near, key=lambda x: x[0], default=(0.0, None))
        return heading if closest >= BELONGS or not named else _nearest(row, list(named))

    def _closeness(self, a: Row, b: Row) -> float:
        """What two rows speak of together, rare words for more; a neighbour in one paragraph counts besides."""
        shared = sorted(self._nouns[a.id] & self._nouns[b.id])
        beside = a.passage.article == b.passage.article and any(
            abs(x.index - y.index) == 1 and x.paragraph == y.paragraph
            for x in self._sentences[a.id]
            for y in self._sentences[b.id]
        )
        return sum(2 / self._story.spread[lemma] for lemma in shared) + NEAR * beside


def _places(row: Row) -> Mapping[str, int]:
    """Where each article tells first what a row tells."""
    found = {row.passage.article: row.passage.span.start}
    for p in (note.passage for part in row.parts for note in part.notes):
        found[p.article] = min(found.get(p.article, p.span.start), p.span.start)
    return found
