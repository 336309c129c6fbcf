"""What every view of a digest needs, worked out once."""

from __future__ import annotations

from dataclasses import dataclass

from ..edition import Changes
from ..model import Digest
from .layout import Layout
from .names import Named
from .notes import Note
from .support import Support

CONFLICTS = "conflicts.html"


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
