"""Answers to facts: statements with the claims that are their evidence."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from ..ids import distinct
from ..model import Claim, Dropped, Fact, Passage
from .evidence import Evidence
from .guard import supported
from .numbered import Numbered
from .schemas import Tally, items, text


@dataclass(frozen=True, slots=True)
class Told:
    """A fact as a model states it. The statement goes into further questions only; pages print articles' words."""

    statement: str
    claims: tuple[Claim, ...]

    @property
    def articles(self) -> frozenset[str]:
        return frozenset(c.article for c in self.claims)


def read_told(data: Any, among: Sequence[Numbered], evidence: Evidence, tally: Tally) -> tuple[Told, ...]:
    """The facts of an answer that have evidence, in its order; what is stated twice of one passage is one."""
    found: dict[tuple[str, ...], Told] = {}
    for item in items(data, "facts", tally):
        statement = text(item, "statement")
        claims = evidence.of(item, among)
        if not claims:
            tally.add(Dropped.FACT)
            continue
        if not statement or not supported(statement, evidence.proof(claims)):
            tally.add(Dropped.WORDING)
            statement = line_of(claims[0], evidence)
        found.setdefault((statement, *(c.id for c in claims)), Told(statement, claims))
    return tuple(found.values())


def line_of(claim: Claim, evidence: Evidence) -> str:
    """The article's own sentence: it does not depend on the parser, so that further questions do not either."""
    return next(evidence.around((claim.passage,)), "")


def plain_told(claims: Iterable[Claim], evidence: Evidence) -> tuple[Told, ...]:
    """Claims of the built-in reading in the place of an answer that could not be used."""
    return tuple(Told(line_of(c, evidence), (c,)) for c in claims)


def to_facts(told: Sequence[Told], order: Sequence[str], topics: Sequence[str | None]) -> tuple[Fact, ...]:
    """Facts, best reported first, then as the articles tell them; those with the same evidence are one.

    Args:
        told: what the model found.
        order: the articles' ids in the story's order.
        topics: the heading of each.
    """
    rank = {article: n for n, article in enumerate(order)}

    def place(n: int) -> tuple[int, int, int, int]:
        first = min((rank[c.article], c.span.start, c.span.end) for c in told[n].claims)
        return (-len(told[n].articles), *first)

    numbers = sorted(range(len(told)), key=place)
    once: dict[tuple[str, ...], tuple[tuple[Claim, ...], int]] = {}
    for n in numbers:
        claims = tuple(sorted(told[n].claims, key=lambda c: (rank[c.article], c.span)))
        once.setdefault(tuple(c.id for c in claims), (claims, n))
    ids = distinct([list(names) for names in once])
    return tuple(Fact(own, claims, "", topics[n]) for own, (claims, n) in zip(ids, once.values(), strict=True))


def with_conflict_facts(passages: Iterable[Passage], facts: Iterable[Fact]) -> tuple[str, ...]:
    """Ids of the facts of which a claim and one of these passages share most of the shorter of the two."""
    those = tuple(passages)
    return tuple(
        fact.id
        for fact in facts
        if any(
            c.article == p.article and 2 * c.span.overlap(p.span) >= min(len(c.span), len(p.span)) > 0
            for c in fact.claims
            for p in those
        )
    )
