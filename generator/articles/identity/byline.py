"""When an article says that it was published; never from a copyright line, a caption or an embedded post."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ...model import Stated
from ..draft import Draft
from ..page.lines import Line
from ..page.rules import AGENCIES, DATE_WORDS, MONTHS, ROLES, WEEKDAYS, is_timestamp, names_media

_BY = re.compile(
    r"^\W*(?:(?:posted|filed|written|reported|story|text|words|review|analysis|opinion|report|interview|exclusive)\s+)?by\b:?\s*"
    r"|^words:\s+",
    re.I,
)
_REPORTING = re.compile(r"^\W*(?:reporting|written) by\b:?\s*(?P<names>[^;.)]+)", re.IGNORECASE)
_ROLE_LINE = re.compile(rf"^(?:[\w-]+ ){{0,4}}(?:{ROLES})\W*$", re.IGNORECASE)
_AFTER = re.compile(
    rf"\s*(?:\b(?:for|at|of|in|on|via)\b.*|\b(?:{DATE_WORDS})\b.*|\d.*|[(|•·/].*|\s[-–—]\s.*|<.*|\S+@\S+.*|@\w+.*)$",
    re.IGNORECASE,
)
_NOTE = re.compile(
    r"^(?P<name>(?:[A-Z][\w.'’-]+ ){1,4})"
    rf"(?:(?:is|works as|reports as)\b.{{0,40}}?\b(?:{ROLES})\b|covers\b|writes\b|reports\b)"
)
_NOBODY = re.compile(
    rf"\b(?:{AGENCIES}|staff|newsroom|desk|team|reporters?|editors?|agencies|wires?|correspondents?|admin)\b", re.I
)
_PART = re.compile(r"\s*(?:,|&|;|\band\b)\s*")
_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){1,4}|[\w.-]{3,}")
_GLUED = re.compile(r"[A-Z]{3,}[a-z]|[a-z]{3,}[A-Z]")
"""Two words that lost the space between them."""
_SMALL = frozenset(["de", "da", "di", "van", "von", "der", "den", "bin", "al", "la", "le", "du", "dos"])


def find_author(draft: Draft) -> Stated | None:
    """The article's authors, "A, B and C", or None."""
    for lines, where in ((draft.top, "byline"), (draft.below, "byline")):
        for line in lines:
            if draft.rules.get(line.number) == "byline" and _BY.match(line.plain):
                names = _names(_BY.sub("", line.plain), draft)
                if names:
                    return Stated(names, where)
    return _signed(draft) or _noted(draft)


def _signed(draft: Draft) -> Stated | None:
    """A name alone above the report, beside a role or a time stamp."""
    for line in draft.top:
        if draft.rules.get(line.number) == "byline" and not _BY.match(line.plain) and not _ROLE_LINE.match(line.plain):
            names = _names(re.split(r",| ?[|–—-] | \(", line.plain)[0], draft)
            if names and " " in names:
                return Stated(names, "byline")
        if draft.rules.get(line.number) not in ("byline or label", "label") or line.number + 1 >= len(
            draft.layout.lines
        ):
            continue
        if draft.headline and line.number < draft.headline.number:
            continue
        below = draft.layout.lines[line.number + 1].plain
        if _ROLE_LINE.match(below) or is_timestamp(below):
            names = _names(line.plain, draft)
            if names and " " in names and not names_media(names):
                return Stated(names, "byline")
    return None


def _noted(draft: Draft) -> Stated | None:
    for line in draft.below:
        match = _NOTE.match(line.plain) if draft.rules[line.number] == "author's note" else None
        if match and (names := _names(match["name"], draft)):
            return Stated(names, "author's note")
    for line in draft.below:
        match = _REPORTING.match(line.plain) if draft.rules[line.number] == "credit of editors and reporters" else None
        if match and (names := _names(match["names"], draft)):
            return Stated(names, "agency's credit")
    return None


def _names(words: str, draft: Draft) -> str | None:
    """The people in a byline, without dates, roles, places and addresses; None if it names no person."""
    found: list[str] = []
    cut = False
    for part in _PART.split(words):
        if _NOBODY.search(part):
            break
        name = _AFTER.sub("", part.strip()).strip(" \"“”'‘’.,:;|")
        name = re.sub(r"^(?:by)\s+", "", name, flags=re.I)
        if not name or _GLUED.search(name) or not _NAME.fullmatch(name):
            break
        if " " in name and not all(w[0].isupper() or w.lower() in _SMALL for w in name.split()):
            break
        if found and cut and " " not in name:
            break  # "Ann in Classroom, Complaints" are two headings
        cut = name != part.strip()
        found.append(_case(name, draft))
    if len(found) < 2:
        return found[0] if found else None
    return ", ".join(found[:-1]) + " and " + found[-1]


def _case(name: str, draft: Draft) -> str:
    """A name printed in capitals, as the text writes it elsewhere or with capital initials."""
    capitals = [w for w in name.split() if len(w) > 3 and re.search(r"[A-Z]{3}", w)]
    if not capitals and not (name.isupper() and " " in name):
        return name
    other = re.search(rf"\b(?!{re.escape(name)}\b)(?i:{re.escape(name)})\b", draft.text)
    if other:
        return " ".join(other[0].split())
    capitals = capitals if not name.isupper() else name.split()
    cased = (re.sub(r"[^\W\d_]+", lambda m: m[0].capitalize(), w) if w in capitals else w for w in name.split())
    return re.sub(r"\bMc([a-z])", lambda m: "Mc" + m[1].upper(), " ".join(cased))


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
    found += [(n.plain, "line above the report") for n in head if rules[n.number] not in _UNDATED and _tells_page(n)]
    return found + [(n.plain, "time stamp") for n in below if not _PUBLISHED.search(n.plain)]


def _tells_page(line: Line) -> bool:
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
