"""Conflict cards: the question, every answer in its exact words, and whether all can be true."""

from __future__ import annotations

from dataclasses import dataclass, replace

from markupsafe import Markup

from ..model import Conflict, Digest, Passage, Side, Span
from .layout import INDEX
from .links import conflict_anchor, href, passage_anchor, source_page
from .names import Named
from .notes import Witnesses
from .quotes import differing
from .shared import Shared
from .words import Stretch, bare, spaced, upper_first

WEIGHTIEST = 3
"""Cards on the front page."""
QUOTES = 3
"""Wordings of an answer on the front page; the page of differences has them all."""
VALUE = 6
"""Words; a longer answer that its quotes hold as well is not said twice."""
ROWS = 6
"""Links to rows; more help nobody."""
_LEFT_OVER = " .,;:)\n"
"""Of the sentence before: no quotation begins with it."""
_KINDS = {
    "number": "a number",
    "date": "the time",
    "place": "the place",
    "person": "a person",
    "negation": "whether it is so",
    "attribution": "who says so",
    "quote": "the words of a quotation",
    "certainty": "how certain it is",
    "cause": "the cause",
    "description": "how it is described",
}
_BETWEEN = {
    "sources": "Named sources contradict each other.",
    "one article": "One article contradicts itself.",
}
_WHY = {
    "update": "One is a later state of the same thing.",
    "bound": "One is a bound, and the other keeps to it.",
    "rounding": "One is the other, rounded.",
    "unit": "The same amount in another unit.",
    "subset": "One counts a part of what the other counts.",
    "other event": "They speak of two events.",
    "other person": "They speak of two people.",
    "other speaker": "Two people said it.",
    "other time": "They speak of two moments.",
    "shortened quotation": "One quotes less of the same words.",
    "other words": "They say the same in other words.",
    "not comparable": "They do not measure the same thing.",
}
"""A sentence for each reason of the digest's schema; one not listed is shown as it is."""


@dataclass(frozen=True, slots=True)
class Printed:
    """Where words are printed."""

    article: Named
    link: Markup
    relation: str


@dataclass(frozen=True, slots=True)
class Quoted:
    """Exact words, in stretches that do or do not differ, and the articles that print them so."""

    stretches: tuple[Stretch, ...]
    printed: tuple[Printed, ...]


@dataclass(frozen=True, slots=True)
class Answer:
    value: str
    """Empty where the quotes alone say it."""
    quotes: tuple[Quoted, ...]
    more: int
    """Quotes beyond those shown."""


@dataclass(frozen=True, slots=True)
class Card:
    anchor: str
    link: Markup
    """As seen from the front page."""
    kind: str
    question: str
    answers: tuple[Answer, ...]
    compatible: str
    between: str
    rows: tuple[tuple[Markup, int], ...]
    """Address and number of each row concerned."""


@dataclass(frozen=True, slots=True)
class ClearedPair:
    about: str
    a: Quoted
    b: Quoted
    why: str


def cards(conflicts: tuple[Conflict, ...], shared: Shared, at: str) -> tuple[Card, ...]:
    """Cards with links as seen from the page ``at``."""
    witnesses = Witnesses(shared.digest)
    return tuple(_card(c, shared, witnesses, at) for c in conflicts)


def cleared(shared: Shared) -> tuple[ClearedPair, ...]:
    """Pairs that looked like a difference and are none."""
    witnesses = Witnesses(shared.digest)
    return tuple(
        ClearedPair(
            about=upper_first(pair.about),
            a=_quoted(pair.a, (), shared, witnesses),
            b=_quoted(pair.b, (), shared, witnesses),
            why=upper_first(_WHY.get(pair.why, pair.why)),
        )
        for pair in shared.digest.cleared
    )


