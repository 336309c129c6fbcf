"""Who an article says wrote it: from its byline, its author's note or its agency's credit; nobody else it names."""

from __future__ import annotations

import re

from ..model import Stated
from .draft import Draft
from .rules import is_timestamp, names_media
from .words import AGENCIES, DATE_WORDS, ROLES

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
    found = []
    for part in _PART.split(words):
        if _NOBODY.search(part):
            break
        name = _AFTER.sub("", part.strip()).strip(" \"“”'‘’.,:;|")
        name = re.sub(r"^(?:by)\s+", "", name, flags=re.I)
        if not name or _GLUED.search(name) or not _NAME.fullmatch(name):
            break
        if " " in name and not all(w[0].isupper() or w.lower() in _SMALL for w in name.split()):
            break
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
