"""The thesaurus of general news English in ``thesaurus.txt``: how the file is read and looked up.

Four kinds of line, each a label and its words; ``#`` begins a comment:

- ``resign: resign quit step_down``    a tight class: tellings of one and the same thing
- ``~ police: officer deputy``         a loose class: kin that only hint at each other
- ``! rise fall``                      two labels that exclude each other and never share a word
- ``^ executive: executive``           a stem given by hand, where the stemmer would join two senses

Words are lemmas. ``_`` joins the words of a phrase, its articles and possessives left out: ``lose_life`` is "lost his
life". ``/n``, ``/v``, ``/a`` and ``/p`` after a word, or after the label for all its words, bind it to nouns, verbs,
adjectives and adverbs, or prepositions and conjunctions. A word with capitals stands only for itself so written: WHO is
not who.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from snowballstemmer import EnglishStemmer  # type: ignore[import-untyped]

THESAURUS_FILE = Path(__file__).with_name("thesaurus.txt")

BY_HAND = "="  # marks the stems that the file gives, so that none equals one of the stemmer's

_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{2})([iy])s(?=(?:e|e[drs]|ers|ing|ations?)$)"), r"\1z"),
    (re.compile(r"(?<=[a-z]{2})our(?=(?:ed|ing|s|ers?|ites?|able)?$)"), "or"),
    (re.compile(r"(?<=[a-z]{2})tre(?=s?$)"), "ter"),
    (re.compile(r"(?<=[a-z]{2})ence(?=s?$)"), "ense"),
    (re.compile(r"(?<=[a-z]{2})ogue(?=s?$)"), "og"),
    (re.compile(r"(?<=[a-z]{2})amme(?=s?$)"), "am"),
)
"""British spellings and their American counterparts: made alike before the stem is taken, whatever the word."""


@dataclass(frozen=True, slots=True)
class Member:
    """A word or a phrase as a class lists it."""

    words: tuple[str, ...]
    pos: str
    """``n``, ``v``, ``a``, ``p``, or empty for any content word."""


@dataclass(frozen=True, slots=True)
class Index:
    """The classes of one kind, ready for lookups."""

    words: dict[str, tuple[tuple[str, str], ...]]
    """Word: the labels it evokes, each with the part of speech that it is bound to."""
    stems: dict[tuple[str, str], frozenset[str]]
    """Stem and part of speech: the labels that all listed words of this stem have in common as this part."""
    phrases: dict[str, tuple[tuple[tuple[str, ...], str], ...]]
    """First word of a phrase: its other words and its label, longest first."""

    def labels(self, forms: Sequence[str], pos: str | None) -> frozenset[str]:
        """What the first listed of these forms evokes as this part of speech; None: as any."""
        for form in forms:
            found = frozenset(label for label, bound in self.words.get(form, ()) if _fits(bound, pos))
            if found:
                return found
        return frozenset()

    def labels_of_kin(self, forms: Sequence[str], pos: str | None) -> frozenset[str]:
        """What listed words of the same stem evoke, unless one of these forms is itself listed.

        "Charged" and "shelling" go with verbs, whatever part of speech they are. The parser's lemma comes first, then
        the word itself, for some lemmas are wrong ("gutt" of "gutted"); not so if the lemma's stem is given by hand.
        """
        if pos == "p" or any(form in self.words for form in forms):
            return frozenset()
        for form in forms:
            key = stem(form)
            parts: Iterable[str] = ("v",) if form.endswith(("ed", "ing")) else (pos,) if pos else "nva"
            if found := next((self.stems[key, part] for part in parts if (key, part) in self.stems), None):
                return found
            if key.endswith(BY_HAND):
                break
        return frozenset()


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """The file's lines by their kind."""

    tight: dict[str, tuple[Member, ...]]
    loose: dict[str, tuple[Member, ...]]
    opposites: tuple[tuple[str, str], ...]


def _fits(bound: str, pos: str | None) -> bool:
    if pos is None:
        return True
    return bound == pos or (not bound and pos != "p")


def read(text: str) -> Thesaurus:
    """A thesaurus from its text; a label that comes twice is an error."""
    classes: dict[str, dict[str, tuple[Member, ...]]] = {"": {}, "~": {}}
    opposites = []
    for kind, rest in _lines(text):
        if kind == "!":
            one, other = rest.split()
            opposites.append((one, other))
        elif kind in classes:
            label, words = rest.split(":")
            if label in classes[kind]:
                raise ValueError(f"{label} labels two classes")
            name, _, pos = label.partition("/")
            classes[kind][name] = tuple(_member(word, pos) for word in words.split())
    return Thesaurus(classes[""], classes["~"], tuple(opposites))


def _lines(text: str) -> Iterable[tuple[str, str]]:
    """Kind, empty for a tight class, and content of each line."""
    for line in text.splitlines():
        line = line.partition("#")[0].strip()
        if line:
            kind = line[0] if line[0] in "~!^" else ""
            yield kind, line[len(kind) :].strip()


def _member(word: str, default: str) -> Member:
    name, _, pos = word.partition("/")
    return Member(tuple(name.split("_")), pos or default)


@cache
def thesaurus() -> Thesaurus:
    """The project's own."""
    return read(THESAURUS_FILE.read_text("utf-8"))


@cache
def _stems_by_hand() -> dict[str, str]:
    found: dict[str, str] = {}
    for kind, rest in _lines(THESAURUS_FILE.read_text("utf-8")):
        if kind == "^":
            label, words = rest.split(":")
            found |= dict.fromkeys(words.split(), label + BY_HAND)
    return found


@cache
def stem(word: str) -> str:
    """What a word shares with its kin: "resign" of "resignation"; spelling of both sides of the ocean alike."""
    word = word.lower()
    if by_hand := _stems_by_hand().get(word):
        return by_hand
    for british, american in _SPELLINGS:
        word = british.sub(american, word)
    # A new stemmer each time: it keeps its place in itself, and threads may share this function.
    return str(EnglishStemmer().stemWord(word))


def index(classes: dict[str, tuple[Member, ...]]) -> Index:
    """Lookups over these classes."""
    words: dict[str, list[tuple[str, str]]] = defaultdict(list)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for label, members in classes.items():
        for member in members:
            if len(member.words) == 1:
                words[member.words[0]].append((label, member.pos))
            else:
                phrases[member.words[0]].append((member.words[1:], label))
    return Index(
        {word: tuple(labels) for word, labels in words.items()},
        _by_stem(words),
        {first: tuple(sorted(rest, key=lambda r: (-len(r[0]), r))) for first, rest in phrases.items()},
    )


def _by_stem(words: dict[str, list[tuple[str, str]]]) -> dict[tuple[str, str], frozenset[str]]:
    """Only what is common to the words of a stem: where they part, a third word of that stem may mean either."""
    common: dict[tuple[str, str], frozenset[str]] = {}
    for word, labels in words.items():
        for part in "nva" if word.islower() else "":
            fitting = frozenset(label for label, bound in labels if _fits(bound, part))
            key = stem(word), part
            common[key] = common.get(key, fitting) & fitting
    return {key: labels for key, labels in common.items() if labels}
