"""Claims to facts: what different articles report in other words is found, joined and put into one sentence."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from generator.facts.cluster import Group
from generator.facts.compare import Scored, compare, score
from generator.facts.group import group_claims, neighbours
from generator.facts.profile import Profile, profile_claims
from generator.facts.scorer import scorers
from generator.facts.statement import Writer
from generator.facts.topics import name_topics
from generator.model import Article, Attribution, Cast, Claim, Fact, Join, Near, Sentence

CLAUSE, DETAIL, SENTENCE = "clause", "detail", "sentence"
GRAINS = (CLAUSE, DETAIL, SENTENCE)
"""Clauses are joined with clauses and details with details: a detail lies inside its clause, and one grouping of both
would have to choose between the two. Whole sentences are joined where their clauses were cut too differently."""
JOIN = {CLAUSE: 0.25, DETAIL: 0.7, SENTENCE: 0.7}
"""Mean probability down to which groups of claims merge, by grain. Measured on stories left out of the training; a
detail is beside its clause only worth showing when it is surer."""
ATTACH = {CLAUSE: 0.35, DETAIL: 0.7, SENTENCE: 0.7}
"""Mean probability from which a claim is evidence under a further fact."""
MIN_DETAIL = 3
"""Words; a shorter detail is found in every other sentence."""
SHORT_CLAUSE = 9
"""Words up to which a clause is compared with details too. In a first trial, before the second scorer was strictly kept
from what it is tried on, none cost 0.006 of the F1, and 14 spread a gold fact over more facts for no gain."""
NEAREST = 3
"""Claims kept for a fact that came near it."""
MIN_NEAR = 0.1
"""Probability from which a claim counts as near."""


def align(
    claims: tuple[Claim, ...],
    sentences: tuple[Sentence, ...],
    cast: Cast,
    articles: tuple[Article, ...],
    attributions: Mapping[str, tuple[Attribution, ...]],
) -> tuple[Fact, ...]:
    """The story's facts, best reported first, then in the order in which they are told.

    Every clause stands in at least one fact; a detail only where another article tells it too.
    """
    facts: list[Fact] = []
    for grain, profiles in by_grain(profile_claims(claims, sentences, cast, articles)):
        facts += _shared(score(compare(profiles), *scorers()[grain]), grain)
    told = {claim.id for fact in facts for claim in fact.claims}
    facts += [_fact((c,)) for c in claims if c.parent is None and c.id not in told]
    place = {claim.id: n for n, claim in enumerate(claims)}
    facts.sort(key=lambda f: (-len(f.articles), min(place[c.id] for c in f.claims)))
    return _worded(_named(facts), claims, sentences, cast, articles, attributions)


def by_grain(profiles: tuple[Profile, ...]) -> Iterator[tuple[str, tuple[Profile, ...]]]:
    """The profiles that are compared with one another, by grain."""
    yield CLAUSE, tuple(p for p in profiles if p.claim.parent is None)
    yield DETAIL, tuple(p for p in profiles if _is_small(p.claim))
    yield SENTENCE, tuple(p for p in profiles if p.claim.kind == SENTENCE)


def _is_small(claim: Claim) -> bool:
    """Whether a claim is no larger than a detail is: what is a clause here may be told in passing elsewhere."""
    if claim.kind == SENTENCE:
        return False
    return len(claim.tokens) >= MIN_DETAIL if claim.parent else len(claim.tokens) <= SHORT_CLAUSE


def _shared(scored: Scored, grain: str) -> Iterator[Fact]:
    claims = tuple(p.claim for p in scored.profiles)
    near = neighbours(scored.scores)
    for group in group_claims(scored.scores, claims, JOIN[grain], ATTACH[grain]):
        fact = _fact(tuple(claims[i] for i in group))
        yield replace(fact, joins=tuple(_joins(group, scored)), nearest=tuple(_nearest(group, scored, near)))


def _fact(claims: tuple[Claim, ...]) -> Fact:
    return Fact(id="", claims=claims, statement="")


def _joins(group: Group, scored: Scored) -> Iterator[Join]:
    profiles, signs = scored.profiles, scored.signs
    for n, i in enumerate(group):
        for j in group[n + 1 :]:
            if (i, j) in signs:
                a, b = profiles[i].claim.id, profiles[j].claim.id
                yield Join(a, b, scored.scores[i, j], scored.scorer.explain(signs[i, j]))


def _nearest(group: Group, scored: Scored, near: Mapping[int, Mapping[int, float]]) -> Iterator[Near]:
    best: dict[int, tuple[float, int]] = {}
    for i in group:
        for j, value in near[i].items():
            if j not in group and value >= MIN_NEAR:
                best[j] = max(best.get(j, (0.0, 0)), (value, i))
    profiles, signs = scored.profiles, scored.signs
    for j, (value, i) in sorted(best.items(), key=lambda item: (-item[1][0], item[0]))[:NEAREST]:
        pair = (min(i, j), max(i, j))
        yield Near(profiles[j].claim.id, profiles[i].claim.id, value, scored.scorer.explain(signs[pair]))


def _named(facts: Iterable[Fact]) -> Iterator[Fact]:
    """Facts with their ids, each from the first of its claims that has not named another."""
    taken: set[str] = set()
    for fact in facts:
        keys = [_key(claim.id) for claim in fact.claims]
        free = [key for key in keys if key not in taken] or [_key(" ".join(keys))]
        taken.add(free[0])
        yield replace(fact, id=free[0])


def _key(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:8]


def _worded(
    facts: Iterable[Fact],
    claims: tuple[Claim, ...],
    sentences: tuple[Sentence, ...],
    cast: Cast,
    articles: tuple[Article, ...],
    attributions: Mapping[str, tuple[Attribution, ...]],
) -> tuple[Fact, ...]:
    """Facts with their statements, the best worded claim first, and their topics."""
    places = {(s.article, s.index): s for s in sentences}
    texts = {a.id: a.text for a in articles}
    writer = Writer(places, cast, texts, attributions, {c.id: c for c in claims})
    worded = []
    for fact in facts:
        statement, ordered = writer.write(fact.claims)
        worded.append(replace(fact, statement=statement, claims=ordered))
    return name_topics(tuple(worded), places, cast, texts)
