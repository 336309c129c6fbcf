"""When an article says that it was published; never from a copyright line, a caption or an embedded post."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ..model import Stated
from .draft import Draft
from .lines import Line
from .words import MONTHS, WEEKDAYS

STAMP_WORDS = 14  # words of a line above a report that may hold its date
INFER_DAYS = 3  # days; a weekday further than this from a dated article of the story could be another week's
_MONTH = rf"(?P<month>{MONTHS})\.?"
_YEAR = r"(?:19|20)\d\d"
_FULL = re.compile(
    rf"\b{_MONTH} (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year>{_YEAR})\b"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? (?P<month2>{MONTHS})\.?,? (?P<year2>{_YEAR})\b"
    rf"|\b(?P<year3>{_YEAR})-(?P<month3>\d\d)-(?P<day3>\d\d)\b"
    rf"|\b(?P<day4>\d{{1,2}})\.(?P<month4>\d{{1,2}})\.(?P<year4>{_YEAR})\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(rf"\b(?:{WEEKDAYS})\b", re.IGNORECASE)
_UPDATED = re.compile(r"\b(?:last )?(?:updated|modified|edited|last)\b", re.IGNORECASE)
_UNDATED = ("copyright line", "photo credit", "related story", "caption", "file picture")
_PUBLISHED = re.compile(r"\b(?:published|posted|filed|first|created|status|released?|issued|dated?)\b", re.IGNORECASE)


def find_date(draft: Draft, today: date) -> Stated | None:
    """The date in a time stamp or byline above the report, in the dateline, or marked "published" below it.

    A date after ``today``, the build's day, is none.
    """
    for words, where in _stamps(draft):
        published = _UPDATED.split(words)[0] if not _UPDATED.match(words) else ""
        match = _FULL.search(published)
        day = _day(match) if match else None
        if day:
            return Stated(day.isoformat(), where) if day <= today else None
    return None


def infer_date(draft: Draft, dated: Sequence[tuple[str, date]], today: date) -> Stated | None:
    """The date of an article whose stamp tells a weekday alone, from the story's dated articles.

    ``dated`` holds their files and dates. None unless the same day is nearest to all of them.
    """
    stamp = next((w for w, where in _stamps(draft) if where != "dateline" and _WEEKDAY.search(w)), None)
    match = _WEEKDAY.search(stamp) if stamp else None
    if not match or not dated:
        return None
    names = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    weekday = names.index(match[0].lower()[:3])
    days = set()
    for _, other in dated:
        near = [other + timedelta(d) for d in range(-INFER_DAYS, INFER_DAYS + 1)]
        days.add(next(d for d in near if d.weekday() == weekday))
    if len(days) != 1:
        return None
    day = days.pop()
    if day > today:
        return None
    file, other = dated[0]
    reason = f"inferred: its time stamp says {match[0]}, and {file} is dated {other.isoformat()}"
    return Stated(day.isoformat(), reason, inferred=True)


def _stamps(draft: Draft) -> list[tuple[str, str]]:
    """Words that may tell the date, and where they stand, the surest first; a copyright's year is none of them."""
    rules = draft.rules
    signed = [(n, rules[n.number]) for n in draft.top if rules.get(n.number) in ("time stamp", "byline")]
    found = [(line.plain, rule) for line, rule in signed]
    found += [(words, "dateline") for words in draft.cut("dateline")[:1]]
    below = [n for n in draft.below if rules[n.number] == "time stamp"]
    found += [(n.plain, "time stamp") for n in below if _PUBLISHED.search(n.plain)]
    head = [n for n in draft.top if n.number in rules and n not in (line for line, _ in signed)]
    found += [(n.plain, "line above the report") for n in head if rules[n.number] not in _UNDATED and _names(n)]
    return found + [(n.plain, "time stamp") for n in below if not _PUBLISHED.search(n.plain)]


def _names(line: Line) -> bool:
    """Whether a line names the page or its date, and is no caption."""
    return not line.ends_sentence and len(line.words) <= STAMP_WORDS and ". " not in line.plain


def _day(match: re.Match[str]) -> date | None:
    values = match.groupdict()
    year, month, day = (
        next(v for name in (what, f"{what}2", f"{what}3", f"{what}4") if (v := values[name]))
        for what in ("year", "month", "day")
    )
    number = int(month) if month.isdigit() else _month(month)
    try:
        return date(int(year), number, int(day))
    except ValueError:
        return None


def _month(name: str) -> int:
    names = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
    return names.index(name.lower()[:3]) + 1
