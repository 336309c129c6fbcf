"""Figures in a sentence with their normal value: counts, shares, money, ages, measures, scores, labels."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import inf

from ...model import Quantity, Sentence, Span
from ..line import line, span_at, token_at
from ..per_sentence import per_sentence
from ..times.find import find_times
from .counted import counted_by, measured_by, text_of
from .numerals import Numeral, find_numerals
from .units import MEASURES, Unit, unit_of

NEARLY = 0.9
"""How far below the figure "nearly" may lie, as a share of it."""
PLACES = 6  # decimal places kept, so that no processor's last bit shows
_TO = re.compile(r"(?:-\s+(?=to|or))?\s*(?:-|to|or)\s*(?:(?:US|A|C)?\$|[£€])?\s*$|\s*-\s*$", re.IGNORECASE)
_AND = re.compile(r"\s+and\s+(?:(?:US|A|C)?\$|[£€])?\s*$")
_BETWEEN = re.compile(r"\bbetween\s+(?:(?:US|A|C)?\$|[£€])?\s*$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s+(?:(?:US|A|C)?\$|[£€])?\s*$", re.IGNORECASE)
_SCORE_BEHIND = re.compile(
    r"[\s-]+(?:\w+\s+)?(?:win|victory|defeat|loss|vote|decision|ruling|lead|draw|triumph|majority|verdict|thrashing"
    r"|rout|split|advantage)\b",
    re.IGNORECASE,
)
_SCORE_BEFORE = re.compile(
    r"\b(?:won|win|wins|lost|lose|beat|beaten|led|lead|drew|draw|voted?|score|scored|ruled|defeated|vote of"
    r"|voted in favou?r)\b[^.;]{0,25}$",
    re.IGNORECASE,
)
_DECADE_AGE = re.compile(
    r"\b(?:(?P<part>early|mid|late)[\s-]+)?(?P<tens>[2-9]0|teens|twenties|thirties|forties|fifties|sixties|seventies"
    r"|eighties)s?\b",
    re.IGNORECASE,
)
_IN_POSSESSIVE = re.compile(r"\b(?:in|into|of)\s+(?:his|her|their|my|our)\s+$", re.IGNORECASE)
TENS = {
    word: 10 * n
    for n, word in enumerate(
        ["teens", "twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties"], 1
    )
}
TEENS = (13.0, 19.0)  # years


@dataclass(frozen=True, slots=True)
class Bound:
    """What words before or behind a number do to it."""

    kind: str
    """least, most, below (nearly) or about."""


def _bounds(table: str) -> dict[str, Bound]:
    """Lines "kind: words, words" to each wording's bound."""
    lines = (row.split(":") for row in table.strip().splitlines())
    return {words.strip(): Bound(kind.strip()) for kind, listed in lines for words in listed.split(",")}


BEFORE = _bounds("""
least: at least, no fewer than, no less than, not less than, not fewer than, a minimum of, more than, over, well over
least: upwards of, upward of, above, in excess of, greater than, exceeding
most: at most, up to, no more than, not more than, a maximum of, fewer than, less than, under, below
most: as many as, as much as, as few as
below: nearly, almost, close to, just under, approaching, just short of
about: about, around, approximately, roughly, some, an estimated, estimated, circa, in the region of, perhaps
about: just over, a little over, slightly more than, somewhere around
""")
BEHIND = _bounds("""
least: or more, plus
most: or less, or fewer
about: or so, or thereabouts, give or take
""")
_BEFORE = re.compile(
    rf"\b(?:{'|'.join(sorted(map(re.escape, BEFORE), key=len, reverse=True))})\s+(?:an?\s+|the\s+)?$", re.IGNORECASE
)
_BEHIND = re.compile(
    rf"\s*,?\s+(?P<words>{'|'.join(sorted(map(re.escape, BEHIND), key=len, reverse=True))})\b|\+(?!\w)", re.IGNORECASE
)


