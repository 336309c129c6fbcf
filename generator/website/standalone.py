"""Pages for a site that does not load the plugin, as Zensical: all they need stands beside them."""

from __future__ import annotations

import re
from pathlib import Path

from ..pages.environment import TEMPLATES
from ..publish import Pages
from .addresses import readdress

FILES = ("sheet.css", "sheet.js")
_HEAD = re.compile(r"\A(---\n.*?\n---\n)", re.DOTALL)


def standalone(pages: Pages, templates: Path | None = None) -> dict[str, str | bytes]:
    """The pages with stylesheet, script and addresses of folders, as sites have them where nobody says otherwise.

    Args:
        pages: files of a fact sheet, as ``build_pages`` makes them.
        templates: a folder of the site's own, whose ``theme/sheet.css`` and ``theme/sheet.js`` win over ours.
    """
    made = {
        name: _page(name, page) if isinstance(page, str) and name.endswith(".md") else page
        for name, page in pages.items()
    }
    for name in FILES:
        own = Path(templates or TEMPLATES, "theme", name)
        made[name] = (own if own.is_file() else TEMPLATES / "theme" / name).read_bytes()
    return made


def _page(name: str, page: str) -> str:
    """The page inside an element that the stylesheet knows; Markdown's ``md_in_html`` reads on inside it."""
    up = "" if name == "index.md" else "../"
    page = readdress(page, lambda target: _address(target, up))
    assets = f'<link rel="stylesheet" href="{up}sheet.css"><script src="{up}sheet.js" defer></script>'
    head = _HEAD.match(page)
    front = head[1] if head else ""
    return f'{front}\n<div class="fx" markdown>\n{assets}\n{page[len(front) :].strip()}\n\n</div>\n'


def _address(target: str, up: str) -> str:
    if not target.endswith(".html"):
        return up + target
    name = target.removesuffix(".html")
    return (up or "./") if name == "index" else f"{up}{name}/"
