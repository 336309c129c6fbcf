"""Sets of Markdown extensions that a site may have, and what a page made with one of them holds."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
from markdown import Markdown
from mkdocs.utils.yaml import yaml_load

ROOT = Path(__file__).resolve().parents[1]

MATERIAL = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables", "toc"),
    *("pymdownx.arithmatex", "pymdownx.betterem", "pymdownx.caret", "pymdownx.details", "pymdownx.emoji"),
    *("pymdownx.highlight", "pymdownx.inlinehilite", "pymdownx.keys", "pymdownx.magiclink", "pymdownx.mark"),
    *("pymdownx.smartsymbols", "pymdownx.snippets", "pymdownx.superfences", "pymdownx.tabbed", "pymdownx.tasklist"),
    *("pymdownx.tilde",),
]
"""What Material's own documentation recommends."""
EVERYTHING = [
    *(*MATERIAL, "smarty", "meta", "wikilinks", "sane_lists", "legacy_attrs", "legacy_em"),
    *("pymdownx.b64", "pymdownx.blocks.admonition", "pymdownx.blocks.caption", "pymdownx.blocks.definition"),
    *("pymdownx.blocks.details", "pymdownx.blocks.html", "pymdownx.blocks.tab", "pymdownx.bracketspan"),
    *("pymdownx.critic", "pymdownx.escapeall", "pymdownx.fancylists", "pymdownx.pathconverter"),
    *("pymdownx.progressbar", "pymdownx.quotes", "pymdownx.saneheaders", "pymdownx.striphtml"),
]
"""All of pymdownx, and of Python-Markdown what reads syntax: nobody has it, and any site may have any part of it."""
SETTINGS: dict[str, dict[str, Any]] = {
    "pymdownx.magiclink": {
        "repo_url_shorthand": True,
        "repo_url_shortener": True,
        "social_url_shorthand": True,
        "social_url_shortener": True,
        "user": "reader",
        "repo": "site",
    },
    "pymdownx.arithmatex": {"generic": True},
    "pymdownx.escapeall": {"hardbreak": True, "nbsp": True},
    "pymdownx.tabbed": {"alternate_style": True},
    "smarty": {"smart_angled_quotes": True},
}
"""Turned on what is off by default and reads more."""


HEADINGS = ("h1", "h2", "h3", "h4")


def _ours() -> list[str]:
    """This site's, and those that MkDocs adds by itself."""
    with (ROOT / "mkdocs.yml").open(encoding="utf-8") as file:
        named: list[str] = yaml_load(file).get("markdown_extensions", [])
    return list(dict.fromkeys(["toc", "tables", "fenced_code", *named]))


SETS = {"ours": _ours(), "material": MATERIAL, "everything": EVERYTHING}


@cache
def _converter(extensions: str) -> Markdown:
    names = SETS[extensions]
    return Markdown(extensions=names, extension_configs={n: s for n, s in SETTINGS.items() if n in names})


def converted(text: str, extensions: str) -> str:
    """Markdown to HTML, as a site with these extensions does it."""
    return _converter(extensions).reset().convert(text)


def parsed(html: str) -> Element:
    """As browsers read it."""
    tree: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return tree


def skeleton(element: Element) -> list[object]:
    """Elements and attributes without their text; ids of headings follow from the text and are left out."""
    names = sorted(name for name in element.attrib if not (name == "id" and element.tag in HEADINGS))
    return [element.tag, *names, *(skeleton(child) for child in element)]


def shown(element: Element) -> str:
    """What a reader sees, attributes included, white space folded; without the ids of headings."""
    values = [
        value
        for one in element.iter()
        for name, value in one.attrib.items()
        if not (name == "id" and one.tag in HEADINGS)
    ]
    return " ".join(" ".join([*element.itertext(), *values]).split())
