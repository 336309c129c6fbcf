"""Claims to facts: what different articles report in other words is found and joined."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain, combinations

from ..ids import distinct
from ..model import Claim, Fact, Join, Near, Texts
from .compare import Scored, compare, score
from .grains import CLAUSE, DETAIL, SENTENCE, by_grain
from .group import Group, group_claims, neighbours
from .pairs import Pair
from .profile import profile_claims
from .scorer import scorers
from .side_by_side import reread

JOIN = {CLAUSE: 0.34, DETAIL: 0.6, SENTENCE: 0.6}
"""Mean probability down to which groups of claims merge, by grain. Of 30 short stories left out of the network F1 and
precision are .504 and .65 at 0.3 for clauses, .498 and .66 at 0.33, .486 and .67 at 0.35, .470 and .68 at 0.4; of eight
long ones .549 and .57, .551 and .58, .557 and .59, .557 and .61."""
ATTACH = {CLAUSE: 0.5, DETAIL: 0.7, SENTENCE: 0.7}
"""Mean probability from which a claim is evidence under a further fact."""
NEAREST = 3
"""Claims kept for a fact that came near it."""
MIN_NEAR = 0.1
"""Probability from which a claim counts as near."""


def align(claims: tuple[Claim, ...], texts: Texts) -> tuple[Fact, ...]:
    """The story's facts, not yet in words, best reported first, then in the order in which they are told.

    Every clause stands in at least one fact; a detail only where another article tells it too.
    """
    profiles = profile_claims(claims, texts.sentences, texts.cast, texts.articles)
    compared = {grain: compare(those) for grain, those in by_grain(profiles)}
    scored = reread(score(compared, scorers().first, scorers().second), texts, scorers().blends)
    return settle([fact for grain, each in scored.items() for fact in _shared(each, grain)], claims)


def settle(facts: list[Fact], claims: tuple[Claim, ...]) -> tuple[Fact, ...]:
    """All facts, with those of one claim where a clause stands in none, in their order and with their ids."""
    facts = list(facts)
    told = {claim.id for fact in facts for claim in fact.claims}
    facts += [_fact((c,)) for c in claims if c.parent is None and c.id not in told]
    place = {claim.id: n for n, claim in enumerate(claims)}
    facts.sort(key=lambda f: (-len(f.articles), min(place[c.id] for c in f.claims)))
    ids = distinct([[claim.id for claim in fact.claims] for fact in facts])
    return tuple(replace(fact, id=own) for fact, own in zip(facts, ids, strict=True))


def _shared(scored: Scored, grain: str) -> Iterator[Fact]:
    claims, scores = scored.table.claims, scored.scores()
    near = neighbours(scores)
    groups = group_claims(scores, claims, JOIN[grain], ATTACH[grain])
    inside = [[(i, j) for i, j in combinations(group, 2) if (i, j) in scores] for group in groups]
    beside = [_nearest(group, near) for group in groups]
    asked = {*chain(*inside), *map(_ordered, chain(*beside))}
    rows = {pair: n for n, pair in enumerate(scores) if pair in asked}
    why = dict(zip(rows, scored.explain(list(rows.values())), strict=True))
    for group, joined, apart in zip(groups, inside, beside, strict=True):
        yield replace(
            _fact(tuple(claims[i] for i in group)),
            joins=tuple(Join(claims[i].id, claims[j].id, scores[i, j], why[i, j]) for i, j in joined),
            nearest=tuple(Near(claims[j].id, claims[i].id, near[i][j], why[_ordered((j, i))]) for j, i in apart),
        )


def _fact(claims: tuple[Claim, ...]) -> Fact:
    return Fact(id="", claims=claims, statement="")


def _ordered(pair: Pair) -> Pair:
    return min(pair), max(pair)


def _nearest(group: Group, near: Mapping[int, Mapping[int, float]]) -> list[Pair]:
    """The claims that came nearest to a group, each with the claim of the group that it is nearest to."""
    best: dict[int, tuple[float, int]] = {}
    for i in group:
        for j, value in near[i].items():
            if j not in group and value >= MIN_NEAR:
                best[j] = max(best.get(j, (0.0, 0)), (value, i))
    return [(j, i) for j, (_, i) in sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:NEAREST]]
