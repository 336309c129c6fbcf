"""Sites of other people that the fact sheet is a guest in: their pages, themes, navigation and plugins."""

from __future__ import annotations

import logging
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal
from xml.etree.ElementTree import Element, tostring

import html5lib
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config

MATRIX = Path(__file__).resolve().parent / "matrix"
ADDRESS = "https://notes.example/bay/"
THEMES: dict[str, dict[str, Any]] = {
    "mkdocs": {"name": "mkdocs", "highlightjs": False},
    "readthedocs": {"name": "readthedocs", "highlightjs": False},
    "material": {"name": "material", "font": False},
}
"""Each without what its own defaults ask of other servers."""
LOOKS = THEMES | {
    "mkdocs, dark": {"name": "mkdocs", "highlightjs": False, "color_mode": "dark"},
    "material, dark": {"name": "material", "font": False, "palette": {"scheme": "slate"}},
    "material, instant": {
        "name": "material",
        "font": False,
        "palette": {"scheme": "default"},
        "features": ["navigation.instant", "navigation.tabs", "search.highlight", "content.tooltips"],
    },
}
NAV = [{"Start": "index.md"}, {"Timetables": "guide/page.md"}]
OWN_PAGES = ("index.md", "guide/page.md")


@dataclass(frozen=True)
class Host:
    """How a site is set up."""

    look: str
    """One of ``LOOKS``."""
    folders: bool
    """An address for each folder (``use_directory_urls``)."""
    nav: Literal["none", "own", "with sheet"]
    macros: bool = False
    address: str = ADDRESS
    """Where it says that it is published."""

    @property
    def name(self) -> str:
        shape = "folders" if self.folders else "files"
        return f"{self.look}, {shape}, nav {self.nav}{', macros' if self.macros else ''}"

    def settings(self, sheets: list[dict[str, Any]]) -> dict[str, Any]:
        """What its ``mkdocs.yml`` says, with these sheets (options of the plugin for each)."""
        plugins: list[Any] = ["search"]
        plugins += ["macros"] if self.macros else []
        plugins += [{"fact-digest": options} for options in sheets]
        nav = NAV if self.nav == "own" else [*NAV, *({"Sheet": f"{s.get('path', 'digest')}/index.md"} for s in sheets)]
        return {
            "site_name": "Marlow Bay notes",
            "site_url": self.address,
            "use_directory_urls": self.folders,
            "theme": LOOKS[self.look],
            "plugins": plugins,
            "extra_css": ["assets/own.css"],
            "markdown_extensions": ["footnotes", "attr_list", "md_in_html", "admonition", {"toc": {"permalink": True}}],
            "validation": dict.fromkeys(("omitted_files", "absolute_links", "unrecognized_links", "anchors"), "warn"),
        } | ({} if self.nav == "none" else {"nav": nav})

    def lay_out(self, folder: Path, sheets: list[dict[str, Any]]) -> Path:
        """Write the site's own files; its ``mkdocs.yml``."""
        for part in ("docs", "seeds"):
            shutil.copytree(MATRIX / part, folder / part)
        path = folder / "mkdocs.yml"
        path.write_text(yaml.safe_dump(self.settings(sheets), sort_keys=False), "utf-8")
        return path

    def build(self, folder: Path, sheets: list[dict[str, Any]]) -> Path:
        """Build it strictly; the folder of the built site."""
        told = _Told()
        logging.getLogger("mkdocs").addHandler(told)
        try:
            build(load_config(str(self.lay_out(folder, sheets)), strict=True))
        finally:
            logging.getLogger("mkdocs").removeHandler(told)
        assert told.warnings == []
        return folder / "site"

    def page(self, source: str) -> str:
        """The built file of a page of the site's own."""
        if not self.folders or source.endswith("index.md"):
            return source.removesuffix(".md") + ".html"
        return source.removesuffix(".md") + "/index.html"


class _Told(logging.Handler):
    """Keeps what MkDocs and its plugins warn of."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.warnings: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.warnings.append(record.getMessage())


def contents(folder: Path) -> dict[str, bytes]:
    """Every file below a folder."""
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def without_navigation(page: str) -> str:
    """A page without what leads to other pages, however its theme marks it."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    _prune(tree)
    return tostring(tree, "unicode")


def _prune(element: Element) -> None:
    for child in list(element):
        if _leads(child):
            element.remove(child)
        else:
            _prune(child)


def _leads(element: Element) -> bool:
    classes = (element.get("class") or "").split()
    return (
        element.tag == "nav"
        or element.get("role") == "navigation"
        or element.get("rel") in ("prev", "next")
        or not {"navbar", "rst-versions"}.isdisjoint(classes)
    )
