"""Statements are brought to a readable length: asides are left out of long ones and put back into short ones."""

from __future__ import annotations

from ..model import Sentence
from . import words as w
from .draft import Draft, conditional, frame, phrase, protected

LONG = 30
"""Words; above it a reader has to start again."""
LEAST = 8
"""Words that must be left; below it a passage's asides are put back: "The recusal came" says nothing yet."""
BARE = 4
"""Words of a clause that says nothing: a subject and a verb."""
ASIDE = 12
"""Words of an aside from outside the passage; of a longer one its shortest form is put in."""
FILLED = 22
"""Words up to which they are."""


def shorten(d: Draft) -> None:
    """Leave out asides, the last first, until the rest is short; never a negation, a doubt or a condition."""
    if _words(d, d.kept) <= LONG:
        return
    for part in sorted(_asides(d, d.kept), key=lambda part: (-max(part), len(part))):
        if _words(d, d.kept) <= LONG:
            return
        rest = d.kept - part
        if d.claim.head in rest and _words(d, rest) >= LEAST and not protected(d.sentence, part):
            d.kept = rest


def fill(d: Draft) -> None:
    """Put back what stands behind the verb of a clause that is too short to say something.

    Asides of the passage come first; of a clause as bare as "the recusal came" also those that were cut from it.
    """
    s = d.sentence
    span = {i for i in d.own if s.tokens[i].text not in w.QUOTES}
    parts = [set(s.subtree(c)) for c in s.children[d.claim.head] if c > d.claim.head and s.tokens[c].dep in w.LOOSE]
    for part in sorted(parts, key=min):
        if _words(d, d.kept) >= LEAST:
            return
        whole = d.kept | (part & span)
        if part <= span and _words(d, whole) <= FILLED:
            d.kept = whole
    for part in sorted(parts, key=min):
        if _words(d, d.kept) <= BARE and s.tokens[min(part)].text != ",":
            d.keep(part if len(part) <= ASIDE else _short(s, part))


def _short(s: Sentence, part: set[int]) -> set[int]:
    """The shortest form of a long aside."""
    top = next(i for i in sorted(part) if s.tokens[i].head not in part)
    opening = {c for c in s.children[top] if s.tokens[c].dep == "mark" or s.tokens[c].tag == "WRB"}
    return opening | (frame(s, top) if s.tokens[top].pos in w.VERBAL else phrase(s, top))


def leading(d: Draft) -> None:
    """A measure before an aside goes with it: of "weeks after he left, she called" not "weeks she called" is left."""
    s = d.sentence
    for i in sorted(d.kept):
        t = s.tokens[i]
        if t.dep in ("npadvmod", "advmod") and t.head != i and not set(s.subtree(i)) - d.kept:
            behind = max(s.subtree(i)) + 1
            cut = behind < len(s.tokens) and behind not in d.kept and s.tokens[behind].pos != "PUNCT"
            if cut and s.tokens[behind].dep in ("mark", "prep", "advmod") and t.head in _opened(d, behind):
                d.kept -= set(s.subtree(i))
        elif t.dep == "advmod" and any(s.tokens[c].dep == "advcl" and c not in d.kept for c in s.children[i]):
            d.kept -= set(s.subtree(i))  # "as soon as it ended" without "it ended"


def _opened(d: Draft, i: int) -> tuple[int, ...]:
    """The verb of the aside that a word opens, and the one that it hangs on; nothing if it opens none that is cut."""
    s = d.sentence
    at = i
    while s.tokens[at].head != at and s.tokens[at].dep not in w.ASIDE:
        at = s.tokens[at].head
    opens = s.tokens[at].dep == "advcl" and at not in d.kept and min(s.subtree(at)) == i
    return (at, s.tokens[at].head) if opens else ()


def _words(d: Draft, tokens: set[int]) -> int:
    return sum(d.sentence.tokens[i].pos != "PUNCT" for i in tokens)


def _asides(d: Draft, tokens: set[int]) -> list[set[int]]:
    s = d.sentence
    found = []
    for i in sorted(tokens):
        t = s.tokens[i]
        below = set(s.subtree(i))
        first = min(below)
        set_off = first > 0 and s.tokens[first - 1].text in (",", "(", *w.DASHES)
        loose = t.dep in w.ASIDE or (t.dep == "prep" and s.tokens[t.head].pos in w.VERBAL)
        if loose and set_off and not conditional(s, i):
            found.append(below)
    return found
