"""Articles to parsed sentences: from the store, or else from the parser."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import TypeVar

from ...inputs import PARSING, release
from ...limits import SENTENCE_TOKENS
from ...model import Article, Sentence, Span, Token
from ...store import Store, key
from ..quantities.find import find_quantities
from ..senses import senses_by_token
from . import process as parser_process
from .packed import unpack

T = TypeVar("T")
KIND = "parse"
"""Of entries in a store: the parse of a paragraph."""


def parse(
    articles: Iterable[Article],
    store: Store | None = None,
    meanwhile: Callable[[], object] = lambda: None,
) -> tuple[Sentence, ...]:
    """Every sentence of every article's body, in order, but those longer than SENTENCE_TOKENS.

    Args:
        articles: in the story's order.
        store: where parses are kept between runs; the parser is needed only for paragraphs that are not in it.
        meanwhile: called while the parser reads, if it is needed.
    """
    articles = tuple(articles)
    parsed = _Parses(dict.fromkeys(span.of(article.text) for article in articles for span in article.body), store)
    whole = [a for a in articles if all(span.of(a.text) in parsed.known for span in a.body)]
    done = {article.id: tuple(_sentences(article, parsed)) for article in whole}
    if parsed.new:
        meanwhile()
        for article in whole:
            done[article.id] = tuple(_read_ahead(done[article.id]))
    for article in articles:
        if article.id not in done:  # each paragraph is read on while the parser reads the next
            done[article.id] = tuple(_read_ahead(_sentences(article, parsed)))
    parsed.wait()
    return tuple(s for article in articles for s in done[article.id])


class _Parses:
    """Paragraphs with their packed parses: those in the store at once, the others, asked for at once, as they come."""

    def __init__(self, texts: Iterable[str], store: Store | None) -> None:
        self._store = store
        self._names = {text: key(_follows_from(), text) for text in texts} if store else {}
        recalled = ((text, store.recall(KIND, name)) for text, name in self._names.items()) if store else ()
        self.known = {text: data for text, data in recalled if data is not None}
        self.new = [text for text in texts if text not in self.known]
        answers = parser_process.parses(self.new)
        self._coming = iter(_progress(zip(self.new, answers, strict=True), len(self.new)))

    def of(self, paragraph: str) -> bytes:
        """The parse of a paragraph, when it has come."""
        while paragraph not in self.known:
            self._take(*next(self._coming))
        return self.known[paragraph]

    def wait(self) -> None:
        """Until all have come."""
        for text, data in self._coming:
            self._take(text, data)

    def _take(self, text: str, data: bytes) -> None:
        self.known[text] = data
        if self._store:
            self._store.keep(KIND, self._names[text], data)


def _read_ahead(sentences: Iterable[Sentence]) -> Iterator[Sentence]:
    """The same, with what later stages ask of a sentence alone, and what it keeps once it was asked."""
    for sentence in sentences:
        find_quantities(sentence)
        senses_by_token(sentence)
        yield sentence


def _sentences(article: Article, parsed: _Parses) -> Iterator[Sentence]:
    index = 0
    for number, span in enumerate(article.body):
        for tokens in _tokens(parsed.of(span.of(article.text)), article, span):
            if len(tokens) <= SENTENCE_TOKENS:
                yield Sentence(article.id, index, number, tokens)
                index += 1


def _tokens(parsed: bytes, article: Article, paragraph: Span) -> Iterator[tuple[Token, ...]]:
    """Of each sentence the tokens, with their places counted in the article instead of the paragraph."""
    at = paragraph.start
    for rows in unpack(parsed):
        yield tuple(
            Token(at + start, at + end, article.text[at + start : at + end], lemma, pos, tag, dep, head, entity, begins)
            for start, end, lemma, pos, tag, dep, head, entity, begins in rows
        )


@cache
def _follows_from() -> str:
    """What a parse follows from besides the text: the parser and its parts, and our own code that reads it."""
    code = [Path(__file__).with_name(name).read_bytes() for name in ("parser.py", "packed.py")]
    return key(*(release(package) for package in PARSING), *code)


def _progress(parsed: Iterable[T], paragraphs: int) -> Iterable[T]:
    """The same, with a bar for people; none where nobody looks, or for less than a second's work."""
    if not sys.stderr or not sys.stderr.isatty():
        return parsed
    from tqdm import tqdm

    return tqdm(parsed, total=paragraphs, desc="reading", unit=" paragraphs", delay=1, leave=False)
