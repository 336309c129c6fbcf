"""A fact's reasons in words, for the terminal: its passages, what joined them, what was kept apart."""

from __future__ import annotations

from generator.errors import UnknownFactError
from generator.model import Digest


def explain(digest: Digest, fact_id: str) -> str:
    """Why these passages stand under one fact.

    Raises:
        UnknownFactError: the digest has no such fact.
    """
    fact = digest.fact.get(fact_id.removeprefix("f-"))
    if fact is None:
        raise UnknownFactError(fact_id)
    return fact.statement
