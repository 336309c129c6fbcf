"""A parsed paragraph as compact bytes: columns of numbers over one table of words."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

Row = tuple[int, int, str, str, str, str, int, str, bool]
"""A token: start and end in the paragraph, lemma, part of speech, tag, dependency, head, type of name, and whether it
begins the name. Its text is left out, for the article has it."""


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
