"""Things of one class, from the table: vehicles, tools, colours, rooms, kin, outcomes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..model import Sentence, Token

FILE = Path(__file__).with_name("things.txt")
VERBAL = frozenset({"agreed", "fare", "move", "life", "stay", "plea", "decision", "unanimity"})
"""Classes whose members are told by verbs too."""
BY_ADVERB = frozenset({"severity", "compass", "level"})
"""Classes whose members are told by adverbs too."""


@dataclass(frozen=True, slots=True)
class Thing:
    """A member of a class."""

    kind: str
    """Of the conflict that two members make: other, place, person ..."""
    name: str
    """Of the class."""
    member: int
    """Its place in the class: words of one member may stand for each other."""


@cache
def _table() -> dict[str, tuple[tuple[tuple[str, ...], Thing], ...]]:
    """By first word the words and what they mean."""
    found: defaultdict[str, list[tuple[tuple[str, ...], Thing]]] = defaultdict(list)
    for line in FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            head, members = line.split(":", 1)
            kind, name = head.split()
            for number, member in enumerate(members.split("|")):
                for word in member.split():
                    words = tuple(word.split("_"))
                    found[words[0]].append((words, Thing(kind, name, number)))
    return {first: tuple(those) for first, those in found.items()}


def kind_of(name: str) -> str:
    """The kind of conflict that two members of a class make."""
    return next(thing.kind for those in _table().values() for _, thing in those if thing.name == name)


def read_things(s: Sentence) -> Iterator[tuple[tuple[int, ...], Thing]]:
    """The things of a sentence, each with the indices of its words."""
    table = _table()
    for i, t in enumerate(s.tokens):
        found: dict[Thing, tuple[int, ...]] = {}
        for form in dict.fromkeys((t.lemma.lower(), t.text.lower())):
            for words, thing in table.get(form, ()):
                if _stands(s, i, words) and (len(words) > 1 or _fits(thing, t)):
                    found.setdefault(thing, tuple(range(i, i + len(words))))
        yield from ((mark, thing) for thing, mark in found.items())


def _stands(s: Sentence, i: int, words: tuple[str, ...]) -> bool:
    own = s.tokens[i : i + len(words)]
    return len(own) == len(words) and all(
        w in (t.lemma.lower(), t.text.lower()) for w, t in zip(words, own, strict=True)
    )


def _fits(thing: Thing, t: Token) -> bool:
    """Whether a word is used as such a thing is told: "left" of an engine is a side, of a man a deed."""
    if t.entity == "PERSON" and t.pos == "PROPN":
        return False
    if thing.name in VERBAL:
        return t.pos in ("VERB", "ADJ", "NOUN", "ADV")
    return t.pos in ("NOUN", "PROPN", "ADJ") or (thing.name in BY_ADVERB and t.pos == "ADV")
