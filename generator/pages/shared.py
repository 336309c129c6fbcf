"""What every view of a digest needs, worked out once; and the runs of words that articles share."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..edition import Changes
from ..model import Conflict, Copy, Digest, Part, Row
from .layout import Layout
from .names import Named
from .notes import Note
from .support import Support, weighty

CONFLICTS = "conflicts.html"
LONG_RUN = 12
"""Words; shorter shared runs may be common phrases, and nobody needs to be told of them at the top of a page."""
Run = tuple[tuple[str, ...], int]
"""Ids of the articles, in the story's order, and the words they share."""


@dataclass(frozen=True, eq=False)
class Shared:
    """A digest with its places, names and notes."""

    digest: Digest
    layout: Layout
    named: dict[str, Named]
    notes: dict[str, tuple[Note, ...]]
    """By the row's id."""
    backed: dict[str, Support]
    """By the row's id: who reports it."""
    changes: Changes | None = None
    """Since an earlier edition, where there is one."""

    @cached_property
    def differences(self) -> dict[str, Conflict]:
        """The differences of matter by their ids, in the digest's order."""
        return {c.id: c for c in weighty(self.digest)}

    def against(self, part: Part) -> list[Conflict]:
        """The differences of matter that a part marks, in the digest's order."""
        marked = {c for c in part.conflicts if c in self.differences}
        return sorted((self.differences[c] for c in marked), key=lambda c: self._place[c.id])

    @cached_property
    def _place(self) -> dict[str, int]:
        return {c: n for n, c in enumerate(self.differences)}

    @cached_property
    def marking(self) -> dict[str, list[Row]]:
        """By difference the rows that mark it, in their order."""
        found: dict[str, list[Row]] = {}
        for row in self.layout.order:
            for conflict in dict.fromkeys(c for part in row.parts for c in part.conflicts):
                found.setdefault(conflict, []).append(row)
        return found

    @cached_property
    def new(self) -> frozenset[str]:
        """Rows that the earlier edition had not."""
        return frozenset(self.changes.new if self.changes else ())


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
