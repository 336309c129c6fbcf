"""Which pairs of sentences contradict each other: the rivals in them, and what the encoder says of the two.

Rivals say which two sentences may be at issue, and often what is. A denial in quite other words or another cause has
none ("a corroded valve", "a forklift reversed into a pipe"), so that sentences near to each other are read too; the
joins have asked about nearly all of them already. The weights of both together stand in ``judge.json``;
``benchmarks/train_blends.py`` learns them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log

from ..model import Compare, Comparison, Passage, Sentence, Sign, Span, Word, telling
from ..sparse import Floats
from .gather import Difference, Point
from .judge import COMPATIBLE, SHOWN, difference, judge, weigh
from .rivals import NEAREST, Partners, Place, Rivals

LEAST = -0.5
"""Log-odds from which two sentences are flagged. Readers of sixteen sheets called real 25, weak 8 and false 9 of what
was flagged from there on, and of what was from -0.75 to there 4 real and 10 false; from 0 on 22, 5 and 3. By the gold
of sixteen stories that nothing was chosen by, F1 is .53 from -0.75 on, .49 from -0.5 and .44 from 0."""
NEAR = 1
"""Two sentences without rivals are read if for each of them at most so many of its article are nearer to the other.
With 0, 1 and 2 the best F1 of 16 short stories left out is .44, .46 and .46; of pairs with rivals alone, .38."""
SHORT = 60
"""Pairs of sentences that are read in a story of three short articles; of a longer one's a smaller part is right."""
TELLING = -2.0
"""Log-odds of rivals below which they tell nothing. Where they count down to -4, F1 of 16 short stories left out is .44
for .49."""
ASKED = 0.7
"""Log-odds of rivals from which they alone are enough, and the question is about them. Of differences that readers of
25 sheets judged 7 of 15 were real from there on, from 0 to there 2 of 9: "the gardens" and "the cellar" in two
sentences that contradict each other in something else are more likely no rivals."""
DIFFERS = 0.3
"""Likelihood from which a piece of a word is told otherwise. A judgement."""
LONGEST = 60  # characters of a side's words that a question repeats
RULE = "read side by side"


@dataclass(frozen=True, eq=False)
class Met:
    """Two sentences that have rivals in them, or are near to each other."""

    a: Sentence
    b: Sentence
    said: Comparison
    rival: int | None
    """The number of the surest pair of rivals in them."""
    measures: Mapping[str, float]


def find_contradictions(rivals: Rivals, compare: Compare) -> tuple[Difference, ...]:
    """The sentences that are flagged, those that most seem to contradict each other first."""
    odds = weigh(rivals, compare)
    rated = [(judge().sentences.odds(met.measures), met) for met in find_met(rivals, odds, compare)]
    sure = [each for each in rated if each[0] >= LEAST or each[1].measures["rivals"] >= ASKED]
    sure.sort(key=lambda each: (-each[0], _place(each[1].a), _place(each[1].b)))
    text = {a.id: a.text for a in rivals.story.articles}
    return tuple(found for _, met in sure if (found := _difference(rivals, met, text)) is not None)


def find_met(rivals: Rivals, odds: Floats, compare: Compare) -> tuple[Met, ...]:
    """The sentences of different articles that have rivals in them or are near, each pair with its measures."""
    partners, surest = rivals.partners, _surest(rivals, odds)
    those = sorted({*surest, *_near(partners)})
    said = compare([(partners.sentence[p], partners.sentence[q]) for p, q in those])
    found = []
    for (p, q), each in zip(those, said, strict=True):
        rival = surest.get((p, q))
        measures = {
            "contradiction": telling(each.conflict) - telling(1 - each.conflict),
            "rivals": TELLING if rival is None else float(odds[rival]),
            "near": partners.nearness(p, q),
            "pairs": log(max(SHORT, len(those))),
        }
        found.append(Met(partners.sentence[p], partners.sentence[q], each, rival, measures))
    return tuple(found)


def _surest(rivals: Rivals, odds: Floats) -> dict[tuple[Place, Place], int]:
    """Of each pair of sentences the number of the surest rivals in it that tell something."""
    found: dict[tuple[Place, Place], int] = {}
    for n in sorted(range(len(odds)), key=lambda n: (-odds[n], n)):
        if odds[n] >= TELLING:
            found.setdefault(_ordered(rivals.pairs[n].a.place, rivals.pairs[n].b.place), n)
    return found


def _near(partners: Partners) -> Iterator[tuple[Place, Place]]:
    """Sentences of which each is among the nearest of its article to the other."""
    for p, those in partners.nearest.items():
        for q, rank in those.items():
            if p < q and rank <= NEAR and partners.nearest[q].get(p, NEAREST) <= NEAR:
                yield p, q


def _ordered(p: Place, q: Place) -> tuple[Place, Place]:
    return (p, q) if p <= q else (q, p)


def _place(s: Sentence) -> Place:
    return s.article, s.index


def _difference(rivals: Rivals, met: Met, text: Mapping[str, str]) -> Difference | None:
    """By the rivals, if they are likely what is at issue; if not, or if both read the same, by the words that the other
    sentence tells otherwise.

    "School or school": two schools, which a reader cannot see. And two quotations need not be of one thing: of 14 such
    pairs in four stories readers called none a difference; on three long stories left out 86 of 100 that are flagged
    are right without them and 55 with them, and as many that differ are found.
    """
    found = None if met.rival is None or met.measures["rivals"] < ASKED else difference(rivals, met.rival)
    if found is not None and found.a.value.lower() != found.b.value.lower():
        return found
    if rivals.story.quoted(met.a) and rivals.story.quoted(met.b):
        return None
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
        sure=False,
    )


def _reasons(measures: Mapping[str, float]) -> tuple[Sign, ...]:
    weights = judge().sentences.weights
    parts = [Sign(name, round(weights[name] * value, 2)) for name, value in measures.items()]
    return tuple(sorted((s for s in parts if s.weight), key=lambda s: -abs(s.weight))[:SHOWN])


def _point(s: Sentence, words: Sequence[Word], text: str) -> Point:
    """A sentence, with the longest stretch marked that the other tells otherwise; the stretch alone says too little."""
    stretch = max(_stretches(s, words), key=lambda each: (len(each), -each.start), default=s.span)
    whole = " ".join(s.span.of(text).split())
    return Point(whole.lower(), whole, Passage(s.article, s.span), Passage(s.article, stretch))


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
