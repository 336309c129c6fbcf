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
_ALWAYS = (
    r"""["#$%&'()*+/<=>@\[\\\]^_`{|}~]"""
    r"|(?<![^\W_])-|-(?![^\W_])"  # all but a hyphen inside a word
    r"|[0-9](?=st|nd|rd|th)"  # "1st": some raise its end
    r"|[0-9a-f](?=[0-9a-f]{39})"  # some take forty hexadecimal digits for a commit
)
"""What becomes a numeric reference in Markdown: all ASCII punctuation but commas, hyphens and ends of clauses in prose.

Measured on 1,039 hostile texts in 17 places of a page, with our own extensions, with Material's usual ones and with all
of pymdownx and Python-Markdown, smarty included (53,000 conversions for each kind of mark): so none changed a page's
structure or a word. Left readable, quotation marks, apostrophes, brackets, slashes, equals, plus and at signs did, in
one set or another; dollars would where formulas may hold spaces.
"""
_IN_FIRST_WORD = re.compile(r"[.!?;:]|" + _ALWAYS)
"""There "1.", "iv." and "A." begin lists, and "Title:" a page's data."""
_LATER = re.compile(r"(?<![^\W_])[.!?;:]|[!?;](?![ ]|\Z)|:(?![ ])|\.(?![ ]|\Z)(?!(?<=[0-9]\.)[0-9])|" + _ALWAYS)
"""Ends of clauses stay, and "7.5"."""
_JSON_TEXT = re.compile(r'"(?:[^"\\]|\\.)*"')
_IN_JSON = {ord(c): f"\\u{ord(c):04x}" for c in "<>&'{}[]()#%$=*_~^|`!"}
_URL_KEPT = ":/?=&%#,;~+@!$.-_"
_FORMULA = tuple("=+-@＝＋－＠")  # the wide ones are the same to a spreadsheet of Japanese


def plain(text: str) -> str:
    """One NFC line of visible characters: no control, direction-turning, zero-width or half character."""
    return " ".join(unicodedata.normalize("NFC", _INVISIBLE.sub("", text)).split())


def md_text(text: str) -> str:
    """For any inline place of our Markdown, and of HTML inside it; it is shown as exactly ``plain(text)``.

    Safe in an attribute in double quotes, whatever extensions of Markdown a site has, and where templates are run over
    its Markdown: what could mean something there becomes numeric references. Prose stays readable in the page's source.
    """
    first, space, rest = plain(text).partition(" ")
    return _IN_FIRST_WORD.sub(_references, first) + space + _LATER.sub(_references, rest)


def _references(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(c)};" for c in match[0])


def html_text(text: str) -> str:
    """For HTML outside Markdown: text or an attribute in quotes; without the brace that begins a template's tag."""
    return html.escape(plain(text)).replace("{", "&#123;")


def printable(value: object) -> Markup:
    """What a template prints for a value: numbers and our own markup as they are, all else as ``md_text``.

    To be Jinja's ``finalize``, so that a template cannot forget to escape.
    """
    if isinstance(value, Markup):
        return value
    if isinstance(value, float):
        return Markup(f"{value:g}")
    return Markup(value if isinstance(value, int) else md_text(str(value)))


def front_matter(values: Mapping[str, str | bool]) -> str:
    """A page's YAML head. Its texts are escaped for HTML, because MkDocs' own templates print them as they are."""
    safe = {key: html_text(value) if isinstance(value, str) else value for key, value in values.items()}
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
    """JSON for inside a ``<script>`` in Markdown: no text in it ends the element or means something to anybody else."""
    text = json.dumps(data, ensure_ascii=True, separators=(",", ":"))
    return Markup(_JSON_TEXT.sub(lambda match: match[0].translate(_IN_JSON), text))


def csv_cell(text: str) -> str:
    """A table cell that no spreadsheet takes for a formula."""
    text = plain(text)
    return f"'{text}" if text.startswith(_FORMULA) else text
