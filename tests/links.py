"""Every address in a built site: what leads nowhere, and what would be asked of another server."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

LOADS = {"link", "script", "img", "iframe", "source", "video", "audio", "embed", "object", "use"}
"""Elements whose address a browser asks for by itself."""
NAMES_ONLY = {"canonical", "alternate", "prev", "next"}
"""Relations of a ``link`` that name an address and load nothing."""


@dataclass
class Addresses(HTMLParser):
    """What a page points to, what it loads and which places it has."""

    links: set[str] = field(default_factory=set)
    loads: set[str] = field(default_factory=set)
    ids: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {key: value or "" for key, value in attrs}
        self.ids.update(given[key] for key in ("id", "name") if key in given)
        if given.get("property") == "og:image":
            self.links.add(given["content"])
        for key in ("href", "src", "xlink:href"):
            if key in given:
                self.links.add(given[key])
                if tag in LOADS and given.get("rel") not in NAMES_ONLY:
                    self.loads.add(given[key])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)


@dataclass(frozen=True)
class Site:
    """A built site, read once: path of each page to its addresses."""

    folder: Path
    address: str
    """Where it is published, with a slash at its end."""
    pages: dict[str, Addresses]

    @classmethod
    def read(cls, folder: Path, address: str) -> Site:
        pages = {}
        for path in sorted(folder.rglob("*.html")):
            pages[path.relative_to(folder).as_posix()] = found = Addresses()
            found.feed(path.read_text("utf-8"))
        return cls(folder, address, pages)

    def resolved(self) -> list[tuple[str, str, str]]:
        """Page, address as written and in full, for each address; those of the search lead from the site's root."""
        listed = []
        for page, found in self.pages.items():
            here = self.address + page.removesuffix("index.html")
            # the page for what is not found is asked for under any address: only full paths lead anywhere from there
            here = self.address + "any/where/at-all" if page == "404.html" else here
            listed += [(page, link, urljoin(here, link)) for link in sorted(found.links)]
        index = self.folder / "search" / "search_index.json"
        if index.is_file():
            for entry in json.loads(index.read_text("utf-8"))["docs"]:
                listed.append((index.name, entry["location"], urljoin(self.address, entry["location"])))
        return listed

    def dead(self) -> list[str]:
        """Addresses inside the site that lead to no file, or to no place on their page."""
        host = urlsplit(self.address)
        dead = []
        for page, link, full in self.resolved():
            parts = urlsplit(full)
            if (parts.scheme, parts.netloc) != (host.scheme, host.netloc):
                continue
            path, place = urldefrag(full)
            name = self._file(unquote(urlsplit(path).path)) if path.startswith(self.address) else None
            name = page if link.startswith("#") else name
            if name is None or (place and name in self.pages and unquote(place) not in self.pages[name].ids):
                dead.append(f"{page}: {link}")
        return dead

    def foreign(self, page: str) -> list[str]:
        """What a page makes the browser ask of another server."""
        return sorted(x for x in self.pages[page].loads if urlsplit(x).netloc and not x.startswith(self.address))

    def _file(self, path: str) -> str | None:
        """Which file a server sends for a path of an address."""
        name = path.removeprefix(urlsplit(self.address).path)
        name += "index.html" if name == "" or name.endswith("/") else ""
        return name if (self.folder / name).is_file() else None
