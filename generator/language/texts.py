"""Articles to the layer that every reading, and every later stage, stands on: sentences, cast and attributions."""

from __future__ import annotations

from collections.abc import Callable

from ..encoder.compare import comparer
from ..encoder.rows import row_reader
from ..model import Article, Texts
from ..store import Store
from .attribution.find import find_attributions
from .entities.cast import find_cast
from .parsing.parse import parse


def read_texts(
    articles: tuple[Article, ...], store: Store | None = None, meanwhile: Callable[[], object] = lambda: None
) -> Texts:
    """The articles with what grammar tells of them; ``store`` and ``meanwhile`` as in ``parse``."""
    sentences = parse(articles, store, meanwhile)
    cast = find_cast(sentences, articles)
    attributions = find_attributions(sentences, articles, cast)
    return Texts(articles, sentences, cast, attributions, comparer(articles, store), row_reader(store))
