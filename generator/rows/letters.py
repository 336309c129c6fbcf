"""Which other articles surely report a part of a row, and by which passage."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Note, Span
from .story import Story, Told

SURE = 0.7
"""Probability from which an article has a letter."""
SHARE = 0.6
"""Share of a claim that must lie in a part, or of a part in a claim, for the one to speak of the other."""
BARE = frozenset({"title"})
"""Kinds of claims that tell no more than a name with its title."""


def facts_of(told: Iterable[Told], span: Span) -> tuple[Told, ...]:
    """What is told by a stretch of a row."""
    return tuple(t for t in told if t.claim.kind not in BARE and _speaks_of(t.claim.span, span))


def _speaks_of(claim: Span, part: Span) -> bool:
    return claim.overlap(part) >= SHARE * min(len(claim), len(part))


def notes_of(story: Story, told: Told) -> tuple[Note, ...]:
    """For each other article that stands in a fact with a claim its likeliest passage."""
    own = told.claim
    best: dict[str, Note] = {}
    for claim in told.fact.claims:
        if claim.article == own.article:
            continue
        note = Note(claim.passage, told.fact.id, story.agree(own, claim, told.fact))
        if claim.article not in best or note.sure > best[claim.article].sure:
            best[claim.article] = note
    return tuple(best[article] for article in sorted(best))


def letters(story: Story, told: Iterable[Told]) -> tuple[Note, ...]:
    """For each other article that surely reports what a part tells its likeliest passage."""
    best: dict[str, Note] = {}
    for note in (note for t in told for note in notes_of(story, t)):
        article = note.passage.article
        if note.sure >= SURE and (article not in best or note.sure > best[article].sure):
            best[article] = note
    return tuple(best[a] for a in sorted(best))