def _card(conflict: Conflict, shared: Shared, witnesses: Witnesses, at: str) -> Card:
    anchor = conflict_anchor(conflict.id)
    values = [side.value.casefold() for side in conflict.sides]
    valued = len(set(values)) == len(values)  # "went" against "went": only the quotes tell them apart
    return Card(
        anchor=anchor,
        link=href("conflicts.html", anchor),
        kind=_KINDS.get(conflict.kind, "other"),
        question=conflict.question,
        answers=tuple(
            _answer(
                replace(side, value=_headed(side.value, conflict.kind) if valued else ""),
                shared,
                witnesses,
                QUOTES if at == INDEX else len(side.passages),
                _wordings(conflict, side, shared.digest),
            )
            for side in conflict.sides
        ),
        compatible=conflict.compatible,
        between=_BETWEEN.get(conflict.between, ""),
        rows=_rows(conflict, shared, at),
    )


def _rows(conflict: Conflict, shared: Shared, at: str) -> tuple[tuple[Markup, int], ...]:
    """The rows that mark it; where none does, those that tell one of its facts."""
    layout = shared.layout
    found = tuple((layout.link(r.id, at), layout.number[r.id]) for r in shared.marking.get(conflict.id, ()))
    return (found or layout.telling(conflict.facts, at))[:ROWS]


def _headed(value: str, kind: str) -> str:
    """An answer as its heading; how certain something is stays an article's word and does not become the page's."""
    return f"“{value}”" if value and kind == "certainty" else value


def _wordings(conflict: Conflict, side: Side, digest: Digest) -> list[str]:
    """Of a quotation the wordings of the other sides: what they do not have is marked, word by word."""
    if conflict.kind != "quote":
        return []
    return [s.passages[0].span.of(digest.article[s.passages[0].article].text) for s in conflict.sides if s is not side]


def _answer(side: Side, shared: Shared, witnesses: Witnesses, most: int, others: list[str]) -> Answer:
    quotes: dict[str, Quoted] = {}
    for passage in side.passages:
        text = passage.span.of(shared.digest.article[passage.article].text)
        quoted = _quoted(passage, side.mark, shared, witnesses)
        if others:
            quoted = replace(quoted, stretches=differing(text.lstrip(_LEFT_OVER), others))
        key = bare(text)
        before = quotes.get(key)
        quotes[key] = Quoted(before.stretches, before.printed + quoted.printed) if before else quoted
    long = len(side.value.split()) > VALUE and any(bare(side.value) in key for key in quotes)
    shown = tuple(quotes.values())[:most]
    return Answer("" if long else side.value, shown, len(quotes) - len(shown))


def _quoted(passage: Passage, marks: tuple[Passage, ...], shared: Shared, witnesses: Witnesses) -> Quoted:
    article = shared.named[passage.article]
    near = witnesses.overlapping(passage)
    start = near[0][1].passage.span.start if near else passage.span.start
    link = href(source_page(article.id), passage_anchor(start)) if near else article.page
    printed = Printed(article, link, witnesses.relation(passage, shared.named))
    return Quoted(stretches(passage, marks, shared.digest), (printed,))


def stretches(passage: Passage, marks: tuple[Passage, ...], digest: Digest) -> tuple[Stretch, ...]:
    """The passage cut at its marks."""
    text, at, end = digest.article[passage.article].text, passage.span.start, passage.span.end
    while at < end and text[at] in _LEFT_OVER:
        at += 1
    inside = sorted(m.span for m in marks if m.article == passage.article and passage.span.holds(m.span))
    cut: list[tuple[str, bool]] = []
    for span in (_whole_words(span, text) for span in inside):
        if at <= span.start and span.end <= end:
            cut += [(text[at : span.start], False), (span.of(text), True)]
            at = span.end
    return spaced([*cut, (text[at:end], False)])


def _whole_words(span: Span, text: str) -> Span:
    """The span grown to the edges of the words it cuts."""
    start, end = span.start, span.end
    while 0 < start < end and text[start - 1].isalnum() and text[start].isalnum():
        start -= 1
    while start < end < len(text) and text[end - 1].isalnum() and text[end].isalnum():
        end += 1
    return Span(start, end)
