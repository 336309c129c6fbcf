"""What a person may say of an article, in front matter or in the editor's file, and whether it can be used."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

KEYS = ("outlet", "headline", "author", "published", "url")
MAX_LETTERS = 500  # characters of a value, which stands beside every note; an address may have 300, a headline 150
EASTERNMOST = timedelta(hours=14)  # from UTC; where a day begins first


class MetadataError(ValueError):
    """A value that a person gave cannot be used; every one of them, a line each."""


def build_day() -> date:
    """The day of the build, by ``SOURCE_DATE_EPOCH`` where it is set: no article is published after it.

    As the easternmost clock has it: else an article of today, there, would have no date until tomorrow, here, and the
    same articles would then give other pages. No other date hangs on the clock.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    now = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdigit() else datetime.now(UTC)
    return (now + EASTERNMOST).date()


def check_metadata(given: Mapping[str, object], where: str) -> dict[str, str | None]:
    """The values as text; null stays None and means unknown.

    Raises:
        MetadataError: names every key whose value cannot be used, and why.
    """
    values, wrong = {}, []
    for key, value in given.items():
        try:
            values[key] = None if value is None else _CHECKS[key](value)
        except ValueError as error:
            wrong.append(f"{where}: {key}: {error}")
    if wrong:
        raise MetadataError("\n".join(wrong))
    return values


def _text(value: object) -> str:
    words = " ".join(str(value).split()) if isinstance(value, str | int | float) else ""
    if not words:
        raise ValueError("expected a text")
    if len(words) > MAX_LETTERS:
        raise ValueError(f"expected a text of at most {MAX_LETTERS} characters")
    return words


def _day(value: object) -> str:
    if isinstance(value, datetime):
        value = value.date()
    try:
        day = value if isinstance(value, date) else date.fromisoformat(_text(value))
    except ValueError as error:
        raise ValueError(f"expected a date such as 2024-05-31, not {_shown(value)}") from error
    if day > build_day():
        raise ValueError(f"{day.isoformat()} lies after the day of this build")
    return day.isoformat()


def _url(value: object) -> str:
    url = _text(value)
    if not re.fullmatch(r"https?://[^\s/<>\"']+(?:/[^\s<>\"']*)?", url):
        raise ValueError(f"expected an address that begins with https://, not {url!r}")
    return url


def _shown(value: object) -> str:
    """A value in an error: a list may hold itself, or so much that printing it takes for ever."""
    return repr(value)[:80] if isinstance(value, str | int | float | date) else f"a {type(value).__name__}"


_CHECKS = {"outlet": _text, "headline": _text, "author": _text, "published": _day, "url": _url}
