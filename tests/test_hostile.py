"""Whatever an article holds, pages keep their structure and their words, in any set of extensions and any theme."""

from __future__ import annotations

import html
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from unittest.mock import patch
from xml.etree.ElementTree import Element

import pytest
import yaml
from markupsafe import Markup
from mkdocs.commands.build import build
from mkdocs.config import load_config

from generator import escape
from generator.pages import layout
from tests.hostile import Story, hostile, slots, story
from tests.markups import MATERIAL, parsed, shown, skeleton
from tests.published import Rendered
from tests.twins import FEW, benign, pages, problems

SEEDS = range(13)
"""A few thousand texts; benchmarks/hostile.py puts 100,000 into the pages."""


@cache
def told() -> Story:
    return story()


@pytest.mark.parametrize("seed", SEEDS)
def test_hostile_texts_in_every_place_of_every_page_change_nothing(seed: int) -> None:
    assert problems(told(), seed) == []


def test_the_seeds_put_some_thousands_of_texts_into_the_pages() -> None:
    assert len(SEEDS) * len(slots(told())) > 2_500
    kinds = {name.partition("-")[0].removesuffix(".md") for name in pages(told())}
    assert kinds >= {"index", "grid", "conflicts", "sources", "source", "changes", "about", "facts.csv", "digest.json"}
    with patch.object(layout, "ONE_PAGE", FEW):
        assert any(name.startswith("topic-") for name in pages(told()))


@pytest.mark.parametrize("seed", [1, 2])
def test_one_text_that_goes_round_the_door_is_seen(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the test above could not fail: text escaped for HTML alone is a door left open."""
    monkeypatch.setattr(escape, "md_text", lambda text: Markup(html.escape(escape.plain(text))))
    assert problems(told(), seed)


MACROS = {"macros": {"on_undefined": "strict", "on_error_fail": True}}
"""Whatever looks like a template is run, and the build fails if that cannot be."""


def built(made: Mapping[str, str | bytes], folder: Path, theme: str) -> dict[str, Element]:
    """The pages as a guest of another owner's site: each page parsed as browsers do."""
    (folder / "docs").mkdir(parents=True)
    settings = {
        "site_name": "Another site",
        "site_url": "https://another.example/",
        "theme": {"name": theme},
        "plugins": ["search", MACROS],
        "markdown_extensions": MATERIAL,
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    config = load_config(str(folder / "mkdocs.yml"))
    plugin = Rendered(dict(made))
    plugin.load_config({}, config.config_file_path)
    config.plugins["fact-digest"] = plugin
    build(config)
    site = folder / "site"
    return {p.relative_to(site).as_posix(): parsed(p.read_text("utf-8")) for p in sorted(site.rglob("*.html"))}


@pytest.mark.parametrize("theme", ["mkdocs", "readthedocs", "material"])
def test_a_site_with_macros_and_extensions_shows_a_hostile_story_like_its_twin(theme: str, tmp_path: Path) -> None:
    one = hostile(told(), 10)
    site = built(pages(one), tmp_path / "hostile", theme)
    twin = built(pages(one, benign), tmp_path / "benign", theme)
    assert list(site) == list(twin)
    for name, page in site.items():
        assert skeleton(page) == skeleton(twin[name]), name
    assert html.unescape(escape.html_text(one[0].title)) in shown(site["digest/index.html"])


def test_a_page_is_no_template_of_the_site_it_stands_in(tmp_path: Path) -> None:
    about = str(pages(told())["about.md"]) + "\n{{ 6*7 }} {% set x = 1 %}\n"
    site = built({**pages(told()), "about.md": about}, tmp_path, "mkdocs")
    assert "{{ 6*7 }} {% set x = 1 %}" in shown(site["digest/about/index.html"])
