"""Second look at each pair: what the scores of the pairs around it say.

A pair that a third article's claim matches on both sides gains; one whose claims both have a better match loses. This
is how the story is used as a whole: transitivity, rivals within an article, and agreement of the neighbourhood.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from generator.facts.cluster import Pair
from generator.facts.profile import Place
from generator.model import Claim

NAMES = (
    "alike at first sight",
    "best third claim that matches both",
    "third claims that match both",
    "third claims that match only one",
    "lead over the best competing match",
    "lead over the lesser competing match",
    "best of the matches that compete",
    "claims for which it is the best match",
    "other claims of both sentences match",
    "claims of the sentences beside match",
)
"""What each number of ``company`` says, in its order."""

TRIANGLES = 3
"""Third claims that are added up, the best first; more only tell how often a thing is told."""


@dataclass(frozen=True, slots=True)
class _Around:
    """The scores of all pairs, to be asked by claim and by sentence."""

    near: Mapping[int, Mapping[int, float]]
    articles: Sequence[str]
    places: Sequence[Place]
    matches: Mapping[tuple[int, str], list[float]]
    """For a claim and an article the scores of its matches there, best first."""
    sentences: Mapping[tuple[Place, Place], list[float]]
    """For two sentences, in this order and the other, the scores of their claims' pairs, best first."""


def company(scores: Mapping[Pair, float], claims: Sequence[Claim], least: float = 0.0) -> dict[Pair, tuple[float, ...]]:
    """The signs, in the order of ``NAMES``, of every pair whose score is at least ``least``."""
    around = _look_around(scores, claims)
    return {(i, j): _signs(i, j, score, around) for (i, j), score in scores.items() if score >= least}


def _look_around(scores: Mapping[Pair, float], claims: Sequence[Claim]) -> _Around:
    articles = [claim.article for claim in claims]
    places = [(claim.article, claim.sentence) for claim in claims]
    near: defaultdict[int, dict[int, float]] = defaultdict(dict)
    matches: defaultdict[tuple[int, str], list[float]] = defaultdict(list)
    sentences: defaultdict[tuple[Place, Place], list[float]] = defaultdict(list)
    for (i, j), score in sorted(scores.items(), key=lambda item: -item[1]):
        near[i][j] = near[j][i] = score
        matches[i, articles[j]].append(score)
        matches[j, articles[i]].append(score)
        sentences[places[i], places[j]].append(score)
        sentences[places[j], places[i]].append(score)
    return _Around(near, articles, places, matches, dict(sentences))


def _signs(i: int, j: int, score: float, around: _Around) -> tuple[float, ...]:
    both, one = _thirds(i, j, around)
    rivals = (
        _rival(around.matches[i, around.articles[j]], score),
        _rival(around.matches[j, around.articles[i]], score),
    )
    return (
        score,
        both[0] if both else 0.0,
        sum(both[:TRIANGLES]),
        one,
        score - max(rivals),
        score - min(rivals),
        max(rivals),
        float((score >= rivals[0]) + (score >= rivals[1])),
        _rival(around.sentences[around.places[i], around.places[j]], score),
        _beside(around.places[i], around.places[j], around),
    )


def _thirds(i: int, j: int, around: _Around) -> tuple[list[float], float]:
    """How well claims of third articles match both of a pair, best first; and how much they match only one."""
    a, b = around.near[i], around.near[j]
    if len(a) > len(b):
        a, b = b, a
    first, second = around.articles[i], around.articles[j]
    both, one = [], 0.0
    for k, score in a.items():
        article = around.articles[k]
        if article != first and article != second:
            other = b.get(k, 0.0)
            if other:
                both.append(min(score, other))
            one += max(0.0, score - other)
    return sorted(both, reverse=True), one


def _rival(scores: list[float], own: float) -> float:
    """The best of some scores beside a pair's own, which is among them; 0 if there is no other."""
    if scores[0] > own:
        return scores[0]
    return scores[1] if len(scores) > 1 else 0.0


def _beside(a: Place, b: Place, around: _Around) -> float:
    """The best match between the sentences before and behind the one and those at and around the other."""
    found = 0.0
    for step in (-1, 1):
        for other in (-1, 0, 1):
            scores = around.sentences.get(((a[0], a[1] + step), (b[0], b[1] + other)))
            if scores and scores[0] > found:
                found = scores[0]
    return found
