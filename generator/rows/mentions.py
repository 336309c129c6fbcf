"""Whom and what a sentence speaks of outside its quotations: names, noun phrases and pronouns."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from ..language.attribution.words import UNNAMED
from ..language.entities.words import GROUP_NOUNS, KIN, PERSON_NOUNS
from ..model import Cast, Sentence, Token
from .genders import NAMED, gender_of, is_person, noun_gender
from .vocabulary import vocabulary

SUBJECTS = ("nsubj", "nsubjpass")
DOER = ("er", "ist", "man", "woman", "eer", "tor", "sor", "cian")
"""Endings of nouns that mostly stand for somebody who does something."""
BODIES = GROUP_NOUNS - PERSON_NOUNS - UNNAMED | {"outlet", "group", "organisation", "organization"}
"""Nouns of bodies: "the agency" may be the body that a sentence before names."""
MEASURES = frozenset({"DATE", "TIME", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
"""What the parser names so is no thing that a pronoun stands for."""
PREMODIFIERS = ("amod", "compound", "nmod", "nummod", "poss")
NO_PHRASES = ("compound", "npadvmod", "attr", "nmod", "intj")
"""Relations of nouns that stand for nothing by themselves: "he is a driver" speaks of nobody but him."""
LIFE = frozenset({"retired", "former", "elderly", "widowed", "divorced", "unemployed", "married"})
"""What tells of somebody's life."""
SOMEBODY = frozenset({"one", "somebody", "someone", "another"})
EVERYBODY = frozenset({"everyone", "everybody", "anyone", "anybody", "nobody", "people"})


class Nature(Enum):
    """What a phrase stands for."""

    PERSON = "person"
    BODY = "body"
    THING = "thing"
    UNKNOWN = "unknown"


class Form(Enum):
    """How somebody or something is spoken of."""

    NAME = "name"
    NOUN = "noun"
    PRONOUN = "pronoun"


@dataclass(frozen=True, eq=False)
class Phrase:
    """A word of a sentence, with what hangs on it, that stands for somebody or something. Compared by identity."""

    sentence: Sentence
    at: int
    """Its head's place among the sentence's tokens."""
    form: Form
    nature: Nature
    gender: str = ""
    """male, female, or empty where it does not tell."""
    many: bool = False
    entity: str | None = None
    """Of the cast."""

    @property
    def token(self) -> Token:
        return self.sentence.tokens[self.at]

    @property
    def subject(self) -> bool:
        return self.token.dep in SUBJECTS

    @property
    def owner(self) -> bool:
        """Whether something is said to be its own: "her letter", "Lee's letter"."""
        return self.token.dep == "poss"

    @property
    def describes_again(self) -> bool:
        """Whether it tells of a life: "the 52-year-old", "the retired driver" is whom the article has named."""
        words = {self.sentence.tokens[c].lemma.lower() for c in self.sentence.children[self.at]}
        life = bool(words & LIFE) or self.token.lemma.lower() in vocabulary().walk_of_life
        new = any(self.sentence.tokens[c].text.lower() in ("a", "an") for c in self.sentence.subtree(self.at)[:1])
        aged = self.aged or years_old(self.sentence, self.at)
        return (aged and not new) or (self.nature is Nature.PERSON and self.definite and life)

    @property
    def aged(self) -> bool:
        """ "The 52-year-old", however the parser reads it; not "the 52-year-old ferry"."""
        t, head = self.token, self.sentence.tokens[self.token.head]
        below = [self.sentence.tokens[c] for c in self.sentence.subtree(self.at)]
        alone = head is t or head.start < t.start or head.pos not in ("NOUN", "PROPN")
        joined = "-" in t.text or any(x.text == "-" for x in below)  # not "the ferry is 52 years old"
        return alone and joined and t.lemma.lower().endswith("old") and any(x.text[:1].isdigit() for x in below)

    @property
    def definite(self) -> bool:
        """Whether it points at what is known: "the driver", "this car"."""
        below = (self.sentence.tokens[c] for c in self.sentence.children[self.at])
        return any(t.dep == "det" and t.text.lower() in ("the", "this", "that", "these", "those") for t in below)


def years_old(s: Sentence, n: int) -> bool:
    """ "The 58-year-old operator": whoever does something, not "the 58-year-old ferry"."""
    t = s.tokens[n]
    old = any(s.tokens[c].dep == "amod" and s.tokens[c].lemma.lower().endswith("old") for c in s.children[n])
    return old and (is_person(t) or doer(t))


