"""Facts that are parts of another: narrower, in the same passages, and reported by no further article."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Claim, Fact
from .stretches import bare

WORDS = 5
"""Of a statement, before another that begins with it counts as a fuller wording; shorter ones begin too many."""


def nest(facts: tuple[Fact, ...]) -> dict[str, tuple[Fact, ...]]:
    """Fact to its parts, in the facts' order; no part has parts of its own.

    A clause and each of its details can be facts, since articles agree on more or less of a sentence. A reader
    who meets them one after the other reads one sentence five times. A fact with the statement of an earlier one, or
    with more or less of it, is a part of that too: the passages tell what keeps the two apart, the statement does not.
    """
    rank = {fact.id: i for i, fact in enumerate(facts)}
    told = {fact.id: bare(fact.statement) + " " for fact in facts}
    begun: dict[str, list[Fact]] = {}
    for fact in facts:
        begun.setdefault(_beginning(told[fact.id]), []).append(fact)
    near: dict[tuple[str, int], list[Fact]] = {}
    for fact in facts:
        for place in dict.fromkeys((claim.article, claim.sentence) for claim in fact.claims):
            near.setdefault(place, []).append(fact)
    above: dict[str, Fact] = {}
    for fact in facts:
        first = fact.claims[0]
        those = begun[_beginning(told[fact.id])]
        alike = (f for f in those if rank[f.id] < rank[fact.id] and _same_words(told[fact.id], told[f.id]))
        inside = (whole for whole in near[first.article, first.sentence] if _is_part(fact, whole, rank))
        wholes = (whole for whole in (*alike, *inside) if _top(whole, above).id != fact.id)
        if (whole := next(wholes, None)) is not None:
            above[fact.id] = whole
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.id in above:
            found.setdefault(_top(fact, above).id, []).append(fact)
    return {whole: tuple(those) for whole, those in found.items()}


def families(facts: Iterable[Fact], parts: dict[str, tuple[Fact, ...]]) -> list[tuple[Fact, ...]]:
    """Each fact that is no part, followed by its parts."""
    inside = {part.id for those in parts.values() for part in those}
    return [(fact, *parts.get(fact.id, ())) for fact in facts if fact.id not in inside]


def _top(fact: Fact, above: dict[str, Fact]) -> Fact:
    while fact.id in above:
        fact = above[fact.id]
    return fact


def _is_part(fact: Fact, whole: Fact, rank: dict[str, int]) -> bool:
    if fact.id == whole.id:
        return False
    return _stands_in(fact, whole) and (rank[whole.id] < rank[fact.id] or not _stands_in(whole, fact))


def _beginning(words: str) -> str:
    """What two statements share if one begins with the other."""
    return " ".join(words.split(" ", WORDS)[:WORDS])


def _same_words(a: str, b: str) -> bool:
    """Whether two statements, as bare words, are one or one begins with the other."""
    short, long = sorted((a, b), key=len)
    return a == b or (short.count(" ") >= WORDS and long.startswith(short))


def _stands_in(fact: Fact, whole: Fact) -> bool:
    """Whether each passage of a fact stands in one of the other's."""
    return all(any(_within(claim, other) for other in whole.claims) for claim in fact.claims)


def _within(claim: Claim, other: Claim) -> bool:
    if (claim.article, claim.sentence) != (other.article, other.sentence):
        return False
    inside = other.span.holds(claim.span) and set(claim.tokens) <= set(other.tokens)  # a clause may surround others
    return inside or claim.parent == other.id
