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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

from Stemmer import Stemmer  # type: ignore[import-not-found]  # in C, without types

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
_BRITISH = re.compile(
    r"(?:[iy]s(?:e|e[drs]|ers|ing|ations?)|our(?:ed|ing|s|ers?|ites?|able)?|(?:tre|ence|ogue|amme)s?)$"
)


Member = tuple[str, str]
"""A word or a phrase as a class lists it, and its part of speech: n, v, a, p, or empty for any content word. A plain
pair, for fifteen thousand are made whenever a process begins."""
Classes = dict[str, list[Member]]
"""Label: members."""


@dataclass(frozen=True)
class Index:
    """The classes of one kind, ready for lookups."""

    words: dict[str, list[tuple[str, str]]]
    """Word: the labels it evokes, each with the part of speech that it is bound to."""
    phrases: dict[str, list[tuple[tuple[str, ...], str]]]
    """First word of a phrase: its other words and its label."""

    @cached_property
    def kin(self) -> dict[str, list[str]]:
        """Stem: the listed words that have it. Words with capitals stand for themselves alone."""
        words = [word for word in self.words if word.islower()]
        found: dict[str, list[str]] = defaultdict(list)
        for word, key in zip(words, stems(words), strict=True):
            found[key].append(word)
        return found

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
            if found := next(filter(None, (self._common(key, part) for part in parts)), None):
                return found
            if key.endswith(BY_HAND):
                break
        return frozenset()

    def _common(self, key: str, part: str) -> frozenset[str]:
        """Only what is common to the words of a stem: where they part, a third word of that stem may mean either."""
        each = [self.labels((word,), part) for word in self.kin.get(key, ())]
        return frozenset.intersection(*each) if each else frozenset()


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """The file's lines by their kind."""

    tight: Classes
    loose: Classes
    opposites: list[tuple[str, str]]
    stems: dict[str, str]
    """Word: the stem that is given for it by hand."""


def _fits(bound: str, pos: str | None) -> bool:
    if pos is None:
        return True
    return bound == pos or (not bound and pos != "p")


def read(text: str) -> Thesaurus:
    """A thesaurus from its text; a label that comes twice is an error."""
    found = Thesaurus({}, {}, [], {})
    for kind, rest in _lines(text):
        if kind == "!":
            one, other = rest.split()
            found.opposites.append((one, other))
            continue
        label, words = rest.split(":")
        if kind == "^":
            found.stems.update(dict.fromkeys(words.split(), label + BY_HAND))
            continue
        classes = found.loose if kind == "~" else found.tight
        name, _, pos = label.partition("/")
        if name in classes:
            raise ValueError(f"{name} labels two classes")
        classes[name] = [_member(word) if "/" in word else (word, pos) for word in words.split()]
    return found


def _member(word: str) -> Member:
    name, _, pos = word.partition("/")
    return name, pos


def _lines(text: str) -> Iterator[tuple[str, str]]:
    """Kind, empty for a tight class, and content of each line."""
    for line in text.splitlines():
        line = line.partition("#")[0].strip()
        if line:
            kind = line[0] if line[0] in "~!^" else ""
            yield kind, line[len(kind) :].strip()


@cache
def thesaurus() -> Thesaurus:
    """The project's own."""
    return read(THESAURUS_FILE.read_text("utf-8"))


@cache
def stem(word: str) -> str:
    """What a word shares with its kin: "resign" of "resignation"; spelling of both sides of the ocean alike."""
    return stems((word,))[0]


def stems(words: Sequence[str]) -> list[str]:
    """The stem of each of these words. Many at once are quicker than each alone."""
    words = [word.lower() for word in words]
    by_hand = thesaurus().stems
    # A new stemmer each time: it keeps its place in itself, and threads may share this function.
    found = Stemmer("english", 0).stemWords([_american(word) for word in words])
    return [by_hand.get(word) or key for word, key in zip(words, found, strict=True)]


def _american(word: str) -> str:
    if _BRITISH.search(word):
        for british, american in _SPELLINGS:
            word = british.sub(american, word)
    return word


def index(classes: Classes) -> Index:
    """Lookups over these classes."""
    words: dict[str, list[tuple[str, str]]] = defaultdict(list)
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for label, members in classes.items():
        for word, pos in members:
            if "_" in word:
                first, *rest = word.split("_")
                phrases[first].append((tuple(rest), label))
            else:
                words[word].append((label, pos))
    return Index(dict(words), dict(phrases))
