"""Descriptions that mean an entity: "the attorney general", "the 52-year-old", and takers of part without a name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from ...model import Sentence, Span
from . import words as w
from .merge import Named
from .names import NameUse

MIN_ARTICLES = 2  # articles in which an unnamed taker of part must appear
OTHER_PERSONS = ("other", "another", "second", "third")
PICKING = frozenset(
    ["other", "another", "second", "third", "fourth", "one", "same", "new", "old", "former", "different"]
)
AGED = frozenset({"old", "year-old"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase of a common noun: where it stands and what it says."""

    sentence: int
    head: int
    span: Span
    noun: str
    modifiers: frozenset[str]
    definite: bool
    plural: bool
    age: int | None = None
    picked: bool = False
    """Whether an adjective sets it apart from others of its kind: "the second shooter"."""


@dataclass(slots=True)
class Found:
    """Descriptions resolved: by named entity, and those that stand for an entity of their own."""

    named: list[tuple[Named, Phrase]] = field(default_factory=list)
    unnamed: dict[str, list[Phrase]] = field(default_factory=dict)


def learn(entity: Named, use: NameUse, sentence: Sentence) -> None:
    """Add to a person what the words around one use of the name tell: titles, appositions, copulas, age, gender."""
    words = set(use.title)
    if use.title:
        entity.describe(" ".join(use.title), sentence.article)
    for i in _describing(sentence, use):
        noun = sentence.tokens[i]
        words.add(noun.lemma)
        entity.describe(" ".join([*sorted(_modifiers(sentence, i)), noun.lemma]), sentence.article)
    age = _age_behind(sentence, use)
    if age is not None:
        entity.ages.add(age)
    _count_gender(entity, words, 3)


def _count_gender(entity: Named, words: set[str], weight: int) -> None:
    entity.male += weight * bool(words & w.MALE)
    entity.female += weight * bool(words & w.FEMALE)


def _describing(sentence: Sentence, use: NameUse) -> Iterator[int]:
    tokens = sentence.tokens
    top = next((i for i in range(use.last, use.first - 1, -1) if not use.first <= tokens[i].head <= use.last), use.last)
    for child in sentence.children[top]:
        outside = not use.first <= child <= use.last
        if outside and tokens[child].pos == "NOUN" and tokens[child].dep in ("appos", "compound"):
            yield child
    token, head = tokens[top], tokens[tokens[top].head]
    if token.dep == "appos" and head.pos == "NOUN":
        yield token.head
    if token.dep == "nsubj" and head.lemma == "be":
        attribute = sentence.child(token.head, "attr")
        if attribute is not None and tokens[attribute].pos == "NOUN" and sentence.child(token.head, "neg") is None:
            yield attribute


def _modifiers(sentence: Sentence, i: int) -> frozenset[str]:
    return frozenset(
        sentence.tokens[c].lemma for c in sentence.children[i] if sentence.tokens[c].dep == "compound" and c < i
    )


def _kinds(sentence: Sentence, i: int) -> frozenset[str]:
    """Adjectives before an office: "the interior minister" is not the prime minister."""
    return frozenset(sentence.tokens[c].lemma for c in sentence.children[i] if sentence.tokens[c].dep == "amod")


def _age_behind(sentence: Sentence, use: NameUse) -> int | None:
    after = [t.text for t in sentence.tokens[use.last + 1 : use.last + 4]]
    if len(after) >= 2 and after[0] in (",", "(") and after[1].isdecimal() and int(after[1]) < 110:
        return int(after[1]) if len(after) < 3 or after[2] in (",", ".", ")", ";") else None
    return None


def find_phrases(sentences: tuple[Sentence, ...]) -> list[Phrase]:
    """Noun phrases that may describe a person or a group, in order."""
    return [p for number, s in enumerate(sentences) for p in _phrases(s, number)]


def _phrases(sentence: Sentence, number: int) -> Iterator[Phrase]:
    for i, token in enumerate(sentence.tokens):
        age = _age_before(sentence, i)
        above = sentence.tokens[token.head]
        # In "7-year-old boy" the boy is described; in "the 52-year-old" the age is all there is.
        bare_age = token.lemma in AGED and token.dep == "amod" and above.pos in ("NOUN", "PROPN") and token.head > i
        if token.pos not in ("NOUN", "PROPN", "ADJ") or (token.entity in ("PERSON", "GPE", "DATE") and age is None):
            continue
        noun = token.lemma if token.pos == "NOUN" else token.text.lower()
        described = noun in w.PERSON_NOUNS or noun in w.GROUP_NOUNS or noun in w.TITLES or age is not None
        if not described or bare_age or token.dep in ("compound", "appos"):
            continue
        left = [
            c for c in sentence.children[i] if c < i and sentence.tokens[c].dep in ("det", "compound", "amod", "poss")
        ]
        definite = any(
            sentence.tokens[c].lemma in ("the", "this", "that") for c in left if sentence.tokens[c].dep == "det"
        )
        owned = any(sentence.tokens[c].dep == "poss" for c in left)
        begin = min([i, *left])
        if age is not None:
            figures = [t.text for t in sentence.tokens[: i + 1]]
            number_at = max(j for j, figure in enumerate(figures) if figure.isdecimal() and int(figure) == age)
            begin = min(begin, number_at - (number_at > 0 and sentence.tokens[number_at - 1].pos == "DET"))
        yield Phrase(
            number,
            i,
            Span(sentence.tokens[begin].start, token.end),
            "" if noun in AGED else noun,
            _modifiers(sentence, i) | (_kinds(sentence, i) if noun in w.TITLES else frozenset()),
            definite and not owned,
            token.tag in ("NNS", "NNPS") or noun == "police",
            age,
            any(sentence.tokens[c].lemma in PICKING for c in left),
        )


