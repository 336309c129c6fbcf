"""What became of each line of an article: which row it is, which it is cited in, or why it is in none."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ...model import Article, LedgerLine, Span
from ...model.overlaps import Overlaps
from ..links import passage_anchor
from ..shared import Shared
from ..words import excerpt

WORDS = 8
"""Of a line: enough to find it in the article, too few to read it here."""
ROW, CITED, FURNITURE = "A row", "Cited", "Page furniture"
_FATES = {"duplicate": "Said before", "furniture": FURNITURE, "opinion": "Opinion"}
LEFT_OUT = "Left out"


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    words: str
    fate: str
    reason: str
    rows: tuple[tuple[Markup, int], ...]
    """Address and number of each row that it is, or is cited in."""
    anchors: tuple[str, ...]
    """Of the passages that begin in it."""


def ledger(article: Article, shared: Shared) -> tuple[tuple[Line, ...], tuple[str, ...]]:
    """Every line of an article in order, and the anchors of passages that lie in none."""
    lines = next((c.lines for c in shared.digest.coverage if c.article == article.id), ())
    starts = _anchors(lines, _quoted(article, shared))
    placed = _Placed(article, shared)
    return (
        tuple(_line(i, line, article, shared, placed, starts.get(i, ())) for i, line in enumerate(lines)),
        starts.get(-1, ()),
    )


class _Placed:
    """By place in one article the rows that are its sentences or cite it, and its sentences that are no row."""

    def __init__(self, article: Article, shared: Shared) -> None:
        order = shared.layout.order
        notes = ((n.passage, r.id) for r in order for n in shared.notes[r.id])
        self.rows = Overlaps((r.passage.span, r.id) for r in order if r.passage.article == article.id)
        self.notes = Overlaps((passage.span, row) for passage, row in notes if passage.article == article.id)
        unused = {u.passage.span: u for u in shared.digest.sheet.unused if u.passage.article == article.id}
        self.unused = Overlaps(unused.items())


def _quoted(article: Article, shared: Shared) -> list[Span]:
    """One for each place where something begins that a page may link to."""
    spans = [c.span for f in shared.digest.facts for c in f.claims if c.article == article.id]
    spans += [r.passage.span for r in shared.layout.order if r.passage.article == article.id]
    return sorted({s.start: s for s in spans}.values())


def _anchors(lines: tuple[LedgerLine, ...], spans: list[Span]) -> dict[int, tuple[str, ...]]:
    """Anchors by index of the line that holds each passage; -1 for those in none."""
    found: dict[int, list[str]] = {}
    placed = Overlaps((line.span, i) for i, line in enumerate(lines))
    for span in spans:
        best = max(placed.meeting(span), key=lambda i: lines[i].span.overlap(span), default=-1)
        found.setdefault(best, []).append(passage_anchor(span.start))
    return {i: tuple(those) for i, those in found.items()}


def _line(
    index: int, line: LedgerLine, article: Article, shared: Shared, placed: _Placed, anchors: tuple[str, ...]
) -> Line:
    own = placed.rows.meeting(line.span)
    cited = tuple(dict.fromkeys(placed.notes.meeting(line.span)))
    near = placed.unused.meeting(line.span)
    unused = next((u for u in near if 2 * u.passage.span.overlap(line.span) > len(line.span)), None)
    fate = ROW if own else CITED if cited else _FATES.get(line.fate, LEFT_OUT)
    reason = "" if own else unused.why.value if unused and fate in (CITED, LEFT_OUT) else line.reason
    return Line(
        number=index + 1,
        words=excerpt(line.span.of(article.text), WORDS),
        fate=fate,
        reason=reason or ("" if own or cited else "in no row" if fate == LEFT_OUT else ""),
        rows=tuple((shared.layout.link(r, ""), shared.layout.number[r]) for r in own or cited),
        anchors=anchors,
    )
