"""Stories made in a test: plain texts to parsed articles, and passages of them to claims."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import yaml

from generator.articles.references import as_read
from generator.language.parsing.parse import parse
from generator.model import Article, Claim, Fact, Identity, Sentence, Span, Stated


def cases(folder: Path) -> list[tuple[str, dict[str, Any]]]:
    """Every case of a folder: the file's name and its data."""
    return [(path.stem, yaml.safe_load(path.read_text("utf-8"))) for path in sorted(folder.glob("*.yml"))]


def article(text: str, number: int = 0, outlet: str | None = None, headline: str = "") -> Article:
    """A text whose paragraphs are its lines; a headline is none of them."""
    text = as_read(text)
    body = tuple(Span(*m.span()) for m in re.finditer(r"\S(?:[^\n]*\S)?", text))
    title = Span(text.index(headline), text.index(headline) + len(headline)) if headline else None
    body = tuple(span for span in body if span != title)
    identity = Identity(outlet=Stated(outlet, "test") if outlet else None)
    return Article(f"a{number}", f"a{number}.txt", "", text, identity, title, body, ())


def story(texts: Sequence[str | dict[str, str]]) -> tuple[tuple[Article, ...], tuple[Sentence, ...]]:
    """Articles and their sentences; a text may be given with its outlet."""
    articles = tuple(
        article(t, n) if isinstance(t, str) else article(t["text"], n, t.get("outlet"), t.get("headline", ""))
        for n, t in enumerate(texts)
    )
    return articles, parse(articles)


def sentence(text: str) -> Sentence:
    """A text that is one sentence, as it stands."""
    (one,) = parse((Article("a", "a.txt", "", text, Identity(), None, (Span(0, len(text)),), ()),))
    return one


def claim(of: Article, sentences: tuple[Sentence, ...], words: str) -> Claim:
    """The claim that a passage makes; its predicate is the first of its words that hangs on none of them."""
    words = as_read(words)
    start = of.text.index(words)
    span = Span(start, start + len(words))
    s = next(s for s in sentences if s.article == of.id and s.span.holds(span))
    tokens = tuple(i for i, t in enumerate(s.tokens) if span.start <= t.start < span.end)
    head = next(i for i in tokens if s.tokens[i].head not in tokens or s.tokens[i].head == i)
    return Claim(of.id, s.index, span, tokens, head, s.tokens[head].lemma)


def fact(claims: Sequence[Claim]) -> Fact:
    return Fact("f1", tuple(claims), "A statement.")
