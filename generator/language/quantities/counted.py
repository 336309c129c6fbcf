"""What a number counts: the noun it governs or is governed by."""

from __future__ import annotations

from ...model import Sentence
from ..lexicon import word_set

PERSON_HEADS = frozenset(
    ["people", "person", "victim", "life", "fatality", "casualty", "individual", "others", "other", "soul", "human"]
)
"""Words for people that count the same."""
OUTCOMES = word_set(
    "kill injure wound hurt die arrest detain dead injured wounded missing hospitalize hospitalise trap displace"
    " evacuate rescue unaccounted homeless alive slay shoot charge sentence convict"
)
"""Predicates that leave unsaid that people are counted: "two were killed", "12 dead"."""
MODIFIERS = frozenset({"nummod", "quantmod", "compound", "amod", "nmod", "npadvmod", "predet"})
NOUNS = ("NOUN", "PROPN")
NORMAL = {"people": "person", "persons": "person", "men": "man", "women": "woman", "others": "other"}
VAGUE_HEADS = frozenset({"number", "total", "couple", "group", "pair", "period"})
REACH = 4  # tokens to the right in which a noun is looked for where the parse gives none
OBJECTS = ("pobj", "dobj")
EXTENTS = {
    **dict.fromkeys(("deep", "underground", "below", "beneath"), "depth"),
    **dict.fromkeys(("high", "tall"), "height"),
    **dict.fromkeys(("long",), "length"),
    **dict.fromkeys(("wide", "across"), "width"),
    **dict.fromkeys(("away", "north", "south", "east", "west", "northeast", "northwest", "southeast"), "distance"),
    **dict.fromkeys(("southwest", "north-east", "north-west", "south-east", "south-west", "from"), "distance"),
}


def counted_by(sentence: Sentence, first: int, last: int) -> str:
    """Lemma of what the number at tokens ``first`` to ``last`` counts, or empty.

    "three of the victims" counts victims, "two armed officers" officers, "six were injured" persons.
    """
    top = last
    for _ in range(last - first + 1):
        above = sentence.tokens[top].head
        if first <= above <= last and above != top:
            top = above
    if sentence.tokens[last].pos == "NUM" and _outcome_behind(sentence, last):
        return "person"
    noun = _governor(sentence, top, last)
    if noun is None:
        noun = _of(sentence, top, last)
    if noun is None and not _is_bare(sentence, last):
        noun = _next_noun(sentence, last)
    if noun is not None:
        lemma = sentence.tokens[noun].lemma
        below = _of(sentence, noun, last) if lemma in VAGUE_HEADS else None
        return normal(sentence.tokens[below].lemma if below is not None else lemma)
    return "person" if _outcome(sentence, top, last) else ""


def measured_by(sentence: Sentence, last: int) -> str:
    """What a measure measures: "a depth of 12 km" and "7.5 miles underground" are depths; else empty."""
    token = sentence.tokens[last]
    above = sentence.tokens[token.head]
    if token.dep == "pobj" and above.lemma in ("of", "at"):
        noun = sentence.tokens[above.head]
        if noun.pos in NOUNS and above.lemma == "of" and noun.lemma not in VAGUE_HEADS:
            return normal(noun.lemma)
    following = sentence.tokens[last + 1].text.lower() if last + 1 < len(sentence.tokens) else ""
    return EXTENTS.get(following, "")


def text_of(sentence: Sentence, first: int, last: int) -> str:
    """The words of tokens ``first`` to ``last``."""
    return " ".join(t.text for t in sentence.tokens[first : last + 1])


def normal(lemma: str) -> str:
    """A counted noun's lemma, with irregular plurals that the lemmatizer leaves."""
    return NORMAL.get(lemma, lemma)


def _governor(sentence: Sentence, top: int, last: int) -> int | None:
    token = sentence.tokens[top]
    head = sentence.tokens[token.head]
    # "Four or five officers", "12 or 13 homes": a joined number counts what the other does.
    if token.dep == "conj" and head.pos == "NUM":
        token, head = head, sentence.tokens[head.head]
    if token.dep in MODIFIERS and head.pos in NOUNS and token.head > last:
        return token.head
    return None


def _of(sentence: Sentence, top: int, last: int) -> int | None:
    for child in sentence.children[top]:
        if child > last and sentence.tokens[child].dep == "prep" and sentence.tokens[child].lemma == "of":
            found = sentence.child(child, *OBJECTS)
            if found is not None and sentence.tokens[found].pos in NOUNS:
                return found
    return None


def _is_bare(sentence: Sentence, last: int) -> bool:
    following = sentence.tokens[last + 1 : last + 2]
    return not following or following[0].pos in ("PUNCT", "VERB", "AUX", "ADP", "CCONJ", "SCONJ", "PRON", "DET")


def _next_noun(sentence: Sentence, last: int) -> int | None:
    found = None
    for i in range(last + 1, min(len(sentence.tokens), last + 1 + REACH)):
        token = sentence.tokens[i]
        if token.pos in NOUNS:
            found = i
        elif token.pos not in ("ADJ", "NUM") or found is not None:
            break
    return found


def _outcome_behind(sentence: Sentence, last: int) -> bool:
    """ "Two dead", "six injured": no noun stands between the number and what befell them."""
    following = sentence.tokens[last + 1 : last + 2]
    after = sentence.tokens[last + 2 : last + 3]
    ends = not after or after[0].pos in ("PUNCT", "ADP", "CCONJ", "SCONJ", "ADV", "AUX")
    return (
        bool(following) and following[0].lemma in OUTCOMES and following[0].tag in ("VBN", "VBD", "JJ", "RB") and ends
    )


def _outcome(sentence: Sentence, top: int, last: int) -> bool:
    head = sentence.tokens[sentence.tokens[top].head]
    below = [sentence.tokens[c].lemma for c in sentence.children[top] if c > last]
    subject = sentence.tokens[top].dep in ("nsubj", "nsubjpass", "dobj", "appos", "conj", "nummod")
    return any(word in OUTCOMES for word in below) or (subject and head.lemma in OUTCOMES)


def same_kind(a: str, b: str) -> bool:
    """Whether two counted nouns can be one: equal, or both plain words for people."""
    return a == b or (a in PERSON_HEADS and b in PERSON_HEADS)
