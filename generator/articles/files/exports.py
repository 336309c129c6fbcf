"""Articles as databases export them: fields in place of a page, a name before each. What they say of the article."""

from __future__ import annotations

import re
from datetime import datetime
from functools import cache
from itertools import pairwise
from pathlib import Path

import yaml

FILE = Path(__file__).with_name("exports.yml")
HEAD_LINES = 60  # lines in which a paper's name and date stand above the fields
LEAST_FIELDS = 3  # different fields that make a text an export
_DAY = re.compile(r"([A-Z][a-z]+\.? \d{1,2}, \d{4}|\d{1,2} [A-Z][a-z]+ \d{4})")
_FORMS = ("%B %d, %Y", "%d %B %Y", "%b %d, %Y", "%d %b %Y")
_COUNT = re.compile(
    r"\s*(?:Document )?\d+ of \d+(?: DOCUMENTS)?\s*|Document [A-Z0-9]{10,}\s*|End of Document\s*|_{20,}\s*",
    re.IGNORECASE,
)
_BEGINS = (
    re.compile(r"^[ \t]*\d+ of \d+ DOCUMENTS[ \t]*$", re.MULTILINE),  # Nexis
    re.compile(r"^[ \t]*Document \d+ of \d+[ \t]*$", re.MULTILINE),  # ProQuest
)
_ENDS = (
    re.compile(r"^[ \t]*End of Document[ \t]*$", re.MULTILINE),  # Nexis
    re.compile(r"^[ \t]*Document (?=\w*\d)[A-Za-z0-9]{10,40}[ \t]*$", re.MULTILINE),  # Factiva
    re.compile(r"^[ \t]*_{20,200}[ \t]*$", re.MULTILINE),  # ProQuest
)
"""Lines that stand above each article of an export, or below it."""
LEAST_WORDS = 30  # of an article in an export; less is its cover or its list of contents


@cache
def _keys() -> dict[str, dict[str, str]]:
    """By database the fields that tell what an article is: their names and our keys."""
    data: dict[str, dict[str, str]] = yaml.safe_load(FILE.read_text("utf-8"))
    return data


def read_export(text: str) -> tuple[dict[str, str], str]:
    """What the fields of an export say, by our keys, and the database's name; nothing for any other text."""
    for database, names in _keys().items():
        fields = _fields(text, names)
        if len(fields) >= LEAST_FIELDS:
            said = {names[name]: value for name, value in fields.items() if names[name] != "-" and value}
            return _head(text, names) | {key: _meant(key, value) for key, value in said.items()}, database
    return {}, ""


def split_export(text: str) -> list[str]:
    """The articles of an export that holds several, as they stand in it; any other text is one."""
    borders = [[m.start() for m in form.finditer(text)] for form in _BEGINS]
    borders += [[m.end() for m in form.finditer(text)] for form in _ENDS]
    for those in borders:
        parts = [text[a:b] for a, b in pairwise([0, *those, len(text)])]
        articles = [part for part in parts if len(part.split()) >= LEAST_WORDS]
        if len(articles) > 1:
            return articles
    return [text]


def is_field(line: str) -> bool:
    """Whether a line is a field of an export that reports nothing, or stands above the fields of every one."""
    plain = line.strip()
    if _COUNT.fullmatch(plain):
        return True
    name = re.match(r"([A-Z][A-Za-z -]{1,30}):", plain)
    return bool(name and any(name[1] in names for names in _keys().values()))


def _fields(text: str, names: dict[str, str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for line in text.splitlines():
        name, colon, value = line.strip().partition(":")
        if colon and name in names:
            found.setdefault(name, value.strip())
    return found


def _head(text: str, names: dict[str, str]) -> dict[str, str]:
    """The paper and the day above the first field, as one database sets them: each in the middle of its own line."""
    said: dict[str, str] = {}
    centred = []
    for line in text.splitlines()[:HEAD_LINES]:
        if line.strip().partition(":")[0] in names:
            break
        if line.startswith("   ") and not _COUNT.fullmatch(line.strip()):
            centred.append(line.strip())
    if centred and not _DAY.search(centred[0]):
        said["outlet"] = re.sub(r" \([^()]*\)$", "", centred[0])
    if day := next((_date(line) for line in centred if _date(line)), ""):
        said["published"] = day
    return said


def _meant(key: str, value: str) -> str:
    if key == "published":
        return _date(value)
    if key != "author":
        return value
    first, *rest = re.sub(r"^(?:BY|By)\s+", "", value).split(";")[0].split(", ")
    turned = len(first.split()) == 1 and rest and len(rest[0].split()) == 1  # "Kind, Rosa"
    name = f"{rest[0]} {first}" if turned else first
    return name.title() if name.isupper() else name


def _date(text: str) -> str:
    """A day in words as an ISO date; nothing for what is none."""
    match = _DAY.search(text)
    for form in _FORMS if match else ():
        try:
            return datetime.strptime(match[1].replace(".", "") if match else "", form).date().isoformat()
        except ValueError:
            continue
    return ""
