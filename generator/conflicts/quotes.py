"""The quote ledger: each utterance with its speaker, all its wordings and who printed which."""

from __future__ import annotations

from generator.model import Article, Cast, Sentence, Utterance


def find_utterances(
    sentences: tuple[Sentence, ...], cast: Cast, articles: tuple[Article, ...]
) -> tuple[Utterance, ...]:
    """Utterances quoted by the articles, those with several wordings first."""
    return ()
