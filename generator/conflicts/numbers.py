"""Conflicts of number: incompatible figures of one thing."""

from __future__ import annotations

from dataclasses import replace
from math import inf

from ..language.quantities.compare import compatible
from ..model import Cleared, Quantity
from .asking import in_few_words
from .difference import MOST, Difference, Verdict, clear
from .figures import Figure, find_figures
from .ledger import Ledger
from .numbers_cleared import why_cleared, why_not_compared
from .numbers_same import of_one_thing
from .story import Story

PLURALS = {"person": "people", "man": "men", "woman": "women", "child": "children", "": "of them"}
BEFELL = {
    "die": "died",
    "hurt": "were hurt",
    "missing": "are missing",
    "arrest": "were arrested",
    "evacuate": "were evacuated",
    "rescue": "were rescued",
}

ASKED = {
    **dict.fromkeys(("usd", "gbp", "eur"), "How much"),
    **dict.fromkeys(("m", "m2"), "How large or far"),
    "percent": "What share",
    "kg": "How heavy",
    "duration:minute": "How long",
    "km/h": "How fast",
    "C": "How warm",
    "magnitude": "What magnitude",
    "score": "What score",
}
"""How a question asks for a figure of a unit."""


def compare_numbers(story: Story) -> Verdict:
    """Figures of one topic in frames alike, of different articles; a person's age in one article too."""
    ledger = Ledger(_inherit_bounds(find_figures(story)))
    differences: list[Difference] = []
    cleared: list[Cleared] = []
    for a, b in ledger.pairs(story):
        one = of_one_thing(story, ledger, a, b)
        why = why_cleared(story, a, b) if one else why_not_compared(story, ledger, a, b)
        if why:
            cleared.append(clear(_question(a, story), a.point(_key(a)), b.point(_key(b)), why))
        elif one and not compatible(a.quantity, b.quantity) and (a.article == b.article or not ledger.both_known(a, b)):
            differences.append(_difference(story, a, b))
        if len(differences) + len(cleared) == MOST:
            break
    return Verdict(tuple(differences), tuple(cleared))


def _difference(story: Story, a: Figure, b: Figure) -> Difference:
    return Difference(
        kind="number",
        question=_question(a, story),
        a=a.point(_key(a)),
        b=b.point(_key(b)),
        compatible="At most one of the figures can be right for the same moment and the same count.",
    )


def _key(f: Figure) -> str:
    return f"{f.quantity.low:g}-{f.quantity.high:g}"


def _inherit_bounds(figures: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """ "at least nine" in the headline, "all nine" below: the figure stays a lower bound all through its article."""
    bounds = {(f.article, f.topic, f.quantity.low) for f in figures if f.quantity.high == inf}
    return tuple(
        replace(f, quantity=replace(f.quantity, high=inf))
        if f.exact and f.toll and (f.article, f.topic, f.quantity.low) in bounds
        else f
        for f in figures
    )


def _question(f: Figure, story: Story) -> str:
    if f.topic.startswith("age:"):
        return f"How old is {story.persons.get(f.topic.removeprefix('age:'), 'the person')}?"
    if f.toll:
        return f"How many people {BEFELL[f.topic.removeprefix('toll:')]}?"
    asked = (
        f"How many {_plural(f.quantity)}" if f.quantity.unit == "count" else ASKED.get(f.quantity.unit, "What figure")
    )
    return f"{asked}: “{in_few_words(f.clause, f.quantity.span)}”?"


def _plural(q: Quantity) -> str:
    noun = q.counted
    return PLURALS.get(noun, noun if noun.endswith("s") else noun[:-1] + "ies" if noun.endswith("ry") else noun + "s")
