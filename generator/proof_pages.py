"""What the pages promise: each reference has its target, each note a reference and a true quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from .escape import plain

_OWN = re.compile(r"(?:[cfnpr]|row)-\S+")
"""Anchors of ours: conflict, fact, note, passage, reference, row. Those of headings are made later, by Markdown."""
_NOTE = re.compile(r"n-\S+")
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\](:?)")
"""A Markdown footnote; text from articles cannot hold one, because its brackets are escaped."""


@dataclass
class Page:
    """What one page offers and asks for."""

    anchors: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    quotes: dict[str, str] = field(default_factory=dict)
    """For each note what it quotes, as a reader sees it."""


def broken_notes(pages: Mapping[str, str | bytes], quotable: set[str]) -> Iterator[str]:
    """What does not hold, in words; ``quotable`` are the passages that a note may quote."""
    texts = {name: page for name, page in pages.items() if isinstance(page, str) and name.endswith((".md", ".html"))}
    read = {_address(name): _read(text) for name, text in texts.items()}
    for name, text in texts.items():
        own = _address(name)
        yield from (f"{name}: {problem}" for problem in _broken_footnotes(text))
        yield from (f"{name}: {problem}" for problem in _broken_anchors(read[own]))
        yield from (f"{name}: links to {link}, which is nowhere" for link in _dangling(own, read))
        for note, quote in read[own].quotes.items():
            if quote and quote not in quotable:
                yield f"{name}: note {note} quotes what is no passage of the digest: {quote[:80]!r}"


def _address(name: str) -> str:
    """Pages are linked by the address they will have."""
    return name.removesuffix(".md") + ".html" if name.endswith(".md") else name


def _broken_footnotes(text: str) -> Iterator[str]:
    defined: set[str] = set()
    used: set[str] = set()
    for label, colon in _FOOTNOTE.findall(text):
        (defined if colon else used).add(label)
    yield from (f"footnote {label} is undefined" for label in sorted(used - defined))
    yield from (f"footnote {label} is never used" for label in sorted(defined - used))


def _broken_anchors(page: Page) -> Iterator[str]:
    seen: set[str] = set()
    for anchor in page.anchors:
        if anchor in seen:
            yield f"{anchor} stands twice"
        seen.add(anchor)
    used = {link.removeprefix("#") for link in page.links}
    for note in page.anchors:
        if _NOTE.fullmatch(note):
            if note not in used:
                yield f"note {note} is never referred to"
            if not page.quotes.get(note):
                yield f"note {note} quotes nothing"


def _dangling(own: str, read: Mapping[str, Page]) -> Iterator[str]:
    anchors = {name: set(page.anchors) for name, page in read.items()}
    for link in dict.fromkeys(read[own].links):
        page, _, anchor = link.partition("#")
        target = page or own
        if _OWN.fullmatch(anchor) and anchor not in anchors.get(target, ()):
            yield link


def _read(text: str) -> Page:
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.page


class _Reader(HTMLParser):
    """Collects from a page's source; our pages write notes and references as HTML."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.page = Page()
        self._note = ""
        self._quoting = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.page.anchors.append(given["id"])
        if tag == "a" and "#" in given.get("href", "") and "://" not in given["href"]:
            self.page.links.append(given["href"])
        if tag == "li" and _NOTE.fullmatch(given.get("id", "")):
            self._note = given["id"]
        self._quoting = self._quoting or (tag == "q" and self._note != "")

    def handle_data(self, data: str) -> None:
        if self._quoting:
            self.page.quotes[self._note] = self.page.quotes.get(self._note, "") + data

    def handle_endtag(self, tag: str) -> None:
        if tag == "q" and self._quoting:
            self.page.quotes[self._note] = plain(self.page.quotes.get(self._note, ""))
            self._quoting, self._note = False, ""  # a note's own quotation is its first
