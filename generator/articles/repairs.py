"""What happened to a text on its way and is undone before it is read: one row of ``REPAIRS`` a kind.

A repair is pure and looks at nothing but the letters that it replaces, so that the proof can do it again.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from ..model import Span

LEAST = {"double encoding": 2, "lost escape": 2}
"""Signs of a kind that one text must have: a single one may be a name's own letters."""
_CP1252 = {chr(code): bytes([code]) for code in (0x81, 0x8D, 0x8F, 0x90, 0x9D)}
"""Bytes that the encoding leaves open and programs pass through."""
_HALF = "â€"
"""What is left of a closing quotation mark whose last byte was thrown away."""
_ESCAPES = "2013|2014|2018|2019|201c|201d|2026|00a0|00e[0-9a-f]|00f[0-9a-f]"
_JOINED = frozenset(
    ["at", "after", "an", "as", "all", "about", "although", "among", "amid", "against", "according", "almost"]
)
_JOINED_I = frozenset(["in", "it", "its", "if", "is", "inside", "into", "instead", "investigators"])
"""Words whose first letter, alone, is a word itself: "A" and "I"."""


@dataclass(frozen=True, slots=True)
class Repair:
    """A kind of damage: what it looks like in a text, and what was meant."""

    form: re.Pattern[str]
    meant: Callable[[str], str | None]
    """The letters that were meant; None where these are no damage."""
    note: str
    """What was done, for the article's editor."""


def _once_decoded(letters: str) -> str | None:
    if letters == _HALF:
        return "”"
    try:
        raw = b"".join(_CP1252.get(c) or c.encode("cp1252") for c in letters)
        found = raw.decode("utf-8")
    except UnicodeError:
        return None
    return found if len(found) < len(letters) else None


def _escaped(letters: str) -> str:
    return chr(int(letters[-4:], 16))


def _nothing(_: str) -> str:
    return ""


def _with_its_capital(letters: str) -> str | None:
    first, rest = letters[0], letters.split()[1]
    if first == "A":
        return first + rest if first.lower() + rest in _JOINED else None
    if first == "I":
        return first + rest if first.lower() + rest in _JOINED_I else None
    return first + rest


REPAIRS: Mapping[str, Repair] = {
    "double encoding": Repair(
        re.compile(
            r"[\u00c2-\u00f4\u0192][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
            r"\u2013-\u203a\u20ac\u2122]{1,3}"
        ),
        _once_decoded,
        "letters that were encoded twice are read as they were meant",
    ),
    "lost escape": Repair(
        re.compile(rf"\\?(?<![A-Za-z0-9]{{2}}[0-9])u(?:{_ESCAPES})", re.IGNORECASE),
        _escaped,
        "escapes such as u2019 are read as their letters",
    ),
    "soft hyphen": Repair(
        re.compile(r"(?<=\w)[\u00ad\u200b\ufeff]+(?:[ \t]*\r?\n[ \t]*(?=[a-z]))?(?=\w)"),
        _nothing,
        "hidden hyphens are left out",
    ),
    "hyphen at a line's end": Repair(
        re.compile(r"(?<=[a-z]{2})-[ \t]*\r?\n[ \t]*(?=[a-z]{2})"),
        _nothing,
        "words parted at the end of a line are joined",
    ),
    "drop capital": Repair(
        re.compile(r"(?m)^[A-Z] [a-z]+\b"),
        _with_its_capital,
        "capitals set apart from their words are joined with them",
    ),
}


@dataclass(frozen=True, slots=True)
class Edit:
    """Letters of a text that are read as others."""

    span: Span
    read: str
    kind: str


def edits(text: str, start: int = 0) -> Iterator[Edit]:
    """Every repair of a text from ``start`` on, kind by kind."""
    for kind, repair in REPAIRS.items():
        found = [
            Edit(Span(*match.span()), meant, kind)
            for match in repair.form.finditer(text, start)
            if (meant := repair.meant(match[0])) is not None and not _is_compound(kind, match, text)
        ]
        if len(found) >= LEAST.get(kind, 1):
            yield from found


def mended(letters: str, kind: str) -> str:
    """The letters that a repair reads in place of these."""
    return REPAIRS[kind].meant(letters) or ""


def _is_compound(kind: str, match: re.Match[str], text: str) -> bool:
    """Whether a hyphen at a line's end is the word's own: the text writes it so elsewhere."""
    if kind != "hyphen at a line's end":
        return False
    before, after = re.search(r"\w+$", text[: match.start()]), re.match(r"\w+", text[match.end() :])
    return bool(before and after and f"{before[0]}-{after[0]}" in text)
