"""Hedges: the words by which an article holds back from what it reports."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Sentence
from .lexicon import word_set

ADVERBS = word_set("reportedly allegedly apparently supposedly purportedly seemingly possibly perhaps probably")
ADJECTIVES = word_set("alleged reported unconfirmed purported supposed suspected apparent rumored rumoured")
MODALS = word_set("may might could")
RAISING = word_set("believe think say allege report suspect rumor rumour understand know expect")
SEEMING = word_set("seem appear")


def hedge_in(sentence: Sentence, tokens: Iterable[int]) -> str:
    """The strongest hedge among these words of a sentence, as printed in lower case, or empty.

    An adverb of doubt comes first ("allegedly"), then an adjective ("unconfirmed"), then "is believed to",
    then "may"; within one kind the first in the text.
    """
    own = sorted(tokens)
    found: list[tuple[int, int, str]] = []
    for i in own:
        t = sentence.tokens[i]
        word = t.text.lower()
        if word in ADVERBS:
            found.append((0, i, word))
        elif word in ADJECTIVES and t.dep in ("amod", "acomp", "attr"):
            found.append((1, i, word))
        elif _raised(sentence, i):
            found.append((2, i, f"{word} to"))
        elif t.lemma in SEEMING and t.pos == "VERB":
            found.append((3, i, word))
        elif word in MODALS and t.tag == "MD":
            found.append((4, i, word))
    return min(found)[2] if found else ""


def _raised(sentence: Sentence, i: int) -> bool:
    """ "is believed to have fled": a passive verb of saying or thinking over an infinitive."""
    t = sentence.tokens[i]
    return (
        t.lemma in RAISING
        and t.tag == "VBN"
        and sentence.child(i, "auxpass") is not None
        and (sentence.child(i, "xcomp") is not None)
    )
