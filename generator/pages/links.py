"""Addresses inside the site: the only place where a page or an anchor becomes a link."""

from __future__ import annotations

import re
from urllib.parse import quote as urlquote

from markupsafe import Markup

from ..escape import safe_url, slug

_SAFE = re.compile(r"[A-Za-z0-9._-]*")
_ANCHOR = re.compile(
    r"(?:[cf]|q-c|row)-[0-9a-f]{8}|[lnpr]-[0-9]+(?:-[0-9]+)?|who-e[0-9]+|src-.+|(?:by|to)-[a-z]+|(?:ob|gr)-[dt]"
)
"""Anchors that our pages set."""
_HEADINGS = frozenset(
    (
        *("key-facts", "where-accounts-differ", "all-facts", "quotations", "timeline", "people-and-organisations"),
        *("who-reported-what", "who-credits-whom", "sources", "how-this-sheet-was-made", "notes", "facts"),
        *("what-to-watch-for", "what-the-page-says-of-itself", "what-became-of-each-line", "articles"),
        *("differences", "may-differ", "worded-differently", "looked-like-a-difference-is-not", "find", "identity"),
        *("how-to-read-it", "how-it-was-made", "how-well-it-did", "warnings", "take-it-further"),
    )
)
"""Our own headings; where an article's words are one too, links would lead to the wrong one."""
_FRAGMENT = 6
"""Words at each end of a long passage; fewer are rarely unique on a page."""


NOWHERE = Markup("")
"""The link of what has none."""


def href(page: str, anchor: str = "", at: str = "") -> Markup:
    """A relative address of ``page#anchor`` as seen from the page ``at``; safe as an attribute without escaping.

    Raises:
        ValueError: a part holds anything but letters, digits, dots, hyphens and underscores.
    """
    for part in (page, anchor, at):
        if not _SAFE.fullmatch(part):
            raise ValueError(f"not safe in an address: {part!r}")
    base = "" if page == at and anchor else page
    return Markup(f"{base}#{anchor}" if anchor else base)


def row_anchor(row: str) -> str:
    """The permalink of a row; it names its words, never its place."""
    return f"row-{row}"


def fact_anchor(fact: str) -> str:
    """The permalink of a fact; it names the fact, never its place."""
    return f"f-{fact}"


def conflict_anchor(conflict: str) -> str:
    return f"c-{conflict}"


def passage_anchor(start: int) -> str:
    """On a source page: the line that holds the passage from this code point."""
    return f"p-{start}"


def source_page(article: str) -> str:
    return f"source-{article}.html"


def heading(text: str) -> str:
    """A text from an article as a heading. Markdown names a heading after its words, so that "N 1" would be note 1."""
    return f"About: {text}" if slug(text) in _HEADINGS or _ANCHOR.fullmatch(slug(text)) else text


def text_link(url: str, quote: str) -> Markup:
    """The address of these words inside the original (a W3C text fragment), or empty without a usable address."""
    base = safe_url(url) if url else ""
    if not base:
        return NOWHERE
    words = quote.split()
    ends = [" ".join(words[:_FRAGMENT]), " ".join(words[-_FRAGMENT:])] if len(words) > 2 * _FRAGMENT else [quote]
    text = ",".join(urlquote(" ".join(end.split()), safe="").replace("-", "%2D") for end in ends)
    return Markup(str(base).partition("#")[0] + "#:~:text=" + text)
