"""Words that open a figure: at least, up to, nearly, about."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Bound:
    """What words before or behind a number do to it."""

    kind: str
    """least, most, below (nearly) or about."""


def _bounds(table: str) -> dict[str, Bound]:
    """Lines "kind: words, words" to each wording's bound."""
    lines = (row.split(":") for row in table.strip().splitlines())
    return {words.strip(): Bound(kind.strip()) for kind, listed in lines for words in listed.split(",")}


BEFORE = _bounds("""
least: at least, no fewer than, no less than, not less than, not fewer than, a minimum of, more than, over, well over
least: upwards of, upward of, above, in excess of, greater than, exceeding
most: at most, up to, no more than, not more than, a maximum of, fewer than, less than, under, below
most: as many as, as much as, as few as
below: nearly, almost, close to, just under, approaching, just short of
about: about, around, approximately, roughly, some, an estimated, estimated, circa, in the region of, perhaps
about: just over, a little over, slightly more than, somewhere around
""")
BEHIND = _bounds("""
least: or more, plus
most: or less, or fewer
about: or so, or thereabouts, give or take
""")
NEARLY = 0.9
"""How far below the figure "nearly" may lie, as a share of it."""
