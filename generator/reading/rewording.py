"""How a model would have a row read, held beside the article's own words: each stretch that it changes is known.

"He cleared a lane to the door." that reads "Lee cleared a lane to the door of the hut." is the article's sentence with
two changes, which a page shows in square brackets: "[Lee] cleared a lane to the door [of the hut]."
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from ..language.hedges import ADJECTIVES, ADVERBS, MODALS
from ..language.lexicon import word_set
from ..model import Span
from .guard import COMMON_WORDS, STEM, denies, figures, strange, telling

MOST_PUT = 16
"""Words that one bracket may have. A judgement: an explanation, not a sentence of its own."""
LEAST_KEPT = 0.5
"""Share of the telling words of the article's sentence, and of the new one, that stand in both at their places. Below
it what is left is no longer the article's sentence."""
MOST_DROPPED = 4
"""Words of a label or an address at the beginning of which nothing needs to show: "Not so fast:"."""
CUT = "[…]"
"""In the place of what is left out."""
SMALL = word_set(
    "a about after again against all also although among an and another any are around as at be because been "
    "before behind being between both but by came can come could did do does during each every few for from gave "
    "get give go got had has have having he her here him his how i if in into is it its itself just like made "
    "make many may me more most much must my near of off on once one only or other others our out over own said "
    "same say says she should since so some somebody someone still such take than that the their them themselves "
    "then there these they this those through to told too took under until up upon very was we went were what "
    "when where which while who whom whose why will with within would yet you your"
)
"""Words that need not stand in any article: they join others."""
DAYS = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august"
    " september october november december"
)
"""Nor these, where the row has a word that points at a day."""
SHORT_DAYS = frozenset(day[:3] for day in DAYS)
POINTING = word_set("today yesterday tomorrow tonight night morning evening afternoon noon week weekend day")
_TOKEN = re.compile(r"\w+(?:[.,:'’-]\w+)*(?:['’](?=\s|$))?|[^\w\s]")
_WORD = re.compile(r"[^\W\d_]+")
_FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
OPENING = frozenset("“\"'‘([")
WEIGHTY = frozenset("()[]:;,-")
"""Marks that do not stay where the words around them change."""
QUOTES = frozenset('"“”«»')
_DOUBT = ADVERBS | ADJECTIVES | MODALS | word_set("claimed claims insisted insists unless would if said says")
"""Words that hold back, or say who claims something: none goes without another in its place."""
_ABOUT = re.compile(r"\b(?:about|around|almost|nearly|only|over|than|to|least|most) (?=\d)")
"""What makes a number less exact."""
_REMEMBERED = 256  # texts whose words are kept: a story is asked about for each of its rows
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|d|e)$")


@dataclass(frozen=True, slots=True)
class _Change:
    """Tokens of the article, from and to, and the words in their place."""

    start: int
    end: int
    put: str


def reworded(words: str, text: str, row: Span, story: str) -> tuple[tuple[Span, str], ...] | None:
    """The stretches of a row that another wording changes, each with what stands in its place, in the row's order.

    Args:
        words: The row as it shall read.
        text: The article's text; ``row``: the row's place in it.
        story: The texts of all articles: what is put in has its names, numbers and telling words from there.

    Returns:
        Nothing to change where the wording is the row's own; None where it says something else: it keeps less than half
        of the row, loses a number or a doubt, adds or loses a denial, or has words that stand nowhere.
    """
    there = [Span(row.start + m.start(), row.start + m.end()) for m in _TOKEN.finditer(row.of(text))]
    own = [s.of(text) for s in there]
    plain = " ".join(words.split())
    new = list(_TOKEN.finditer(plain))
    changes = list(_changes(own, new, plain))
    if not _says_the_same(changes, own, plain, story):
        return None
    return tuple(_shown(c, there, text) for c in changes)


def _changes(own: Sequence[str], new: Sequence[re.Match[str]], plain: str) -> Iterator[_Change]:
    """Stretches of tokens that differ, those joined between which only small words are the same."""
    a, b = [w.translate(_FOLDED) for w in own], [m.group().translate(_FOLDED) for m in new]
    apart: list[tuple[int, int, int, int]] = []
    for tag, i, j, k, m in SequenceMatcher(None, a, b, autojunk=False).get_opcodes():
        if tag == "equal":
            continue
        if apart and _only_small(a[apart[-1][1] : i]):
            apart[-1] = (apart[-1][0], j, apart[-1][2], m)
        else:
            apart.append((i, j, k, m))
    for i, j, k, m in apart:
        put = plain[new[k].start() : new[m - 1].end()] if m > k else ""
        gone = a[i:j]
        if any(c.isalnum() for word in (*gone, put) for c in word):
            yield _Change(i, j, put)
        elif put and m < len(b) and QUOTES.isdisjoint((*gone, *put)):
            yield _Change(i, j, put)  # "the mayor[,] Ann Lee[,] said"
        elif not put and i and not WEIGHTY.isdisjoint(gone):
            yield _Change(i - 1, j, new[k - 1].group())  # "(Holm Lines" without what closes it
        elif not put and not i and OPENING.isdisjoint(gone):
            yield _Change(i, j, "")  # "• Who: the mill"


