"""Digests built to real sites, and what their pages hold, for tests of pages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element

import html5lib
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator.edition import Changes
from generator.export import to_json
from generator.model import Digest
from generator.pages.render import render
from generator.publish.sync import Pages
from generator.website.plugin import FactDigestPlugin

ROOT = Path(__file__).resolve().parents[1]
UNDER = "/story/"
"""Where the site stands on its server: the page for what is not found must name its links in full."""
ADDRESS = f"https://digest.example{UNDER}"


def publish(digest: Digest, folder: Path, changes: Changes | None = None) -> Path:
    """Render a digest and build its site with the project's own settings, the seeds left out of it."""
    docs, site = folder / "docs", folder / "site"
    docs.mkdir(parents=True)
    settings: dict[str, Any] = {
        "docs_dir": str(docs),
        "site_dir": str(site),
        "plugins": ["search"],
        "site_url": ADDRESS,
        "strict": True,
    }
    config = load_config(str(ROOT / "mkdocs.yml"), **settings)
    plugin = Rendered({**render(digest, changes), "digest.json": to_json(digest)})
    plugin.load_config({"path": "", "frame": True}, config.config_file_path)
    config.plugins["fact-digest"] = plugin
    build(config)
    return site


class Rendered(FactDigestPlugin):  # type: ignore[no-untyped-call]
    """The plugin for pages that are there already."""

    def __init__(self, pages: Pages) -> None:
        super().__init__()
        self._rendered = pages

    def _read(self) -> Pages:
        return self._rendered


@dataclass(frozen=True)
class Page:
    """A parsed page of a built site."""

    path: Path
    tree: Element

    @property
    def ids(self) -> list[str]:
        return [i for e in self.tree.iter() if (i := e.get("id"))]

    @property
    def links(self) -> list[str]:
        return [h for e in self.tree.iter("a") if (h := e.get("href"))]

    def having(self, **attributes: str) -> list[Element]:
        return [e for e in self.tree.iter() if all(e.get(k) == v for k, v in attributes.items())]


def read_pages(site: Path) -> dict[str, Page]:
    """Every page of a site, parsed strictly: a page that is not valid HTML raises."""
    found = {}
    for path in sorted(site.glob("*.html")):
        parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
        found[path.name] = Page(path, parser.parse(path.read_text("utf-8")))
    return found


def dead_links(site: Path, pages: dict[str, Page]) -> list[str]:
    """Links inside the site that lead to no file or no anchor."""
    dead = []
    for name, page in pages.items():
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme:
                continue
            target = unquote(parts.path).removeprefix(UNDER) or name
            if not (site / target).is_file() or (
                parts.fragment and target in pages and parts.fragment not in pages[target].ids
            ):
                dead.append(f"{name}: {link}")
    return dead


def text_of(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())
