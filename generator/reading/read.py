"""Which reading is asked: the built-in one, or a language model's from its recorded answers."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from ..articles.settings.settings import ModelSettings, Reader
from ..errors import ReaderError
from ..model import Article, Findings, Texts
from .built_in import read_built_in
from .by_model import read_by_model
from .recorded import Recorded


def read(texts: Texts, seeds: Path, reader: Reader, how: ModelSettings) -> Findings:
    """What the reading finds. Nobody is called: a model's answers lie in the folder of the articles.

    Raises:
        ReaderError: an answer is missing, or no model is named.
    """
    if reader == "built-in":
        return read_built_in(texts)
    if not how.name:
        raise ReaderError("digest.yml: no model is named; write 'model:' and below it 'name:'")
    answers = Recorded(seeds)
    return read_by_model(texts, how, lambda asked: answers.replay(asked, fall_back=how.missing == "built-in"))


def with_outlets(articles: tuple[Article, ...], found: Findings) -> tuple[Article, ...]:
    """The articles with the outlets that the reading knows."""
    outlets = dict(found.outlets)
    return tuple(
        replace(a, identity=replace(a.identity, outlet=outlets[a.id])) if a.id in outlets else a for a in articles
    )
