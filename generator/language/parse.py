"""Articles to parsed sentences: from the store, or else from the parser."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import nullcontext
from functools import cache
from pathlib import Path
from typing import Any

from ..inputs import PARSING, release
from ..model import Article, Sentence, Span, Token
from ..store import Store, key
from . import parser_process
from .parse_store import as_read, unpack

KIND = "parse"
"""Of entries in a store: the parse of a paragraph."""


def parse(articles: Iterable[Article], store: Store | None = None) -> tuple[Sentence, ...]:
    """Every sentence of every article's body, in order.

    Args:
        articles: in the story's order.
        store: where parses are kept between runs; the parser is needed only for paragraphs that are not in it.
    """
    articles = tuple(articles)
    parsed = _parses(dict.fromkeys(span.of(article.text) for article in articles for span in article.body), store)
    return tuple(sentence for article in articles for sentence in _sentences(article, parsed))


def _parses(texts: Iterable[str], store: Store | None) -> dict[str, bytes]:
    """Each paragraph with its packed parse."""
    names = {text: key(_follows_from(), text) for text in texts} if store else {}
    known = {text: data for text, name in names.items() if store and (data := store.recall(KIND, name)) is not None}
    new = [text for text in texts if text not in known]
    with _progress(len(new)) as bar:
        for text, data in zip(new, parser_process.parses(new), strict=True):
            known[text] = data
            if store:
                store.keep(KIND, names[text], data)
            bar.update()
    return known


def _sentences(article: Article, parsed: dict[str, bytes]) -> Iterator[Sentence]:
    index = 0
    for number, span in enumerate(article.body):
        for tokens in _tokens(parsed[span.of(article.text)], article, span):
            yield Sentence(article.id, index, number, tokens)
            index += 1


def _tokens(parsed: bytes, article: Article, paragraph: Span) -> Iterator[tuple[Token, ...]]:
    """Of each sentence the tokens, with their places counted in the article instead of the paragraph."""
    at = paragraph.start
    coded = "&" in paragraph.of(article.text)
    for rows in unpack(parsed):
        yield tuple(
            Token(
                at + start, at + end, as_read(words)[0] if coded else words, lemma, pos, tag, dep, head, entity, begins
            )
            for start, end, lemma, pos, tag, dep, head, entity, begins in rows
            for words in (article.text[at + start : at + end],)
        )


@cache
def _follows_from() -> str:
    """What a parse follows from besides the text: the parser and its parts, and our own code that reads it."""
    code = [Path(__file__).with_name(name).read_bytes() for name in ("parser.py", "parse_store.py")]
    return key(*(release(package) for package in PARSING), *code)


def _progress(paragraphs: int) -> Any:
    """A bar for people; nothing where the error output is no terminal, or for less than a second's work."""
    if not paragraphs:
        return nullcontext()
    from tqdm import tqdm

    return tqdm(total=paragraphs, desc="reading", unit=" paragraphs", delay=1, leave=False, disable=None)
