"""Articles as a model sees them: each sentence on a line with its number, so that it can be named.

The sentences are cut by punctuation alone, not by the parser: a question must be the same on every machine, or its
recorded answer would not be found. A wrong cut does no harm, since a number only says where to look.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from ..model import Article, Span

_END = re.compile(r"(?<=[.!?…])[\"”’')\]]*\s+(?=[\"“‘'(\[]*[A-Z0-9])")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sen|Rep|Gov|Gen|Col|Maj|Capt|Lt|Sgt|Rev|Jr|Sr|Inc|Co|Corp|Ltd|No|vs|approx"
    r"|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|[A-Z])|\b[a-z]\.[a-z])\.$"
)
"""Ends that are no end of a sentence: "Sgt.", "J.", "p.m."."""
_ADDRESS = re.compile(r"\W*([A-Z]*)[\s.:#-]*(\d+)\W*", re.IGNORECASE)
EDGE_LINES = 12
"""Lines around a report that are shown where its outlet is not known; mastheads and copyright lines are among them."""
EDGE_WIDTH = 160
"""Characters of such a line."""


@dataclass(frozen=True, slots=True)
class Numbered:
    """An article with its sentences in order."""

    article: Article
    label: str
    """Before each number: "A"; empty where there is only one article."""
    sentences: tuple[Span, ...]
    first: int = 1
    """Number of the first of them: of a long article each piece is asked for alone."""

    def lines(self) -> Iterator[str]:
        """One for each sentence. None is empty, and no article can begin a line."""
        for n, span in enumerate(self.sentences, self.first):
            yield f"[{self.label}{n}] {' '.join(span.of(self.article.text).split())}"

    def show(self) -> str:
        """The article's lines under a head, which has its day where that is known: for who reads "last night"."""
        published = self.article.identity.published
        day = f", published {published.value}" if published is not None else ""
        return "\n".join([f"ARTICLE {self.label}".rstrip() + day, *self.lines()])

    def edges(self) -> Iterator[str]:
        """What stands beside the report: mastheads, copyright lines and the like, a few of each end."""
        found = [" ".join(f.span.of(self.article.text).split()) for f in self.article.furniture]
        for line in dict.fromkeys([*found[: EDGE_LINES // 2], *found[-EDGE_LINES // 2 :]]):
            yield f"[{self.label}, beside the report] {line[:EDGE_WIDTH]}"


def number(articles: Iterable[Article]) -> tuple[Numbered, ...]:
    """Every article with a label of its own: A to Z, then AA to AZ, and so on."""
    return tuple(Numbered(a, _label(n), _sentences(a)) for n, a in enumerate(articles))


def alone(article: Article) -> Numbered:
    """One article, its sentences named by numbers only."""
    return Numbered(article, "", _sentences(article))


def _label(n: int) -> str:
    high, low = divmod(n, len(ascii_uppercase))
    return (_label(high - 1) if high else "") + ascii_uppercase[low]


def _sentences(article: Article) -> tuple[Span, ...]:
    return tuple(s for body in article.body for s in _cut(article.text, body))


def _cut(text: str, body: Span) -> Iterator[Span]:
    start = body.start
    for match in _END.finditer(text, body.start, body.end):
        end = match.start() + len(match.group().rstrip())
        if not _SHORT.search(text, max(start, end - 12), end):
            yield Span(start, end)
            start = match.end()
    if start < body.end:
        yield Span(start, body.end)


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence that an answer names."""

    of: Numbered
    index: int
    """In ``of.sentences``."""

    @property
    def span(self) -> Span:
        return self.of.sentences[self.index]


def find_place(address: str, articles: Sequence[Numbered]) -> Place | None:
    """The sentence that "A3", "[a3]" or "A-3" names; None where there is none."""
    match = _ADDRESS.fullmatch(address)
    if match is None or len(match[2]) > 6:  # no story has a million sentences
        return None
    for those in articles:
        index = int(match[2]) - those.first
        if match[1].upper() == those.label and 0 <= index < len(those.sentences):
            return Place(those, index)
    return None
