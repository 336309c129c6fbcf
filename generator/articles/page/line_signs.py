"""What the words and the form of one line tell of it: whether it reports, or furnishes its page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from .lines import SENTENCE_END
from .rules import AGENCIES, MAX_LETTERS, MEDIA_WORDS, MONTHS, ROLES, WEEKDAYS, known_rule

_REMEMBERED = 4096  # lines; each is asked for as itself, as its only sentence, and by its neighbours
LENGTHS = (1, 2, 3, 4, 5, 7, 10, 14, 20, 30, 45)
"""Words at which a line counts as longer: a label, a headline, a sentence, a paragraph."""
SENTENCE_STEPS = (1, 4, 8, 14)
"""Likewise where it ends no sentence or has no verb."""
SHARES = (20, 40, 60, 80, 100)
"""Percent of capitalised words at which a line counts as having more of them."""
DIGITS = (1, 15, 30, 50)
"""Percent of words with a digit, likewise."""
FEW = 8
"""Words from which a past tells what happened, and is not a label's: "Updated"."""

_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d+|\S")
_LETTERS = re.compile(r"[^\W\d_][\w'’-]*")
_DATE = re.compile(rf"(?:{MONTHS}|{WEEKDAYS})")
_VERB = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|sa(?:ys?|id)|tells?|told|shot|died|took|made|came|went|fell|"
    r"hit|broke|left|found|gave|got|held|struck|won|lost|sent|fled|began|rose|swept|met|led|put|ran|saw|became|\w{3,}ed)\b"
)
_PAST = re.compile(
    r"\b(?:was|were|had|said|told|took|made|came|went|fell|hit|broke|left|found|gave|got|held|won|lost|sent|began|rose|"
    r"met|led|ran|saw|became|\w{3,}ed)\b"
)
_QUOTED = re.compile(r"[\"“”]")
_PERSONS = (
    ("you", re.compile(r"\b(?:you|your|yours)\b", re.IGNORECASE)),
    ("we", re.compile(r"\b(?:we|our|us)\b", re.IGNORECASE)),
    ("I", re.compile(r"\b(?:I|my|me)\b")),
)
_FORMS = (
    ("an address", re.compile(r"https?:|www\.|\b[\w-]+\.(?:com|org|net|co\.uk|example|news)\b", re.IGNORECASE)),
    ("a mail address", re.compile(r"\S@\S+\.\S")),
    ("a handle", re.compile(r"(?<!\w)@\w")),
    ("a hashtag", re.compile(r"(?<!\w)#\w")),
    ("a separator", re.compile(r"\s[·•»>/→~]\s|\|")),
    ("a dash", re.compile(r"\s[–—-]\s")),
    ("a label before a colon", re.compile(r"^[\w'’ ]{2,30}:\s")),
    ("a speaker before a colon", re.compile(r"^[A-Z .'’-]{2,40}:\s")),
    (
        "an interviewer before a colon",
        re.compile(r"^(?:(?:Q|HOST|ANCHOR|PRESENTER|MODERATOR|INTERVIEWER|REPORTER)\b[:.])"),
    ),
    ("a speaker's question", re.compile(r"^[\w .'’-]{1,40}:\s.*\?$")),
    ("nothing but questions", re.compile(r"^[^.!?]+\?$")),
    ("a question mark", re.compile(r"\?")),
    ("an exclamation mark", re.compile(r"!")),
    ("a sum of money", re.compile(r"[€$£]")),
    ("quotation marks", _QUOTED),
    ("a journalist's role", re.compile(rf"\b(?:{ROLES})\b", re.IGNORECASE)),
    ("an agency", re.compile(rf"\b(?:{AGENCIES})\b", re.IGNORECASE)),
    ("a medium's word", re.compile(rf"\b(?:{MEDIA_WORDS})\b", re.IGNORECASE)),
)
_BEGINNINGS = (("a quotation mark", "\"“‘'"), ("a bracket", "([{"))


@lru_cache(_REMEMBERED)
def line_signs(text: str) -> tuple[str, ...]:
    """Every sign of a line, as a reader sees it, in words; those of its wording begin with "word" or "words"."""
    text = text[:MAX_LETTERS]
    rule = known_rule(text)
    found = [*_shape(text), *_wording(text)]
    return tuple(dict.fromkeys([*found, "a known wording", f"the wording of: {rule}"] if rule else found))


def is_wording(sign: str) -> bool:
    """Whether a sign is a word of the line, and not its form."""
    return sign.startswith(("word ", "words ", "first word ", "first words ", "last word "))


def _among(value: int, steps: tuple[int, ...]) -> str:
    """Between which steps a number lies: "4 to 6", "45 or more"."""
    low = max((step for step in steps if step <= value), default=0)
    high = min((step for step in steps if step > value), default=None)
    return f"{low} or more" if high is None else str(low) if high == low + 1 else f"{low} to {high - 1}"


def _shape(text: str) -> Iterator[str]:
    words = text.split()
    if not words:
        return
    count = len(words)
    yield f"{_among(count, LENGTHS)} words"
    yield from _ends(text, count)
    yield f"begins with {_beginning(text[0])}"
    yield from _letters(text)
    yield f"{_among(100 * sum(any(c.isdigit() for c in w) for w in words) // count, DIGITS)} % of words with digits"
    for name, form in _FORMS:
        if form.search(text):
            yield name
    yield from _telling(text, count)
    quoted = bool(_QUOTED.search(text))
    for name, person in _PERSONS:
        if person.search(text):
            yield f"says {name} in a quotation" if quoted else f"says {name}"


def _ends(text: str, count: int) -> Iterator[str]:
    last = text.rstrip("\"'”’)]")[-1:]
    yield f"ends in {last}" if last and last in ".!?:…," else "ends in no mark"
    if not SENTENCE_END.search(text):
        yield f"no sentence, {_among(count, SENTENCE_STEPS)} words"


def _beginning(first: str) -> str:
    for name, marks in _BEGINNINGS:
        if first in marks:
            return name
    return (
        "a digit"
        if first.isdigit()
        else "a small letter"
        if first.islower()
        else ("a capital" if first.isupper() else "a mark")
    )


def _letters(text: str) -> Iterator[str]:
    words = _LETTERS.findall(text)
    if not words:
        yield "no word"
        return
    yield f"{_among(100 * sum(w[0].isupper() for w in words) // len(words), SHARES)} % of words capitalised"
    if text.isupper():
        yield "all in capitals"
    elif any(w.isupper() and len(w) > 3 for w in words):
        yield "a word in capitals"


def _telling(text: str, count: int) -> Iterator[str]:
    verb, past = _VERB.search(text), _PAST.search(text)
    yield "a verb" if verb else "no verb"
    if not verb:
        yield f"no verb in {_among(count, SENTENCE_STEPS)} words"
    if past:
        yield "a past"
        if count >= FEW and SENTENCE_END.search(text):
            yield "a sentence of the past"


def _wording(text: str) -> Iterator[str]:
    words = [_kind(w) for w in _WORD.findall(text.lower().replace("’", "'"))]
    yield from (f"word {w}" for w in words)
    yield from (f"words {a} {b}" for a, b in pairwise(words))
    if words:
        yield f"first word {words[0]}"
        yield f"last word {words[-1]}"
    if len(words) > 1:
        yield f"first words {words[0]} {words[1]}"


def _kind(word: str) -> str:
    """A word, or what it stands for: a year, a number, a day's or month's name."""
    if word.isdigit():
        return "<year>" if len(word) == 4 and word[:2] in ("19", "20") else "<number>"
    return "<date>" if _DATE.fullmatch(word) else word
