"""Quotations: where quoted words stand in an article, whatever marks it uses and however untidily."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..model import Article, Span
from ..model.overlaps import Overlaps

OPENING, CLOSING = "“„«", "”»"
STRAIGHT = '"'
MAX_STRAY = 600  # code points; a quotation left open this far from its paragraph's end is a stray mark, not a speech
MIN_SINGLE = 3  # words; shorter stretches in single marks are mostly apostrophes and nicknames

_MARK = re.compile(f"[{OPENING}{CLOSING}{STRAIGHT}]|``|''")
_SINGLE = re.compile(r"(?<!\w)['‘](?=\w)(?P<inner>[^'‘“”\"\n]*(?:(?<=\w)'(?=\w)[^'‘“”\"\n]*)*)['’](?!\w)")
"""A "’" inside is any character: two ways to read it would take time by the power of their number."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A stretch of quoted words: ``span`` with its marks, ``words`` without."""

    span: Span
    words: Span
    paragraph: int
    """Index into the article's ``body``."""
    opened: bool = True
    """Whether it has its opening mark; a quotation that lost it runs from its paragraph's start."""
    closed: bool = True
    """Whether it has its closing mark; one that goes on in the next paragraph has none."""
    continues: bool = False
    """Whether it goes on with the quotation that the paragraph before left open."""


def find_quotations(article: Article) -> tuple[Quotation, ...]:
    """Every quotation of an article's body, in the text's order; a quotation inside another is part of it."""
    return quotations_in(article.text, article.body)


def quotations_in(text: str, paragraphs: tuple[Span, ...]) -> tuple[Quotation, ...]:
    """Every quotation of some paragraphs of a text that follow one another."""
    found: list[Quotation] = []
    for number, paragraph in enumerate(paragraphs):
        here = tuple(_in_paragraph(text, paragraph, number))
        if here and found and not found[-1].closed and found[-1].paragraph == number - 1:
            first = here[0]
            if first.span.start == paragraph.start and first.opened:
                here = (Quotation(first.span, first.words, number, True, first.closed, True), *here[1:])
        found.extend(here)
    return tuple(found)


def by_place(quotations: Iterable[Quotation]) -> Overlaps[Quotation]:
    """Quotations to be asked for by place, marks included."""
    return Overlaps((q.span, q) for q in quotations)


def inside(quotations: Overlaps[Quotation], span: Span) -> int:
    """How many code points of a span stand inside quotation marks."""
    return sum(q.span.overlap(span) for q in quotations.meeting(span))


def _in_paragraph(text: str, paragraph: Span, number: int) -> Iterator[Quotation]:
    marks = [m for m in _MARK.finditer(text, paragraph.start, paragraph.end) if not _is_measure(text, m)]
    if not marks:
        yield from _single(text, paragraph, number)
        return
    start: re.Match[str] | None = None
    for i, mark in enumerate(marks):
        opens = _opens(text, mark, paragraph, start is not None)
        if opens and start is None:
            start = mark
        elif not opens and start is not None:
            yield _quotation(text, Span(start.start(), mark.end()), Span(start.end(), mark.start()), number)
            start = None
        elif not opens and i == 0 and mark.start() > paragraph.start:
            span = Span(paragraph.start, mark.end())
            if len(span) < MAX_STRAY and _speech(text, Span(paragraph.start, mark.start())):
                yield Quotation(span, Span(paragraph.start, mark.start()), number, opened=False)
    if start is not None and (start.start() == paragraph.start or paragraph.end - start.start() < MAX_STRAY):
        yield Quotation(Span(start.start(), paragraph.end), Span(start.end(), paragraph.end), number, closed=False)


def _quotation(text: str, span: Span, words: Span, number: int) -> Quotation:
    inner = words.of(text)
    lead = len(inner) - len(inner.lstrip())
    trail = len(inner) - len(inner.rstrip())
    return Quotation(span, Span(words.start + lead, max(words.start + lead, words.end - trail)), number)


def _opens(text: str, mark: re.Match[str], paragraph: Span, is_open: bool) -> bool:
    """Curly marks tell by themselves; a straight one by its neighbours, in doubt by turns."""
    drawn = mark.group()
    if drawn in OPENING or drawn == "``":
        return True
    if drawn in CLOSING or drawn == "''":
        return False
    before = text[mark.start() - 1] if mark.start() > paragraph.start else " "
    after = text[mark.end()] if mark.end() < paragraph.end else " "
    if before.isspace() and not after.isspace():
        return True
    if after.isspace() and not before.isspace():
        return False
    if before in "([—–-" and after.isalnum():
        return not is_open
    return not is_open


def _speech(text: str, span: Span) -> bool:
    """Whether words before an unopened closing mark look like speech: they end as a quotation does."""
    return text[span.end - 1] in ",.?!" if span.end > span.start else False


def _is_measure(text: str, mark: re.Match[str]) -> bool:
    """A straight mark after a digit may mean inches: 6'2"."""
    before = text[max(0, mark.start() - 3) : mark.start()]
    return mark.group() in ('"', "''") and bool(re.search(r"'\d+$", before))


def _single(text: str, paragraph: Span, number: int) -> Iterator[Quotation]:
    """Single marks count where a paragraph has no double ones, as British papers print speech."""
    for match in _SINGLE.finditer(text, paragraph.start, paragraph.end):
        inner = Span(*match.span("inner"))
        if len(inner.of(text).split()) >= MIN_SINGLE:
            yield Quotation(Span(*match.span()), inner, number)
