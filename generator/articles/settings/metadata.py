"""YAML front matter: what an editor wrote above an article's text about it."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from difflib import get_close_matches

from ...errors import BadFile, SeedError, shown
from ...model import Span
from ..files.references import as_read
from .located import Located, Path, YamlError, read_yaml

KEYS = ("outlet", "headline", "author", "published", "url", "retrieved")
MAX_LETTERS = 500  # characters of a value, which stands beside every note; an address may have 300, a headline 150
EASTERNMOST = timedelta(hours=14)  # from UTC; where a day begins first


class UnusableError(ValueError):
    """A value that a person gave cannot be used; the message says why."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.remedy = remedy


def build_day() -> date:
    """The day of the build, by ``SOURCE_DATE_EPOCH`` where it is set: no article is published after it.

    As the easternmost clock has it: else an article of today, there, would have no date until tomorrow, here, and the
    same articles would then give other pages. No other date hangs on the clock.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return (now + EASTERNMOST).date()


def check_metadata(
    given: Mapping[object, object], file: str, found: Located, above: Path = ()
) -> tuple[dict[str, str | None], list[BadFile]]:
    """The values of known keys as text, null as None for unknown; and what is wrong with the others.

    Args:
        given: key to value, as YAML read it.
        file: in which it stands.
        found: what the file says.
        above: the keys in it that hold these.
    """
    values: dict[str, str | None] = {}
    wrong = []
    for key in KEYS:
        try:
            if key in given:
                values[key] = None if given[key] is None else _CHECKS[key](given[key])
        except UnusableError as error:
            wrong.append(bad_key(file, found, (*above, key), str(error), error.remedy))
    return values, wrong


def usable(key: str, value: str) -> str | None:
    """A value that a program wrote, as a person's would be taken; None where that could not be used."""
    try:
        return _CHECKS[key](value)
    except UnusableError:
        return None


def bad_key(file: str, found: Located, path: Path, reason: str, remedy: str) -> BadFile:
    """What an editor is told of a key of YAML."""
    return BadFile(shown(file), reason, remedy, found.lines.get(path), ": ".join(map(shown, path)))


def repeated_keys(file: str, found: Located) -> list[BadFile]:
    """What an editor is told of keys that are given twice."""
    return [
        bad_key(file, found, path, f"given again in line {line}", "keep one of the two")
        for path, line in found.repeated.items()
    ]


def meant(name: object, known: Iterable[str], otherwise: str) -> str:
    """What to do about a name that there is not."""
    near = get_close_matches(str(name), list(known), 1)
    return f"did you mean {near[0]!r}?" if near else otherwise


def text_of(value: object) -> str:
    """A value as one line of text.

    Raises:
        UnusableError: it is no text, or an empty one.
    """
    words = " ".join(value.split()) if isinstance(value, str) else ""
    if not words:
        raise UnusableError("expected a text", "write it after the colon, in quotes if it holds a colon or a bracket")
    if len(words) > MAX_LETTERS:
        raise UnusableError(f"expected a text of at most {MAX_LETTERS} characters", "shorten it")
    return words


def _day(value: object) -> str:
    text = text_of(value)
    try:
        day = datetime.fromisoformat(text).date()
    except ValueError as error:
        shown_day = text[:80]
        raise UnusableError(
            f"expected a date such as 2024-05-31, not {shown_day!r}", "write year, month and day"
        ) from error
    if day > build_day():
        raise UnusableError(f"{day.isoformat()} lies after the day of this build", "correct it")
    return day.isoformat()


def _url(value: object) -> str:
    url = text_of(value)
    if not re.fullmatch(r"https?://[^\s/<>\"']+(?:/[^\s<>\"']*)?", url):
        reason = f"expected an address that begins with https://, not {url!r}"
        raise UnusableError(reason, "copy it whole from the browser")
    return url


_CHECKS = {
    "outlet": text_of,
    "headline": text_of,
    "author": text_of,
    "published": _day,
    "url": _url,
    "retrieved": _day,
}


NAMED = 5  # unknown keys that are named; more are counted
FENCE = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
KEY_LINE = re.compile(r"^[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|\r?$)", re.MULTILINE)
FIRST = 2
"""The line of an article on which its front matter begins, below the dashes."""
KNOWN = f"known are {', '.join(KEYS)}"
QUOTE = "put texts that hold a colon, a bracket or a quotation mark into quotes"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where it stands, and its values; a key given as null says that it is unknown."""

    span: Span
    values: dict[str, str | None] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def read_front_matter(text: str, file: str) -> FrontMatter | None:
    """Front matter of an article, or None; a line of dashes alone is none.

    Args:
        text: the article.
        file: its name, for errors and warnings.

    Raises:
        SeedError: it cannot be read, or values cannot be used: all of them.
    """
    block = FENCE.match(text)
    if not block or not KEY_LINE.search(block[1]):
        return None
    try:
        found = read_yaml(block[1], FIRST)
    except YamlError as error:
        reason = f"front matter is not readable as YAML: {error}"
        raise SeedError((BadFile(file, reason, QUOTE, error.line),)) from error
    if not isinstance(found.data, dict):
        return None
    data = {key: as_read(value) if isinstance(value, str) else value for key, value in found.data.items()}
    values, wrong = check_metadata(data, file, found)
    if wrong := [*repeated_keys(file, found), *wrong]:
        raise SeedError(tuple(wrong))
    odd = sorted(str(key) for key in found.data if key not in KEYS)
    warnings = [
        str(bad_key(file, found, (key,), "this key of the front matter is not used", meant(key, KEYS, KNOWN)))
        for key in odd[:NAMED]
    ]
    if len(odd) > NAMED:
        warnings.append(f"{file}: {len(odd) - NAMED} more keys of the front matter are not used; {KNOWN}")
    return FrontMatter(Span(*block.span()), values, tuple(warnings))
