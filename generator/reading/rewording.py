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
from ..language.times.patterns import MONTHS, WEEKDAYS
from ..model import CUT, Span
from .guard import COMMON_WORDS, NAMED, denies, figures, lacks, strange, telling

LONGEST = 250
"""Tokens of a row or a wording that are compared; a row is a few sentences, and the time grows with the square."""
MOST_PUT = 16
"""Words that one bracket may have. A judgement: an explanation, not a sentence of its own."""
LEAST_KEPT = 0.5
"""Share of the telling words of the article's sentence, and of the new one, that stand in both at their places. Below
it what is left is no longer the article's sentence."""
SMALL = word_set(
    "a about after again also although am among an and another any are around as at be because been before behind "
    "being between both but by came can come could did do does during each every for from gave get give go got "
    "had has have having he her here him his how i if in into is it its itself just like made make may me more "
    "much my near of off on once one or other others our out over own said same say says she since so somebody "
    "someone still such take than that the their them themselves then there these they this those through to told "
    "too took under until up upon very was we went were what when where which while who whom whose why will with "
    "within would you your"
)
"""Words that need not stand in any article: they join others."""
DAYS = frozenset({*MONTHS, *WEEKDAYS})
"""Nor these, in the place of a word that points at a day, or beside one."""
POINTING = word_set("today yesterday tomorrow tonight night morning evening afternoon noon week weekend day")
"""Words that point at a day."""
CONNECTIVES = word_set("and but so meanwhile still however yet then also moreover")
"""What may go at the beginning unseen, as the marks of items do."""
OPENING = frozenset("“„«\"'‘([—")
QUOTES = frozenset('"“”„«»‘')
WEIGHTY = frozenset("()[]:;,-")
"""Marks that do not stay where the words around them change."""
_KINDS = (
    ADVERBS
    | ADJECTIVES
    | MODALS
    | word_set("appear appears appeared seem seems seemed likely believed thought suspected alleged"),
    word_set(
        "said say says told according claim claims claimed insist insists insisted allege alleges alleged report"
        " reports reported accuse accused deny denies denied reject rejects rejected dismiss dismissed call"
        " calls called"
    ),
    word_set("plan plans planned want wants wanted try tries tried hope hopes would could intend intends"),
)
"""Words that hold back, that say who claims something, and that tell of plans: none goes without one of its kind."""
_FIXED = word_set(
    "before after until since against because should must if unless all most few many half some only than hardly barely"
    " about around almost nearly roughly fewer least never every"
)
"""Words that may be put in, and of which none takes the place of another or goes."""
_NUMBER = r"(?:(?<![\w)])[-−])?[$£€]?\d++(?:[.,:]\d++)*+%?(?:[a-z]{1,3}\b)?(?!-?\w)"
_TOKEN = re.compile(rf"{_NUMBER}|\w+(?:[.,:'’-]\w+)*(?:['’](?=\s|$))?|[^\w\s]")
_SIGN = re.compile(r"[$£€%]|[-−](?=[$£€]?\d)")
_WORD = re.compile(r"[^\W\d_]+")
_END = re.compile(r"[.](?:\s|$)")
_FOLDED = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " "})
_REMEMBERED = 256  # texts whose words are kept: a story is asked about for each of its rows
_ENDING = re.compile(r"(?<=\w{3})(?:ing|ed|es|s|d|e)$")


@dataclass(frozen=True, slots=True)
class _Change:
    """Tokens of the article, from and to, the words in their place, and whether they stand inside a quotation."""

    start: int
    end: int
    put: str
    gone: str = ""
    quoted: bool = False


def reworded(words: str, text: str, row: Span, story: str) -> tuple[tuple[Span, str], ...] | None:
    """The stretches of a row that another wording changes, each with what stands in its place, in the row's order.

    Args:
        words: The row as it shall read.
        text: The article's text; ``row``: the row's place in it.
        story: The texts of all articles: what is put in has its names, numbers and telling words from there, what takes
            the place of telling words from its own article.

    Returns:
        Nothing to change where the wording is the row's own; None where it keeps less than half of the row, or may say
        something else: a number, a sign, a day, a doubt or a claimant that goes, a denial that comes or goes, names in
        another order, a quotation that is made or changed, words that stand nowhere.
    """
    there = [Span(row.start + m.start(), row.start + m.end()) for m in _TOKEN.finditer(row.of(text))]
    own, plain = tuple(s.of(text) for s in there), " ".join(words.split())
    changes = _compared(own, plain)
    if changes is None or "[" in row.of(text) or not _says_the_same(changes, own, plain, text, story):
        return None
    return tuple(_shown(c, there, text) for c in changes)


