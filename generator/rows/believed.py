"""Notes where the reading gives no scores: an article reports a part if a fact told there has a passage of it."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Claim, Note, Span
from .candidates import Candidate
from .letters import facts_of


def believed_notes(candidate: Candidate, part: Span, apart: Iterable[str]) -> tuple[Note, ...]:
    """For each other article its passage of the fact that fills the part best, in the story's order.

    ``apart``: articles that tell the part otherwise, and have no note.
    """
    found: dict[str, tuple[float, Claim]] = {}
    for told in facts_of(candidate.told, part):
        fit = told.claim.span.overlap(part) / max(len(told.claim.span), len(part))
        for claim in told.fact.claims:
            best = found.get(claim.article)
            if best is None or (round(fit, 6), len(claim.span)) > (best[0], len(best[1].span)):
                found[claim.article] = (round(fit, 6), claim)
    others = set(found) - {candidate.article, *apart}
    return tuple(Note(found[a.id][1].passage, 1.0) for a in candidate.story.articles if a.id in others)
