"""What became of each line of an article: which row it is, which it is cited in, or why it is in none."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..model import Article, LedgerLine, Passage, Span, Unused
from .links import passage_anchor
from .shared import Shared
from .words import excerpt

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
    why = {u.passage.span: u for u in shared.digest.sheet.unused if u.passage.article == article.id}
    return (
        tuple(_line(i, line, article, shared, why, starts.get(i, ())) for i, line in enumerate(lines)),
        starts.get(-1, ()),
    )


def _quoted(article: Article, shared: Shared) -> list[Span]:
    """One for each place where something begins that a page may link to."""
    spans = [c.span for f in shared.digest.facts for c in f.claims if c.article == article.id]
    spans += [r.passage.span for r in shared.layout.order if r.passage.article == article.id]
    return sorted({s.start: s for s in spans}.values())


def _anchors(lines: tuple[LedgerLine, ...], spans: list[Span]) -> dict[int, tuple[str, ...]]:
    """Anchors by index of the line that holds each passage; -1 for those in none."""
    found: dict[int, list[str]] = {}
    for span in spans:
        overlaps = [line.span.overlap(span) for line in lines]
        best = max(overlaps, default=0)
        found.setdefault(overlaps.index(best) if best else -1, []).append(passage_anchor(span.start))
    return {i: tuple(those) for i, those in found.items()}


def _line(
    index: int, line: LedgerLine, article: Article, shared: Shared, why: dict[Span, Unused], anchors: tuple[str, ...]
) -> Line:
    here = Passage(article.id, line.span)
    own = [r.id for r in shared.layout.order if _overlap(r.passage, here)]
    cited = [r.id for r in shared.layout.order if any(_overlap(n.passage, here) for n in shared.notes[r.id])]
    unused = next((u for span, u in why.items() if 2 * span.overlap(line.span) > len(line.span)), None)
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


def _overlap(a: Passage, b: Passage) -> bool:
    return a.article == b.article and a.span.overlap(b.span) > 0
