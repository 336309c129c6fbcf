"""Days, months, seasons, years and parts of the day, as far as words and the day of publication tell them."""

from __future__ import annotations

import re

from ..model import Time
from . import times_words as w
from .layout import token_at
from .times_calendar import (
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
from .times_reading import Reading, group

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


def read_date(reading: Reading, match: re.Match[str]) -> Time | None:
    month = w.MONTHS[group(match, "month")]
    day, year = int(match["day"]), group(match, "year")
    weekday = w.WEEKDAYS.get(group(match, "weekday")) if group(match, "weekday") else None
    if year:
        when = day_of(int(year), month, day)
    else:
        published = None if group(match, "other") else reading.published
        when = nearest_year(month, day, weekday, published, reading.future)
    if year and when is None:
        return None
    if when and weekday is None:
        weekday = when.weekday()
    return Time(reading.span(match), "day", when, when, weekday=weekday, month=month, monthday=day)


def read_iso(reading: Reading, match: re.Match[str]) -> Time | None:
    when = day_of(int(match["year"]), int(match["monthnumber"]), int(match["day"]))
    if when is None:
        return None
    return Time(reading.span(match), "day", when, when, weekday=when.weekday(), month=when.month, monthday=when.day)


def read_month_year(reading: Reading, match: re.Match[str]) -> Time:
    month = w.MONTHS[group(match, "month")]
    first, last = a_month(int(match["year"]), month)
    return Time(reading.span(match), "month", first, last, month=month)


def read_month(reading: Reading, match: re.Match[str]) -> Time | None:
    name = group(match, "month")
    token = reading.sentence.tokens[token_at(reading.sentence, match.start("month"))]
    lead = bool(group(match, "which")) or reading.word_before(match) in MONTH_LEADS
    if not match["month"][0].isupper() or token.pos != "PROPN" or token.entity in ("PERSON", "ORG", "GPE"):
        return None
    if name in AMBIGUOUS_MONTHS and not (lead or token.entity == "DATE"):
        return None
    month = w.MONTHS[name]
    days: Days = UNKNOWN
    if reading.published:
        year = reading.published.year
        ahead = group(match, "which") == "next" or (reading.future and month >= reading.published.month)
        if ahead and month < reading.published.month:
            year += 1
        elif not ahead and month > reading.published.month:
            year -= 1
        days = a_month(year, month)
    first, last = days
    return Time(reading.span(match), "month", first, last, month=month)


def read_year(reading: Reading, match: re.Match[str]) -> Time | None:
    token = reading.sentence.tokens[token_at(reading.sentence, match.start("year"))]
    counts = token.dep == "nummod" and reading.sentence.tokens[token.head].tag in ("NNS", "NNPS")
    if not match["decade"] and token.entity != "DATE" and (counts or reading.word_before(match) not in YEAR_LEADS):
        return None
    first, last = a_year(int(match["year"]), 10 if match["decade"] else 1)
    return Time(reading.span(match), "year", first, last, approximate=bool(match["decade"]))


def read_weekday(reading: Reading, match: re.Match[str]) -> Time:
    weekday = w.WEEKDAYS[group(match, "weekday")]
    when = a_weekday(weekday, reading.published, group(match, "which"), reading.future)
    return Time(
        reading.span(match),
        "weekday",
        when,
        when,
        weekday=weekday,
        month=when.month if when else None,
        monthday=when.day if when else None,
    )


def read_relative_day(reading: Reading, match: re.Match[str]) -> Time:
    word = group(match, "word")
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


def read_relative_period(reading: Reading, match: re.Match[str]) -> Time:
    unit = group(match, "unit")
    first, last = period(group(match, "which"), unit, reading.published)
    grain = {"month": "month", "year": "year"}.get(unit, "day")
    month = first.month if first and unit == "month" else None
    return Time(reading.span(match), grain, first, last, month=month, approximate=True)


def read_season(reading: Reading, match: re.Match[str]) -> Time | None:
    if match["season"] == "fall" and group(match, "which") not in ("last", "this", "next") and not match["year"]:
        token = reading.sentence.tokens[token_at(reading.sentence, match.start("season"))]
        if token.entity != "DATE":
            return None
    days = a_season(group(match, "season"), group(match, "year"), group(match, "which"), reading.published)
    return Time(reading.span(match), "season", *days)


def read_quarter(reading: Reading, match: re.Match[str]) -> Time:
    days = a_quarter(w.QUARTERS[group(match, "quarter")], group(match, "year"))
    return Time(reading.span(match), "season", *days)


def read_duration(reading: Reading, match: re.Match[str]) -> Time:
    return Time(reading.span(match), "duration", approximate=bool(group(match, "about")))


def read_vague(reading: Reading, match: re.Match[str]) -> Time:
    return Time(reading.span(match), "vague", approximate=True)


def read_part(reading: Reading, match: re.Match[str]) -> Time | None:
    token = reading.sentence.tokens[token_at(reading.sentence, match.start("part"))]
    if token.pos not in ("NOUN", "PROPN", "ADV") or token.tag.endswith("S") or token.dep == "compound":
        return None
    return Time(reading.span(match), "part", part=w.PARTS[group(match, "part")])
