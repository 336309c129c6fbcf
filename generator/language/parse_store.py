"""Parsed paragraphs as compact bytes and back: columns of numbers over one table of words."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from typing import Any

from ..model import Span, Token

Parsed = tuple[tuple[Token, ...], ...]
"""Of one paragraph: its sentences, each with its tokens placed in the paragraph's own text."""


ENTITY = re.compile(r"&(?:amp;)?#?\w{2,8};")
"""A character as the source of a web page writes it, once or twice over: "&ndash;", "&amp;#8217;"."""


def as_read(text: str) -> tuple[str, Sequence[int]]:
    """A text with its entities as the characters they stand for, and where each character stands in the text."""
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for match in ENTITY.finditer(text):
        character = html.unescape(html.unescape(match[0]))
        if len(character) == 1:
            parts += [text[at : match.start()], character]
            places += [*range(at, match.start()), match.start()]
            at = match.end()
    return "".join([*parts, text[at:]]), [*places, *range(at, len(text) + 1)]


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

    sentences = [columns(sentence) for sentence in parsed]
    return json.dumps([list(words), sentences], separators=(",", ":")).encode()


def unpack(data: bytes, paragraph: str) -> Parsed | None:
    """What ``pack`` was given, or None if it does not fit this paragraph."""
    try:
        words, packed = json.loads(data)
        return tuple(_sentence(columns, words, paragraph) for columns in packed)
    except (ValueError, TypeError, IndexError):
        return None


def _sentence(columns: Any, words: list[str], text: str) -> tuple[Token, ...]:
    return tuple(
        Token(
            start=start,
            end=start + length,
            text=as_read(text[start : start + length])[0],
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
