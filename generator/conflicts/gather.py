"""Pairs that differ, and how pairs grow into conflicts with sides."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import islice
from typing import TypeVar

from ..ids import distinct
from ..model import Cleared, Conflict, Passage, Side, Sign

MOST = 1000
"""Differences, and cleared pairs, that a comparer tells: a page of so many is read by nobody, and each must be quoted,
asked and shown. Of 88 stories none has more than 33 of all kinds together."""

Found = TypeVar("Found")


@dataclass(frozen=True, slots=True)
class Point:
    """One account's answer to a question, where it stands."""

    key: str
    """Normal value: two points of one key are one side."""
    value: str
    """As printed."""
    passage: Passage
    mark: Passage
    source: str = ""
    """Named source that the article credits with it, or empty."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Two points that answer one question differently."""

    kind: str
    question: str
    a: Point
    b: Point
    severity: str = "conflict"
    compatible: str = ""
    rule: str = ""
    """Which rule found it: "causes", "rivals: number:kg"."""
    signs: tuple[Sign, ...] = ()
    """What a learned judge weighed, the weightiest first."""
    sure: bool = True
    """Whether it is known what is at issue."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a comparer found: differences, and pairs that it compared and cleared."""

    differences: tuple[Difference, ...] = ()
    cleared: tuple[Cleared, ...] = ()


def few(found: Iterable[Found]) -> tuple[Found, ...]:
    """The first of what a comparer finds; beyond them nothing more is looked for."""
    return tuple(islice(found, MOST))


def clear(about: str, a: Point, b: Point, why: str) -> Cleared:
    return Cleared(about, a.passage, b.passage, why)


def gather(differences: Iterable[Difference]) -> tuple[Conflict, ...]:
    """One conflict for each question: pairs that share a point, or a value in one article, are about one question."""
    pairs = list(dict.fromkeys(differences))
    group = list(range(len(pairs)))

    def root(i: int) -> int:
        while group[i] != i:
            i = group[i]
        return i

    owner: dict[tuple[str, bool, Passage], int] = {}
    for i, pair in enumerate(pairs):
        for point in (pair.a, pair.b):
            # A sentence, quoted or not, is on one side only, whichever of its words another tells otherwise.
            place = point.passage if pair.kind == "quote" or not pair.sure else point.mark
            first = owner.setdefault((pair.kind, pair.sure, place), i)
            group[root(i)] = root(first)
    together: dict[int, list[Difference]] = {}
    for i, pair in enumerate(pairs):
        together.setdefault(root(i), []).append(pair)
    found = [_conflict(those) for those in together.values()]
    # In the order of all that they say, so that the same two get the same ids whichever was found first.
    order = sorted(range(len(found)), key=lambda i: _names(found[i]))
    ids = dict(zip(order, distinct([_names(found[i]) for i in order]), strict=True))
    return tuple(replace(conflict, id=ids[i]) for i, conflict in enumerate(found))


def _conflict(pairs: list[Difference]) -> Conflict:
    points = sorted({p for d in pairs for p in (d.a, d.b)}, key=lambda p: (p.passage, p.mark))
    by_key: dict[str, list[Point]] = {}
    for p in points:
        by_key.setdefault(p.key, []).append(p)
    sides = tuple(_side(those) for those in by_key.values())
    severe = [d for d in pairs if d.severity == "conflict"] or pairs
    first = severe[0]
    return Conflict(
        id="",
        kind=first.kind,
        severity=first.severity,
        question=first.question,
        sides=tuple(sorted(sides, key=lambda s: (-len({p.article for p in s.passages}), s.passages[0]))),
        compatible=first.compatible,
        between=_between(by_key),
        rule=first.rule,
        signs=first.signs,
        sure=any(d.sure for d in severe),
    )


def _names(conflict: Conflict) -> tuple[str, ...]:
    """What a conflict is named after: its kind and its outermost passages; and all that it says, should another have
    the same: two things may differ between the same two sentences."""
    passages = sorted(p for side in conflict.sides for p in side.passages)
    sides = sorted(f"{side.value}|{side.passages}|{side.mark}" for side in conflict.sides)
    return f"{conflict.kind}|{passages[0]}|{passages[-1]}", "|".join([conflict.question, *sides])


def _side(points: list[Point]) -> Side:
    """Named by the value that most of its passages give, of such the shortest."""
    given = Counter(p.value for p in points)
    best = min(points, key=lambda p: (-given[p.value], len(p.value), p.passage))
    return Side(
        best.value, tuple(dict.fromkeys(p.passage for p in points)), tuple(dict.fromkeys(p.mark for p in points))
    )


def _between(by_key: dict[str, list[Point]]) -> str:
    """Sources, where every side rests on a named source and no two sides share one."""
    articles = {p.passage.article for those in by_key.values() for p in those}
    sources = [{p.source for p in those} for those in by_key.values()]
    if all(s and "" not in s for s in sources) and not set.intersection(*sources):
        return "sources"
    return "one article" if len(articles) == 1 else "outlets"
