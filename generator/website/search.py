"""Search that lands on facts: MkDocs' index knows headings only, so what our templates mark is added to it.

An element with ``data-find`` and an id becomes an entry of its own; its title is that attribute's value or else the
words inside ``data-title``. What is marked with ``data-aside`` is no word of it: the letters inside a sentence.
Headings of a page that holds such elements stay findable by their own words only.
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

from ..inputs import code
from ..store import Store, key

KIND = "search"
"""Of entries in a store: what a page marks."""
INDEX = Path("search", "search_index.json")
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "rect", "line", "path"})


Entry = tuple[str, str, str]
"""Anchor, title and text of something that is marked."""


def extend_index(site: Path, pages: Mapping[str, str], store: Store) -> None:
    """Add what is marked in ``pages`` (address in the site to HTML) to the index that the search plugin has written."""
    if pages and (site / INDEX).is_file():
        entries = {address: _kept(page, store) for address, page in pages.items()}
        (site / INDEX).write_text(enrich((site / INDEX).read_text("utf-8"), entries), "utf-8")


def _kept(page: str, store: Store) -> list[Entry]:
    found = store.remember(KIND, key(code(), page), lambda: json.dumps(marked(page)).encode())
    return [(anchor, title, text) for anchor, title, text in json.loads(found)]


def enrich(index: str, found: Mapping[str, Sequence[Entry]]) -> str:
    """The search index with an entry for everything that is marked (address in the site to what its page marks)."""
    data = json.loads(index)
    shown = html.escape if "fields" in data["config"] else str
    data.pop("index", None)  # built beforehand (`prebuild_index`), of what was there then; the browser builds it anew
    for entry in data["docs"]:
        if found.get(entry["location"].partition("#")[0]):
            entry["text"] = ""
    once: dict[tuple[str, str], dict[str, str]] = {}
    for address, entries in found.items():
        for anchor, title, text in entries:
            entry = {"location": f"{address}#{anchor}", "title": shown(title), "text": shown(text)}
            once.setdefault((anchor, title), entry)
    data["docs"] += once.values()
    return json.dumps(data, sort_keys=True, separators=(",", ":"))


def marked(page: str) -> list[Entry]:
    """Everything that a page marks, in its order."""
    parser = _Marked()
    parser.feed(page)
    parser.close()
    return parser.entries


@dataclass
class _Entry:
    """A marked element while it is read."""

    anchor: str
    depth: int
    title: list[str]
    text: list[str] = field(default_factory=list)
    title_depth: int = -1


class _Marked(HTMLParser):
    """Collects anchor, title and text of marked elements; words inside several belong to the innermost."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self._open: list[str] = []
        self._reading: list[_Entry] = []
        self._aside = -1
        """Depth of the element that is left out, or -1."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.handle_data(" ")
            return
        given = dict(attrs)
        if "data-find" in given:
            self._reading.append(_Entry(given.get("id") or "", len(self._open), [given["data-find"] or ""]))
        elif "data-title" in given and self._reading:
            self._reading[-1].title_depth = len(self._open)
        if "data-aside" in given and self._aside < 0:
            self._aside = len(self._open)
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        depth = len(self._open)
        if depth <= self._aside:
            self._aside = -1
        if self._reading and depth <= self._reading[-1].title_depth:
            self._reading[-1].title_depth = -1
        while self._reading and depth <= self._reading[-1].depth:
            entry = self._reading.pop()
            self.entries.append((entry.anchor, _line("", entry.title), _line(" ", entry.text)))

    def handle_data(self, data: str) -> None:
        if self._reading and self._aside < 0:
            entry = self._reading[-1]
            (entry.title if entry.title_depth >= 0 else entry.text).append(data)


def _line(between: str, parts: list[str]) -> str:
    """One line; a title's pieces join as they are printed, a text's are words of several elements."""
    return " ".join(between.join(parts).split())
