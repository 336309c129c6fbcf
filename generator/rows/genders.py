"""Who is a person, and of which gender, as far as the articles tell."""

from __future__ import annotations

from collections import Counter, defaultdict

from ..language.attribution.words import UNNAMED
from ..language.entities.words import FEMALE, FEMALE_TITLES, KIN, MALE, MALE_TITLES, ORGANISATION, PERSON_NOUNS, PLACE
from ..model import Cast, Sentence, Token
from .vocabulary import vocabulary

NAMED = ("name", "short name")
TITLE_VOTES, NAME_VOTES = 8, 6
"""What a title, and what a first name, weighs against one pronoun."""


def is_person(token: Token) -> bool:
    """Whether a noun stands for a person, or is a name of one that the cast does not know."""
    if token.pos == "PROPN":
        return token.entity == "PERSON"
    return (
        token.pos == "NOUN"
        and token.lemma.lower() in PERSON_NOUNS | KIN | UNNAMED | MALE | FEMALE | vocabulary().person_noun
    )


def noun_gender(token: Token) -> str:
    lemma = token.lemma.lower()
    return "male" if lemma in MALE else "female" if lemma in FEMALE else ""


def gender_of(token: Token) -> str:
    """The gender of a personal pronoun; empty for any other word."""
    words, word = vocabulary(), token.text.lower()
    return "male" if word in words.masculine else "female" if word in words.feminine else ""


def persons(cast: Cast) -> frozenset[str]:
    """Entities that are persons: by their kind, or because a part of a person's name or a first name says so."""
    words = vocabulary()
    whole = [set(e.name.split()) for e in cast.entities if e.kind == "person"]
    found = set()
    for e in cast.entities:
        name = e.name.split()
        body = any(w.lower() in ORGANISATION | PLACE for w in name)
        first = len(name) > 1 and name[0].lower() in words.male_name | words.female_name
        if e.kind == "person" or (not body and (first or (len(name) > 1 and any(set(name) <= w for w in whole)))):
            found.add(e.id)
    return frozenset(found)


def surnames(cast: Cast, persons: frozenset[str]) -> tuple[dict[str, str], frozenset[str]]:
    """Last names that one person of the story has, and those that several have."""
    found: dict[str, set[str]] = defaultdict(set)
    for e in cast.entities:
        if e.id in persons and len(e.name.split()) > 1:
            found[e.name.split()[-1]].add(e.id)
    one = {name: next(iter(ids)) for name, ids in found.items() if len(ids) == 1 and name[:1].isupper()}
    firsts = {name: {cast.by_id[e].name.split()[0] for e in ids} for name, ids in found.items()}
    return one, frozenset(name for name, those in firsts.items() if len(those) > 1)


def genders(cast: Cast, sentences: tuple[Sentence, ...]) -> dict[str, str]:
    """By person what pronouns, titles, descriptions and the first name say, where they agree three to one."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    words = vocabulary()
    for entity in cast.entities:
        said = {w.strip(".").lower() for name in (entity.name, *entity.aliases) for w in name.split()}
        votes[entity.id]["male"] += TITLE_VOTES * bool(said & (MALE | MALE_TITLES))
        votes[entity.id]["female"] += TITLE_VOTES * bool(said & (FEMALE | FEMALE_TITLES))
        first = entity.name.split()[0].lower()
        if entity.name[:1].isupper():
            votes[entity.id]["male"] += NAME_VOTES * (first in words.male_name)
            votes[entity.id]["female"] += NAME_VOTES * (first in words.female_name)
    for s in sentences:
        at = {t.start: n for n, t in enumerate(s.tokens)}
        for m in cast.within(s.article, s.span):
            n = at.get(m.span.start)
            if n is None:
                continue
            if m.how == "pronoun":
                votes[m.entity][gender_of(s.tokens[n])] += 1
            elif n and m.how in NAMED:
                title = s.tokens[n - 1].text.strip(".").lower()
                votes[m.entity]["male"] += TITLE_VOTES * (title in MALE_TITLES)
                votes[m.entity]["female"] += TITLE_VOTES * (title in FEMALE_TITLES)
    return {entity: _gender(v["male"], v["female"]) for entity, v in votes.items()}


def _gender(male: int, female: int) -> str:
    if male and male >= 3 * female:
        return "male"
    return "female" if female and female >= 3 * male else ""
