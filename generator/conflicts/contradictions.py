"""Which pairs of sentences contradict each other: the rivals in them, and what the encoder says of the two.

Rivals say which two sentences may be at issue, and often what is. What only the encoder sees, a denial in quite other
words or another cause, is not looked for: of the surest twenty such pairs of 32 stories left out seven were right. The
weights of both together stand in ``judge.json``; ``benchmarks/train_blends.py`` learns them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log

from ..model import Compare, Comparison, Passage, Sentence, Sign, Span, Word
from ..sparse import Floats
from .gather import Difference, Point
from .items import Item
from .judge import COMPATIBLE, HOPELESS, SHOWN, difference, judge, weigh
from .rivals import NEAREST, Pair, Partners, Place, Rivals

LEAST = -0.5
"""Log-odds from which two sentences are flagged. Of 62 short stories left out of the network, which taught the weights,
64 of 100 that are flagged are right from -0.3 on, and 29 of 100 that differ are found; from -0.7 on 58 and 36."""
SHORT = 40
"""Pairs of sentences with rivals in a story of three short articles; of a longer one's a smaller part is right."""
DIFFERS = 0.3
"""Likelihood from which a piece of a word is told otherwise. A judgement."""
LONGEST = 60  # characters of a side's words that a question repeats
RULE = "read side by side"


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
    """The sentences that are flagged, the surest first."""
    odds = weigh(rivals, compare)
    rated = [(judge().sentences.odds(met.measures), met) for met in find_met(rivals, odds, compare)]
    sure = [each for each in rated if each[0] >= LEAST]
    sure.sort(key=lambda each: (-each[0], _place(each[1].a), _place(each[1].b)))
    text = {a.id: a.text for a in rivals.story.articles}
    return tuple(found for _, met in sure if (found := _difference(rivals, met, text)) is not None)


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


def _difference(rivals: Rivals, met: Met, text: Mapping[str, str]) -> Difference | None:
    """By the rivals, which say what is at issue; where they read the same, by the words that the other tells otherwise.

    "School or school": two schools, which a reader cannot see.
    """
    found = difference(rivals, met.rival)
    if found.a.value.lower() != found.b.value.lower():
        return found
    a, b = (_point(s, words, text[s.article]) for s, words in ((met.a, met.said.first), (met.b, met.said.second)))
    if a.key == b.key:
        return None
    return Difference(
        kind="other",
        question=f"Can both be true: “{_short(a.value)}” and “{_short(b.value)}”?",
        a=a,
        b=b,
        compatible=COMPATIBLE,
        rule=RULE,
        signs=_reasons(met.measures),
    )


def _at_odds(pair: Pair, a: Sentence, said: Comparison) -> float:
    """How surely each of two rivals is told otherwise by the other's sentence: 0 to 2."""
    first, second = (pair.a, pair.b) if pair.a.sentence is a else (pair.b, pair.a)
    return sum(max(_differ(i, words), default=0.0) for i, words in ((first, said.first), (second, said.second)))


def _differ(i: Item, words: Sequence[Word]) -> Iterator[float]:
    own = [i.sentence.tokens[k] for k in i.mark]
    return (w.differs for w in words for t in own if t.start <= w.span.start < t.end)


def _reasons(measures: Mapping[str, float]) -> tuple[Sign, ...]:
    weights = judge().sentences.weights
    parts = [Sign(name, round(weights[name] * value, 2)) for name, value in measures.items()]
    return tuple(sorted((s for s in parts if s.weight), key=lambda s: -abs(s.weight))[:SHOWN])


def _point(s: Sentence, words: Sequence[Word], text: str) -> Point:
    """The longest stretch of a sentence that the other tells otherwise; the whole sentence where there is none."""
    stretch = max(_stretches(s, words), key=lambda each: (len(each), -each.start), default=s.span)
    value = " ".join(stretch.of(text).split())
    return Point(value.lower(), value, Passage(s.article, s.span), Passage(s.article, stretch))


def _stretches(s: Sentence, words: Sequence[Word]) -> Iterator[Span]:
    """Whole words next to each other that are told otherwise, or stand between such."""
    at_odds = [any(w.differs >= DIFFERS and t.start <= w.span.start < t.end for w in words) for t in s.tokens]
    filled = [
        here or (0 < n < len(at_odds) - 1 and at_odds[n - 1] and at_odds[n + 1]) for n, here in enumerate(at_odds)
    ]
    for differs, run in groupby(range(len(s.tokens)), key=lambda n: filled[n]):
        those = [n for n in run if s.tokens[n].pos != "PUNCT"]
        if differs and those:
            yield s.hull(tuple(those))


def _short(words: str) -> str:
    return words if len(words) <= LONGEST else words[: LONGEST - 1].rsplit(" ", 1)[0] + " …"
