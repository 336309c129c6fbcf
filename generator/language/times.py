"""Times in a sentence: clock times, days, months, years, parts of the day, offsets, resolved without a guess."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date

from generator.language import times_words as w
from generator.language.layout import line, span_at, token_at
from generator.language.times_calendar import (
    UNKNOWN,
    Days,
    a_month,
    a_quarter,
    a_season,
    a_weekday,
    a_year,
    day_of,
    nearest_year,
    period,
    relative_day,
)
from generator.model import Sentence, Span, Time

HALF_DAY = 12 * 60  # minutes
FUTURE = frozenset({"will", "shall", "'ll", "’ll"})
AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "jan", "jun", "sep", "dec"})
"""Also a verb, a title or a word of another language: they need a sign that a month is meant."""
MONTH_LEADS = frozenset(
    [
        "in",
        "since",
        "last",
        "this",
        "next",
        "early",
        "late",
        "mid",
        "until",
        "till",
        "by",
        "from",
        "through",
        "during",
        "of",
        "and",
        "to",
        "before",
        "after",
        "between",
        "'s",
        "'",
    ]
)
YEAR_LEADS = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "till",
        "from",
        "through",
        "during",
        "of",
        "and",
        "to",
        "before",
        "after",
        "between",
        "early",
        "late",
        "mid",
        "year",
        "around",
        "about",
    ]
)

Maker = Callable[["_Reading", re.Match[str]], "Time | None"]


class _Reading:
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


def find_times(sentence: Sentence, published: date | None) -> tuple[Time, ...]:
    """Times of a sentence, in the text's order, each character in at most one.

    ``published`` is the article's date; without one, relative times keep what they say (weekday, month) and no days.
    """
    reading = _Reading(sentence, published)
    found: list[Time] = []
    for pattern, make in _MAKERS:
        for match in pattern.finditer(reading.text):
            if reading.free(match):
                time = make(reading, match)
                if time is not None:
                    found.append(time)
                    reading.taken[match.start() : match.end()] = b"\1" * (match.end() - match.start())
    return _parts_on_their_days(reading, sorted(found, key=lambda t: t.span))


def _group(match: re.Match[str], name: str) -> str:
    return (match.groupdict().get(name) or "").lower()


def _clock(reading: _Reading, match: re.Match[str]) -> Time:
    hour, minute = int(_group(match, "hour")), int(_group(match, "minute") or 0)
    half = _group(match, "half")
    if half:
        hour = hour % 12 + (12 if half.startswith("p") else 0)
    zone = _group(match, "zone").upper()
    # "03:42" and "15:42" are told by the day's clock, "3:42" may be either half of it.
    unclear = not half and 1 <= hour <= 12 and not match.group("hour").startswith("0") and not zone
    return _of_the_day(reading, match, hour * 60 + minute, unclear, zone)


def _military(reading: _Reading, match: re.Match[str]) -> Time:
    minutes = int(match["hour"]) * 60 + int(match["minute"])
    return _of_the_day(reading, match, minutes, False, _group(match, "zone").upper())


def _spoken(reading: _Reading, match: re.Match[str]) -> Time:
    hour, minutes = _number(match["hour"]), w.SPOKEN[_group(match, "minutes")]
    if _group(match, "sense") in ("to", "before"):
        minutes = -minutes
    return _of_the_day(reading, match, (hour % 12) * 60 + minutes, True, "")


def _oclock(reading: _Reading, match: re.Match[str]) -> Time:
    return _of_the_day(reading, match, (_number(match["hour"]) % 12) * 60, True, "")


def _noon(reading: _Reading, match: re.Match[str]) -> Time:
    return _of_the_day(reading, match, HALF_DAY if _group(match, "named") == "noon" else 0, False, "")


def _number(word: str) -> int:
    return int(word) if word.isdigit() else w.SPOKEN[word.lower()]


def _of_the_day(reading: _Reading, match: re.Match[str], minutes: int, unclear: bool, zone: str) -> Time:
    """A clock time; words such as "in the morning" right behind it settle which half of the day is meant."""
    if unclear:
        behind = re.match(
            r"\s+(?:in the|that|this)\s+(morning|afternoon|evening)|\s+at\s+(night)", reading.text[match.end() :]
        )
        if behind:
            late = (behind[1] or behind[2]) != "morning"
            minutes = minutes % HALF_DAY + (HALF_DAY if late else 0)
            unclear = False
    return Time(
        reading.span(match),
        "clock",
        clock=minutes % (2 * HALF_DAY),
        approximate=bool(_group(match, "about")),
        zone=zone,
        either_half=unclear,
    )


def _date(reading: _Reading, match: re.Match[str]) -> Time | None:
    month = w.MONTHS[_group(match, "month")]
    day, year = int(match["day"]), _group(match, "year")
    weekday = w.WEEKDAYS.get(_group(match, "weekday")) if _group(match, "weekday") else None
    if year:
        when = day_of(int(year), month, day)
    else:
        published = None if _group(match, "other") else reading.published
        when = nearest_year(month, day, weekday, published, reading.future)
    if year and when is None:
        return None
    if when and weekday is None:
        weekday = when.weekday()
    return Time(reading.span(match), "day", when, when, weekday=weekday, month=month, monthday=day)


def _iso(reading: _Reading, match: re.Match[str]) -> Time | None:
    when = day_of(int(match["year"]), int(match["monthnumber"]), int(match["day"]))
    if when is None:
        return None
    return Time(reading.span(match), "day", when, when, weekday=when.weekday(), month=when.month, monthday=when.day)


def _month_year(reading: _Reading, match: re.Match[str]) -> Time:
    month = w.MONTHS[_group(match, "month")]
    first, last = a_month(int(match["year"]), month)
    return Time(reading.span(match), "month", first, last, month=month)


def _month(reading: _Reading, match: re.Match[str]) -> Time | None:
    name = _group(match, "month")
    token = reading.sentence.tokens[token_at(reading.sentence, match.start("month"))]
    lead = bool(_group(match, "which")) or reading.word_before(match) in MONTH_LEADS
    if not match["month"][0].isupper() or token.pos != "PROPN" or token.entity in ("PERSON", "ORG", "GPE"):
        return None
    if name in AMBIGUOUS_MONTHS and not (lead or token.entity == "DATE"):
        return None
    month = w.MONTHS[name]
    days: Days = UNKNOWN
    if reading.published:
        year = reading.published.year
        ahead = _group(match, "which") == "next" or (reading.future and month >= reading.published.month)
        if ahead and month < reading.published.month:
            year += 1
        elif not ahead and month > reading.published.month:
            year -= 1
        days = a_month(year, month)
    return Time(reading.span(match), "month", *days, month=month)


def _year(reading: _Reading, match: re.Match[str]) -> Time | None:
    token = reading.sentence.tokens[token_at(reading.sentence, match.start("year"))]
    counts = token.dep == "nummod" and reading.sentence.tokens[token.head].tag in ("NNS", "NNPS")
    if not match["decade"] and token.entity != "DATE" and (counts or reading.word_before(match) not in YEAR_LEADS):
        return None
    first, last = a_year(int(match["year"]), 10 if match["decade"] else 1)
    return Time(reading.span(match), "year", first, last, approximate=bool(match["decade"]))


def _weekday(reading: _Reading, match: re.Match[str]) -> Time:
    weekday = w.WEEKDAYS[_group(match, "weekday")]
    when = a_weekday(weekday, reading.published, _group(match, "which"), reading.future)
    return Time(
        reading.span(match),
        "weekday",
        when,
        when,
        weekday=weekday,
        month=when.month if when else None,
        monthday=when.day if when else None,
    )


def _relative_day(reading: _Reading, match: re.Match[str]) -> Time:
    word = _group(match, "word")
    when = relative_day(word, reading.published)
    part = next((part for name, part in w.PARTS.items() if name in word.split()), "")
    return Time(
        reading.span(match),
        "part" if part else "day",
        when,
        when,
        weekday=when.weekday() if when else None,
        month=when.month if when else None,
        monthday=when.day if when else None,
        part=part,
    )


def _relative_period(reading: _Reading, match: re.Match[str]) -> Time:
    unit = _group(match, "unit")
    first, last = period(_group(match, "which"), unit, reading.published)
    grain = {"month": "month", "year": "year"}.get(unit, "day")
    month = first.month if first and unit == "month" else None
    return Time(reading.span(match), grain, first, last, month=month, approximate=True)


def _season(reading: _Reading, match: re.Match[str]) -> Time | None:
    if match["season"] == "fall" and _group(match, "which") not in ("last", "this", "next") and not match["year"]:
        token = reading.sentence.tokens[token_at(reading.sentence, match.start("season"))]
        if token.entity != "DATE":
            return None
    days = a_season(_group(match, "season"), _group(match, "year"), _group(match, "which"), reading.published)
    return Time(reading.span(match), "season", *days)


def _quarter(reading: _Reading, match: re.Match[str]) -> Time:
    days = a_quarter(w.QUARTERS[_group(match, "quarter")], _group(match, "year"))
    return Time(reading.span(match), "season", *days)


def _duration(reading: _Reading, match: re.Match[str]) -> Time:
    return Time(reading.span(match), "duration", approximate=bool(_group(match, "about")))


def _vague(reading: _Reading, match: re.Match[str]) -> Time:
    return Time(reading.span(match), "vague", approximate=True)


def _part(reading: _Reading, match: re.Match[str]) -> Time | None:
    token = reading.sentence.tokens[token_at(reading.sentence, match.start("part"))]
    if token.pos not in ("NOUN", "PROPN", "ADV") or token.tag.endswith("S") or token.dep == "compound":
        return None
    return Time(reading.span(match), "part", part=w.PARTS[_group(match, "part")])


def _parts_on_their_days(reading: _Reading, times: list[Time]) -> tuple[Time, ...]:
    """ "Monday morning", "before dawn on Thursday": a part of the day or a clock time takes the day beside it."""
    start = reading.sentence.span.start
    days = [t for t in times if t.grain in ("day", "weekday") and not t.approximate]
    settled = []
    for time in times:
        if time.grain in ("part", "clock") and time.first is None and time.weekday is None:
            for day in days:
                low, high = sorted((time.span, day.span))
                between = reading.text[low.end - start : high.start - start]
                if re.fullmatch(r"\s*(?:,|on|in the|at|of|local time)?(?:\s+(?:about|around))?\s*", between):
                    time = replace(
                        time,
                        first=day.first,
                        last=day.last,
                        weekday=day.weekday,
                        month=day.month,
                        monthday=day.monthday,
                    )
                    break
        settled.append(time)
    return tuple(settled)


_MAKERS: tuple[tuple[re.Pattern[str], Maker], ...] = (
    (w.DATE_ISO, _iso),
    (w.DATE, _date),
    (w.DATE_DAY_FIRST, _date),
    (w.CLOCK, _clock),
    (w.CLOCK_COLON, _clock),
    (w.CLOCK_MILITARY, _military),
    (w.CLOCK_SPOKEN, _spoken),
    (w.CLOCK_OCLOCK, _oclock),
    (w.CLOCK_NAMED, _noon),
    (w.MONTH_YEAR, _month_year),
    (w.QUARTER, _quarter),
    (w.SEASON, _season),
    (w.AGO, _duration),
    (w.OFFSET, _duration),
    (w.SPAN_BACK, _duration),
    (w.NEXT_DAY, _duration),
    (w.RELATIVE_DAY, _relative_day),
    (w.RELATIVE_PERIOD, _relative_period),
    (w.WEEKDAY_ONLY, _weekday),
    (w.MONTH_ONLY, _month),
    (w.YEAR_ONLY, _year),
    (w.VAGUE, _vague),
    (w.PART, _part),
)
"""Longer and surer readings first: what one has taken, no later one sees."""
