"""He and she, where only one person can be meant; everything doubtful stays unresolved."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from ...model import Sentence, Span
from . import words as w
from .merge import Named

PRONOUNS = {
    "he": "male",
    "him": "male",
    "his": "male",
    "himself": "male",
    "she": "female",
    "her": "female",
    "hers": "female",
    "herself": "female",
}
QUOTES = frozenset('"“”„«»')
SUBJECTS = ("nsubj", "nsubjpass")


@dataclass(frozen=True, slots=True)
class Standing:
    """A person standing in a sentence at a token; ``entity`` is None for one that no name could be given to."""

    token: int
    end: int
    entity: Named | None
    gender: str = ""


Stage = dict[int, list[Standing]]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A pronoun and who is meant."""

    entity: Named
    sentence: int
    span: Span
    token: int


def learn_genders(sentences: tuple[Sentence, ...], stage: Stage) -> None:
    """Count, for each person, pronouns that can mean nobody else: "Roche said he", "Orrick ... herself"."""
    for number, sentence in enumerate(sentences):
        here = stage.get(number, [])
        if len({id(s.entity) for s in here}) != 1 or here[0].entity is None:
            continue
        for i, token in enumerate(sentence.tokens):
            gender = PRONOUNS.get(token.text.lower())
            if gender is None or i < here[0].token or _quoted_between(sentence, here[0].end, i):
                continue
            if _subject_of_frame(sentence, here[0], i):
                here[0].entity.male += gender == "male"
                here[0].entity.female += gender == "female"


def _subject_of_frame(sentence: Sentence, person: Standing, i: int) -> bool:
    """Whether the person is the subject of the clause that the pronoun's clause hangs on."""
    token = sentence.tokens[person.token]
    # An object may well be somebody else: "was asked what had driven her".
    leads = sentence.tokens[i].dep in (*SUBJECTS, "poss") or sentence.tokens[i].text.lower().endswith("self")
    return leads and token.dep in SUBJECTS and token.head in _above(sentence, i)


def _above(sentence: Sentence, i: int) -> set[int]:
    found: set[int] = set()
    while i not in found:
        found.add(i)
        i = sentence.tokens[i].head
    return found


def resolve_pronouns(sentences: tuple[Sentence, ...], stage: Stage) -> list[Resolved]:
    """Every pronoun that is safe to resolve, in order; each one resolved counts as a mention for the next."""
    found: list[Resolved] = []
    standing: Stage = defaultdict(list, {n: list(those) for n, those in stage.items()})
    in_quotes = False
    for number, sentence in enumerate(sentences):
        if number == 0 or _new_paragraph(sentences, number):
            in_quotes = False
        for i, token in enumerate(sentence.tokens):
            if token.text in QUOTES or token.text in ("``", "''"):
                in_quotes = token.text in ("“", "``") or (token.text == '"' and not in_quotes)
            gender = PRONOUNS.get(token.text.lower())
            if gender is None:
                continue
            person = None if in_quotes else _referent(sentences, standing, number, i, gender)
            if person is not None:
                found.append(Resolved(person, number, Span(token.start, token.end), i))
            standing[number].append(Standing(i, i, person, gender))
            standing[number].sort(key=lambda s: s.token)
    return found


def _new_paragraph(sentences: tuple[Sentence, ...], number: int) -> bool:
    a, b = sentences[number - 1], sentences[number]
    return a.article != b.article or a.paragraph != b.paragraph


def _referent(sentences: tuple[Sentence, ...], standing: Stage, number: int, i: int, gender: str) -> Named | None:
    sentence = sentences[number]
    before = [s for s in standing.get(number, []) if s.end < i]
    able = _able(before, gender)
    if able is None:
        return None
    if able:
        person = able[0]
        last = max(s.end for s in before if s.entity is person)
        known = person.gender == gender or _subject_of_frame(sentence, next(s for s in before if s.entity is person), i)
        return person if known and not _quoted_between(sentence, last, i) else None
    if number == 0 or sentences[number - 1].article != sentence.article:
        return None
    return _from_previous(sentences, standing, number, i, gender)


def _able(standing: list[Standing], gender: str) -> list[Named] | None:
    """Persons a pronoun of this gender may mean: one, none, or None where they compete."""
    entities: list[Named] = []
    for s in standing:
        own = s.gender or (s.entity.gender if s.entity else "")
        if own and own != gender:
            continue
        if s.entity is None:
            return None
        if all(s.entity is not e for e in entities):
            entities.append(s.entity)
        if len(entities) > 1:
            return None
    return entities


def _from_previous(sentences: tuple[Sentence, ...], standing: Stage, number: int, i: int, gender: str) -> Named | None:
    """A person of the sentence before: the only one, of known gender, its subject, with no quotation mark between.

    That holds over a paragraph's end too: news has paragraphs of one sentence (33 of 33 such read were right).
    """
    sentence, previous = sentences[number], sentences[number - 1]
    able = _able(standing.get(number - 1, []), gender)
    if not able or able[0].gender != gender:
        return None
    places = [s for s in standing[number - 1] if s.entity is able[0]]
    if not any(previous.tokens[s.token].dep in (*SUBJECTS, "poss") for s in places):
        return None
    if _quoted_between(previous, places[-1].end, len(previous.tokens)) or _quoted_between(sentence, -1, i):
        return None
    if _speaks(sentence, i) and not any(_speaks(previous, s.token) for s in places):
        # "He later added" after a sentence in which he said nothing is a splice until shown otherwise.
        return None
    return able[0]


def _speaks(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    return token.dep in SUBJECTS and sentence.tokens[token.head].lemma in w.SPEECH


def _quoted_between(sentence: Sentence, a: int, b: int) -> bool:
    return any(t.text in QUOTES or t.text in ("``", "''") for t in sentence.tokens[max(0, a + 1) : b])
