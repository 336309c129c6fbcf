"""Runs of words that articles share, as the pages tell of them."""

from __future__ import annotations

from ..model import Copy, Digest

LONG_RUN = 12
"""Words; shorter shared runs may be common phrases, and nobody needs to be told of them at the top of a page."""

Run = tuple[tuple[str, ...], int]
"""Ids of the articles, in the story's order, and the words they share."""


def long_runs(digest: Digest) -> list[Run]:
    """Of each set of articles the longest run they share, longest first."""
    longest: dict[tuple[str, ...], int] = {}
    for copied in digest.copies:
        articles = tuple(a.id for a in digest.articles if any(p.article == a.id for p in copied.passages))
        longest[articles] = max(_length(copied, digest), longest.get(articles, 0))
    runs = [(a, n) for a, n in longest.items() if n >= LONG_RUN and len(a) > 1]
    kept = [(a, n) for a, n in runs if not any(set(a) < set(b) and m >= n for b, m in runs)]
    return sorted(kept, key=lambda run: (-run[1], run[0]))


def _length(copied: Copy, digest: Digest) -> int:
    return min(len(p.span.of(digest.article[p.article].text).split()) for p in copied.passages)