@per_sentence
def find_quantities(sentence: Sentence) -> tuple[Quantity, ...]:
    """Figures of a sentence, in the text's order.

    Units are ``count``, ``percent``, ``age``, ``ordinal``, ``magnitude``, ``caliber``, ``score``, ``label`` (a number
    that names and counts nothing), a currency code, or a base unit: m, kg, m2, litre, km/h, C, duration:minute. A
    score's ``low`` and ``high`` are its two numbers. "a", "both" and figures that belong to a date are left out.
    """
    text = line(sentence)
    dated = [t.span for t in find_times(sentence, None) if t.grain not in ("duration", "vague")]
    start = sentence.span.start
    ages = tuple(_decade_ages(sentence, text))
    taken = dated + [q.span for q in ages]
    numerals = [
        n for n in find_numerals(text) if not any(Span(start + n.start, start + n.end).overlap(s) for s in taken)
    ]
    found = list(ages)
    position = 0
    while position < len(numerals):
        used, quantity = _at(sentence, text, numerals, position)
        if quantity is not None and found and found[-1].span.overlap(quantity.span):
            quantity = None  # the rest of a telephone number
        if quantity is not None:
            found.append(quantity)
        position += used
    return tuple(sorted(found, key=lambda q: q.span))


def _at(sentence: Sentence, text: str, numerals: list[Numeral], position: int) -> tuple[int, Quantity | None]:
    """The quantity that begins at a numeral, and how many numerals it uses."""
    number = numerals[position]
    if position + 1 < len(numerals):
        other = numerals[position + 1]
        pair = _pair(sentence, text, number, other)
        if pair is not None:
            return 2, pair
    if _no_figure(sentence, text, number):
        return 1, None
    unit = unit_of(text, number)
    if unit.name == "count" and _is_year(text, number):
        return 1, None
    return 1, _bounded(text, sentence, _quantity(sentence, number, number, unit), unit)


def _pair(sentence: Sentence, text: str, number: Numeral, other: Numeral) -> Quantity | None:
    """A range or a score of two neighbouring numbers."""
    between = text[number.end : other.start]
    if "fraction" in (number.kind, other.kind) or "ordinal" in (number.kind, other.kind):
        return None
    both = _BETWEEN.search(text, 0, number.start) and _AND.fullmatch(between)
    # "30% to 40%", "7 to 9 miles": a unit may stand behind the first number too.
    spread = _TO.fullmatch(re.sub(r"^\s?(?:%|percent|per cent|million|billion)", "", between))
    if not both and not (spread and not _FROM.search(text, 0, number.start)):
        return None
    score = spread and ("-" in between or "to" in between) and other.end - number.start <= 10
    told = _SCORE_BEHIND.match(text, other.end) or _SCORE_BEFORE.search(text[: number.start])
    if score and (told or number.low > other.low) and number.low < 1000 and not text[other.end :].startswith("-"):
        return Quantity(span_at(sentence, number.start, other.end), number.low, other.low, "score", "")
    if number.low >= other.low or text[number.start - 1 : number.start] in ("-", "/"):
        return None
    first, unit = unit_of(text, number), unit_of(text, other)
    if unit.name in ("label", "ordinal") or first.name not in ("count", unit.name):
        return None
    scale = other.low / _digits_alone(text, other)
    low = number.low * scale if scale > 1 and number.low < _digits_alone(text, other) else number.low
    wide = replace(number, low=low, high=low, end=other.end)
    start = min(first.start, number.start) if first.name == unit.name else number.start
    return _quantity(sentence, wide, other, replace(unit, start=start))


def _digits_alone(text: str, number: Numeral) -> float:
    """The value without a magnitude word: in "2 to 3 million" it holds for both."""
    match = re.match(r"\d[\d,]*(?:\.\d+)?", text[number.start : number.end])
    return float(match.group().replace(",", "")) if match and number.low else number.low or 1.0


def _quantity(sentence: Sentence, low: Numeral, high: Numeral, unit: Unit) -> Quantity:
    def base(value: float) -> float:
        return round((value + unit.shift) * unit.factor, PLACES)

    first, last = token_at(sentence, low.start), token_at(sentence, max(low.end, unit.end) - 1)
    counted = "" if unit.name == "label" else counted_by(sentence, first, last)
    if unit.name in MEASURES and "-" not in text_of(sentence, first, last):
        counted = measured_by(sentence, last)
    span = span_at(sentence, min(low.start, unit.start), max(low.end, unit.end))
    return Quantity(span, base(low.low), base(high.high), unit.name, counted, low.approximate or high.approximate)


