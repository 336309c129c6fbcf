"""Claims to scored pairs: which were compared, with what signs, and how likely they say the same."""

from __future__ import annotations

from dataclasses import dataclass

from generator.facts.candidates import candidates
from generator.facts.company import company
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
    """Compared claims with the probability of each pair, and all the signs that it was read from."""

    profiles: tuple[Profile, ...]
    scorer: Scorer
    signs: dict[Pair, Signs]
    scores: dict[Pair, float]


def compare(profiles: tuple[Profile, ...]) -> Compared:
    """Read the signs of every pair of claims that has enough in common to be worth it."""
    alike = candidates(profiles)
    places = ranks({pair: each.value for pair, each in alike.items()}, [p.article for p in profiles])
    return Compared(
        profiles, {(i, j): signs(profiles[i], profiles[j], each, *places[i, j]) for (i, j), each in alike.items()}
    )


def score(compared: Compared, first: Scorer, second: Scorer) -> Scored:
    """Give every pair its probability: at first sight, then with a look at the pairs around it."""
    signs = second_signs(compared, first)
    return Scored(compared.profiles, second, signs, dict(zip(signs, second.score(signs.values()), strict=True)))


def second_signs(compared: Compared, first: Scorer) -> dict[Pair, Signs]:
    """The signs of each pair and, behind them, those of its company as the first scorer sees it."""
    scores = dict(zip(compared.signs, first.score(compared.signs.values()), strict=True))
    around = company(scores, [p.claim for p in compared.profiles])
    return {pair: (*those, *around[pair]) for pair, those in compared.signs.items()}
