"""Pages for a site that does not load the plugin, as Zensical: all they need stands beside them."""

from __future__ import annotations

import re
from pathlib import Path

from ..pages.environment import TEMPLATES
from ..publish.sync import Pages
from .addresses import readdress

FILES = ("sheet.css", "sheet.js")
_FOR_SEARCH = re.compile(r' data-find="[^"]*"')
"""What only the plugin reads; ``md_in_html`` would decode the references in it once too often."""
_HEAD = re.compile(r"\A(---\n.*?\n---\n)", re.DOTALL)


def standalone(pages: Pages, templates: Path | None = None) -> dict[str, str | bytes]:
    """The pages with stylesheet and script, and with links to source files, as such a site reads them.

    Args:
        pages: files of a fact sheet, as ``build_pages`` makes them.
        templates: a folder of the site's own, whose ``theme/sheet.css`` and ``theme/sheet.js`` win over ours.
    """
    made = {
        name: _page(page) if isinstance(page, str) and name.endswith(".md") else page for name, page in pages.items()
    }
    for name in FILES:
        own = Path(templates or TEMPLATES, "theme", name)
        made[name] = (own if own.is_file() else TEMPLATES / "theme" / name).read_bytes()
    return made


def _page(page: str) -> str:
    """The page inside an element that the stylesheet knows; Markdown's ``md_in_html`` reads on inside it.

    What is read so is Markdown's own, and the site gives its links, which name source files, the form that it wants.
    """
    page = _FOR_SEARCH.sub("", readdress(page, _source))
    assets = '<link rel="stylesheet" href="sheet.css"><script src="sheet.js" defer></script>'
    head = _HEAD.match(page)
    front = head[1] if head else ""
    return f'{front}\n<div class="fx" markdown>\n{assets}\n{page[len(front) :].strip()}\n\n</div>\n'


def _source(target: str) -> str:
    return target.removesuffix(".html") + ".md" if target.endswith(".html") else target
