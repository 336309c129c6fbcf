"""Who credits whom: articles on the left, the origins they name on the right, as a picture and as a list."""

from __future__ import annotations

from dataclasses import dataclass

from ...model import Origin
from ..names import Named
from ..shared import Run, Shared, long_runs
from ..words import bare, count, excerpt, listing

ORIGINS = 10
"""Boxes on the right, those named by most articles; the list has them all."""
ARTICLES = 14
"""Boxes on the left; beyond it the picture is a tangle, and only the list is shown."""
STEP, BOX = 56, 40
"""Distance and height of boxes, in pixels of the drawing."""
LEFT, WIDTH, RIGHT = 56, 200, 496
BRACKETS = 3
"""Of shared text, side by side left of the boxes."""
NAME = 24
"""Letters that fit a box."""


@dataclass(frozen=True, slots=True)
class Box:
    y: int
    name: str
    note: str


@dataclass(frozen=True, slots=True)
class Bracket:
    x: int
    ys: tuple[int, ...]
    """Tops of the boxes it joins."""
    words: int


@dataclass(frozen=True, slots=True)
class Graph:
    """A drawing of 712 pixels' width, None of its parts where there are too many articles, and the list."""

    height: int
    articles: tuple[Box, ...]
    origins: tuple[Box, ...]
    edges: tuple[tuple[str, bool], ...]
    """Path data, and whether it says "confirmed" instead of "credits"."""
    brackets: tuple[Bracket, ...]
    lines: tuple[str, ...]


def graph(shared: Shared) -> Graph | None:
    """None where no article credits anyone and none share text."""
    credited, asserted = _edges(shared)
    runs = long_runs(shared.digest)
    if not credited and not asserted and not runs:
        return None
    named = list(shared.named.values())
    lines = _list(credited, asserted, runs, shared.named)
    if len(named) > ARTICLES:
        return Graph(0, (), (), (), (), lines)
    order = sorted(
        dict.fromkeys([*credited, *asserted]),
        key=lambda o: (-len(credited.get(o, ())), -len(asserted.get(o, ())), o),
    )[:ORIGINS]
    rows = max(len(named), len(order))
    left = _spread(len(named), rows)
    right = _spread(len(order), rows)
    at = {n.id: y for n, y in zip(named, left, strict=True)}
    edges = [
        (_curve(at[a], y), confirmed)
        for o, y in zip(order, right, strict=True)
        for those, confirmed in ((credited, False), (asserted, True))
        for a in those.get(o, ())
    ]
    return Graph(
        height=rows * STEP + 12,
        articles=tuple(Box(at[n.id], _fit(f"{n.letter} {n.beside}"), "") for n in named),
        origins=tuple(Box(y, _fit(o), _note(o, credited, asserted)) for o, y in zip(order, right, strict=True)),
        edges=tuple(edges),
        brackets=tuple(
            Bracket(LEFT - 16 - 16 * i, tuple(sorted(at[a] for a in articles)), words)
            for i, (articles, words) in enumerate(runs[:BRACKETS])
        ),
        lines=lines,
    )


Edges = dict[str, tuple[str, ...]]


def _edges(shared: Shared) -> tuple[Edges, Edges]:
    """Articles that credit each origin for at least one fact, and those that say it confirmed one."""
    credited: dict[str, set[str]] = {}
    asserted: dict[str, set[str]] = {}
    for support in shared.digest.corroborations:
        for origin in support.origins:
            # An outlet of the story is its own witness; who credits it is shown as for any other.
            others = {a for a in origin.articles if a in shared.named and not _is_outlet(shared.named[a], origin)}
            if others:
                (asserted if origin.level == "asserted" else credited).setdefault(origin.name, set()).update(others)
    ordered = list(shared.named)
    first, second = (
        {o: tuple(sorted(those, key=ordered.index)) for o, those in sorted(found.items())}
        for found in (credited, asserted)
    )
    return first, second


def _is_outlet(article: Named, origin: Origin) -> bool:
    """Whether an origin is the article's own outlet, under its name or a fuller or shorter one."""
    own, credited = bare(article.name), bare(origin.name)
    return article.known and origin.level == "seen" and (own in credited or credited in own)


def _spread(n: int, rows: int) -> list[int]:
    """Tops of ``n`` boxes over the height of ``rows``."""
    return [6 + round((i + 0.5) * rows * STEP / n - BOX / 2) for i in range(n)]


def _curve(y1: int, y2: int) -> str:
    a, b = y1 + BOX // 2, y2 + BOX // 2
    x1, x2 = LEFT + WIDTH, RIGHT - 9
    return f"M{x1} {a}C{x1 + 110} {a} {x2 - 110} {b} {x2} {b}"


def _fit(name: str) -> str:
    return name if len(name) <= NAME else name[: NAME - 1].rstrip() + "…"


def _note(origin: str, credited: Edges, asserted: Edges) -> str:
    said = []
    if origin in credited:
        said.append(f"credited by {count(len(credited[origin]), 'article')}")
    if origin in asserted:
        said.append(f"{len(asserted[origin])} say it confirmed")
    return ", ".join(said)


def _list(credited: Edges, asserted: Edges, runs: list[Run], named: dict[str, Named]) -> tuple[str, ...]:
    def letters(articles: tuple[str, ...]) -> str:
        return listing([named[a].letter for a in articles])

    lines = [f"{excerpt(o, 12)} is credited by {letters(a)}." for o, a in credited.items()]
    lines += [
        f"{letters(a)} say{'s' if len(a) == 1 else ''} that {excerpt(o, 12)} confirmed." for o, a in asserted.items()
    ]
    lines += [f"{letters(a)} share a run of {n} words." for a, n in runs]
    return tuple(lines)
