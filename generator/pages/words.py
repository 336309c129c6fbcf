"""Small words in English: counts, lists, dates, excerpts."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def number(n: int) -> str:
    """Small numbers as words, larger ones as digits."""
    return _NUMBERS[n] if 0 <= n < len(_NUMBERS) else str(n)


def count(n: int, thing: str, things: str = "") -> str:
    """``3 articles``, ``1 article``."""
    return f"{n} {thing if n == 1 else things or thing + 's'}"


def listing(items: Sequence[str], last: str = "and") -> str:
    """``a, b and c``."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def upper_first(text: str) -> str:
    return text[:1].upper() + text[1:]


def excerpt(text: str, words: int) -> str:
    """The first ``words`` words, with an ellipsis if more follow."""
    parts = text.split()
    return " ".join(parts) if len(parts) <= words else " ".join(parts[:words]) + " …"


def day(value: date) -> str:
    """``June 7, 2017``: the form of the articles' own language, without the machine's locale."""
    return f"{_MONTHS[value.month - 1]} {value.day}, {value.year}"


def iso_day(value: str) -> str:
    """An ISO date in words; other text stays as it is."""
    try:
        return day(date.fromisoformat(value))
    except ValueError:
        return value


def period(first: date, last: date) -> str:
    """A day, month, year, or span of days in words."""
    if first == last:
        return day(first)
    if (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year:
        return str(first.year)
    if first.day == 1 and (first.year, first.month) == (last.year, last.month) and last.day >= 28:
        return f"{_MONTHS[first.month - 1]} {first.year}"
    return f"{day(first)} to {day(last)}"