def _only_small(between: Sequence[str]) -> bool:
    return len(between) <= 2 and all(len(w) <= COMMON_WORDS and w == w.lower() and not w.isdigit() for w in between)


def _says_the_same(changes: Sequence[_Change], own: Sequence[str], plain: str, story: str) -> bool:
    kept = _kept(changes, own)
    enough = LEAST_KEPT * max(len(telling(" ".join(own))), len(telling(plain)))
    put = " ".join(c.put for c in changes)
    days = DAYS if not POINTING.isdisjoint(_lower(own)) else frozenset()
    there = _forms(story) | _forms(" ".join(SMALL | days))
    known = all(_forms(w) & there for w in _WORD.findall(put) if len(w) > 1)
    counted = figures(put) <= figures(story)
    fits = all(len(c.put.split()) <= MOST_PUT for c in changes) and not strange(put)
    said = not any(_loses(c, own, plain, put) or _quotes(c, own) for c in changes)
    return len(kept) >= enough and known and counted and fits and said


def _kept(changes: Sequence[_Change], own: Sequence[str]) -> frozenset[str]:
    changed = {n for c in changes for n in range(c.start, c.end)}
    return telling(" ".join(w for n, w in enumerate(own) if n not in changed))


def _quotes(change: _Change, own: Sequence[str]) -> bool:
    """Whether a change opens or closes a quotation that the article does not: nobody is made to say anything."""
    gone = "".join(own[change.start : change.end])
    return sum(c in QUOTES for c in gone) != sum(c in QUOTES for c in change.put)


@lru_cache(_REMEMBERED)
def _forms(text: str) -> frozenset[str]:
    """The beginnings of its words, with and without an ending: "takes" and "taking" have one in common."""
    words = [w.casefold() for w in _WORD.findall(text)]
    return frozenset(form[:STEM] for w in words for form in (w, _ENDING.sub("", w)))


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(w.casefold() for w in words)


def _days(text: str) -> frozenset[str]:
    """The days and months that it names: "Nov." is November."""
    return frozenset(w[:3] for w in _lower(_WORD.findall(text)) if w in DAYS or w in SHORT_DAYS)


def _loses(change: _Change, own: Sequence[str], plain: str, put: str) -> bool:
    """Whether a change takes a number, a day or a doubt out of a row, or a denial out of or into it."""
    gone = " ".join(own[change.start : change.end])
    doubted, doubts = (_lower(text.split()) & _DOUBT for text in (gone, put))
    exact = _ABOUT.search(" ".join(own[change.start : change.end + 1])) and not _ABOUT.search(f"{change.put} 1")
    lost = denies(gone) != denies(change.put) or not figures(gone) <= figures(plain)
    lost = lost or not _days(gone) <= _days(plain)
    return lost or bool(doubted and not doubts) or bool(exact)


def _shown(change: _Change, there: Sequence[Span], text: str) -> tuple[Span, str]:
    """A change as it stands in the row."""
    if change.start == change.end:
        return _put_in(change, there, text)
    span = Span(there[change.start].start, there[change.end - 1].end)
    if change.put:
        if change.put[1:] == span.of(text)[1:]:
            return Span(span.start, span.start + 1), f"[{change.put[0]}]"
        before = there[change.start - 1].end if change.start else span.start
        behind = " " * text[span.end : span.end + 1].isalnum()
        if not change.put[0].isalnum():
            return Span(before, span.end), f"[{change.put}]{behind}"
        apart = " " * (before == span.start and change.start > 0 and there[change.start - 1].of(text) not in OPENING)
        return span, f"{apart}[{change.put}]{behind}"
    if change.start == 0 and change.end < len(there) and _is_opening([s.of(text) for s in there[: change.end]]):
        return Span(span.start, there[change.end].start), ""
    return span, f"{CUT} " if text[span.end : span.end + 1].isalnum() else CUT


def _is_opening(gone: Sequence[str]) -> bool:
    """Whether nothing is lost with a row's first words: "Driver:", "•", "And so,"."""
    label = gone[-1] == ":" and len(gone) <= MOST_DROPPED
    return label or all(w.lower() in SMALL or not w.isalnum() for w in gone)


def _put_in(change: _Change, there: Sequence[Span], text: str) -> tuple[Span, str]:
    """Behind the word before it; at the beginning, and behind an opening mark, before the next word."""
    before = there[change.start - 1] if change.start else None
    if change.start < len(there) and (before is None or before.of(text) in OPENING):
        at = there[change.start].start
        return Span(at, at), f"[{change.put}] "
    at = there[-1].end if before is None else before.end
    return Span(at, at), f" [{change.put}]" if change.put[0].isalnum() else f"[{change.put}]"
