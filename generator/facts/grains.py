"""The three sizes of claims that are compared, each with its own kind."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Claim
from .profile import Profiles
from .table import Table
from .terms import Kinship

CLAUSE, DETAIL, SENTENCE = "clause", "detail", "sentence"
GRAINS = (CLAUSE, DETAIL, SENTENCE)
"""Clauses are joined with clauses and details with details: a detail lies inside its clause, and one grouping of both
would have to choose between the two. Whole sentences are joined where their clauses were cut too differently."""
MIN_DETAIL = 3
"""Words; a shorter detail is found in every other sentence."""
SHORT_CLAUSE = 9
"""Words up to which a clause is compared with details too. In a first trial, before the second scorer was strictly kept
from what it is tried on, none cost 0.006 of the F1, and 14 spread a gold fact over more facts for no gain."""


def others(grain: str) -> tuple[str, ...]:
    """The grains beside this one, in the order of ``GRAINS``."""
    return tuple(other for other in GRAINS if other != grain)


def by_grain(profiles: Profiles) -> Iterator[tuple[str, Table]]:
    """The profiles that are compared with one another, by grain."""
    kin = Kinship.of(profiles.terms)
    for grain, belongs in ((CLAUSE, _is_clause), (DETAIL, _is_small), (SENTENCE, _is_sentence)):
        yield grain, Table(tuple(p for p in profiles.claims if belongs(p.claim)), kin)


def _is_clause(claim: Claim) -> bool:
    return claim.parent is None


def _is_sentence(claim: Claim) -> bool:
    return claim.kind == SENTENCE


def _is_small(claim: Claim) -> bool:
    """Whether a claim is no larger than a detail is: what is a clause here may be told in passing elsewhere."""
    if claim.kind == SENTENCE:
        return False
    return len(claim.tokens) >= MIN_DETAIL if claim.parent else len(claim.tokens) <= SHORT_CLAUSE
