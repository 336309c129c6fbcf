"""The page's own score: what a reader can hold us to."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Digest
from ..model.overlaps import Overlaps
from ..wording.statements import homes
from .support import weighty


@dataclass(frozen=True, slots=True)
class Score:
    rows: int
    passages: int
    """Behind the letters of the rows, and the rows' own."""
    found: int
    """Passages that stand word for word in their article."""
    facts: int
    told: int
    """Facts that a row tells."""
    sentences: int
    """Sentences that report, furniture not counted."""
    used: int
    """Sentences that are a row or cited in one."""
    differences: int
    cleared: int


def score(digest: Digest) -> Score:
    """Counted from the digest itself, by the same spans that the notes quote."""
    rows = digest.sheet.rows
    home = homes(digest.facts, rows)
    cited = [p for r in rows for p in (r.passage, *(n.passage for part in r.parts for n in part.notes))]
    lines = [(c.article, ln) for c in digest.coverage for ln in c.lines if ln.fate != "furniture"]
    placed = {a.id: Overlaps((p.span, p) for p in cited if p.article == a.id) for a in digest.articles}
    return Score(
        rows=len(rows),
        passages=len(cited),
        found=sum(0 <= p.span.start < p.span.end <= len(digest.article[p.article].text) for p in cited),
        facts=len(digest.facts),
        told=sum(f.id in home for f in digest.facts),
        sentences=len(lines),
        used=sum(bool(placed[a].meeting(ln.span)) for a, ln in lines),
        differences=len(weighty(digest)),
        cleared=len(digest.cleared),
    )