def _bounded(text: str, sentence: Sentence, quantity: Quantity, unit: Unit) -> Quantity:
    """The quantity opened by words such as "at least" before it or "or more" behind it."""
    if unit.name in ("label", "ordinal", "caliber"):
        return quantity
    start, end = quantity.span.start - sentence.span.start, quantity.span.end - sentence.span.start
    before = _BEFORE.search(text[:start])
    behind = _BEHIND.match(text, end)
    if before:
        words = re.sub(r"\s+(?:an?|the)?\s*$", "", before.group().lower()).strip()
        words = words if words in BEFORE else before.group().lower().strip()
        if words == "over" and unit.name.startswith("duration"):
            return quantity  # "over three days" tells how long
        quantity = _opened(quantity, BEFORE.get(words, Bound("about")))
        start = before.start()
    if behind:
        quantity = _opened(quantity, BEHIND[behind["words"].lower()] if behind["words"] else Bound("least"))
        end = behind.end()
    return replace(quantity, span=span_at(sentence, start, end))


def _opened(quantity: Quantity, bound: Bound) -> Quantity:
    if bound.kind == "least":
        return replace(quantity, high=inf)
    if bound.kind == "most":
        return replace(quantity, low=min(0.0, quantity.low))
    if bound.kind == "below":
        return replace(quantity, low=round(quantity.low * NEARLY, PLACES), approximate=True)
    return replace(quantity, approximate=True)


def _is_year(text: str, number: Numeral) -> bool:
    written = text[number.start : number.end]
    return re.fullmatch(r"(?:19|20)\d\d", written) is not None and not re.match(r"\s+[a-z]+s\b", text[number.end :])


def _no_figure(sentence: Sentence, text: str, number: Numeral) -> bool:
    """Number words that count nothing: "no one", "at first", "a second man", "one of the best"."""
    word = text[number.start : number.end].lower()
    token = sentence.tokens[token_at(sentence, number.start)]
    before = text[: number.start].lower().rstrip()
    after = text[number.end :].lower()
    if (number.start == 0 and re.match(r"\d+\.\s", text)) or before.endswith("&#"):
        return True  # a list's number, a character reference
    if re.match(r"\d+[A-Za-z]", text[number.start :]) and unit_of(text, number).name == "count" and number.low < 1e3:
        return True
    if text[number.end : number.end + 1] == "/" or text[number.start - 1 : number.start] == "/":
        return True
    if word == "one":
        idle = re.match(
            r"\s+(?:of\s+(?:the|his|her|its|their|my|our|those|many|several)\b|another|day\b|thing\b|can\b|might\b)",
            after,
        )
        return (
            token.pos != "NUM"
            or idle is not None
            or bool(re.search(r"\b(?:no|any|every|some|the|this|that|each|which)$", before))
        )
    if number.kind == "ordinal" and not word[0].isdigit():
        return (
            token.pos != "ADJ"
            or after.startswith("-")
            or re.match(r"\s+(?:time|place|lady|of all|half|name|and foremost)\b", after) is not None
            or bool(re.search(r"\b(?:a|at|from the|an|one|the very)$", before))
            or text[number.start].isupper()
        )
    return False


def _decade_ages(sentence: Sentence, text: str) -> Iterator[Quantity]:
    """ "in his 50s", "in her late thirties": an age as a range."""
    for match in _DECADE_AGE.finditer(text):
        if not _IN_POSSESSIVE.search(text[: match.start()]):
            continue
        word = match["tens"].lower()
        low = float(TENS.get(word, 0) or word)
        first, last = TEENS if word == "teens" else (low, low + 9)
        if match["part"] and word != "teens":
            first, last = {"early": (low, low + 4), "mid": (low + 3, low + 7), "late": (low + 6, low + 9)}[
                match["part"].lower()
            ]
        yield Quantity(span_at(sentence, match.start(), match.end()), first, last, "age", "", approximate=True)
