"""Numbers in digits and words: where they stand in a line, and what they are worth."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
CARDINALS: dict[str, float] = {word: float(n) for n, word in enumerate(_ONES.split())}
CARDINALS |= {
    word: 10.0 * n
    for n, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], start=2)
}
MAGNITUDES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
GLUED_MAGNITUDES = {
    "k": 1e3,
    "m": 1e6,
    "mn": 1e6,
    "mln": 1e6,
    "million": 1e6,
    "bn": 1e9,
    "b": 1e9,
    "billion": 1e9,
    "tn": 1e12,
}
"""Written against the digits: "$20m", "1.2bn"."""
ORDINALS: dict[str, float] = {
    word: float(n)
    for n, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
        ],
        start=1,
    )
}
FRACTIONS = {
    "half": 1 / 2,
    "halves": 1 / 2,
    "third": 1 / 3,
    "quarter": 1 / 4,
    "fifth": 1 / 5,
    "sixth": 1 / 6,
    "eighth": 1 / 8,
    "tenth": 1 / 10,
}
PLURAL_GROUPS = {"dozens": 12.0, "scores": 20.0, "hundreds": 100.0, "thousands": 1e3, "millions": 1e6, "billions": 1e9}
"""At least two of them, and fewer than ten: more would have another name."""
_DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+"
_WORDS = "|".join(sorted((*CARDINALS, *MAGNITUDES), key=len, reverse=True))
_PARTS = "|".join(sorted(FRACTIONS, key=len, reverse=True))
_SMALL = "|".join(w for w in CARDINALS if 1 <= CARDINALS[w] <= 19)
_GLUED = "|".join(sorted(GLUED_MAGNITUDES, key=len, reverse=True))
NUMBER = re.compile(
    rf"(?P<outof>\b(?P<some>{_SMALL}|\d+(?:\.\d+)?)\s+(?:in|out\s+of)\s+(?P<every>every\s+)?"
    rf"(?P<whole>ten|10|(?:a\s+|one\s+)?hundred|100)\b(?!\s+(?:year|day|minute|hour|week|month|second)s?\b))"
    rf"|(?P<digits>(?=[\d.])(?<![\w.,])(?:{_DIGITS})(?:(?P<glued>{_GLUED})\b"
    rf"|(?P<ordinal>st|nd|rd|th)\b)?(?:\s+(?P<magnitude>hundred|thousand|million|billion|trillion)\b|[\s-]"
    rf"(?P<hyphened>million|billion)\b)?)"
    rf"|\b(?:"  # once for all that follow: most places in a line are inside a word, and fail here
    rf"(?P<fraction>(?:(?P<parts>a|an|one|{_SMALL}|\d+)[\s-]|(?=half|halves))(?P<part>{_PARTS})s?(?=\s+(?:of|a|an|the"
    rf"|his|her|its|their|more|less|as|full|hour|that)\b|-(?:hour|mile|century|million|billion|empty|full)\b)"
    rf"|(?P<parts2>a|an|one)[\s-](?P<part2>third|quarter|fifth|tenth)\b(?=\s+(?:more|less|higher|lower|fewer|off)\b"
    rf"|\s*[.,;:!?)]|\s*$)"
    rf"|(?P<parts3>{_SMALL})[\s-](?P<part3>thirds|quarters|fifths|tenths)\b)"
    rf"|(?P<half>half(?=\s+(?:of|a|an|the|his|her|its|their)\b))"
    rf"|(?P<groups>(?:dozens|hundreds|thousands|millions|billions|scores(?=\s+of))\b(?:\s+of\s+(?:thousands"
    rf"|millions))?)"
    rf"|(?P<dozen>(?:(?P<dozens>half a|a half|a|an|two|three|four|five|several|\d+)[\s-])?dozen\b)"
    rf"|(?P<couple>a couple(?=\s+(?:of|hundred|thousand)))"
    rf"|(?P<words>(?:a\s+(?=hundred\b|thousand\b|million\b|billion\b|trillion\b))?(?:{_WORDS})"
    rf"(?:(?:(?<=hundred)\s+and\s+|(?<=thousand)\s+and\s+|(?<=million)\s+and\s+|[\s-]+)(?:{_WORDS}))*\b)"
    rf"|(?P<ordinalword>(?:{'|'.join(ORDINALS)})\b))"
)
"""In lower case: looked for in either case it takes three times as long."""


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number in a line: characters ``start`` to ``end``, its values, and in which manner it is written."""

    start: int
    end: int
    low: float
    high: float
    kind: str
    """number, fraction, ordinal or group ("dozens")."""
    approximate: bool = False


