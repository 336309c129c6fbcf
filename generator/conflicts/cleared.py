"""Pairs that look like a difference and are none, with the reason: one value told in other words, or a part of it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

from ..language.quantities_compare import CONVERTED
from ..model import Cleared, Mention, Passage, Span
from .figures import Figure, is_bound, same_value
from .items import Item, Kind
from .judge import question_of
from .rivals import Rivals
from .story import Story

NEAR = 0.5
"""Nearness from which two items that agree in other words are shown."""


def find_cleared(rivals: Rivals) -> Iterator[Cleared]:
    """Of items that agree, and are the nearest to each other, those that print one value differently."""
    for a, b, near in rivals.agreeing:
        why = _why(a, b) if near >= NEAR else ""
        if why:
            yield Cleared(question_of(a, b), a.clause.passage, b.clause.passage, why)
    yield from _namesakes(rivals.story)


def _namesakes(story: Story) -> Iterator[Cleared]:
    """Two people of one surname, where one article first names the one and another the other."""
    bearers: defaultdict[str, dict[str, Mention]] = defaultdict(dict)
    for m in story.cast.mentions:
        name = story.cast.by_id[m.entity].name.split()
        if story.cast.by_id[m.entity].kind == "person" and len(name) > 1 and m.how == "name":
            bearers[name[-1]].setdefault(m.entity, m)
    for surname, those in bearers.items():
        for one, other in combinations(those.values(), 2):
            if surname[:1].isupper() and one.article != other.article:
                a, b = (Passage(m.article, _sentence(story, m)) for m in (one, other))
                yield Cleared(f"Who is {surname}?", a, b, "other person")


def _sentence(story: Story, m: Mention) -> Span:
    near = story.sentences_at(m.article, m.span)
    return near[0].span if near else m.span


def _why(a: Item, b: Item) -> str:
    if a.kind is Kind.DATE:
        return "rounding" if a.key != b.key else ""
    if a.figure is None or b.figure is None:
        return ""
    q, r = a.figure.quantity, b.figure.quantity
    if _in_other_units(a.figure, b.figure):
        return "unit"
    if same_value(q, r):
        return ""
    return "bound" if is_bound(q) or is_bound(r) else "rounding"


def _in_other_units(a: Figure, b: Figure) -> bool:
    """Whether one measure is printed in two units: "22 pounds", "10 kilos"."""
    mine, theirs = (
        {t.text.lower().rstrip("s") for t in f.words if t.text.isalpha() and t.pos != "NUM"} for f in (a, b)
    )
    return a.quantity.unit in CONVERTED and bool(mine and theirs) and not mine & theirs
