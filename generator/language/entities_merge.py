"""Wordings of names to the people, organisations and places they mean."""

from __future__ import annotations

from dataclasses import dataclass, field

from rapidfuzz.distance import DamerauLevenshtein

from ..model import Sentence
from . import entities_words as w
from .entities_votes import Form, NameUse

SLIP_LENGTH = 6  # letters a word must have before one differing letter passes for a slip
PLACE_SURE = 3  # a bare word that is a place this many times oftener than a person is no surname
MUCH_OFTENER = 3  # times that the likeliest of several longer names must be used oftener than the next
STREETS = frozenset(["street", "road", "avenue", "drive", "lane", "boulevard"])
STEM = 4  # letters that a country and its adjective share
Key = tuple[str, ...]


@dataclass(slots=True)
class Named:
    """One entity under construction."""

    key: Key
    kind: str
    uses: list[NameUse] = field(default_factory=list)
    descriptions: dict[str, set[str]] = field(default_factory=dict)
    """Words for it in lower case, the head noun last, with the articles that use them of it."""
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
    entities = _people(people)
    known = {word for e in entities for word in (e.key[0], *person_key(e.key))}
    rest: list[Form] = []
    for form in others:
        if len(form.key) == 1 and form.key[0] in known and _may_be_person(form):
            _assign(form, entities, sentences)
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


def _people(forms: list[Form]) -> list[Named]:
    grouped: dict[Key, Named] = {}
    for form in sorted(forms, key=lambda f: (-len(f.uses), f.key)):
        key = person_key(form.key)
        # "Brave Mira Halvek": a capital too many before a known name.
        same = grouped.get(key) or grouped.get(form.key[-2:]) or _slip(key, grouped)
        if same is None:
            same = grouped[key] = Named(form.key, "person")
        if len(form.key) > len(same.key) and person_key(form.key) == person_key(same.key):
            same.key = form.key
        same.uses += form.uses
    return list(grouped.values())


def _slip(key: Key, grouped: dict[Key, Named]) -> Named | None:
    """A known person whose name differs in one letter of one long word."""
    for other, entity in grouped.items():
        differing = [(a, b) for a, b in zip(key, other, strict=True) if a != b]
        if len(differing) == 1 and _one_letter(*differing[0]):
            return entity
    return None


def _one_letter(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= SLIP_LENGTH and DamerauLevenshtein.distance(a, b, score_cutoff=1) <= 1


def _assign(form: Form, entities: list[Named], sentences: tuple[Sentence, ...]) -> None:
    """Give each use of a bare surname or first name to the person its article named in full, else the only one."""
    word = form.key[0]
    able = [e for e in entities if e.kind == "person" and word in (e.key[0], person_key(e.key)[-1], e.key[-1])]
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
    for form in sorted(forms, key=lambda f: (-len(f.key), f.key)):
        if form.kind == "other" and len(form.uses) < 2:
            continue
        same = groups.get(_word_set(form.key))
        if same is None:
            same = _longer(form, groups)
        if same is None:
            same = groups[_word_set(form.key)] = Named(form.key, form.kind)
        same.uses += form.uses
    return list(groups.values())


def _word_set(key: Key) -> Key:
    """The words without order and small ones: "Department of Justice" is the "Justice Department"."""
    return tuple(sorted(x for x in key if x not in ("of", "the", "for", "and", "'s", "’s")))


def _longer(form: Form, groups: dict[Key, Named]) -> Named | None:
    """The one longer name of the same kind that this is a short form of."""
    able: list[Named] = []
    for entity in groups.values():
        if len(entity.key) <= len(form.key):
            if len(entity.key) == len(form.key) == 1 and _one_letter(form.key[0], entity.key[0]):
                return entity
            continue
        if _acronym(form, entity) or _state(form, entity):
            return entity
        same_kind = (
            entity.kind == form.kind
            or form.kind == "other"
            or (form.kind == "person" and entity.kind == "organisation")
        )
        fits = _street(form.key, entity.key) if entity.kind == "place" else _heads(form.key, entity.key)
        if same_kind and fits:
            able.append(entity)
    able.sort(key=lambda e: (-len(e.uses), e.key))
    # "Virgin" is the Virgin company that the story is about, not one it names once.
    clear = len(able) == 1 or (len(able) > 1 and len(able[0].uses) >= MUCH_OFTENER * len(able[1].uses))
    return able[0] if clear else None


def _street(short: Key, long: Key) -> bool:
    """ "South Aberdeen" for "South Aberdeen Street"; a county is not the state of its name."""
    return long[-1] in STREETS and short == long[:-1]


def _heads(short: Key, long: Key) -> bool:
    """Whether the short name opens or closes the long one and is no mere common noun of its kind."""
    common = ("school", "hospital", "court", "house", "police", "department", "office", "family", "children")
    if len(short) == 1 and (short[0] in w.PLACE or short[0] in common):
        return False
    # "Oval Office of the White House" is not the White House.
    tail = long[-len(short) :] == short and long[-len(short) - 1] not in ("of", "the", "for", "at", "on", "in")
    return long[: len(short)] == short or tail


def _acronym(form: Form, entity: Named) -> bool:
    if len(form.key) != 1 or not form.uses[0].words.replace(".", "").isupper():
        return False
    every = "".join(x[0] for x in entity.key)
    initials = "".join(x[0] for x in entity.key if x not in ("of", "the", "for", "and", "&"))
    letters = form.key[0].replace(".", "")
    return len(letters) >= 2 and letters in (initials, every)


def _state(form: Form, entity: Named) -> bool:
    """A country and its official long form: the demonym of the long one begins like the short one."""
    if len(form.key) != 1 or len(entity.key) != 2 or entity.key[1] not in w.LONG_FORMS:
        return False
    a, b = form.key[0], entity.key[0]
    return len(a) >= STEM and a[: max(STEM, len(a) - 2)] == b[: max(STEM, len(a) - 2)]
