"""The one door from untrusted text to Markdown, HTML, front matter, addresses, JSON in a script and table cells."""

from __future__ import annotations

import html
import json
import re
import unicodedata
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlsplit

import yaml
from markupsafe import Markup

_INVISIBLE = re.compile(
    "["
    "\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f"  # controls; the rest of them are white space, which plain() folds
    "\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u206f"  # zero width, and what turns the reading direction
    "\ud800-\udfff\ufdd0-\ufdef\ufeff\ufff9-\ufffb\ufffe\uffff"  # half characters, byte-order marks, no characters
    "\U000e0000-\U000e007f"  # tags: words that no reader sees
    "]"
)
_ALWAYS = {ord(c): f"&#{ord(c)};" for c in '\\`*_{}[]<>&|"~^#'}
_DOUBLED = re.compile(r"([/$=+:!?.-])\1+")  # harmless alone; doubled they rule, underline, quote or open a box
_OPENER = re.compile(r"^(?:[^\w\s&“‘(]+|\d+(?=[.)]))")  # what makes a line a list, a term or a fence
_URL_KEPT = ":/?=&%#,;~+@!$.-_"
_FORMULA = ("=", "+", "-", "@")


def plain(text: str) -> str:
    """One NFC line of visible characters: no control, direction-turning, zero-width or half character."""
    return " ".join(_INVISIBLE.sub("", unicodedata.normalize("NFC", text)).split())


def md_text(text: str) -> str:
    """For any inline place of our Markdown, and of HTML inside it; it is shown as exactly ``plain(text)``.

    Safe in an attribute in double quotes. The characters that mean something to Python-Markdown and its
    extensions become numeric entities; letters and single punctuation stay readable in the page's source.
    """
    escaped = _DOUBLED.sub(_entities, plain(text).translate(_ALWAYS))
    return _OPENER.sub(_entities, escaped)


def _entities(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(c)};" for c in match[0])


def html_text(text: str) -> str:
    """For HTML outside Markdown: text or an attribute in quotes."""
    return html.escape(plain(text))


def printable(value: object) -> Markup:
    """What a template prints for a value: numbers and our own markup as they are, all else as ``md_text``.

    To be Jinja's ``finalize``, so that a template cannot forget to escape.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, float):
        return Markup(f"{value:g}")
    return Markup(value if isinstance(value, int) else md_text(str(value)))


def front_matter(values: Mapping[str, str]) -> str:
    """A page's YAML head. Its values are escaped for HTML, because MkDocs' own templates print them as they are."""
    safe = {key: html_text(value) for key, value in values.items()}
    return "---\n" + yaml.safe_dump(safe, allow_unicode=True, sort_keys=False, width=10**6) + "---\n"


def safe_url(url: str) -> str:
    """A web address for an attribute in double quotes, or empty: only http and https, with a host, nothing to run."""
    url = plain(url)
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:  # a bracket without its pair, as in http://[
        usable = False
    return quote(url, safe=_URL_KEPT).replace("&", "&amp;") if usable else ""


def slug(text: str, fallback: str = "page", limit: int = 60) -> str:
    """Lower-case ASCII letters, digits and single hyphens, at most ``limit`` of them; ``fallback`` if none is left."""
    ascii_only = unicodedata.normalize("NFKD", plain(text)).encode("ascii", "ignore").decode().lower()
    return re.sub(r"[^a-z0-9]+", "-", ascii_only).strip("-")[:limit].rstrip("-") or fallback


def script_json(data: Any) -> Markup:
    """JSON for inside a ``<script>`` or in Markdown: nothing in it ends the element or starts a tag or entity."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return Markup(text.translate({ord(c): f"\\u{ord(c):04x}" for c in "<>&'"}))


def csv_cell(text: str) -> str:
    """A table cell that no spreadsheet takes for a formula."""
    text = plain(text)
    return f"'{text}" if text.startswith(_FORMULA) else text
