"""Who the story is about: one cast over all its articles."""

from __future__ import annotations

from generator.model import Article, Cast, Sentence


def find_cast(sentences: tuple[Sentence, ...], articles: tuple[Article, ...]) -> Cast:
    """The story's people, organisations and places, and every mention that is safe to resolve."""
    return Cast((), ())
