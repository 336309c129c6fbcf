"""The details of a part that carry a value, where they begin, and whether a passage tells them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..language.quantities.compare import comparable, compatible
from ..language.times.compare import times_conflict
from ..model import Sentence, Span, Token
from .candidates import Candidate
from .mentions import SUBJECTS
from .story import Story
from .vocabulary import vocabulary

FIGURES = frozenset({"CARDINAL", "MONEY", "PERCENT", "QUANTITY", "ORDINAL"})
DATED = frozenset({"DATE", "TIME"})
PLACES = frozenset({"GPE", "LOC", "FAC"})
COMMON, MANY = 0.3, 3
"""Share and number of the story's sentences with a name from which it is the story's own and no detail."""
OPENS = frozenset({"prep", "npadvmod", "appos", "advcl", "relcl", "acl", "conj"})
"""Relations by which a detail hangs on what stands before it."""
UNFINISHED = frozenset({"DET", "ADP", "AUX", "PART"})
"""Parts of speech after which no part ends."""
FEWEST, CORE = 2, 4
"""Words of a detail, and of what it is a detail of."""


@dataclass(frozen=True, slots=True)
class Value:
    """A word that says how many, when, where or who."""

    token: Token
    kind: str
    """figure, time, place or name."""


def values(candidate: Candidate, span: Span) -> tuple[Value, ...]:
    """What carries a value in a stretch of a row, outside credits and subjects."""
    credits = [x for t in candidate.told for a in t.claim.attributions for x in (a.source_span, a.cue_span)]
    return tuple(
        Value(t, kind)
        for s in candidate.sentences
        for t in s.tokens
        if span.start <= t.start < span.end
        and not any(c.start <= t.start < c.end for c in credits)
        and (kind := _kind(candidate.story, s, t))
    )


def _kind(story: Story, s: Sentence, t: Token) -> str:
    if _age(s, t) and _of_subject(s, s.tokens[s.tokens[t.head].head]):
        return ""
    if number(t):
        return "time" if t.entity in DATED and not t.text.isdigit() else "figure"
    if t.entity in DATED and t.text.lower() in vocabulary().calendar:
        return "time"
    if t.pos != "PROPN" or t.dep in ("compound", "det") or _of_subject(s, t):
        return ""
    if story.spread[t.lemma.lower()] >= max(MANY, COMMON * len(story.sentences)):
        return ""
    return "place" if t.entity in PLACES else "name"


def _age(s: Sentence, t: Token) -> bool:
    """ "A 49-year-old man": an age tells who, not what."""
    return t.text.isdigit() and any(x.text.lower() in ("old", "year", "year-old", "years") for x in _next(s, t))


def _next(s: Sentence, t: Token) -> list[Token]:
    return [x for x in s.tokens if t.end <= x.start <= t.end + 2][:2]


def _of_subject(s: Sentence, t: Token) -> bool:
    """Whether it is the subject, or hangs on it as a title or apposition does."""
    while t.dep in ("compound", "poss", "appos", "conj", "nmod", "flat"):
        t = s.tokens[t.head]
    return t.dep in SUBJECTS


def number(token: Token) -> str:
    """The value of a figure or a number word, as digits; empty for any other word."""
    word = token.text.lower().replace(",", "").strip("$£€")
    if word[:1].isdigit():
        return word.rstrip("stndrh.") if word[-1:].isalpha() and word[-2:] in ("st", "nd", "rd", "th") else word
    return vocabulary().number.get(word, "") if token.pos in ("NUM", "ADJ") or token.entity in FIGURES else ""


def cuts(candidate: Candidate, tile: Span) -> list[Span]:
    """A tile parted where a detail that carries a value begins; the first piece is its core."""
    found = [tile.start]
    for s in candidate.sentences:
        verb = _first_verb(s, tile)
        for n, t in enumerate(s.tokens):
            if not verb < t.start < tile.end or candidate.in_quotation(t) or _goes_on(s, n):
                continue
            head = _opener(s, n)
            if head is not None and values(candidate, Span(t.start, min(tile.end, s.hull(s.subtree(head)).end))):
                before = candidate.story.text[candidate.article][found[-1] : t.start]
                behind = candidate.story.text[candidate.article][t.start : tile.end]
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


def _opener(s: Sentence, n: int) -> int | None:
    """The head of the detail that a word opens: of "shortly after 5 a.m." it is "after"."""
    return next((h for h in (n, s.tokens[n].head) if n == min(s.subtree(h)) and _opens(s, h)), None)


def _opens(s: Sentence, h: int) -> bool:
    t, first = s.tokens[h], min(s.subtree(h))
    inside = first > 0 and t.entity in DATED and s.tokens[first - 1].entity in DATED and not s.tokens[first].begins
    if inside or (t.dep == "prep" and t.text.lower() in ("of", "to")):
        return False
    return t.dep in OPENS and not (t.dep == "conj" and t.pos not in ("NOUN", "PROPN"))


def _trimmed(candidate: Candidate, at: int) -> int:
    """The end of the last word before an offset."""
    return max(t.end for t in candidate.tokens if t.start < at)


def tells(story: Story, passage: tuple[Sentence, ...], candidate: Candidate, value: Value) -> bool:
    """Whether the sentences of another article tell a value of a row."""
    t = value.token
    words = {x.text.lower() for s in passage for x in s.tokens}
    if t.text.lower() in words or t.lemma.lower() in {x.lemma.lower() for s in passage for x in s.tokens}:
        return True
    if value.kind == "figure" and number(t) in {number(x) for s in passage for x in s.tokens}:
        return True
    if value.kind in ("figure", "time"):
        return _measured(story, passage, candidate, t)
    article = passage[0].article
    meant = {
        m.entity for m in story.cast.within(candidate.article, candidate.span) if m.span.start <= t.start < m.span.end
    }
    if value.kind == "place":
        return bool(meant & {m.entity for m in story.cast.mentions if m.article == article})
    return bool(meant & {m.entity for s in passage for m in story.cast.within(article, s.span)})


def _measured(story: Story, passage: tuple[Sentence, ...], candidate: Candidate, t: Token) -> bool:
    """Whether a quantity or a time that holds the word agrees with one of the passage."""
    own = [c for c in (x.claim for x in candidate.told) if c.span.start <= t.start < c.span.end]
    those = [x.claim for x in story.told(passage)]
    figures = [q for c in own for q in c.quantities if q.span.start <= t.start < q.span.end]
    times = [x for c in own for x in c.times if x.span.start <= t.start < x.span.end]
    return any(comparable(a, b) and compatible(a, b) for a in figures for c in those for b in c.quantities) or any(
        a.grain == b.grain and not times_conflict(a, b) for a in times for c in those for b in c.times
    )


def around(story: Story, article: str, span: Span) -> Iterator[Sentence]:
    """The sentences of a passage and those beside them, in which it may say when and where."""
    for s in story.sentences:
        if s.article == article and s.span.overlap(span):
            yield from (x for x in (*story.beside(s), s) if x is not None)
