"""Files of every form to an article's text, and what the file itself says of it: one row of ``FORMS`` a form."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr
from importlib import import_module
from itertools import zip_longest
from typing import Any

from charset_normalizer import from_bytes

from .exports import read_export

MAX_CONTROL = 0.02  # share of control characters; text has next to none, programs and pictures have many
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")  # all but those that set text
FALLBACK_ENCODINGS = ["cp1252", "iso8859_15", "mac_roman", "cp1250", "cp1251", "shift_jis", "gb18030", "euc_kr"]
"""What English newsrooms' systems export; a free search names exotic ones for a handful of accents."""
SAVE = "save the article as plain text in UTF-8"
WIDE_MARKS = ((codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text of a file; ``encoding`` is not UTF-8 only where the bytes are none."""

    text: str
    encoding: str


class NotTextError(ValueError):
    """The bytes are no article; the message says why, and ``remedy`` what to do, in words for the editor."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.remedy = remedy


def decode(raw: bytes) -> Decoded:
    """UTF-8 with its byte-order mark dropped and newlines untouched, or the likeliest other encoding.

    Raises:
        NotTextError: empty, or no text in any plausible encoding.
    """
    decoded = _decode(raw)
    if not decoded.text.strip():
        raise NotTextError("empty: no text in this file", "paste the article into it, or remove it")
    if _controls(decoded.text) > MAX_CONTROL * len(decoded.text):
        raise NotTextError("not text: perhaps a picture, an archive or a word processor's file", SAVE)
    return decoded


def _decode(raw: bytes) -> Decoded:
    for mark, name in WIDE_MARKS:
        if raw.startswith(mark):
            try:
                return Decoded(raw.decode(name), name)
            except UnicodeDecodeError as error:
                raise NotTextError("not text: begins like UTF-16, but is none", SAVE) from error
    try:
        return Decoded(raw.decode("utf-8-sig"), "utf-8")
    except UnicodeDecodeError:
        pass
    if b"\x00" in raw:  # no encoding of a single byte or of East Asia uses it
        raise NotTextError("not text: perhaps a picture, an archive or a word processor's file", SAVE)
    best = from_bytes(raw, cp_isolation=FALLBACK_ENCODINGS).best()
    if best is None:
        raise NotTextError("not text: its bytes are neither UTF-8 nor any other known encoding", SAVE)
    return Decoded(raw.decode(best.encoding), best.encoding)


def _controls(text: str) -> int:
    return len(_CONTROL.findall(text))


NEEDS_HTML = "pip install 'fact-digest[html]', or copy the article's text into a .txt file"
MAX_NAME = 120  # characters of a title or a name; longer ones are no such thing
_PARAGRAPH = re.compile(r"\n+")
_TABLE_RULE = re.compile(r"\|(?:\s*:?-+:?\s*\|)+")
_REPLY = re.compile(r"^(?:\s*(?:re|fwd?|aw|wg)\s*:)+\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Form:
    """A file's text, and what its form says beside it."""

    decoded: Decoded
    stated: Mapping[str, str] = field(default_factory=dict)
    """Key, as in front matter, to value."""
    where: str = ""
    """In words: "the page's metadata", "the mail's head"."""


def read_form(raw: bytes, ending: str) -> Form:
    """The text of a file by the ending of its name.

    Raises:
        NotTextError: there is none, and why.
    """
    return FORMS[ending](raw)


def _text(raw: bytes) -> Form:
    """A text; a database's export says in fields what it is."""
    decoded = decode(raw)
    said, database = read_export(decoded.text)
    return Form(decoded, said, f"a field of {database}" if said else "")


def _page(raw: bytes) -> Form:
    """A saved web page: its article without what stands around it, found by trafilatura.

    Raises:
        NotTextError: trafilatura is not installed, or finds no article.
    """
    try:
        trafilatura: Any = import_module("trafilatura")
    except ImportError as error:
        raise NotTextError("a web page, which this installation cannot read", NEEDS_HTML) from error
    decoded = decode(raw)
    found = trafilatura.bare_extraction(decoded.text, with_metadata=True, include_comments=False, include_tables=True)
    if found is None or not (found.text or "").strip():
        raise NotTextError("no article found in this page", "copy the article's text into a .txt file")
    title = _short(found.title)
    paragraphs = list(_told_rows([p.strip() for p in _PARAGRAPH.split(found.text) if p.strip()]))
    if title and paragraphs[0] != title:
        paragraphs.insert(0, title)
    named = {"outlet": found.sitename, "headline": title, "author": found.author, "published": found.date}
    stated = {key: words for key, value in (named | {"url": found.url}).items() if (words := _short(value))}
    return Form(Decoded("\n\n".join(paragraphs) + "\n", decoded.encoding), stated, "the page's metadata")


def _told_rows(paragraphs: Sequence[str]) -> Iterator[str]:
    """Each row of a table as a statement with its columns' heads: "Hale: Houses flooded 12, People moved 40."."""
    head: list[str] = []
    for n, paragraph in enumerate(paragraphs):
        if not paragraph.startswith("|"):
            head = []
            yield paragraph
        elif not head and n + 1 < len(paragraphs) and _TABLE_RULE.fullmatch(paragraphs[n + 1]):
            head = _cells(paragraph)
        elif not _TABLE_RULE.fullmatch(paragraph):
            first, *rest = _cells(paragraph) or [""]
            told = [f"{name} {cell}".strip() for name, cell in zip_longest(head[1:], rest, fillvalue="") if cell]
            yield f"{first}: {', '.join(told)}." if first and told else " ".join([first, *told])


def _cells(row: str) -> list[str]:
    return [cell.strip() for cell in row.strip("| ").split("|")]


def _mail(raw: bytes) -> Form:
    """A mail: its plain text, or else its page; who sent it is its outlet.

    Raises:
        NotTextError: it holds neither.
    """
    try:
        message = message_from_bytes(raw, policy=policy.default)
        part = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
        body = part.get_payload(decode=True) if part else None
    except (MessageError, ValueError, LookupError, AttributeError) as error:
        raise NotTextError(
            "not a mail: its parts cannot be read", "copy the article's text into a .txt file"
        ) from error
    if part is None or not isinstance(body, bytes) or not body.strip():
        raise NotTextError("a mail without text", "copy the article's text into a .txt file")
    inner = _page(body) if part.get_content_type() == "text/html" else Form(_charset(part, body))
    name, address = parseaddr(str(message.get("From", "")))
    stated = {"outlet": name, "headline": _REPLY.sub("", str(message.get("Subject", ""))), "published": _day(message)}
    kept = {key: words for key, value in stated.items() if (words := _short(value)) and words != address}
    return Form(inner.decoded, {**inner.stated, **kept}, "the mail's head")


def _charset(part: Any, body: bytes) -> Decoded:
    """A mail's text in the encoding that it names, or the likeliest other."""
    named = part.get_content_charset("utf-8")
    try:
        return Decoded(body.decode(named), "utf-8")
    except (LookupError, UnicodeDecodeError):
        return decode(body)


def _day(message: Any) -> str | None:
    sent = getattr(message.get("Date"), "datetime", None)
    return sent.date().isoformat() if sent else None


def _short(value: object) -> str:
    """A value as one line, or nothing where it is too long to be a name or a title."""
    words = " ".join(str(value or "").split())
    return words if len(words) <= MAX_NAME else ""


FORMS: dict[str, Callable[[bytes], Form]] = {
    ".txt": _text,
    ".md": _text,
    ".html": _page,
    ".htm": _page,
    ".eml": _mail,
}
"""What is read, by the ending of a file's name."""
