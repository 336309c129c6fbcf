"""Facts and claims to conflicts, and to pairs that only looked like one."""

from __future__ import annotations

from generator.model import Article, Cast, Claim, Cleared, Conflict, Fact, Sentence, Utterance


def find_conflicts(
    facts: tuple[Fact, ...],
    claims: tuple[Claim, ...],
    sentences: tuple[Sentence, ...],
    cast: Cast,
    articles: tuple[Article, ...],
    utterances: tuple[Utterance, ...],
) -> tuple[tuple[Conflict, ...], tuple[Cleared, ...]]:
    """Conflicts, weightiest first, and the nearest pairs that were cleared."""
    return (), ()