def find_phrases(
    s: Sentence, outside: Callable[[Token], bool], cast: Cast, persons: frozenset[str], surnames: dict[str, str]
) -> tuple[Phrase, ...]:
    """The phrases of a sentence, in its order; ``outside`` tells what stands outside its quotations."""
    names = {p.at: p for p in _names(s, outside, cast, persons)}
    taken = {n for p in names.values() for n in _flat(s, p.at)}
    found = list(names.values())
    for n, t in enumerate(s.tokens):
        if n in taken or not outside(t):
            continue
        phrase = _pronoun(s, n) or _somebody(s, n) or _unlisted(s, n, surnames) or _noun(s, n)
        if phrase is not None:
            found.append(phrase)
    return tuple(sorted((*found, *_together(s, found)), key=lambda p: (p.at, p.many)))


def _flat(s: Sentence, at: int) -> set[int]:
    """A name with its parts."""
    return {at, *(c for c in s.children[at] if s.tokens[c].dep in ("compound", "flat", "nmod"))}


def _names(s: Sentence, outside: Callable[[Token], bool], cast: Cast, persons: frozenset[str]) -> Iterator[Phrase]:
    for m in cast.within(s.article, s.span):
        if m.how not in (*NAMED, "description"):
            continue
        inside = [n for n, t in enumerate(s.tokens) if m.span.start <= t.start < m.span.end and outside(t)]
        several = m.how == "description" and s.tokens[inside[-1]].lemma.lower() in GROUP_NOUNS if inside else False
        if not inside or several or any(t.text == ":" and 0 <= t.start - m.span.end <= 1 for t in s.tokens):
            continue  # the label of who speaks in a transcript is nobody spoken of
        at = next((n for n in reversed(inside) if s.tokens[n].head not in inside or s.tokens[n].head == n), inside[-1])
        gender = noun_gender(s.tokens[at])
        if s.tokens[at].dep == "appos" and s.tokens[s.tokens[at].head].pos in ("NOUN", "PROPN"):
            at = s.tokens[at].head  # "the driver, Ann Lee, said": the driver's place is hers
            gender = gender or noun_gender(s.tokens[at])
        if s.tokens[at].dep in ("compound", "nmod") and s.tokens[at].head not in inside:
            continue  # "the Lee family" is not Lee
        titles = [
            s.tokens[n] for n in (at, *s.children[at]) if s.tokens[n].dep != "appos" and s.tokens[n].pos == "NOUN"
        ]
        person = m.entity in persons or any(t.lemma.lower().endswith(DOER) or is_person(t) for t in titles)
        body = cast.by_id[m.entity].kind == "organisation"
        nature = Nature.PERSON if person else Nature.BODY if body else Nature.THING
        form = Form.NOUN if m.how == "description" else Form.NAME
        yield Phrase(s, at, form, nature, gender, many=_several(s.tokens[at]), entity=m.entity)


def _pronoun(s: Sentence, n: int) -> Phrase | None:
    t = s.tokens[n]
    if gender := gender_of(t):
        return Phrase(s, n, Form.PRONOUN, Nature.PERSON, gender)
    word = t.text.lower()
    if word not in vocabulary().things or t.dep == "expl":
        return None
    return Phrase(s, n, Form.PRONOUN, Nature.UNKNOWN, many=word.startswith("the"))


def _somebody(s: Sentence, n: int) -> Phrase | None:
    """ "One of the guards", "somebody": a person of whom nothing more is told."""
    t = s.tokens[n]
    if t.text.lower() not in SOMEBODY | EVERYBODY or t.dep not in (*SUBJECTS, "dobj", "pobj", "agent"):
        return None
    return Phrase(s, n, Form.NOUN, Nature.PERSON, many=t.text.lower() in EVERYBODY)


def _unlisted(s: Sentence, n: int, surnames: dict[str, str]) -> Phrase | None:
    """A name that the cast does not place here."""
    t = s.tokens[n]
    if t.dep in ("compound", "nmod", "npadvmod", "attr") or t.entity in MEASURES:
        return None
    if t.dep == "appos" and s.tokens[t.head].pos in ("NOUN", "PROPN"):
        return None
    if t.text in surnames and t.pos in ("PROPN", "NOUN", "VERB"):
        return Phrase(s, n, Form.NAME, Nature.PERSON, entity=surnames[t.text])
    if t.pos != "PROPN":
        return None
    kinds = {"PERSON": Nature.PERSON, "GPE": Nature.THING, "LOC": Nature.THING}
    nature = kinds.get(t.entity, Nature.UNKNOWN)
    return Phrase(s, n, Form.NAME, nature, many=t.tag == "NNPS")


