"""What the pages promise: each reference has its target, each note a reference and a true quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser

from ..escape import plain

_OWN = re.compile(r"(?:[cfnpr]|row)-\S+")
"""Anchors of ours: conflict, fact, note, passage, reference, row. Those of headings are made later, by Markdown."""
_NOTE = re.compile(r"n-\S+")
_HOLDER = re.compile(r"(?:[cfn]|row)-\S+")
_HOLDING = ("li", "article")
"""Elements that are a fact's row, a conflict's card or a note."""
_HEAD = re.compile(r"\A---\n.*?\n---\n", re.DOTALL)
"""Front matter: no Markdown, and a title of an article's may stand in it."""
_FOOTNOTE = re.compile(r"\[\^([^\]\s]+)\](:?)")
"""A Markdown footnote: MkDocs shows one that is undefined as it is written, without a word. Ours are HTML, and an
article's text holds no bracket, in JSON neither; this guards templates that others write."""


@dataclass
class Page:
    """What one page offers and asks for."""

    anchors: list[str] = field(default_factory=list)
    links: list[tuple[str, str]] = field(default_factory=list)
    """Address, and the row, card or note that holds the link, or empty."""
    quotes: dict[str, str] = field(default_factory=dict)
    """For each note what it quotes, as a reader sees it."""
    sources: dict[str, str] = field(default_factory=dict)
    """For each note the place in its article that it links to."""


@dataclass(frozen=True, slots=True)
class Problem:
    """A promise that a page does not keep."""

    page: str
    words: str
    about: tuple[str, ...] = ()
    """Rows or cards that it is about, "f-763f5da8", and links to a passage, "source-a.html#p-120"; likeliest first."""

    def __str__(self) -> str:
        return f"{self.page}: {self.words}"


def broken_notes(pages: Mapping[str, str | bytes], quotable: set[str]) -> Iterator[Problem]:
    """What does not hold; ``quotable`` are the passages that a note may quote."""
    texts = {name: page for name, page in pages.items() if isinstance(page, str) and name.endswith((".md", ".html"))}
    read = {_address(name): _read(text) for name, text in texts.items()}
    anchors = {name: set(page.anchors) for name, page in read.items()}
    for name, text in texts.items():
        own = _address(name)
        yield from (Problem(name, words) for words in _broken_footnotes(text))
        yield from (Problem(name, words, _about(anchor, read[own])) for anchor, words in _broken_anchors(read[own]))
        for link, by in _dangling(own, read[own], anchors):
            about = (*_about(by, read[own]), *_about(link.partition("#")[2], read[own]), link)
            yield Problem(name, f"links to {link}, which is nowhere", about)
        for note, quote in read[own].quotes.items():
            if quote and quote not in quotable:
                words = f"note {note} quotes what is no passage of the digest: {quote[:80]!r}"
                yield Problem(name, words, _about(note, read[own]))


def _address(name: str) -> str:
    """Pages are linked by the address they will have."""
    return name.removesuffix(".md") + ".html" if name.endswith(".md") else name


def _about(anchor: str, page: Page) -> tuple[str, ...]:
    """The row or card that an anchor is; of a note those that refer to it, and its link to the passage."""
    if not _NOTE.fullmatch(anchor):
        return (anchor,)
    return (*(by for link, by in page.links if link == f"#{anchor}"), page.sources.get(anchor, ""))


def _broken_footnotes(text: str) -> Iterator[str]:
    defined: set[str] = set()
    used: set[str] = set()
    for label, colon in _FOOTNOTE.findall(_HEAD.sub("", text)):
        (defined if colon else used).add(label)
    yield from (f"footnote {label} is undefined" for label in sorted(used - defined))
    yield from (f"footnote {label} is never used" for label in sorted(defined - used))


def _broken_anchors(page: Page) -> Iterator[tuple[str, str]]:
    """Anchor, and what is wrong with it."""
    seen: set[str] = set()
    for anchor in page.anchors:
        if anchor in seen:
            yield anchor, f"{anchor} stands twice"
        seen.add(anchor)
    used = {link.removeprefix("#") for link, _ in page.links}
    for note in page.anchors:
        if _NOTE.fullmatch(note):
            if note not in used:
                yield note, f"note {note} is never referred to"
            if not page.quotes.get(note):
                yield note, f"note {note} quotes nothing"


def _dangling(own: str, page: Page, anchors: Mapping[str, set[str]]) -> Iterator[tuple[str, str]]:
    """Link, and the row, card or note that holds it."""
    for link, by in dict.fromkeys(page.links):
        target, _, anchor = link.partition("#")
        target = target or own
        if _OWN.fullmatch(anchor) and anchor not in anchors.get(target, ()):
            yield link, by


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
        self._open: list[str] = []
        """Of each open row, card, note or other list item its id, or empty."""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if "id" in given:
            self.page.anchors.append(given["id"])
        if tag in _HOLDING:
            self._open.append(given.get("id", ""))
        if tag == "a" and "#" in given.get("href", "") and "://" not in given["href"]:
            holder = next((name for name in reversed(self._open) if _HOLDER.fullmatch(name)), "")
            self.page.links.append((given["href"], holder))
            if self._note:
                self.page.sources.setdefault(self._note, given["href"])
        if tag == "li" and _NOTE.fullmatch(given.get("id", "")):
            self._note = given["id"]
        self._quoting = self._quoting or (tag == "q" and self._note != "")

    def handle_data(self, data: str) -> None:
        if self._quoting:
            self.page.quotes[self._note] = self.page.quotes.get(self._note, "") + data

    def handle_endtag(self, tag: str) -> None:
        if tag in _HOLDING and self._open:
            self._open.pop()
        if tag == "q" and self._quoting:
            self.page.quotes[self._note] = plain(self.page.quotes.get(self._note, ""))
            self._quoting, self._note = False, ""  # a note's own quotation is its first
