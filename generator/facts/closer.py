"""Signs for which two claims are looked at more closely, once first sight lets them pass."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from generator.facts.profile import Profile
from generator.facts.terms import SAME, SAME_FIELD, SAME_SENSE, Terms, held
from generator.language.quantities_compare import comparable, compatible

NAMES = (
    "weight of the rarest word shared",
    "weight of the next rarest word shared",
    "words shared as they are",
    "words shared by sense",
    "words shared by field",
    "names that only one has",
    "names that only the other has",
    "names that both have",
    "both's whole clauses held by the other",
    "weight of what the whole clauses share",
    "words said alike in a row",
    "share said alike in a row",
    "share of all words said alike",
    "pairs of figures that differ",
    "figures of the one with fewer",
    "figures of the one with more",
)
"""What each number of ``closer`` says, in its order."""


def closer(a: Profile, b: Profile) -> tuple[float, ...]:
    """The signs of a pair, in the order of ``NAMES``; symmetric."""
    return (
        *_rarest(a.meanings, b.meanings),
        *_shared(a.told, b.told),
        *_names(a, b),
        *_passages(a, b),
        *_figures(a, b),
    )


def _rarest(a: Terms, b: Terms) -> tuple[float, float]:
    """Weight of the first and second of the words that tell most of what is shared, as the mean of both sides."""
    one, other = (
        [*sorted((t.level(y) * t.weight for t in x.own), reverse=True)[:2], 0.0, 0.0] for x, y in ((a, b), (b, a))
    )
    return (one[0] + other[0]) / 2, (one[1] + other[1]) / 2


def _shared(a: Terms, b: Terms) -> tuple[float, ...]:
    """How many words of what is told are shared in each way, on the side where they are fewer."""
    one, other = (Counter(t.level(y) for t in x.own) for x, y in ((a, b), (b, a)))
    return tuple(float(min(one[level], other[level])) for level in (SAME, SAME_SENSE, SAME_FIELD))


def _names(a: Profile, b: Profile) -> tuple[float, ...]:
    one, other = a.who.terms.keys(), b.who.terms.keys()
    alone = sorted((len(one - other), len(other - one)))
    return float(alone[0]), float(alone[1]), float(len(one & other))


def _passages(a: Profile, b: Profile) -> tuple[float, ...]:
    clause = held(a.clause, b.clause)
    run, (one, other) = longest_run(a.passage, b.passage), (set(a.passage), set(b.passage))
    return (
        clause.least,
        math.log1p(clause.weight),
        float(run),
        run / max(1, min(len(a.passage), len(b.passage))),
        len(one & other) / max(1, len(one | other)),
    )


def longest_run(a: Sequence[str], b: Sequence[str]) -> int:
    """Words of the longest stretch that both have."""
    places: dict[str, list[int]] = {}
    for j, word in enumerate(b):
        places.setdefault(word, []).append(j)
    longest, before = 0, dict[int, int]()
    for word in a:
        before = {j: before.get(j - 1, 0) + 1 for j in places.get(word, ())}
        longest = max(longest, *before.values(), 0)
    return longest


def _figures(a: Profile, b: Profile) -> tuple[float, ...]:
    fewer, more = sorted((len(a.quantities), len(b.quantities)))
    differ = sum(comparable(x, y) and not compatible(x, y) for x in a.quantities for y in b.quantities)
    return float(differ), float(fewer), float(more)
