"""Names as they stand in the sentences, with what speaks for a person, an organisation or a place."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Sentence, Span
from . import entities_words as w
from .entities_votes import Form, NameUse, vote_over_story, votes_of

NAMED = frozenset({"PERSON", "ORG", "GPE", "LOC", "NORP", "FAC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW"})
TITLE_CASE = 0.7  # share of a line's words with a capital above which capitals say nothing
SHORT = {"st": "street", "ave": "avenue", "rd": "road", "dr": "drive", "blvd": "boulevard", "s": "south", "n": "north"}
"""Abbreviations in addresses, written out in keys of several words."""
GLUE = frozenset({"-", "–", "&", "."})


def find_forms(sentences: tuple[Sentence, ...]) -> dict[tuple[str, ...], Form]:
    """The wordings of names in a story, by key, with their votes."""
    forms: dict[tuple[str, ...], Form] = {}
    doubtful: list[NameUse] = []
    for number, sentence in enumerate(sentences):
        titled = _title_case(sentence)
        for use, sure in _uses(sentence, number):
            if titled or not sure:
                doubtful.append(use)
                continue
            form = forms.setdefault(use.key, Form(use.key))
            form.uses.append(use)
            form.votes.update(votes_of(sentence, use))
    vote_over_story(forms, sentences)
    parts = {word for key in forms for word in key}
    for use in doubtful:
        if use.key in forms:
            forms[use.key].uses.append(use)
        elif len(use.key) == 1 and use.key[0] in parts and not use.words.islower():
            forms.setdefault(use.key, Form(use.key)).uses.append(use)
    for form in forms.values():
        form.uses.sort(key=lambda u: (u.sentence, u.first))
    return forms


def _title_case(sentence: Sentence) -> bool:
    # Names have capitals in every line: only the other words tell.
    words = [t.text for t in sentence.tokens[1:] if t.text.isalpha() and len(t.text) > 3 and not t.entity]
    return len(words) > 2 and sum(x[0].isupper() for x in words) / len(words) > TITLE_CASE


def _uses(sentence: Sentence, number: int) -> Iterator[tuple[NameUse, bool]]:
    """Uses of names, each with whether it is surely one (a parser's name, or a proper noun inside a sentence)."""
    for first, last, labelled in _stretches(sentence):
        trimmed = _trim(sentence, first, last)
        if trimmed is None:
            continue
        begin, end = trimmed
        words = [sentence.tokens[i].text for i in range(begin, end + 1)]
        key = tuple(x.lower().strip(".") for x in words if x not in GLUE and x.strip("."))
        if len(key) > 1 and sentence.tokens[end].entity != "PERSON":
            key = tuple(SHORT.get(x, x) if x != "dr" or x == key[-1] else x for x in key)
        if len("".join(key)) < 2 or not words[0][0].isupper() or key[0] in w.NOT_NAMES or key[0].startswith("http"):
            continue
        title = _title(sentence, begin)
        span = Span(sentence.tokens[begin].start, sentence.tokens[end].end)
        text = " ".join(words)
        sure = labelled or (begin > 0 and sentence.tokens[begin - 1].text not in ('"', "“", ".", ":"))
        yield NameUse(number, begin, end, key, span, text, title), sure


def _stretches(sentence: Sentence) -> Iterator[tuple[int, int, bool]]:
    """First and last token of each stretch that may be a name: the parser's names, then runs of proper nouns."""
    i, tokens = 0, sentence.tokens
    while i < len(tokens):
        token = tokens[i]
        if token.entity in NAMED and token.begins:
            j = i
            while j + 1 < len(tokens) and tokens[j + 1].entity == token.entity and not tokens[j + 1].begins:
                j += 1
            # The parser's names miss a first or last word now and then ("Sheila" of "Sheila Dordies").
            while token.entity == "PERSON" and j + 1 < len(tokens) and _runs_on(sentence, j + 1):
                j += 1
            if i == j and token.text.istitle() and _person_begins(sentence, j + 1):
                j += 1
                while j + 1 < len(tokens) and tokens[j + 1].entity == "PERSON" and not tokens[j + 1].begins:
                    j += 1
            yield i, j, True
            i = j + 1
        elif token.pos == "PROPN" and not token.entity:
            j = i
            while j + 1 < len(tokens) and not tokens[j + 1].entity and _runs_on(sentence, j + 1):
                j += 1
            yield i, j, False
            i = j + 1
        else:
            i += 1


def _person_begins(sentence: Sentence, i: int) -> bool:
    """Whether a person's last name stands here that the parser cut from the first."""
    return i < len(sentence.tokens) and sentence.tokens[i].entity == "PERSON" and sentence.tokens[i].begins


def _runs_on(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    if token.entity and token.entity not in NAMED:
        return False
    after = sentence.tokens[i + 1] if i + 1 < len(sentence.tokens) else None
    hyphen = token.text in ("-", "–") and after is not None and after.start == token.end and after.pos == "PROPN"
    return (token.pos == "PROPN" and not token.begins and token.text[:1].isupper()) or hyphen


def _trim(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """Without article, titles, possessive and stray signs; None where no name is left."""
    tokens = sentence.tokens
    for i in range(first, last + 1):
        if tokens[i].tag == "POS" and i > first:
            # "Ruth 's Chris": the possessive ends the name unless more capitals of the same name follow.
            last = i - 1
            break

    titled = tokens[last].text.lower() not in w.ORGANISATION  # "Justice Department" has no title

    def idle(i: int, leading: bool) -> bool:
        token = tokens[i]
        # "Highway 9" keeps its number, "Mira Halvek 7" does not.
        if not leading and token.pos == "NUM" and i > first and token.entity in ("FAC", "ORG", "PRODUCT"):
            return False
        return token.pos in ("DET", "PUNCT", "PART", "ADP", "SYM", "NUM", "SPACE", "CCONJ") or (
            leading and titled and token.text.lower().strip(".") in w.TITLES and i < last
        )

    while first <= last and idle(first, True):
        first += 1
    while first <= last and idle(last, False):
        last -= 1
    if first > last or (tokens[first].tag in ("JJ", "NNPS") and tokens[first].entity == "NORP"):
        return None
    if first == last and tokens[first].text.lower().strip(".") in w.TITLES:
        return None
    if not any(tokens[i].pos in ("PROPN", "NOUN") for i in range(first, last + 1)):
        return None
    return first, last


def _title(sentence: Sentence, begin: int) -> tuple[str, ...]:
    words: list[str] = []
    i = begin - 1
    while i >= 0:
        token = sentence.tokens[i]
        word = token.text.lower().strip(".")
        if token.text == "." and words:
            i -= 1
            continue
        if word not in w.TITLES and not (words and token.pos in ("NOUN", "PROPN") and token.dep == "compound"):
            break
        words.insert(0, word)
        i -= 1
    return tuple(words)
