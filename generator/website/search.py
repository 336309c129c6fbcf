"""Search that lands on facts: MkDocs' index knows headings only, so what our templates mark is added to it.

An element with ``data-find`` and an id becomes an entry of its own; its title is that attribute's value or else the
words inside ``data-title``. What is marked with ``data-aside`` is no word of it: the letters inside a sentence.
Headings of a page that holds such elements stay findable by their own words only.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

INDEX = Path("search", "search_index.json")
_VOID = frozenset({"br", "hr", "img", "input", "link", "meta", "rect", "line", "path"})


def on_post_build(config: Any) -> None:
    """MkDocs' last event: its search plugin, which is called before every hook, has written the index."""
    site = Path(config.site_dir)
    if (site / INDEX).is_file():
        pages = {path.name: path.read_text("utf-8") for path in sorted(site.glob("*.html"))}
        (site / INDEX).write_text(enrich((site / INDEX).read_text("utf-8"), pages), "utf-8")


def enrich(index: str, pages: Mapping[str, str]) -> str:
    """The search index with an entry for everything marked in ``pages`` (file name to HTML)."""
    data = json.loads(index)
    found = {name: _marked(page) for name, page in pages.items()}
    for entry in data["docs"]:
        if found.get(entry["location"].partition("#")[0]):
            entry["text"] = ""
    once: dict[tuple[str, str], dict[str, str]] = {}
    for name, entries in found.items():
        for anchor, title, text in entries:
            once.setdefault((anchor, title), {"location": f"{name}#{anchor}", "title": title, "text": text})
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