def keeps_little(words: str, line: str) -> bool:
    """Whether a wording has less than half of a line's words at their places, so that it is none of this line."""
    own, plain = tuple(m.group() for m in _TOKEN.finditer(line)), " ".join(words.split())
    changes = _compared(own, plain)
    return changes is not None and not _keeps_enough(changes, own, plain)


@lru_cache(_REMEMBERED)
def _compared(own: tuple[str, ...], plain: str) -> tuple[_Change, ...] | None:
    """What changes between the tokens of a row and another wording; None where they are too many."""
    new = list(_TOKEN.finditer(plain))
    return tuple(_changes(own, new, plain)) if max(len(own), len(new)) <= LONGEST else None


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
            yield _change(own, i, j, put)
        elif put and m < len(b) and QUOTES.isdisjoint((*gone, *put)):
            yield _change(own, i, j, put)  # "the mayor[,] Ann Lee[,] said"
        elif not put and i and not WEIGHTY.isdisjoint(gone):
            yield _change(own, i - 1, j, new[k - 1].group())  # "(Holm Lines" without what closes it
        elif not put and not i and OPENING.isdisjoint(gone):
            yield _change(own, i, j, "")  # "• Who: the mill"


def _change(own: Sequence[str], start: int, end: int, put: str) -> _Change:
    marks = sum(w in QUOTES - {"‘"} for w in own[:start])  # what closes it may be an apostrophe
    return _Change(start, end, put, " ".join(own[start:end]), bool(marks % 2))


def _only_small(between: Sequence[str]) -> bool:
    return len(between) <= 2 and all(len(w) <= COMMON_WORDS and w == w.lower() and not w.isdigit() for w in between)


def _keeps_enough(changes: Sequence[_Change], own: Sequence[str], plain: str) -> bool:
    changed = {n for c in changes for n in range(c.start, c.end)}
    kept = telling(" ".join(w for n, w in enumerate(own) if n not in changed))
    return len(kept) >= LEAST_KEPT * max(len(telling(" ".join(own))), len(telling(plain)))


def _says_the_same(changes: Sequence[_Change], own: Sequence[str], plain: str, article: str, story: str) -> bool:
    put = " ".join(c.put for c in changes)
    holds = _keeps_enough(changes, own, plain) and not _moves(changes) and not strange(put)
    if not holds or not figures(put) <= figures(story) or not _days(" ".join(own)) <= _days(plain):
        return False
    return all(_is_known(c, own, article, story) and _keeps(c, plain) and not _quotes(c) for c in changes)


def _moves(changes: Sequence[_Change]) -> bool:
    """Whether names or numbers change places: "Strom sued Lee" is not "Lee sued Strom"."""
    named = [tuple(_names(part) for part in (c.gone, c.put)) for c in changes]
    apart = any(set(gone) & set(put) for n, (gone, _) in enumerate(named) for m, (_, put) in enumerate(named) if m != n)
    return apart or any([w for w in gone if w in put] != [w for w in put if w in gone] for gone, put in named)


def _names(text: str) -> list[str]:
    """Names, numbers and days, each once, in their order."""
    return list(dict.fromkeys(w for w in NAMED.findall(text) if w.lower() not in SMALL))


def _is_known(change: _Change, own: Sequence[str], article: str, story: str) -> bool:
    """Whether the words that are put in stand where they may come from. One bracket is no sentence of its own."""
    beside = own[max(0, change.start - 1) : change.end + 1]
    free = SMALL | (DAYS if not POINTING.isdisjoint(_lower(beside)) else frozenset())
    words = [w for w in _WORD.findall(change.put) if w.casefold() not in free and (len(w) > 1 or w.isupper())]
    near = _forms(article if _telling(change.gone) else story)
    known = all((w[0].isupper() and w in _words(story)) or _forms(w) & near for w in words)
    ends = len(_END.findall(change.put)) <= len(_END.findall(change.gone)) and not {"!", "?"} & set(change.put)
    return known and ends and len(change.put.split()) <= MOST_PUT


