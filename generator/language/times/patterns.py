"""The words English has for times, the patterns made of them, and what a pattern's match says of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from ...model import Sentence, Span
from ..line import line, span_at

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan",
            "february feb",
            "march mar",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}
WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mon",
            "tuesday tues tue",
            "wednesday wed",
            "thursday thurs thur thu",
            "friday fri",
            "saturday sat",
            "sunday sun",
        )
    )
    for name in names.split()
}
SEASONS = {"spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2)}
"""First and last month, northern."""
QUARTERS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "final": 4}
PARTS = {
    "dawn": "morning",
    "daybreak": "morning",
    "sunrise": "morning",
    "morning": "morning",
    "mid-morning": "morning",
    "midmorning": "morning",
    "midday": "afternoon",
    "afternoon": "afternoon",
    "mid-afternoon": "afternoon",
    "evening": "evening",
    "dusk": "evening",
    "sunset": "evening",
    "nightfall": "evening",
    "night": "night",
    "overnight": "night",
    "tonight": "night",
}
PART_MINUTES = {"night": (1080, 1740), "morning": (0, 750), "afternoon": (690, 1110), "evening": (990, 1440)}
"""When each part of the day may be, in minutes after midnight; night runs past 24:00."""
SPOKEN = {
    word: number
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"],
    )
}
SPOKEN |= {"quarter": 15, "half": 30, "twenty": 20, "twenty-five": 25}
ZONES = {
    "gmt": 0,
    "utc": 0,
    "bst": 60,
    "cet": 60,
    "cest": 120,
    "est": -300,
    "edt": -240,
    "cst": -360,
    "cdt": -300,
    "mst": -420,
    "mdt": -360,
    "pst": -480,
    "pdt": -420,
    "et": -300,
    "ct": -360,
    "mt": -420,
    "pt": -480,
}
"""Offset from UTC in minutes; the bare "ET" kind is taken in winter time."""
ABOUT = (
    r"(?P<about>\b(?:about|around|approximately|roughly|some time around|shortly (?:before|after)"
    r"|just (?:before|after)|nearly|almost|close to|a little (?:after|before)|circa)\s+(?:a\s+)?)?"
)
MONTH_FULL = "|".join(sorted((m for m in MONTHS if len(m) > 4 or m in ("may", "june", "july")), key=len, reverse=True))
MONTH_SHORT = "|".join(
    sorted((m for m in MONTHS if len(m) <= 4 and m not in ("may", "june", "july")), key=len, reverse=True)
)
MONTH = rf"(?P<month>(?:{MONTH_FULL})\b|(?:{MONTH_SHORT})(?=\b))(?:(?<=\b\w\w\w)\.|(?<=\bsept)\.)?"
WEEKDAY_FULL = "|".join(name for name in WEEKDAYS if name.endswith("day"))
WEEKDAY = rf"(?P<weekday>(?:{WEEKDAY_FULL})\b|(?:mon|tues?|wed|thurs?|thur?|fri|sat|sun)(?=\.|,\s)\b)(?:(?<!day)\.)?"
DAY = r"(?P<day>[12]\d|3[01]|0?[1-9])(?:st|nd|rd|th)?"
YEAR = r"(?P<year>(?:19|20)\d\d)"
HALF = r"(?P<half>[ap]\.\s?m\b\.?|[ap]m\b)"
ZONE = r"(?P<zone>" + "|".join(sorted((z.upper() for z in ZONES), key=len, reverse=True)) + ")"
_UNITS = ("second", "minute", "hour", "day", "night", "week", "weekend", "month", "year", "decade", "century")
UNIT = rf"(?P<unit>{'|'.join(_UNITS)})"
UNITS = frozenset((*_UNITS, *(f"{unit}s" for unit in _UNITS), "moments"))
AMOUNT = (
    r"(?:(?:a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty"
    r"|fifty|several|few|a few|a couple of|many|some|half an?|\d+(?:\.\d+)?)[\s-]+)"
)
DIGIT = "0"  # stands for any digit among a line's words
_SPOKEN_HOUR = "|".join(w for w, n in SPOKEN.items() if 1 <= n <= 12) + r"|1[0-2]|[1-9]"
FUTURE = frozenset({"will", "shall", "'ll", "’ll"})


@dataclass(frozen=True, slots=True)
class Wording:
    """A pattern, and words of which every line that it matches has one: without regard to case."""

    pattern: re.Pattern[str]
    words: frozenset[str]

    def matches(self, text: str, words: frozenset[str]) -> Iterator[re.Match[str]]:
        """Where it matches a line. Most lines have none of its words, and looking costs a twentieth of matching."""
        return iter(()) if self.words.isdisjoint(words) else self.pattern.finditer(text)


def wording(words: Iterable[str], pattern: str) -> Wording:
    return Wording(re.compile(pattern, re.IGNORECASE), frozenset(words))


def words_of(text: str) -> frozenset[str]:
    """The words of a line in lower case, ``DIGIT`` among them if it has one."""
    return frozenset(DIGIT if word.isdigit() else word for word in re.findall(r"\d|[^\W\d_]+", text.lower()))


CLOCK = wording(
    (DIGIT,),
    rf"{ABOUT}(?<![\d$£€.:])(?P<hour>[01]?\d|2[0-3])(?:[:.](?P<minute>[0-5]\d))?(?::[0-5]\d)?\s*{HALF}(?![\w])"
    rf"(?:\s*\(?{ZONE}\b\)?)?(?:\s*\(\d{{3,4}}\s*(?:GMT|UTC)\))?",
)
CLOCK_COLON = wording(
    (DIGIT,),
    rf"{ABOUT}(?<![\d$£€.:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?::[0-5]\d)?(?![\d:])(?:\s*(?:hours"
    rf"|hrs)\b)?(?:\s*\(?{ZONE}\b\)?)?",
)
CLOCK_MILITARY = wording((DIGIT,), rf"{ABOUT}\b(?P<hour>[01]\d|2[0-3])(?P<minute>[0-5]\d)\s*(?:hours\b|{ZONE}\b)")
CLOCK_SPOKEN = wording(
    ("quarter", "half", "five", "ten", "twenty"),
    rf"{ABOUT}\b(?P<minutes>quarter|half|five|ten|twenty-five|twenty)(?:\s+minutes)?[\s-]+(?P<sense>past|to|before"
    rf"|after)\s+(?P<hour>{_SPOKEN_HOUR})\b",
)
CLOCK_OCLOCK = wording(("clock",), rf"{ABOUT}\b(?P<hour>{_SPOKEN_HOUR})\s+o'clock\b")
CLOCK_NAMED = wording(("noon", "midnight"), rf"{ABOUT}\b(?P<named>noon|midnight)\b")
DATE = wording(
    MONTHS,
    rf"(?:\b{WEEKDAY},?\s+)?\b{MONTH}\s+{DAY}\b(?!:)(?:,?\s+{YEAR}\b|(?P<other>\s+(?:of )?(?:that|the same"
    rf"|the following|the next|the previous) year))?",
)
DATE_DAY_FIRST = wording(
    MONTHS,
    rf"(?:\b{WEEKDAY},?\s+)?(?:the\s+)?\b{DAY}(?:\s+of)?\s+{MONTH}(?:,?\s+{YEAR}\b|(?P<other>\s+(?:of )?(?:that"
    rf"|the same|the following|the next|the previous) year))?",
)
DATE_ISO = wording((DIGIT,), r"\b(?P<year>(?:19|20)\d\d)-(?P<monthnumber>0\d|1[0-2])-(?P<day>[0-2]\d|3[01])\b")
MONTH_YEAR = wording(MONTHS, rf"\b(?:(?P<edge>early|late|mid)[\s-]+)?{MONTH},?(?:\s+of)?\s+{YEAR}\b")
MONTH_ONLY = wording(MONTHS, rf"\b(?:(?P<which>last|this|next|early|late|mid)[\s-]+)?{MONTH}(?!\s+\d)")
YEAR_ONLY = wording((DIGIT,), rf"(?<![\d,.$£€/-])\b{YEAR}(?P<decade>s\b)?(?![\d,]*\d|\.\d|-\w)")
WEEKDAY_ONLY = wording(WEEKDAYS, rf"\b(?:(?P<which>last|this|next|earlier|the following|the previous)\s+)?{WEEKDAY}")
RELATIVE_DAY = wording(
    (*PARTS, "yesterday", "today", "tomorrow"),
    r"\b(?P<word>yesterday|today|tonight|tomorrow|last night|this (?:morning|afternoon|evening))\b",
)
RELATIVE_PERIOD = wording(
    UNITS,
    r"\b(?:(?:earlier|later)\s+)?(?P<which>last|this|next|the previous|the following)\s+(?P<unit>week|weekend|month"
    r"|year)\b(?!\s*-)",
)
SEASON = wording(
    SEASONS,
    r"\b(?:(?P<which>last|this|next|in the|in|early|late)\s+)(?P<season>spring|summer|autumn|fall|winter)\b"
    r"(?:\s+of)?(?:\s+(?P<year>(?:19|20)\d\d)\b)?",
)
QUARTER = wording(
    ("quarter",),
    r"\b(?P<quarter>first|second|third|fourth|final)[\s-]quarter\b(?:\s+of)?(?:\s+(?P<year>(?:19|20)\d\d)\b)?",
)
AGO = wording(UNITS, rf"{ABOUT}\b{AMOUNT}{UNIT}s?\s+(?:ago|earlier)\b")
OFFSET = wording(
    UNITS,
    rf"{ABOUT}\b(?:{AMOUNT}{UNIT}s?|(?P<bare>seconds|minutes|moments|hours|days|weeks|months|years))\s+(?:later"
    rf"|after(?:wards)?|before(?:hand)?|prior to|into)\b",
)
SPAN_BACK = wording(
    UNITS, rf"\b(?:(?:over|in|during|for|within)\s+)?the\s+(?:past|last|previous|next|coming)\s+(?:{AMOUNT})?{UNIT}s?\b"
)
NEXT_DAY = wording(
    (*PARTS, "day"),
    r"\b(?:the\s+)?(?:next|following|previous|same)\s+(?P<unit>day|morning|night|evening|afternoon)\b|\bthe day "
    r"(?:before|after)\b",
)
VAGUE = wording(
    ("recently", "lately", "recent", "soon", "shortly", "time", "day"),
    r"\b(?:(?:more\s+)?recently|lately|in recent (?:days|weeks|months|years)|soon after(?:wards?)?|shortly after"
    r"(?:wards?)?|shortly before|at the time|the other day)\b",
)
PART = wording(
    PARTS, r"\b(?:(?P<edge>early|late)[\s-]+)?(?P<part>" + "|".join(sorted(PARTS, key=len, reverse=True)) + r")\b"
)


class Reading:
    """One sentence being read: its line, its article's date, and what is taken already."""

    def __init__(self, sentence: Sentence, published: date | None) -> None:
        self.sentence = sentence
        self.published = published
        self.text = line(sentence)
        self.taken = bytearray(len(self.text))
        self.future = any(t.text.lower() in FUTURE for t in sentence.tokens)

    def span(self, match: re.Match[str]) -> Span:
        start, end = match.span()
        return span_at(self.sentence, start, end)

    def free(self, match: re.Match[str]) -> bool:
        return not any(self.taken[match.start() : match.end()])

    def word_before(self, match: re.Match[str], group: str | int = 0) -> str:
        before = re.findall(r"[\w']+|[^\w\s]", self.text[max(0, match.start(group) - 30) : match.start(group)])
        return before[-1].lower() if before else ""


def group(match: re.Match[str], name: str) -> str:
    """A named group in lower case, empty where the pattern has none or it did not match."""
    return (match.groupdict().get(name) or "").lower()
