"""Text to the word pieces that the encoder was taught with, each with its place in the text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from string import punctuation

LONGEST = 100
"""Characters of a word from which it is one unknown piece, as when the encoder was taught."""
NOT_SPACE = re.compile(r"\S+")
UNKNOWN = "[UNK]"


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a word: its number in the vocabulary, and where it stands in the text."""

    number: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Pieces by their text; one that goes on within a word begins with ``##``."""

    numbers: Mapping[str, int]

    @staticmethod
    def read(file: Path) -> Vocabulary:
        """One piece a line; the line's number is the piece's."""
        return Vocabulary({piece: n for n, piece in enumerate(file.read_text("utf-8").splitlines())})

    def pieces(self, text: str) -> tuple[Piece, ...]:
        """The longest known pieces of each word, from its beginning (greedy, after Wu and others, 2016)."""
        return tuple(piece for word, start in _words(text) for piece in self._of(word, start))

    def _of(self, word: str, start: int) -> Iterator[Piece]:
        plain, places = _plain(word)
        found: list[Piece] = []
        at = 0
        while at < len(plain):
            end = next((e for e in range(len(plain), at, -1) if _piece(plain, at, e) in self.numbers), at)
            if end == at or len(plain) > LONGEST:
                yield Piece(self.numbers[UNKNOWN], start, start + len(word))
                return
            number = self.numbers[_piece(plain, at, end)]
            found.append(Piece(number, start + places[at], start + places[end - 1] + 1))
            at = end
        yield from found


def _words(text: str) -> Iterator[tuple[str, int]]:
    """Runs of characters between white space, each mark by itself: "£1,000" is "£1", "," and "000"."""
    for run in NOT_SPACE.finditer(text):
        start = run.start()
        for is_mark, those in groupby(run[0], _is_mark):
            word = "".join(those)
            yield from ((c, start + n) for n, c in enumerate(word)) if is_mark else ((word, start),)
            start += len(word)


def _is_mark(c: str) -> bool:
    """A punctuation mark, or a symbol of ASCII; others, such as the pound sign, belong to their word."""
    return c in punctuation or unicodedata.category(c).startswith("P")


def _piece(word: str, start: int, end: int) -> str:
    return ("##" if start else "") + word[start:end]


def _plain(word: str) -> tuple[str, list[int]]:
    """A word in small letters without accents, and for each of its characters the place of the one it comes from."""
    found = [
        (c, n)
        for n, original in enumerate(word)
        for c in unicodedata.normalize("NFD", original.lower())
        if unicodedata.category(c) != "Mn"
    ]
    return "".join(c for c, _ in found), [n for _, n in found]
