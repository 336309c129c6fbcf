"""Which pairs of sentences contradict each other: the rivals in them, and what the encoder says of the two.

Rivals say which two sentences may be at issue, and often what is. What only the encoder sees, a denial in quite other
words or another cause, is not looked for: of the surest twenty such pairs of 32 stories left out seven were right. The
weights of both together stand in ``judge.json``; ``benchmarks/train_blends.py`` learns them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import log

from ..model import Compare, Comparison, Sentence, Word
from ..sparse import Floats
from .gather import Difference
from .items import Item
from .judge import HOPELESS, difference, judge, weigh
from .rivals import NEAREST, Pair, Partners, Place, Rivals

LEAST = -0.3
"""Log-odds from which two sentences are flagged. Of 50 stories left out of the network, which learned the weights, 64 %
of what is flagged is right and 27 % of what differs is found; from -0.5 on 61 and 30 %, from -0.1 on 66 and 22 %."""
SHORT = 40
"""Pairs of sentences with rivals in a story of three short articles; of a longer one's a smaller part is right."""


@dataclass(frozen=True, eq=False)
class Met:
    """Two sentences with rivals in them."""

    a: Sentence
    b: Sentence
    said: Comparison
    rival: int
    """The number of the surest pair of rivals in them."""
    measures: Mapping[str, float]


def find_contradictions(rivals: Rivals, compare: Compare) -> tuple[Difference, ...]:
    """The rivals of the sentences that are flagged, the surest first.

    Two whose values read the same are left out, "school or school": two schools, which a reader cannot see.
    """
    odds = weigh(rivals, compare)
    rated = [(judge().sentences.odds(met.measures), met) for met in find_met(rivals, odds, compare)]
    sure = sorted((n for n in rated if n[0] >= LEAST), key=lambda n: (-n[0], _place(n[1].a), _place(n[1].b)))
    found = (difference(rivals, met.rival) for _, met in sure)
    return tuple(each for each in found if each.a.value.lower() != each.b.value.lower())


def find_met(rivals: Rivals, odds: Floats, compare: Compare) -> tuple[Met, ...]:
    """The sentences of different articles with rivals in them, each pair with its measures."""
    surest: dict[tuple[Place, Place], int] = {}
    for n in sorted(range(len(odds)), key=lambda n: (-odds[n], n)):
        pair = rivals.pairs[n]
        if odds[n] >= HOPELESS:
            surest.setdefault(_ordered(pair.a.place, pair.b.place), n)
    partners, those = rivals.partners, sorted(surest)
    said = compare([(partners.sentence[p], partners.sentence[q]) for p, q in those])
    worst: dict[Place, float] = {}
    for two, each in zip(those, said, strict=True):
        for place in two:
            worst[place] = max(worst.get(place, 0.0), each.conflict)
    found = []
    for (p, q), each in zip(those, said, strict=True):
        measures = _measures(partners, (p, q), each, float(odds[surest[p, q]]))
        measures["rivals at odds"] = _at_odds(rivals.pairs[surest[p, q]], partners.sentence[p], each)
        measures["pairs"] = log(max(SHORT, len(those)))
        measures["most at odds"] = float((each.conflict >= worst[p]) + (each.conflict >= worst[q]))
        found.append(Met(partners.sentence[p], partners.sentence[q], each, surest[p, q], measures))
    return tuple(found)


def _measures(partners: Partners, two: tuple[Place, Place], said: Comparison, rival: float) -> dict[str, float]:
    """What speaks for and against a contradiction; ``rival``: log-odds of the surest rivals in the two."""
    p, q = two
    return {
        **said.said(),
        "rival": rival,
        "near": partners.nearness(p, q),
        "nearer": float(max(partners.nearest[p].get(q, NEAREST), partners.nearest[q].get(p, NEAREST))),
        "words at odds": sum(max((w.differs for w in words), default=0.0) for words in (said.first, said.second)),
        "length": log(sum(len(partners.sentence[place].span) for place in two)),
    }


def _ordered(p: Place, q: Place) -> tuple[Place, Place]:
    return (p, q) if p <= q else (q, p)


def _place(s: Sentence) -> Place:
    return s.article, s.index


def _at_odds(pair: Pair, a: Sentence, said: Comparison) -> float:
    """How surely each of two rivals is told otherwise by the other's sentence: 0 to 2."""
    first, second = (pair.a, pair.b) if pair.a.sentence is a else (pair.b, pair.a)
    return sum(max(_differ(i, words), default=0.0) for i, words in ((first, said.first), (second, said.second)))


def _differ(i: Item, words: Sequence[Word]) -> Iterator[float]:
    own = [i.sentence.tokens[k] for k in i.mark]
    return (w.differs for w in words for t in own if t.start <= w.span.start < t.end)
