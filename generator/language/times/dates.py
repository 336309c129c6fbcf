"""Days, months, seasons, years and parts of the day, as far as words and the day of publication tell them."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, timedelta

from ...model import Time
from ..lexicon import word_set
from ..line import token_at
from . import patterns
from .patterns import SEASONS, Reading, group

AMBIGUOUS_MONTHS = frozenset({"may", "march", "mar", "jan", "jun", "sep", "dec"})
"""Also a verb, a title or a word of another language: they need a sign that a month is meant."""
LEADS = word_set("in since early late mid until till by from through during of and to before after between")
"""Words before a month or a year."""
MONTH_LEADS = LEADS | word_set("last this next 's '")
YEAR_LEADS = LEADS | word_set("year around about")
Days = tuple[date, date] | tuple[None, None]
UNKNOWN: tuple[None, None] = (None, None)


def read_date(reading: Reading, match: re.Match[str]) -> Time | None:
    month = patterns.MONTHS[group(match, "month")]
    day, year = int(match["day"]), group(match, "year")
    weekday = patterns.WEEKDAYS.get(group(match, "weekday")) if group(match, "weekday") else None
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
    month = patterns.MONTHS[group(match, "month")]
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
    month = patterns.MONTHS[name]
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
    weekday = patterns.WEEKDAYS[group(match, "weekday")]
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
    part = next((part for name, part in patterns.PARTS.items() if name in word.split()), "")
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
    days = a_quarter(patterns.QUARTERS[group(match, "quarter")], group(match, "year"))
    return Time(reading.span(match), "season", *days)


def read_duration(reading: Reading, match: re.Match[str]) -> Time:
    return Time(reading.span(match), "duration", approximate=bool(group(match, "about")))


def read_vague(reading: Reading, match: re.Match[str]) -> Time:
    return Time(reading.span(match), "vague", approximate=True)


def read_part(reading: Reading, match: re.Match[str]) -> Time | None:
    token = reading.sentence.tokens[token_at(reading.sentence, match.start("part"))]
    if token.pos not in ("NOUN", "PROPN", "ADV") or token.tag.endswith("S") or token.dep == "compound":
        return None
    return Time(reading.span(match), "part", part=patterns.PARTS[group(match, "part")])


def day_of(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has none such."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def nearest_year(month: int, day: int, weekday: int | None, published: date | None, future: bool) -> date | None:
    """A day without its year: the nearest such day to publication, or the next for what is yet to come."""
    if published is None:
        return None
    years = range(published.year - 1, published.year + 2)
    days = [d for year in years if (d := day_of(year, month, day)) and (weekday is None or d.weekday() == weekday)]
    ahead = [d for d in days if d >= published]
    if future and ahead:
        return ahead[0]
    return min(days, key=lambda d: abs((d - published).days), default=None)


def a_month(year: int, month: int) -> tuple[date, date]:
    """First and last day of a month."""
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def a_year(year: int, years: int = 1) -> tuple[date, date]:
    """First and last day of a year, or of several from there."""
    return date(year, 1, 1), date(min(year + years - 1, 9999), 12, 31)


def a_weekday(weekday: int, published: date | None, which: str, future: bool) -> date | None:
    """The day a weekday means: the nearest past one, today included, unless the words look ahead."""
    if published is None or which in ("the following", "the previous"):
        return None
    if which == "next" or (future and which not in ("last", "earlier")):
        ahead = (weekday - published.weekday()) % 7
        return published + timedelta(days=ahead or 7)
    back = (published.weekday() - weekday) % 7
    if which == "last" and back == 0:
        back = 7
    return published - timedelta(days=back)


def relative_day(word: str, published: date | None) -> date | None:
    """The day of "yesterday", "tonight", "last night"."""
    if published is None:
        return None
    shift = {"yesterday": -1, "last night": -1, "tomorrow": 1}.get(word, 0)
    return published + timedelta(days=shift)


def period(which: str, unit: str, published: date | None) -> Days:
    """First and last day of "last month", "this week", "next year"."""
    if published is None or which.startswith("the "):
        return UNKNOWN
    step = {"last": -1, "this": 0, "next": 1}[which]
    if unit == "month":
        months = published.year * 12 + published.month - 1 + step
        return a_month(months // 12, months % 12 + 1)
    if unit == "year":
        return a_year(published.year + step)
    monday = published - timedelta(days=published.weekday()) + timedelta(weeks=step)
    if unit == "weekend":
        # On a Monday "this weekend" is as often the one just over: both are allowed.
        first = monday + timedelta(days=5 if step else -2)
        return first, monday + timedelta(days=6)
    # Weeks begin on Sunday or Monday by country, so a week reaches over both.
    return monday - timedelta(days=1), monday + timedelta(days=6)


def a_season(season: str, year: str, which: str, published: date | None) -> Days:
    """First and last day of a season, where the year is told or "last" and "this" tell it."""
    first, last = SEASONS[season]
    if year:
        begin = int(year)
    elif published is not None and which in ("last", "this", "next"):
        begin = published.year + {"last": -1, "this": 0, "next": 1}[which]
        # "last summer" said in October is this year's.
        if which == "last" and published.month > last >= first:
            begin = published.year
    else:
        return UNKNOWN
    end = begin + 1 if last < first else begin
    return date(begin, first, 1), a_month(end, last)[1]


def a_quarter(quarter: int, year: str) -> Days:
    """First and last day of a quarter of a known year."""
    if not year:
        return UNKNOWN
    return date(int(year), 3 * quarter - 2, 1), a_month(int(year), 3 * quarter)[1]
