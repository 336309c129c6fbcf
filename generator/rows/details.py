"""The details of a part: where what says when, where, how or of whom begins."""

from __future__ import annotations

from ..model import Sentence, Span, Token
from .candidates import Candidate
from .vocabulary import vocabulary

FIGURES = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
DATED = frozenset({"DATE", "TIME"})
OPENS = frozenset({"prep", "npadvmod", "appos", "advcl", "relcl", "acl", "conj"})
"""Relations by which a detail hangs on what stands before it."""
UNFINISHED = frozenset({"DET", "ADP", "AUX", "PART"})
"""Parts of speech after which no part ends."""
FEWEST, CORE = 2, 4
"""Words of a detail, and of what it is a detail of."""


def number(token: Token) -> str:
    """The value of a figure or a number word, as digits; empty for any other word."""
    word = token.text.lower().replace(",", "").strip("$£€")
    if word[:1].isdigit():
        return word.rstrip("stndrh.") if word[-1:].isalpha() and word[-2:] in ("st", "nd", "rd", "th") else word
    return vocabulary().number.get(word, "") if token.pos in ("NUM", "ADJ") or token.entity in FIGURES else ""


def cuts(candidate: Candidate, tile: Span) -> list[Span]:
    """A tile parted where a detail begins; the first piece is its core."""
    found = [tile.start]
    text = candidate.story.text[candidate.article]
    for s in candidate.sentences:
        verb = _first_verb(s, tile)
        for n, t in enumerate(s.tokens):
            if not verb < t.start < tile.end or candidate.in_quotation(t) or _goes_on(s, n) or not _begins(s, n):
                continue
            before, behind = text[found[-1] : t.start], text[t.start : tile.end]
            if len(before.split()) >= (FEWEST if len(found) > 1 else CORE) and len(behind.split()) >= FEWEST:
                found.append(t.start)
    ends = [*(_trimmed(candidate, b) for b in found[1:]), tile.end]
    return [Span(a, b) for a, b in zip(found, ends, strict=True)]


def _goes_on(s: Sentence, n: int) -> bool:
    """Whether what stands before a word is not done without it: "as a | 25-year-old", "is | from"."""
    return s.tokens[n - 1].pos in UNFINISHED


def hangs_on(candidate: Candidate, cut: Span) -> int:
    """The offset of the word on which what opens a cut hangs."""
    s = next(s for s in candidate.sentences if s.span.start <= cut.start < s.span.end)
    at = next(n for n, t in enumerate(s.tokens) if t.start >= cut.start)
    while s.tokens[at].start >= cut.start and s.tokens[at].head != at:
        at = s.tokens[at].head
    return s.tokens[at].start


def _first_verb(s: Sentence, tile: Span) -> int:
    """Where a tile's verb ends: before it stands only who does it."""
    verbs = [t for t in s.tokens if t.pos in ("VERB", "AUX") and tile.start <= t.start < tile.end]
    main = [t for t in verbs if t.dep not in ("relcl", "acl", "amod", "aux", "auxpass", "pcomp")]
    return next((t.end for t in (*main, *verbs)), tile.end)


def _begins(s: Sentence, n: int) -> bool:
    """Whether a word opens a detail: "shortly" in "shortly after 5 a.m.", of which the head is "after"."""
    return any(n == min(s.subtree(h)) and _opens(s, h) for h in (n, s.tokens[n].head))


def _opens(s: Sentence, h: int) -> bool:
    t, first = s.tokens[h], min(s.subtree(h))
    inside = first > 0 and t.entity in DATED and s.tokens[first - 1].entity in DATED and not s.tokens[first].begins
    if inside or (t.dep == "prep" and t.text.lower() in ("of", "to")):
        return False
    return t.dep in OPENS and not (t.dep == "conj" and t.pos not in ("NOUN", "PROPN"))


def _trimmed(candidate: Candidate, at: int) -> int:
    """The end of the last word before an offset."""
    return max(t.end for t in candidate.tokens if t.start < at)
