"""Where words stand in an article, and when two places are the same."""

from __future__ import annotations

import html
import re
import unicodedata
from pathlib import Path

Span = tuple[int, int]
"""Code points, start inclusive and end exclusive."""
Place = tuple[str, Span]
"""A file's name and a span in it."""

COVER = 0.5  # a span covers another when it holds at least this share of it


def read_article(folders: tuple[Path, ...], name: str) -> str:
    """Decode an article exactly as offsets count it: UTF-8, byte-order mark dropped, newlines untouched."""
    for folder in folders:
        if (folder / name).exists():
            return (folder / name).read_bytes().decode("utf-8-sig", errors="replace")
    raise SystemExit(f"score: no article {name} in {', '.join(map(str, folders))}")


def find(text: str, quote: str) -> list[Span]:
    """Every place of a quote in a text; runs of white space match any white space."""
    pattern = r"\s+".join(re.escape(w) for w in quote.split())
    return [m.span() for m in re.finditer(pattern, text)] if pattern else []


def overlap(a: Span, b: Span) -> int:
    """How many code points two spans share."""
    return max(0, min(a[1], b[1]) - max(a[0], b[0]))


def covers(big: Span, small: Span) -> bool:
    """Whether ``big`` holds enough of ``small`` to state it."""
    return overlap(big, small) >= COVER * max(1, small[1] - small[0])


def touches(a: Span, b: Span) -> bool:
    """Half of the shorter of the two lies in the other."""
    return overlap(a, b) >= COVER * max(1, min(a[1] - a[0], b[1] - b[0]))


def meet(a: Place, b: Place) -> bool:
    """Two places of one file that touch."""
    return a[0] == b[0] and touches(a[1], b[1])


def words(text: str) -> set[str]:
    """The different words of a text, entities and compatibility characters resolved."""
    return set(re.findall(r"[a-z0-9]+", unicodedata.normalize("NFKC", html.unescape(text)).lower()))


def jaccard(a: str, b: str) -> float:
    """Share of the words of two texts that both hold."""
    x, y = words(a), words(b)
    return len(x & y) / max(1, len(x | y))


def ratio(n: float, d: float) -> float | None:
    """``n`` of ``d``, or nothing where there is nothing to measure."""
    return None if not d else n / d


def harmonic(p: float | None, r: float | None) -> float | None:
    """F1 of a precision and a recall."""
    return None if p is None or r is None else (0.0 if p + r == 0 else 2 * p * r / (p + r))
