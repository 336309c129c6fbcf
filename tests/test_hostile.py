"""Whatever an article holds, pages keep their structure and their words, in any set of extensions and any theme."""

from __future__ import annotations

import html
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator import escape
from generator.pages.render import render
from tests.hostile import Story, benign, hostile, slots, story
from tests.markups import MATERIAL, parsed, shown, skeleton
from tests.twins import problems

SEEDS = range(14)
"""A few thousand texts; benchmarks/hostile.py puts 100,000 into the pages."""


@cache
def told() -> Story:
    return story()


@pytest.mark.parametrize("seed", SEEDS)
def test_hostile_texts_in_every_place_of_every_page_change_nothing(seed: int) -> None:
    assert problems(told(), seed) == []


def test_the_seeds_put_some_thousands_of_texts_into_the_pages() -> None:
    assert len(SEEDS) * len(slots(told())) > 2_500
    assert {Path(name).suffix for name in render(*told())} == {".md", ".csv", ".json"}
    pages = {name.partition("-")[0].removesuffix(".md") for name in render(*told())}
    assert pages == {
        "index",
        "grid",
        "conflicts",
        "sources",
        "source",
        "changes",
        "about",
        "facts.csv",
        "digest.schema.json",
    }


@pytest.mark.parametrize("seed", [1, 2])
def test_one_text_that_goes_round_the_door_is_seen(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the test above could not fail: text escaped for HTML alone is a door left open."""
    monkeypatch.setattr(escape, "md_text", lambda text: Markup(html.escape(escape.plain(text))))
    assert problems(told(), seed)


MACROS = {"macros": {"on_undefined": "strict", "on_error_fail": True}}
"""Whatever looks like a template is run, and the build fails if that cannot be."""


def built(pages: dict[str, str | bytes], folder: Path, theme: str) -> dict[str, Any]:
    """The pages as a site of another owner: each page parsed as browsers do."""
    (folder / "docs").mkdir(parents=True)
    for name, page in pages.items():
        (folder / "docs" / name).write_bytes(page.encode() if isinstance(page, str) else page)
    settings = {
        "site_name": "Another site",
        "theme": {"name": theme},
        "plugins": ["search", MACROS],
        "markdown_extensions": MATERIAL,
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    build(load_config(str(folder / "mkdocs.yml")))
    site = folder / "site"
    return {p.relative_to(site).as_posix(): parsed(p.read_text("utf-8")) for p in sorted(site.rglob("*.html"))}


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
def test_a_site_with_macros_and_extensions_shows_a_hostile_story_like_its_twin(theme: str, tmp_path: Path) -> None:
    one = hostile(told(), 10)
    site = built(render(*one), tmp_path / "hostile", theme)
    twin = built(render(*benign(one)), tmp_path / "benign", theme)
    assert list(site) == list(twin)
    for name, page in site.items():
        assert skeleton(page) == skeleton(twin[name]), name
    assert html.unescape(escape.html_text(one[0].title)) in shown(site["index.html"])


def test_a_page_is_no_template_of_the_site_it_stands_in(tmp_path: Path) -> None:
    page = str(render(*told())["about.md"]) + "\n{{ 6*7 }} {% set x = 1 %}\n"
    site = built({"index.md": page}, tmp_path, "mkdocs")
    assert "{{ 6*7 }} {% set x = 1 %}" in shown(site["index.html"])