@lru_cache(_REMEMBERED)
def _forms(text: str) -> frozenset[str]:
    """Its words in small letters, with and without an ending: "takes" and "taking" have one in common."""
    words = [w.casefold() for w in _WORD.findall(text)]
    return frozenset(form for w in words for form in (w, _ENDING.sub("", w)))


@lru_cache(_REMEMBERED)
def _words(text: str) -> frozenset[str]:
    """Its words as they stand, and with a capital; of words in capitals also the name."""
    words = _WORD.findall(text)
    return frozenset(form for w in words for form in (w, w.capitalize() if w.isupper() else w[0].upper() + w[1:]))


def _quotes(change: _Change) -> bool:
    """Whether a change makes, moves or alters a quotation; in one only a pronoun gives way, and a word is put in."""
    gone, put = ([c for c in part if c in QUOTES] for part in (change.gone, change.put))
    moved = gone != put or (bool(gone) and bool(_telling(change.put) - _telling(change.gone)))
    return moved or (change.quoted and not gone and bool(_telling(change.gone)))


def _keeps(change: _Change, plain: str) -> bool:
    """Whether a change takes no number, sign or doubt out of a row, and no denial out of or into it."""
    gone, put = (_lower(_WORD.findall(part)) for part in (change.gone, change.put))
    signs = not figures(change.gone) or _SIGN.findall(change.gone) == _SIGN.findall(change.put)
    numbers = figures(change.gone) <= figures(plain) and signs
    lost = lacks(change.gone) and not lacks(change.put)
    denied = denies(change.gone) == denies(change.put) and not lost
    if _telling(change.gone):
        denied = denied and lacks(change.gone) == lacks(change.put)
    kinds = all(not gone & kind or put & kind for kind in _KINDS)
    fixed = gone & _FIXED <= put and (not gone & _FIXED or put & _FIXED <= gone)
    return numbers and denied and kinds and fixed


def _telling(text: str) -> frozenset[str]:
    """Its words but small ones and such as point at a day: with "they" nothing is lost."""
    small = SMALL | POINTING | {"last", "next", "first"}
    words = (w.casefold() for w in _WORD.findall(text) if len(w) > 1)
    return frozenset(w for w in words if w not in small and _ENDING.sub("", w) not in small)


def _lower(words: Iterable[str]) -> frozenset[str]:
    return frozenset(w.casefold() for w in words)


def _days(text: str) -> frozenset[str]:
    """The days and months that it names: "Nov." is November."""
    named = [w for w in _WORD.findall(text) if w[0].isupper()]
    return frozenset(w[:3].casefold() for w in named if w.casefold() in DAYS)


def _shown(change: _Change, there: Sequence[Span], text: str) -> tuple[Span, str]:
    """A change as it stands in the row, apart from the words beside it."""
    first = there[change.start] if change.start < len(there) else there[-1]
    if change.start == change.end:
        at = there[change.start - 1].end if change.start else first.start
        if change.start < len(there) and (not change.start or text[at - 1] in OPENING):
            return Span(first.start, first.start), f"[{change.put}] "
        return Span(at, at), f" [{change.put}]" if change.put[0].isalnum() else f"[{change.put}]"
    span = Span(first.start, there[change.end - 1].end)
    old = span.of(text)
    behind = " " * text[span.end : span.end + 1].isalnum()
    if not change.put:
        opening = change.start == 0 and change.end < len(there) and _goes_unseen(change.gone)
        return (Span(span.start, there[change.end].start), "") if opening else (span, f"{CUT}{behind}")
    if len(old) > 1 and change.put[1:] == old[1:] and change.put[0].casefold() == old[0].casefold():
        return Span(span.start, span.start + 1), f"[{change.put[0]}]"
    if not change.put[0].isalnum() and change.start and change.put[0] not in OPENING:
        return Span(there[change.start - 1].end, span.end), f"[{change.put}]{behind}"
    before = text[span.start - 1] if change.start else " "
    return span, f"{'' if before.isspace() or before in OPENING else ' '}[{change.put}]{behind}"


def _goes_unseen(gone: str) -> bool:
    """Whether nothing is lost with a row's first words: "•", "And so,"."""
    return all(w.casefold() in CONNECTIVES for w in _WORD.findall(gone)) and not figures(gone)
