"""Search that lands on facts: MkDocs' index knows headings only, so what our templates mark is added to it.

An element with ``data-find`` and an id becomes an entry of its own; its title is that attribute's value or else the
words inside ``data-title``. Headings of a page that holds such elements stay findable by their own words only.
"""

from __future__ import annotations

import html
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

INDEX = Path("search", "search_index.json")
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "rect", "line", "path"})


def extend_index(site: Path, pages: Mapping[str, str]) -> None:
    """Add what is marked in ``pages`` (address in the site to HTML) to the index that the search plugin has written."""
    if pages and (site / INDEX).is_file():
        (site / INDEX).write_text(enrich((site / INDEX).read_text("utf-8"), pages), "utf-8")


def enrich(index: str, pages: Mapping[str, str]) -> str:
    """The search index with an entry for everything marked in ``pages`` (address in the site to HTML).

    MkDocs' own search shows a title and a text as text, Material's shows them as HTML.
    """
    data = json.loads(index)
    shown = html.escape if "fields" in data["config"] else str
    data.pop("index", None)  # built beforehand (`prebuild_index`), of what was there then; the browser builds it anew
    found = {address: _marked(page) for address, page in pages.items()}
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


def _marked(page: str) -> list[tuple[str, str, str]]:
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
        self.entries: list[tuple[str, str, str]] = []
        self._open: list[str] = []
        self._reading: list[_Entry] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.handle_data(" ")
            return
        given = dict(attrs)
        if "data-find" in given:
            self._reading.append(_Entry(given.get("id") or "", len(self._open), [given["data-find"] or ""]))
        elif "data-title" in given and self._reading:
            self._reading[-1].title_depth = len(self._open)
        self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        while self._open.pop() != tag:
            pass
        depth = len(self._open)
        if self._reading and depth <= self._reading[-1].title_depth:
            self._reading[-1].title_depth = -1
        while self._reading and depth <= self._reading[-1].depth:
            entry = self._reading.pop()
            self.entries.append((entry.anchor, _line(entry.title), _line(entry.text)))

    def handle_data(self, data: str) -> None:
        if self._reading:
            entry = self._reading[-1]
            (entry.title if entry.title_depth >= 0 else entry.text).append(data)


def _line(parts: list[str]) -> str:
    return " ".join(" ".join(parts).split())
