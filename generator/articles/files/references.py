"""Text as a reader sees it: the characters that a web page's source writes as references, decoded, and the way back.

``&eacute;`` is one letter to everybody but the file. Whatever reads articles reads them decoded; where a passage
stands in the file is worked out from what this module keeps (``Article.in_file``).
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html.entities import html5

from ...model import Reference, Span

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


_NUMBER = re.compile(r"#(?:0*(?P<decimal>[0-9]+)|[xX]0*(?P<hexadecimal>[0-9a-fA-F]+));?")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*;?")
_PARAMETER = re.compile(r"[A-Za-z0-9_-]*=")
"""What follows the name of an address's parameter: "?id=3&copy=2" names no copyright."""
_DIGITS = 7
"""Of a character's number; more are beyond the last character (and Python refuses to read some thousands)."""
_SHORT = max(len(name) for name in html5 if not name.endswith(";"))
"""Letters of the longest name that stands without its semicolon."""
_BREAKS = frozenset("\n\r\v\f\t\x1c\x1d\x1e\x85\u2028\u2029")
"""Written as a reference they are white space to a reader, and no new line."""


def decode_references(text: str, start: int = 0) -> tuple[str, tuple[Reference, ...]]:
    """A text with its character references decoded, and where each stood; nothing before ``start`` is touched.

    By name or number, in decimals or hexadecimals, and written twice over ("&amp;eacute;"), since feeds escape what was
    escaped. Without a semicolon as browsers read it in text, except in an address's parameters.
    """
    written = [Edit(span, read, "") for span, read in _references(text, start)]
    return apply(text, written)


def read_file(text: str, start: int = 0) -> tuple[str, tuple[Reference, ...]]:
    """A file's text as it is read: character references decoded, and what happened to it on its way undone."""
    written = [Edit(span, read, "") for span, read in _references(text, start)]
    return apply(text, [*written, *edits(text, start)])


def apply(text: str, found: Iterable[Edit]) -> tuple[str, tuple[Reference, ...]]:
    """A text with these letters replaced, and where each stood; of two that meet the first given is done."""
    kept: list[Edit] = []
    taken: set[int] = set()
    for edit in found:
        letters = range(edit.span.start, edit.span.end)
        if not taken.intersection(letters):
            taken.update(letters)
            kept.append(edit)
    parts: list[str] = []
    references: list[Reference] = []
    done, length = 0, 0  # code points of the file that are read, and what they were read as
    for edit in sorted(kept, key=lambda e: e.span):
        parts += [text[done : edit.span.start], edit.read]
        length += edit.span.start - done
        references.append(Reference(Span(length, length + len(edit.read)), edit.span, edit.kind))
        done, length = edit.span.end, length + len(edit.read)
    return "".join([*parts, text[done:]]), tuple(references)


def _references(text: str, start: int) -> Iterator[tuple[Span, str]]:
    at = text.find("&", start)
    while at >= 0:
        known = _reference(text, at + 1)
        if known is not None:
            yield Span(at, known[1]), known[0]
        at = text.find("&", known[1] if known else at + 1)


def read_anew(letters: str, repair: str) -> str:
    """Letters of a file as they are read, by a character reference or a repair."""
    return mended(letters, repair) if repair else as_read(letters)


def as_read(text: str) -> str:
    """A text of a page's source as its reader sees it."""
    return decode_references(text)[0]


def _reference(text: str, at: int) -> tuple[str, int] | None:
    """What the reference stands for whose ampersand ends at ``at``, and where it ends."""
    once = _single(text, at)
    if once is None:
        return None
    twice = _single(text, once[1]) if once[0] == "&" else None  # an ampersand may begin another
    characters, end = twice or once
    return "".join(" " if c in _BREAKS else c for c in characters), end


def _single(text: str, at: int) -> tuple[str, int] | None:
    if number := _NUMBER.match(text, at):
        return _numbered(number), number.end()
    name = _NAME.match(text, at)
    if name is None:
        return None
    if name[0] in html5:
        whole = name[0].endswith(";") or not _PARAMETER.match(text, name.end())
        return (html5[name[0]], name.end()) if whole else None
    for n in range(min(len(name[0]), _SHORT), 1, -1):
        if name[0][:n] in html5 and not _PARAMETER.match(text, at + n):
            return html5[name[0][:n]], at + n
    return None


def _numbered(number: re.Match[str]) -> str:
    """The character of a number, as HTML's standard has it; nothing for one that shows nothing."""
    digits = number["decimal"] or number["hexadecimal"]
    if len(digits) > _DIGITS:
        return "\N{REPLACEMENT CHARACTER}"
    return html.unescape(f"&#{int(digits, 10 if number['decimal'] else 16)};")