def find_numerals(text: str) -> tuple[Numeral, ...]:
    """Every number of a line that is plain (see layout.py), in order; a run of number words makes one."""
    found: list[Numeral] = []
    for match in NUMBER.finditer(text.lower()):
        numeral = _read(match)
        if numeral is not None:
            found.append(numeral)
    return tuple(found)


def _read(match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    if match["outof"]:
        return _out_of(match)
    if match["digits"]:
        return _digits(match)
    if match["fraction"]:
        return _fraction(match)
    if match["half"]:
        return Numeral(start, end, 0.5, 0.5, "fraction")
    if match["groups"]:
        size = 1.0
        for word in re.findall(r"dozens|scores|hundreds|thousands|millions|billions", match["groups"].lower()):
            size *= PLURAL_GROUPS[word]
        return Numeral(start, end, 2 * size, 100 * size, "group", approximate=True)
    if match["dozen"]:
        times = (match["dozens"] or "a").lower()
        if times == "several":
            return Numeral(start, end, 36.0, 108.0, "group", approximate=True)
        many = 0.5 if "half" in times else 1.0 if times in ("a", "an") else _simple(times)
        return Numeral(start, end, 12 * many, 12 * many, "number")
    if match["couple"]:
        return Numeral(start, end, 2.0, 2.0, "number", approximate=True)
    if match["ordinalword"]:
        value = ORDINALS[match["ordinalword"].lower()]
        return Numeral(start, end, value, value, "ordinal")
    worth = value_of_words(match["words"])
    return None if worth is None else Numeral(start, end, worth, worth, "number")


def _out_of(match: re.Match[str]) -> Numeral | None:
    """ "Six in ten", "61 out of every hundred": a share, and in tenths a rounded one."""
    whole = 10.0 if match["whole"].lower() in ("ten", "10") else 100.0
    some = CARDINALS[match["some"].lower()] if match["some"].lower() in CARDINALS else float(match["some"])
    if some >= whole:
        return None
    return Numeral(match.start(), match.end(), some / whole, some / whole, "fraction", approximate=whole == 10.0)


def _digits(match: re.Match[str]) -> Numeral:
    bare = re.match(_DIGITS, match["digits"])
    assert bare is not None
    value = float(bare.group().replace(",", ""))
    if match["glued"]:
        value *= GLUED_MAGNITUDES[match["glued"].lower()]
    magnitude = match["magnitude"] or match["hyphened"]
    if magnitude:
        value *= MAGNITUDES[magnitude.lower()]
    value = round(value, 6)
    return Numeral(match.start(), match.end(), value, value, "ordinal" if match["ordinal"] else "number")


def _fraction(match: re.Match[str]) -> Numeral:
    parts = (match["parts"] or match["parts2"] or match["parts3"] or "a").lower()
    part = (match["part"] or match["part2"] or match["part3"]).lower()
    many = 1.0 if parts in ("a", "an") else _simple(parts)
    value = many * FRACTIONS[part if part in FRACTIONS else part.removesuffix("s")]
    return Numeral(match.start(), match.end(), value, value, "fraction")


def _simple(word: str) -> float:
    return float(word) if word.isdigit() else CARDINALS[word]


def value_of_words(words: str) -> float | None:
    """The value of a run of number words: "one hundred and forty" is 140; None where they make no one number."""
    total, current, last = 0.0, 0.0, 0.0
    for word in re.findall(r"[a-z]+", words.lower()):
        if word in ("and", "a"):
            continue
        if word in MAGNITUDES:
            size = MAGNITUDES[word]
            if size == 100:
                current = (current or 1) * size
            else:
                total, current = total + (current or 1) * size, 0.0
        else:
            value = CARDINALS[word]
            if current and ((last < 20 and last) or value >= 100) and current % 100:
                return None
            current += value
        last = CARDINALS.get(word, 0.0)
    return total + current
