"""Passages that several articles print nearly word for word."""

from __future__ import annotations

from generator.model import Article, Copy, Sentence


def find_copies(sentences: tuple[Sentence, ...], articles: tuple[Article, ...]) -> tuple[Copy, ...]:
    """Copied runs, longest first."""
    return ()
