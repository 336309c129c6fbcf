"""Words that a model says it copied: where they stand in an article, to the letter."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..model import Span

_FOLDED = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
    "…": "...",
    "ﬁ": "fi",
    "ﬂ": "fl",
}
"""Marks that one hand writes so and another so; none of them is a word."""
_ELLIPSIS = re.compile(r"\s*(?:\[?\.{3,}\]?)\s*")
_EDGES = " \"'.,;:-()[]"
SHORTEST = 2
"""Letters and digits; less stands everywhere."""


def find_words(text: str, where: Span, words: str) -> Span | None:
    """Where words stand inside a stretch of a text: white space, capitals and typographic marks forgiven, no letter.

    The span's ends are exact, and what it spans are the article's own words. Words with "..." are looked for piece by
    piece, in order. Of several places the first.
    """
    return next(places(text, where, words), None)


def places(text: str, where: Span, words: str) -> Iterator[Span]:
    """Every such place, in order."""
    pieces = [piece for p in _ELLIPSIS.split(_fold(words)[0]) if (piece := p.strip(_EDGES))]
    if not pieces or sum(c.isalnum() for piece in pieces for c in piece) < SHORTEST:
        return
    folded, origin = _fold(where.of(text))
    at = 0
    while (found := _pieces(folded, pieces, at)) is not None:
        start, end = found
        yield Span(where.start + origin[start], where.start + origin[end - 1] + 1)
        at = end


def _pieces(folded: str, pieces: list[str], at: int) -> tuple[int, int] | None:
    """Where the pieces stand one after the other, each a run of whole words."""
    first, end = -1, at
    for piece in pieces:
        start = _whole(folded, piece, end)
        if start < 0:
            return None
        first = start if first < 0 else first
        end = start + len(piece)
    return first, end


def _whole(folded: str, piece: str, at: int) -> int:
    """The next place of a piece that does not begin or end inside a word; -1 where there is none."""
    start = folded.find(piece, at)
    while start >= 0:
        end = start + len(piece)
        torn = _joined(folded, start) or _joined(folded, end)
        if not torn:
            return start
        start = folded.find(piece, start + 1)
    return -1


def _joined(folded: str, at: int) -> bool:
    return 0 < at < len(folded) and folded[at - 1].isalnum() and folded[at].isalnum()


def _fold(text: str) -> tuple[str, list[int]]:
    """A text without what is forgiven, and for each of its characters the one that it comes from."""
    folded: list[str] = []
    origin: list[int] = []
    for n, character in enumerate(text):
        put = " " if character.isspace() else _FOLDED.get(character, character.lower())
        if put == " " and (not folded or folded[-1] == " "):
            continue
        folded += put
        origin += [n] * len(put)
    return "".join(folded), origin
