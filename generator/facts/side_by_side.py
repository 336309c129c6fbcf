"""Pairs of claims about which the trees are in doubt: the encoder reads their sentences side by side."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from ..learned.logistic import Measured
from ..model import Claim, Comparison, Sentence, Sign, Texts, telling, told_in
from .compare import Scored
from .scorer import PLACES

DOUBTFUL = (0.05, 0.97)
"""Probabilities between which the trees are not sure enough: all that passed first sight but the surest."""
MOST = 2000
"""Pairs of sentences of a story that are read, the likeliest: some seven seconds of two processors."""
NAME = "read side by side"

Two = tuple[tuple[str, int], tuple[str, int]]
"""The places of two sentences."""


def reread(scored: Mapping[str, Scored], texts: Texts, blends: Mapping[str, Measured]) -> dict[str, Scored]:
    """The pairs of every grain, the doubtful ones with the probability that trees and encoder give together."""
    sentence = {(s.article, s.index): s for s in texts.sentences}
    best: dict[Two, float] = {}
    for each in scored.values():
        for n in doubtful(each):
            two = sentences_of(each, n)
            best[two] = max(best.get(two, 0.0), float(each.probabilities[n]))
    asked = sorted(best, key=lambda two: (-best[two], two))[:MOST]
    said = dict(zip(asked, texts.compare([_sentences(two, sentence) for two in asked]), strict=True))
    return {grain: _reread(each, said, blends[grain]) for grain, each in scored.items()}


def doubtful(scored: Scored) -> list[int]:
    """The places of the pairs of which the trees are in doubt."""
    low, high = DOUBTFUL
    return np.flatnonzero((scored.probabilities >= low) & (scored.probabilities <= high)).tolist()


def sentences_of(scored: Scored, n: int) -> Two:
    """Where the sentences of a pair's claims stand."""
    claims = scored.table.claims
    a, b = claims[int(scored.pairs.i[n])], claims[int(scored.pairs.j[n])]
    return (a.article, a.sentence), (b.article, b.sentence)


def _sentences(two: Two, sentence: Mapping[tuple[str, int], Sentence]) -> tuple[Sentence, Sentence]:
    return sentence[two[0]], sentence[two[1]]


def _reread(scored: Scored, said: Mapping[Two, Comparison], blend: Measured) -> Scored:
    probabilities, added = scored.probabilities.copy(), dict[int, Sign]()
    claims = scored.table.claims
    for n in doubtful(scored):
        if (comparison := said.get(sentences_of(scored, n))) is None:
            continue
        own = log_odds(float(probabilities[n]))
        a, b = claims[int(scored.pairs.i[n])], claims[int(scored.pairs.j[n])]
        odds = blend.odds({"own": own, **measures(a, b, comparison)})
        probabilities[n] = np.round(1 / (1 + np.exp(-odds)), PLACES)
        added[n] = Sign(NAME, round(odds - own, 2))
    return replace(scored, probabilities=probabilities, added=added)


def log_odds(probability: float) -> float:
    return float(np.log(probability / (1 - probability)))


def measures(a: Claim, b: Claim, said: Comparison) -> dict[str, float]:
    """What the encoder says of two claims, by name: of their sentences, and of their own words in the mean."""
    told = sorted((told_in(said.first, a.span), told_in(said.second, b.span)))
    return {**said.said(), "told less": telling(told[0]), "told more": telling(told[1])}
