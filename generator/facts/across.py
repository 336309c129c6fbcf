"""What the pairs of the other grains inside a pair say: where two clauses match, their details and sentences do too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from generator.facts.cluster import Pair
from generator.facts.grains import others
from generator.facts.profile import Place
from generator.model import Claim

Index = Mapping[tuple[Place, Place], Sequence[tuple[Claim, Claim, float]]]
"""The pairs of a grain by the sentences that they stand in, each with its score, the best first."""


def names(grain: str) -> tuple[str, ...]:
    """What each number of ``across`` says of a pair of this grain, in its order."""
    return tuple(
        f"{what} of their {other}s" for other in others(grain) for what in ("best match", "any match", "second match")
    )


def by_sentences(scores: Mapping[Pair, float], claims: Sequence[Claim]) -> Index:
    """The scored pairs of one grain, to be asked by sentence."""
    found: defaultdict[tuple[Place, Place], list[tuple[Claim, Claim, float]]] = defaultdict(list)
    for (i, j), score in sorted(scores.items(), key=lambda item: -item[1]):
        a, b = claims[i], claims[j]
        found[_place(a), _place(b)].append((a, b, score))
    return dict(found)


def across(a: Claim, b: Claim, beside: Sequence[Index]) -> tuple[float, ...]:
    """The signs of a pair, in the order of ``names``, from the other grains' pairs whose words are among its own."""
    signs: list[float] = []
    for index in beside:
        found = [
            score
            for x, y, score in index.get((_place(a), _place(b)), ())
            if x.span.overlap(a.span) and y.span.overlap(b.span)
        ]
        signs += (found[0] if found else 0.0, float(bool(found)), found[1] if len(found) > 1 else 0.0)
    return tuple(signs)


def _place(claim: Claim) -> Place:
    return claim.article, claim.sentence
