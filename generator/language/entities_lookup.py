"""Names by what other names may share with them, so that none has to be held against all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Generic, TypeVar

from rapidfuzz.distance import DamerauLevenshtein

SLIP_LENGTH = 6  # letters a word must have before one differing letter passes for a slip
LONGEST = 60  # letters of a word; what is longer is no name, and would stand under too many keys

Thing = TypeVar("Thing")


def one_letter(a: str, b: str) -> bool:
    """Whether two long words differ in one letter, or in two that changed places."""
    return min(len(a), len(b)) >= SLIP_LENGTH and DamerauLevenshtein.distance(a, b, score_cutoff=1) <= 1


class Slips(Generic[Thing]):
    """Things by a word and by whatever else must be equal; found again by a word with one letter wrong.

    Two words at most one letter apart share what is left of them without a letter: each is kept under all of those.
    """

    def __init__(self) -> None:
        self._under: dict[tuple[object, str], list[tuple[int, str, Thing]]] = {}

    def add(self, word: str, rest: object, number: int, thing: Thing) -> None:
        """Keep a thing under its number; numbers rise."""
        for left in _without_a_letter(word):
            self._under.setdefault((rest, left), []).append((number, word, thing))

    def first(self, word: str, rest: object) -> tuple[int, Thing] | None:
        """The thing of the lowest number among those whose word is one letter off, and that number."""
        found: tuple[int, Thing] | None = None
        for left in _without_a_letter(word):
            for number, other, thing in self._under.get((rest, left), ()):
                if found and number >= found[0]:
                    break
                if other != word and one_letter(word, other):
                    found = number, thing
                    break
        return found


def _without_a_letter(word: str) -> Iterator[str]:
    if SLIP_LENGTH <= len(word) <= LONGEST:
        yield word
        yield from {word[:i] + word[i + 1 :] for i in range(len(word))}