def _noun(s: Sentence, n: int) -> Phrase | None:
    t = s.tokens[n]
    lemma = t.lemma.lower()
    aged = Phrase(s, n, Form.NOUN, Nature.PERSON)
    if aged.aged:
        return aged
    told = t.dep == "attr" and s.child(t.head, "expl") is not None  # "there was a shout"
    if t.pos != "NOUN" or (t.dep in NO_PHRASES and not told) or t.entity in MEASURES:
        return None
    if t.dep == "appos" and s.tokens[t.head].pos in ("NOUN", "PROPN"):
        return None
    if lemma in vocabulary().collective:
        nature = Nature.BODY
    elif (
        lemma in vocabulary().walk_of_life
        or is_person(t)
        or any(s.tokens[c].lemma.lower() in LIFE - {"former"} for c in s.children[n])
        or years_old(s, n)
    ):
        nature = Nature.PERSON  # whoever is retired is somebody
    elif doer(t):  # a seller is a person, and a counter is none
        nature = Nature.UNKNOWN
    else:
        nature = Nature.BODY if lemma in BODIES else Nature.THING
    return Phrase(s, n, Form.NOUN, nature, noun_gender(t), _several(t))


def doer(t: Token) -> bool:
    """Whether a noun's ending says that it mostly stands for somebody."""
    return t.pos == "NOUN" and t.lemma.lower().endswith(DOER)


def _several(t: Token) -> bool:
    return t.tag == "NNS" or t.lemma.lower() == "police"


def _together(s: Sentence, found: list[Phrase]) -> Iterator[Phrase]:
    """ "Lee and Ray": two who may be meant by "they"."""
    by_place = {p.at: p for p in found if p.form is not Form.PRONOUN}
    for p in list(by_place.values()):
        others = [c for c in s.children[p.at] if s.tokens[c].dep == "conj" and c in by_place]
        if others and p.token.dep != "conj":
            yield Phrase(s, p.at, p.form, p.nature, many=True)


def roles(phrases: Iterable[Phrase]) -> dict[str, str]:
    """By noun the only person of a story who is called so beside a name: "the actor Ann Lee", "Ann Lee, an actor"."""
    found: dict[str, set[str]] = defaultdict(set)
    for p in phrases:
        if p.entity is None or p.nature is not Nature.PERSON:
            continue
        s = p.sentence
        beside = [c for c in s.children[p.at] if s.tokens[c].dep in ("compound", "appos", "nmod")]
        for n in (p.at, *beside):
            if s.tokens[n].pos == "NOUN" and s.tokens[n].lemma.lower() not in KIN:  # whose brother?
                found[s.tokens[n].lemma.lower()].add(p.entity)
    return {noun: next(iter(those)) for noun, those in found.items() if len(those) == 1}


def wording(phrase: Phrase, text: str) -> str | None:
    """A noun phrase as it may be spoken of again: "a tall driver" is "the tall driver"; None where it is open."""
    s, t = phrase.sentence, phrase.token
    if t.pos != "NOUN":
        return None
    below = [c for c in s.children[phrase.at] if c < phrase.at]
    owner = next((c for c in below if s.tokens[c].dep == "poss"), None)
    kept = [c for c in below if s.tokens[c].dep in PREMODIFIERS and (phrase.many or s.tokens[c].dep != "nummod")]
    if owner is not None:
        whole = s.subtree(owner)
        if s.tokens[owner].pos not in ("PROPN",) or s.tokens[min(whole)].pos == "PRON":
            return None
        return text[s.tokens[min(whole)].start : t.end]
    start = min([phrase.at, *(min(s.subtree(c)) for c in kept)])
    first = s.tokens[start]
    words = " ".join(text[first.start : t.end].split())
    if words.isupper() or any(not (c.isalnum() or c in " -'’.") for c in words):
        return None
    if first.pos != "PROPN" and first.text[:1].isupper() and not first.text.isupper():
        words = words[0].lower() + words[1:]
    return words if words.startswith("the ") else f"the {words}"
