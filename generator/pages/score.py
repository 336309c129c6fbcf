"""The page's own score: what a reader can hold us to."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Digest
from .support import weighty


@dataclass(frozen=True, slots=True)
class Score:
    passages: int
    found: int
    """Passages that stand word for word in their article."""
    facts: int
    cited: int
    """Facts with at least one passage."""
    sentences: int
    """Sentences that report, furniture not counted."""
    used: int
    """Sentences cited in a fact."""
    differences: int
    cleared: int


def score(digest: Digest) -> Score:
    """Counted from the digest itself, by the same spans that the notes quote."""
    evidence = [e.passage for c in digest.corroborations for e in c.evidence]
    lines = [line for ledger in digest.coverage for line in ledger.lines if line.fate != "furniture"]
    return Score(
        passages=len(evidence),
        found=sum(0 <= p.span.start < p.span.end <= len(digest.article[p.article].text) for p in evidence),
        facts=len(digest.facts),
        cited=sum(bool(c.evidence) for c in digest.corroborations),
        sentences=len(lines),
        used=sum(bool(line.facts) for line in lines),
        differences=len(weighty(digest)),
        cleared=len(digest.cleared),
    )
