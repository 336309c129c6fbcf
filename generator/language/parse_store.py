"""Parsed paragraphs as compact bytes and back: columns of numbers over one table of words."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from ..model import Span, Token

Parsed = tuple[tuple[tuple[Token, ...], ...], ...]
"""Of one article: for each paragraph its sentences, each with its tokens placed in the paragraph's own text."""


def pack(parsed: Parsed) -> bytes:
    """As JSON; the words of the text are left out, for the article has them."""
    words: dict[str, int] = {}

    def number(word: str) -> int:
        return words.setdefault(word, len(words))

    def columns(sentence: Sequence[Token]) -> list[list[int]]:
        return [
            [t.start for t in sentence],
            [t.end - t.start for t in sentence],
            *([number(getattr(t, name)) for t in sentence] for name in ("lemma", "pos", "tag", "dep", "entity")),
            [t.head for t in sentence],
            [int(t.begins) for t in sentence],
        ]

    paragraphs = [[columns(sentence) for sentence in paragraph] for paragraph in parsed]
    return json.dumps([list(words), paragraphs], separators=(",", ":")).encode()


def unpack(data: bytes, paragraphs: Sequence[str]) -> Parsed | None:
    """What ``pack`` was given, or None if it does not fit these paragraphs."""
    try:
        words, packed = json.loads(data)
        return tuple(
            tuple(_sentence(columns, words, text) for columns in sentences)
            for text, sentences in zip(paragraphs, packed, strict=True)
        )
    except (ValueError, TypeError, IndexError):
        return None


def _sentence(columns: Any, words: list[str], text: str) -> tuple[Token, ...]:
    return tuple(
        Token(
            start=start,
            end=start + length,
            text=text[start : start + length],
            lemma=words[lemma],
            pos=words[pos],
            tag=words[tag],
            dep=words[dep],
            head=head,
            entity=words[entity],
            begins=bool(begins),
        )
        for start, length, lemma, pos, tag, dep, entity, head, begins in zip(*columns, strict=True)
    )


def place(sentence: tuple[Token, ...], paragraph: Span) -> tuple[Token, ...]:
    """The tokens with their places counted in the article instead of the paragraph."""
    at = paragraph.start
    return tuple(
        Token(at + t.start, at + t.end, t.text, t.lemma, t.pos, t.tag, t.dep, t.head, t.entity, t.begins)
        for t in sentence
    )
