"""Text as a reader sees it: the characters that a web page's source writes as references, decoded, and the way back.

``&eacute;`` is one letter to everybody but the file. Whatever reads articles reads them decoded; where a passage
stands in the file is worked out from what this module keeps (``Article.in_file``).
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from html.entities import html5

from ..model import Reference, Span
from .repairs import Edit, edits, mended

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
