"""Wordings of names to the people, organisations and places they mean."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import Generic, TypeVar

from rapidfuzz.distance import DamerauLevenshtein

from ...model import Sentence
from . import words as w
from .names import Form, NameUse

PLACE_SURE = 3  # a bare word that is a place this many times oftener than a person is no surname
MUCH_OFTENER = 3  # times that the likeliest of several longer names must be used oftener than the next
STREETS = frozenset(["street", "road", "avenue", "drive", "lane", "boulevard"])
COMMON = frozenset(["school", "hospital", "court", "house", "police", "department", "office", "family", "children"])
STEM = 4  # letters that a country and its adjective share
Key = tuple[str, ...]
SLIP_LENGTH = 6  # letters a word must have before one differing letter passes for a slip
LONGEST = 60  # letters of a word; what is longer is no name, and would stand under too many keys
Thing = TypeVar("Thing")


@dataclass(slots=True)
class Named:
    """One entity under construction."""

    key: Key
    kind: str
    uses: list[NameUse] = field(default_factory=list)
    descriptions: dict[str, set[str]] = field(default_factory=dict)
    """Words for it in lower case, the head noun last, with the articles that use them of it."""
    short: set[Key] = field(default_factory=set)
    """Wordings that are no full name in spite of their length: "Sacristan Holm", "E. Holm"."""
    ages: set[int] = field(default_factory=set)
    male: int = 0
    female: int = 0

    def describe(self, words: str, article: str) -> None:
        """Note a description that an article ties to it."""
        self.descriptions.setdefault(words, set()).add(article)

    @property
    def gender(self) -> str:
        """male, female or empty where the evidence is missing or divided."""
        if self.male and self.male >= 3 * self.female:
            return "male"
        return "female" if self.female and self.female >= 3 * self.male else ""


def merge_forms(forms: dict[Key, Form], sentences: tuple[Sentence, ...]) -> list[Named]:
    """The story's named entities, in the order of their first use."""
    people, others = _split(forms)
    entities = _people(people, _callings(sentences))
    known = {word for e in entities for word in (e.key[0], *person_key(e.key))}
    called: dict[str, list[Named]] = {}
    for e in entities:
        for word in {e.key[0], person_key(e.key)[-1], e.key[-1]}:
            called.setdefault(word, []).append(e)
    rest: list[Form] = []
    for form in others:
        if len(form.key) == 1 and form.key[0] in known and _may_be_person(form):
            _assign(form, called.get(form.key[0], []), sentences)
        else:
            rest.append(form)
    entities += _things(rest)
    found = [e for e in entities if e.uses]
    return sorted(found, key=lambda e: min((u.sentence, u.first) for u in e.uses))


def person_key(key: Key) -> Key:
    """First and last name: without middle initials and suffixes, the first name in its long form."""
    words = tuple(x for i, x in enumerate(key) if x not in w.SUFFIXES and (i == 0 or len(x) > 1))
    if len(words) < 2:
        return words
    return (w.NICKNAMES.get(words[0], words[0]), words[-1])


def _split(forms: dict[Key, Form]) -> tuple[list[Form], list[Form]]:
    people = [f for f in forms.values() if len(f.key) > 1 and f.kind == "person" and len(person_key(f.key)) == 2]
    taken = {f.key for f in people}
    return people, [f for f in forms.values() if f.key not in taken]


def _may_be_person(form: Form) -> bool:
    if any(u.title for u in form.uses):
        return True
    return form.votes["place"] < PLACE_SURE * max(1, form.votes["person"])


def _callings(sentences: tuple[Sentence, ...]) -> frozenset[Key]:
    """What somebody is called beside a name, and the last name: "the sacristan, Elio Holm", "sacristan Elio Holm"."""
    return frozenset(
        (a.text, b.text.lower())
        for s in sentences
        for a, b in chain.from_iterable(((t, s.tokens[t.head]), (s.tokens[t.head], t)) for t in s.tokens)
        if a.pos == "NOUN" and a.text.islower() and b.pos == "PROPN" and {a.dep, b.dep} & {"appos", "compound"}
    )


def _people(forms: list[Form], callings: frozenset[Key]) -> list[Named]:
    grouped: dict[Key, Named] = {}
    slips: Slips[Named] = Slips()
    of_last: dict[str, list[Named]] = {}

    def half_named(form: Form) -> bool:
        first, last = person_key(form.key)
        return len(first.strip(".")) == 1 or (first, last) in callings

    for form in sorted(forms, key=lambda f: (half_named(f), -len(f.uses), f.key)):
        key = person_key(form.key)
        # "Brave Mira Halvek": a capital too many before a known name.
        same = grouped.get(key) or grouped.get(form.key[-2:]) or _slip(key, slips)
        if same is None and half_named(form):
            able = [e for e in of_last.get(key[1], ()) if len(key[0].strip(".")) > 1 or e.key[0][0] == key[0][0]]
            same = able[0] if len(able) == 1 else None
            if same is not None:
                same.short.add(form.key)
        if same is None:
            same = grouped[key] = Named(form.key, "person")
            slips.add(key[0], ("first", key[1]), len(grouped), same)
            slips.add(key[1], ("last", key[0]), len(grouped), same)
            of_last.setdefault(key[1], []).append(same)
        if len(form.key) > len(same.key) and person_key(form.key) == person_key(same.key):
            same.key = form.key
        same.uses += form.uses
    return list(grouped.values())


