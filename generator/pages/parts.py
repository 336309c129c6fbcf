"""Facts that are parts of another: narrower, in the same passages, and reported by no further article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from heapq import merge
from itertools import accumulate, chain

from ..model import Claim, Fact
from .stretches import bare

WORDS = 5
"""Of a statement, before another that begins with it counts as a fuller wording; shorter ones begin too many."""

LONG = 60
"""Words of beginnings that are indexed; longer ones are compared where these are one."""


def nest(facts: tuple[Fact, ...]) -> dict[str, tuple[Fact, ...]]:
    """Fact to its parts, in the facts' order; no part has parts of its own.

    A clause and each of its details can be facts, since articles agree on more or less of a sentence. A reader
    who meets them one after the other reads one sentence five times. A fact with the statement of an earlier one, or
    with more or less of it, is a part of that too: the passages tell what keeps the two apart, the statement does not.
    """
    rank = {fact.id: i for i, fact in enumerate(facts)}
    told = _Told(facts)
    near: dict[tuple[str, int], list[Fact]] = {}
    for fact in facts:
        for place in dict.fromkeys((claim.article, claim.sentence) for claim in fact.claims):
            near.setdefault(place, []).append(fact)
    above: dict[str, Fact] = {}
    for fact in facts:
        first = fact.claims[0]
        alike = (facts[i] for i in told.alike(rank[fact.id]))
        inside = (whole for whole in near[first.article, first.sentence] if _is_part(fact, whole, rank))
        wholes = (whole for whole in chain(alike, inside) if _top(whole, above).id != fact.id)
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


class _Told:
    """Statements as bare words, to be asked which are one, or of which one begins with the other."""

    def __init__(self, facts: tuple[Fact, ...]) -> None:
        self._words = [bare(fact.statement).split() for fact in facts]
        self._whole: dict[int, list[int]] = {}
        """By the hash of all its words the numbers of the statements."""
        self._begun: dict[int, list[int]] = {}
        """The same by the hash of each beginning of WORDS to LONG words."""
        for i, words in enumerate(self._words):
            begun = list(_hashes(words))
            self._whole.setdefault(begun[-1], []).append(i)
            for part in begun[WORDS : LONG + 1]:
                self._begun.setdefault(part, []).append(i)

    def alike(self, i: int) -> Iterator[int]:
        """The numbers of the earlier statements that are as this one, or begin it, or begin with it; in order."""
        words = self._words[i]
        begun = list(_hashes(words))
        shorter = [self._whole.get(part, []) for part in begun[WORDS:-1]]
        longer = self._begun.get(begun[LONG] if len(words) > LONG else begun[-1], []) if len(words) >= WORDS else []
        for n in merge(self._whole[begun[-1]], longer, *shorter):
            if n >= i:
                return
            short, long = sorted((words, self._words[n]), key=len)
            if long[: len(short)] == short:
                yield n


def _hashes(words: list[str]) -> Iterator[int]:
    """Of the first none, one, two ... of some words; what is equal by them is looked at again."""
    return accumulate(words, lambda before, word: hash((before, word)), initial=0)


def _stands_in(fact: Fact, whole: Fact) -> bool:
    """Whether each passage of a fact stands in one of the other's."""
    return all(any(_within(claim, other) for other in whole.claims) for claim in fact.claims)


def _within(claim: Claim, other: Claim) -> bool:
    if (claim.article, claim.sentence) != (other.article, other.sentence):
        return False
    inside = other.span.holds(claim.span) and set(claim.tokens) <= set(other.tokens)  # a clause may surround others
    return inside or claim.parent == other.id
