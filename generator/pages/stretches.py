"""Words cut into stretches that do or do not differ, for the page to mark."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Stretch:
    text: str
    differs: bool
    gap: str
    """The space before it, which escaping would drop at its edge."""


def spaced(cut: Iterable[tuple[str, bool]]) -> tuple[Stretch, ...]:
    """Stretches of consecutive text, each with its gap from the one before; empty ones fall away."""
    found: list[Stretch] = []
    before = ""
    for text, differs in cut:
        if text.strip():
            gap = " " if found and (before[-1:].isspace() or text[0].isspace()) else ""
            found.append(Stretch(text, differs, gap))
        before += text
    return tuple(found)


def bare(text: str) -> str:
    """Words alone, so that wordings compare: no case, no punctuation."""
    return " ".join(w for word in text.casefold().split() if (w := "".join(c for c in word if c.isalnum())))