def _slip(key: Key, slips: Slips[Named]) -> Named | None:
    """A known person whose name differs in one letter of one long word."""
    found = (slips.first(key[0], ("first", key[1])), slips.first(key[1], ("last", key[0])))
    return min((f for f in found if f), key=lambda f: f[0], default=(0, None))[1]


def _assign(form: Form, able: list[Named], sentences: tuple[Sentence, ...]) -> None:
    """Give each use of a bare surname or first name to the person its article named in full, else the only one."""
    first_full: dict[str, Named] = {}
    opening = sorted(
        ((u.sentence, u.first, n) for n, e in enumerate(able) for u in e.uses if len(u.key) > 1),
    )
    for sentence, _, n in opening:
        first_full.setdefault(sentences[sentence].article, able[n])
    for use in form.uses:
        here = first_full.get(sentences[use.sentence].article)
        chosen = here or (able[0] if len(able) == 1 else None)
        if chosen is not None:
            chosen.uses.append(use)


def _things(forms: list[Form]) -> list[Named]:
    """Organisations, places and single names: merged by words, acronym, or the only longer name that holds them."""
    groups: dict[Key, Named] = {}
    known = _Known()
    for form in sorted(forms, key=lambda f: (-len(f.key), f.key)):
        if form.kind == "other" and len(form.uses) < 2:
            continue
        same = groups.get(_word_set(form.key)) or known.meant_by(form)
        if same is None:
            same = groups[_word_set(form.key)] = Named(form.key, form.kind)
            known.add(same)
        same.uses += form.uses
    return list(groups.values())


def _word_set(key: Key) -> Key:
    """The words without order and small ones: "Department of Justice" is the "Justice Department"."""
    return tuple(sorted(x for x in key if x not in ("of", "the", "for", "and", "'s", "’s")))


class _Known:
    """Names so far, the longest first, to be asked which of them another one is a short form of."""

    def __init__(self) -> None:
        self._count = 0
        self._slips: Slips[Named] = Slips()
        self._initials: dict[str, tuple[int, Named]] = {}
        self._states: dict[str, tuple[int, Named]] = {}
        self._parts: dict[Key, list[Named]] = {}

    def add(self, entity: Named) -> None:
        key, number = entity.key, self._count
        self._count += 1
        if len(key) == 1:
            self._slips.add(key[0], "", number, entity)
        else:
            for initials in _initials(key):
                self._initials.setdefault(initials, (number, entity))
        if len(key) == 2 and key[1] in w.LONG_FORMS:
            for end in range(STEM, len(key[0]) + 1):
                self._states.setdefault(key[0][:end], (number, entity))
        for part in _streets(key) if entity.kind == "place" else _ends(key):
            self._parts.setdefault(part, []).append(entity)

    def meant_by(self, form: Form) -> Named | None:
        """The name that this is a slip, the acronym or the country of; else the one longer name of its kind."""
        sure = [found for found in (self._slip(form), self._acronym(form), self._state(form)) if found]
        if sure:
            return min(sure, key=lambda found: found[0])[1]
        able = [e for e in self._parts.get(form.key, ()) if _same_kind(form, e)]
        able.sort(key=lambda e: (-len(e.uses), e.key))
        # "Virgin" is the Virgin company that the story is about, not one it names once.
        clear = len(able) == 1 or (len(able) > 1 and len(able[0].uses) >= MUCH_OFTENER * len(able[1].uses))
        return able[0] if clear else None

    def _slip(self, form: Form) -> tuple[int, Named] | None:
        return self._slips.first(form.key[0], "") if len(form.key) == 1 else None

    def _acronym(self, form: Form) -> tuple[int, Named] | None:
        letters = form.key[0].replace(".", "")
        if len(form.key) != 1 or len(letters) < 2 or not form.uses[0].words.replace(".", "").isupper():
            return None
        return self._initials.get(letters)

    def _state(self, form: Form) -> tuple[int, Named] | None:
        """A country's official long form: its demonym begins like the short one."""
        name = form.key[0]
        return self._states.get(name[: max(STEM, len(name) - 2)]) if len(form.key) == 1 and len(name) >= STEM else None


def _initials(key: Key) -> set[str]:
    small = ("of", "the", "for", "and", "&")
    return {"".join(x[0] for x in key), "".join(x[0] for x in key if x not in small)}


def _same_kind(form: Form, entity: Named) -> bool:
    person = form.kind == "person" and entity.kind == "organisation"
    return entity.kind == form.kind or form.kind == "other" or person


def _streets(key: Key) -> set[Key]:
    """ "South Aberdeen" for "South Aberdeen Street"; a county is not the state of its name."""
    return {key[:-1]} if key[-1] in STREETS else set()


def _ends(key: Key) -> set[Key]:
    """The short names that open or close a long one and are no mere common noun of its kind."""
    # "Oval Office of the White House" is not the White House.
    tails = {key[-n:] for n in range(1, len(key)) if key[-n - 1] not in ("of", "the", "for", "at", "on", "in")}
    every = tails | {key[:n] for n in range(1, len(key))}
    return {short for short in every if len(short) > 1 or short[0] not in w.PLACE | COMMON}


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
