"""Attributions: whom an article credits with what it reports, by which words."""

from __future__ import annotations

from generator.model import Article, Attribution, Cast, Sentence


def find_attributions(
    sentences: tuple[Sentence, ...], articles: tuple[Article, ...], cast: Cast
) -> dict[str, tuple[Attribution, ...]]:
    """Attributions of every article, by article id, in the text's order.

    A claim is attributed where an attribution's ``content`` overlaps its span; ``content`` may run over several
    sentences of a quotation.
    """
    return {article.id: () for article in articles}
