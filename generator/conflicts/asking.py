"""How a question on the page names its matter: by a clause of one of the sides, in few words and as printed."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Sentence, Span
from .clauses import Clause

NOUN_PARTS = frozenset({"compound", "amod", "det", "poss", "nummod", "nmod"})
VERB_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
OBJECTS = ("dobj", "attr", "acomp", "oprd")
LONGEST = 4
"""Words before a noun that are shown with it; a longer phrase is shown by its noun alone."""


def in_few_words(c: Clause, without: Span | None = None) -> str:
    """Subject, predicate and object, with dots where words are left out; none of them that holds ``without``."""
    s = c.sentence
    kept = {c.head, *(k for k in s.children[c.head] if s.tokens[k].dep in VERB_PARTS)}
    for noun in (c.subject, s.child(c.head, *OBJECTS)):
        if noun is not None:
            phrase = _phrase(s, noun)
            if without is None or not s.hull(tuple(phrase)).overlap(without):
                kept |= phrase
    return _printed(s, kept)


def predicate(c: Clause) -> str:
    """The predicate and its object."""
    s = c.sentence
    object_ = s.child(c.head, *OBJECTS)
    particles = {k for k in s.children[c.head] if s.tokens[k].dep == "prt"}
    return _printed(s, {c.head, *particles, *(_phrase(s, object_) if object_ is not None else ())})


def _phrase(s: Sentence, noun: int) -> set[int]:
    before = {i for k in s.children[noun] if k < noun and s.tokens[k].dep in NOUN_PARTS for i in s.subtree(k)}
    return {noun, *before} if len(before) <= LONGEST else {noun}


def _printed(s: Sentence, kept: Iterable[int]) -> str:
    out, last = "", None
    for i in sorted(kept):
        if last is not None:
            out += " … " if i != last + 1 else " " if s.tokens[i].start > s.tokens[last].end else ""
        out, last = out + s.tokens[i].text, i
    return out
