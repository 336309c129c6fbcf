"""Claims to scored pairs: which were compared, with what signs, and how likely they say the same."""

from __future__ import annotations

from dataclasses import dataclass

from generator.facts.candidates import candidates
from generator.facts.profile import Profile
from generator.facts.ranks import ranks
from generator.facts.scorer import Scorer
from generator.facts.signs import signs

Pair = tuple[int, int]
Signs = tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Compared:
    """Claims of one grain and the pairs among them that came into question."""

    profiles: tuple[Profile, ...]
    signs: dict[Pair, Signs]
    """By pair of indices into ``profiles``, smaller first."""


@dataclass(frozen=True, eq=False)
class Scored:
    """Compared claims with the probability of each pair."""

    compared: Compared
    scorer: Scorer
    scores: dict[Pair, float]


def compare(profiles: tuple[Profile, ...]) -> Compared:
    """Read the signs of every pair of claims that has enough in common to be worth it."""
    pairs = candidates(profiles)
    likeness = {(i, j): likeness_of(profiles[i], profiles[j]) for i, j in pairs}
    places = ranks(likeness, [p.article for p in profiles])
    return Compared(profiles, {(i, j): signs(profiles[i], profiles[j], *places[i, j]) for i, j in pairs})


def likeness_of(a: Profile, b: Profile) -> float:
    """What matches are ranked by: alike in what is told and in all that is meant. 0 to 2."""
    return round(a.told.cosine(b.told) + a.senses.cosine(b.senses), 6)


def score(compared: Compared, scorer: Scorer) -> Scored:
    """Give every pair its probability."""
    return Scored(compared, scorer, {pair: scorer.score(those) for pair, those in compared.signs.items()})
