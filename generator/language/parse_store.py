"""A parsed paragraph as compact bytes: columns of numbers over one table of words."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Sequence

Row = tuple[int, int, str, str, str, str, int, str, bool]
"""A token: start and end in the paragraph, lemma, part of speech, tag, dependency, head, type of name, and whether it
begins the name. Its text is left out, for the article has it."""

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


def pack(sentences: Iterable[Sequence[Row]]) -> bytes:
    """As one line of JSON."""
    words: dict[str, int] = {}

    def number(word: str) -> int:
        return words.setdefault(word, len(words))

    columns = []
    for rows in sentences:
        starts, ends, lemmas, poses, tags, deps, heads, entities, begins = zip(*rows, strict=True)
        lengths = [end - start for start, end in zip(starts, ends, strict=True)]
        labels = [[number(label) for label in column] for column in (lemmas, poses, tags, deps, entities)]
        columns.append([starts, lengths, *labels, heads, [int(begin) for begin in begins]])
    return json.dumps([list(words), columns], separators=(",", ":")).encode()


def unpack(data: bytes) -> list[list[Row]]:
    """What ``pack`` was given.

    Raises:
        ValueError, TypeError, IndexError: nothing that ``pack`` gave.
    """
    words, packed = json.loads(data)
    return [
        [
            (start, start + length, words[lemma], words[pos], words[tag], words[dep], head, words[entity], bool(begins))
            for start, length, lemma, pos, tag, dep, entity, head, begins in zip(*columns, strict=True)
        ]
        for columns in packed
    ]
