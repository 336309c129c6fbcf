"""Files of every form to an article's text, and what the file itself says of it: one row of ``FORMS`` a form."""

from __future__ import annotations

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

from .decode import Decoded, NotTextError, decode
from .exports import read_export

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
