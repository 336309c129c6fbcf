"""The timeline: only times that the articles' own words or dates fix."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from ..model import Claim, Time
from .shared import Shared
from .words import excerpt, period

FEWEST = 2
"""Different times; fewer make no timeline."""
WORDS = 24
"""Of a row; the whole of it is one step away."""


@dataclass(frozen=True, slots=True)
class Entry:
    text: str
    printed: tuple[str, ...]
    """The time in the articles' own words."""
    link: Markup
    number: int


@dataclass(frozen=True, slots=True)
class Moment:
    when: str
    how: str
    """stated, or worked out from an article's date."""
    entries: tuple[Entry, ...]


def timeline(shared: Shared) -> tuple[Moment, ...]:
    """Moments, earliest first; a row stands at the most exact time that its sentence or its notes give."""
    found: dict[tuple[date, date], list[tuple[Entry, bool]]] = {}
    for row in shared.layout.order:
        claims = [claim for claim, _ in shared.backed[row.id].told]
        times = [(t, c) for c in claims for t in c.times if t.first and t.last]
        if not times:
            continue
        best = min(times, key=lambda tc: (_width(tc[0]), tc[0].first))
        span = _bounds(best[0])
        same = [tc for tc in times if _bounds(tc[0]) == span]
        entry = Entry(
            text=excerpt(row.text, WORDS),
            printed=tuple(dict.fromkeys(_printed(t, c, shared) for t, c in same)),
            link=shared.layout.link(row.id),
            number=shared.layout.number[row.id],
        )
        found.setdefault(span, []).append((entry, any(str(span[0].year) in p for p in entry.printed)))
    if len(found) < FEWEST:
        return ()
    return tuple(
        Moment(
            when=period(first, last),
            how="stated" if any(stated for _, stated in those) else "worked out from an article’s date",
            entries=tuple(entry for entry, _ in those),
        )
        for (first, last), those in sorted(found.items())
    )


def _bounds(time: Time) -> tuple[date, date]:
    assert time.first and time.last
    return time.first, time.last


def _width(time: Time) -> int:
    first, last = _bounds(time)
    return (last - first).days


def _printed(time: Time, claim: Claim, shared: Shared) -> str:
    return time.span.of(shared.digest.article[claim.article].text)
