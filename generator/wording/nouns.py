"""Noun phrases as words for a bracket: as they are, with a form of "be", as owners."""

from __future__ import annotations

from ..model import Sentence
from . import words as w
from .draft import Draft, phrase

LONG_NOUN = 10
"""Words of a noun phrase that may be put into a bracket; of a longer one only its head with what stands before it."""


def noun_words(d: Draft, i: int) -> str:
    """A noun phrase as words for a bracket; somebody with a name by it."""
    s = d.sentence
    if i in d.called:
        return d.called[i]
    tokens = sorted(phrase(s, i))
    if len(tokens) > LONG_NOUN:
        tokens = [*sorted(k for c in s.children[i] if s.tokens[c].dep in w.BEFORE for k in s.subtree(c)), i]
    found = ""
    for k, before in zip(tokens, [None, *tokens], strict=False):
        t = s.tokens[k]
        word = t.text if k or t.entity or t.pos == "PROPN" else t.text.lower()
        if k in d.called and t.pos == "PRON":
            word = d.called[k]
        glued = before is not None and s.tokens[before].end == t.start
        found += word if glued or not found else f" {word}"
    return found


def copula(s: Sentence, noun: int) -> str:
    """The form of "be" that fits a noun and the time of its sentence."""
    at = noun
    while s.tokens[at].head != at and s.tokens[at].pos not in w.VERBAL:
        at = s.tokens[at].head
    past = s.tokens[at].tag in ("VBD", "VBN") or any(s.tokens[c].tag == "VBD" for c in s.children[at])
    many = plural(s, noun)
    return ("were" if many else "was") if past else ("are" if many else "is")


def plural(s: Sentence, noun: int) -> bool:
    """Whether a noun is more than one, by its form or by its fellows."""
    fellows = any(s.tokens[c].dep == "conj" and c - noun < LONG_NOUN for c in s.children[noun])
    return s.tokens[noun].tag in ("NNS", "NNPS") or fellows


def possessive(words: str) -> str:
    """ "Lee" to "Lee's"; what is a possessive already stays one."""
    return words if words.endswith(("'s", "’s", "s'", "s’")) else f"{words}'s"
