"""What the picture says that previews of a link show: the title, and what was counted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Card:
    """What the picture says."""

    site: str
    title: str
    figures: tuple[tuple[int, str], ...]


def card(digest: dict[str, Any], site: str) -> Card:
    """The figures of a digest as plain data."""
    differ = sum(c["severity"] == "conflict" and c.get("sure", True) for c in digest["conflicts"])
    counted = (
        (len(digest["rows"]), "sentence", "sentences"),
        (len(digest["sources"]), "article", "articles"),
        (differ, "point where they differ", "points where they differ"),
    )
    return Card(site, digest["title"], tuple((n, one if n == 1 else many) for n, one, many in counted))