def _age_before(sentence: Sentence, i: int) -> int | None:
    """The age in "7-year-old boy" or "the 52-year-old", at its last word."""
    tokens = sentence.tokens
    for back in range(i, max(-1, i - 4), -1):
        if tokens[back].lemma in AGED and tokens[back].tag != "NNS":
            for number in tokens[max(0, back - 4) : back]:
                if number.text.isdecimal() and int(number.text) < 110 and (back == i or tokens[back].head == i):
                    return int(number.text)
    return None


def resolve_phrases(phrases: list[Phrase], entities: list[Named], sentences: tuple[Sentence, ...]) -> Found:
    """Which phrases mean a named entity, and which an unnamed one that several articles speak of."""
    people = [e for e in entities if e.kind == "person"]
    by_age: dict[int, list[Named]] = defaultdict(list)
    for entity in people:
        for age in sorted(entity.ages):
            by_age[age].append(entity)
    found = Found()
    rest: list[Phrase] = []
    for phrase in phrases:
        owner = by_age.get(phrase.age, []) if phrase.age is not None else []
        if len(owner) == 1 and not phrase.plural:
            found.named.append((owner[0], phrase))
            if phrase.noun and phrase.noun not in w.KIN:
                owner[0].describe(phrase.noun, sentences[phrase.sentence].article)
            _count_gender(owner[0], {phrase.noun}, 3)
        else:
            rest.append(phrase)
    _by_description(rest, people, sentences, found)
    return found


def _by_description(rest: list[Phrase], people: list[Named], sentences: tuple[Sentence, ...], found: Found) -> None:
    owners = _Owners(people)
    articles = {id(e): {sentences[u.sentence].article for u in e.uses} for e in people}
    strangers = _strangers(rest, sentences)
    unnamed: dict[str, list[Phrase]] = defaultdict(list)
    for phrase in rest:
        article = sentences[phrase.sentence].article
        able = owners.able(phrase, article)
        if able and phrase.noun not in w.KIN and phrase.definite and not phrase.plural:
            if len(able) == 1 and article in articles[id(able[0])] and phrase.noun not in strangers[article]:
                found.named.append((able[0], phrase))
        elif not owners.any(phrase.noun) and _stands_alone(phrase):
            unnamed[phrase.noun].append(phrase)
    for noun, those in sorted(unnamed.items()):
        if len({sentences[p.sentence].article for p in those}) >= MIN_ARTICLES:
            found.unnamed[noun] = those


class _Owners:
    """People by what they are described as: the noun, each of its modifiers, and the articles that say so."""

    def __init__(self, people: list[Named]) -> None:
        self._of: dict[tuple[str, str], list[tuple[Named, frozenset[str], set[str]]]] = defaultdict(list)
        self._known: dict[tuple[str, frozenset[str], str], list[Named]] = {}
        for entity in people:
            for description, given in sorted(entity.descriptions.items()):
                *modifiers, noun = description.split()
                for modifier in ("", *dict.fromkeys(modifiers)):
                    self._of[noun, modifier].append((entity, frozenset(modifiers), given))

    def any(self, noun: str) -> bool:
        return (noun, "") in self._of

    def able(self, phrase: Phrase, article: str) -> list[Named]:
        """People whom a phrase fits, at most two: more than one is already one too many.

        It fits where it agrees with a description that is given in its article, or in two others.
        """
        key = phrase.noun, phrase.modifiers, article
        if key not in self._known:
            those = min((self._of.get((phrase.noun, m), []) for m in ("", *sorted(phrase.modifiers))), key=len)
            fitting = {
                id(entity): entity
                for entity, modifiers, given in those
                if phrase.modifiers <= modifiers and (article in given or len(given) >= MIN_ARTICLES)
            }
            self._known[key] = list(fitting.values())[:2]
        return self._known[key]


def _strangers(phrases: list[Phrase], sentences: tuple[Sentence, ...]) -> dict[str, set[str]]:
    """By article, nouns under which somebody else is introduced: "a 10-year-old boy", "another man"."""
    found: dict[str, set[str]] = defaultdict(set)
    for phrase in phrases:
        sentence = sentences[phrase.sentence]
        around = {sentence.tokens[c].lemma for c in sentence.children[phrase.head]}
        if phrase.age is not None or phrase.plural or around & {"a", "an", *OTHER_PERSONS}:
            found[sentence.article].add(phrase.noun)
    return found


def _stands_alone(phrase: Phrase) -> bool:
    if phrase.modifiers or phrase.age is not None or phrase.picked:
        return False
    if phrase.noun in ("police", "official", "authority", "prosecutor", "investigator", "firefighter", "victim"):
        return phrase.plural
    return phrase.noun in w.SINGLE and phrase.definite and not phrase.plural
