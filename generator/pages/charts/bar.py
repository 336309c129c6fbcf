"""The origin bar: one cell for each article that reports the row that leads, grouped by where it got it."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Digest
from ..names import Named
from ..shared import Run, long_runs
from ..support import Support
from ..words import count, listing, number, upper_first

WIDE = 8
"""Articles; beyond it origins with a single article share one segment."""
TIE = 28
"""Pixels for a bracket and the words under it."""
WIDE_BAR, NARROW_BAR = 0.92, 0.44
"""Letters of a bold name that fit one percent of the bar: 8 pixels each, 800 pixels wide and 358, less the edges."""
TIES = 3
"""Brackets under the bar; more cannot be told apart."""


@dataclass(frozen=True, slots=True)
class Segment:
    """A stretch of the bar, in percent of its width."""

    name: str
    share: str
    kind: str
    """origin, other (a second tone), unclear or absent."""
    x: float
    width: float

    @property
    def wide(self) -> str:
        """The name as it fits on a wide screen; the caption and the text alternative have it whole."""
        return _cut(self.name, self.width * WIDE_BAR)

    @property
    def narrow(self) -> str:
        """As it fits on a phone."""
        return _cut(self.name, self.width * NARROW_BAR)


@dataclass(frozen=True, slots=True)
class Tie:
    """Articles that share a run of words: where their cells' middles are, in percent."""

    at: tuple[float, ...]
    words: int
    y: int
    """Of its line, in pixels."""

    @property
    def middle(self) -> float:
        """Of its widest gap, where the words have room."""
        gaps = [(b - a, a) for a, b in zip(self.at, self.at[1:], strict=False)]
        wide, left = max(gaps)
        return round(left + wide / 2, 3)


@dataclass(frozen=True, slots=True)
class Bar:
    segments: tuple[Segment, ...]
    cells: tuple[tuple[str, float], ...]
    """Letter and middle of each article's cell, in percent."""
    ties: tuple[Tie, ...]
    order: tuple[Named, ...]
    describe: str
    """The same in words."""
    caption: str

    @property
    def height(self) -> int:
        """Pixels."""
        return 70 + TIE * len(self.ties)


def origin_bar(support: Support, digest: Digest, named: dict[str, Named]) -> Bar | None:
    """The bar of one row; None for a single article, where there is nothing to compare."""
    if len(named) < 2:
        return None
    parts = _merge(_parts(support, named)) if len(named) > WIDE else _parts(support, named)
    step = 100 / len(named)
    segments: list[Segment] = []
    order: list[str] = []
    for i, (name, kind, members) in enumerate(parts):
        tone = "other" if kind == "origin" and i % 2 else kind
        x, width = round(len(order) * step, 3), round(len(members) * step, 3)
        segments.append(Segment(name, count(len(members), "article"), tone, x, width))
        order += members
    middle = {article: round((i + 0.5) * step, 3) for i, article in enumerate(order)}
    runs = long_runs(digest)
    return Bar(
        segments=tuple(segments),
        cells=tuple((named[a].letter, middle[a]) for a in order),
        ties=tuple(
            Tie(tuple(sorted(middle[a] for a in articles)), words, 76 + TIE * depth)
            for depth, (articles, words) in enumerate(runs[:TIES])
        ),
        order=tuple(named[a] for a in order),
        describe=_describe(parts, runs, named),
        caption=_shared(runs) or "Where the articles have it from.",
    )


Part = tuple[str, str, list[str]]


def _parts(support: Support, named: dict[str, Named]) -> list[Part]:
    """Name, kind and articles of each segment; an article with two origins stands with the first."""
    left = list(support.articles)
    parts: list[Part] = []
    for origin in support.named:
        members = [a for a in left if a in origin.articles]
        if members:
            left = [a for a in left if a not in members]
            parts.append((origin.name, "origin", members))
    if left:
        parts.append(("Unclear" if parts else "No origin named", "unclear", left))
    absent = [a for a in named if a not in support.articles]
    if absent:
        parts.append(("Not found in", "absent", absent))
    return parts


def _cut(name: str, letters: float) -> str:
    most = max(3, int(letters))
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def _merge(parts: list[Part]) -> list[Part]:
    single = [p for p in parts if p[1] == "origin" and len(p[2]) == 1]
    if len(single) < 2:
        return parts
    merged: Part = (count(len(single), "other"), "origin", [a for p in single for a in p[2]])
    kept = [p for p in parts if p not in single]
    at = sum(p[1] == "origin" for p in kept)
    return [*kept[:at], merged, *kept[at:]]


def _shared(runs: list[Run]) -> str:
    if not runs:
        return ""
    if len(runs) == 1:
        articles, words = runs[0]
        return f"{upper_first(number(len(articles)))} articles share a run of {words} words."
    return f"{upper_first(number(len(runs)))} groups of articles share long runs of the same words."


def _describe(parts: list[Part], runs: list[Run], named: dict[str, Named]) -> str:
    said = [f"{name}: {listing([named[a].letter for a in members])}." for name, _, members in parts]
    said += [f"{listing([named[a].letter for a in those])} share a run of {n} words." for those, n in runs[:TIES]]
    return " ".join(said)
