"""Days that words such as "Tuesday", "last month" or "the fourth quarter" stand for, seen from a day of publication."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta

from .times_words import SEASONS

Days = tuple[date, date] | tuple[None, None]
UNKNOWN: tuple[None, None] = (None, None)


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
