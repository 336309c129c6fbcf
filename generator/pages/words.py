"""Small words in English: counts, lists, dates, excerpts; and words cut where they differ, for the page to mark."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class Stretch:
    text: str
    differs: bool
    gap: str
    """The space before it, which escaping would drop at its edge."""


def spaced(cut: Iterable[tuple[str, bool]]) -> tuple[Stretch, ...]:
    """Stretches of consecutive text, each with its gap from the one before; empty ones fall away."""
    found: list[Stretch] = []
    before = ""
    for text, differs in cut:
        if text.strip():
            gap = " " if found and (before[-1:].isspace() or text[0].isspace()) else ""
            found.append(Stretch(text, differs, gap))
        before += text
    return tuple(found)


def bare(text: str) -> str:
    """Words alone, so that wordings compare: no case, no punctuation."""
    return " ".join(w for word in text.casefold().split() if (w := "".join(c for c in word if c.isalnum())))
