"""The plugin in a site of somebody's own: what it adds, what it says, and what it leaves alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from generator.builder import build_pages
from generator.website.standalone import standalone

ARTICLES = {
    "north.txt": "North Times\n\nThe mill at Orsund burned down on Monday. Twelve people lost jobs, police say.\n",
    "south.txt": "South Mail\n\nThe mill at Orsund burned down on Monday. Fourteen people lost jobs, police say.\n",
}
Site = Callable[..., Path]


@pytest.fixture
def site(tmp_path: Path) -> Iterator[Site]:
    """Builds a site of two pages of its own with these options of the plugin; its folder."""

    def make(options: dict[str, Any], files: dict[str, str] | None = None, **settings: Any) -> Path:
        pages = {"docs/index.md": "# Mine\n", "docs/more.md": "# More of mine\n"}
        seeds = {f"seeds/{name}": text for name, text in ARTICLES.items()}
        for name, text in {**seeds, **pages, **(files or {})}.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, "utf-8")
        theme = {"name": "mkdocs", "highlightjs": False}
        plugins = ["search", {"fact-digest": {"frame": True, **options}}]
        config = {"site_name": "Mine", "theme": theme, "plugins": plugins, **settings}
        (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(config), "utf-8")
        build(load_config(str(tmp_path / "mkdocs.yml"), strict=True))
        return tmp_path / "site"

    yield make


def page(site: Path, name: str) -> str:
    return (site / name).read_text("utf-8")


def test_the_sheet_stands_where_the_site_wants_it_and_nothing_of_ours_is_written_into_its_folders(
    site: Site, tmp_path: Path
) -> None:
    built = site({"path": "news/mill"})
    assert "Orsund" in page(built, "news/mill/index.html")
    assert 'href="../#row-' in page(built, "news/mill/conflicts/index.html")
    assert sorted(p.name for p in (tmp_path / "docs").rglob("*")) == ["index.md", "more.md"]


@pytest.mark.parametrize("path", ["../up", "a b", "a//b", ".hidden"])
def test_a_place_outside_the_site_is_refused(site: Site, path: str, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort):
        site({"path": path})
    assert "path" in caplog.text


def test_a_misspelt_option_is_named_and_strict_stops(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort):
        site({"sheds": "seeds"})
    assert "sheds" in caplog.text


def test_a_folder_of_articles_that_is_not_there_is_named(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort):
        site({"seeds": "articles"})
    assert "articles" in caplog.text


def test_a_page_of_the_users_own_is_never_replaced(
    site: Site, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        site({}, {"docs/digest/index.md": "# Precious\n"})
    assert re.search(r"digest.index\.md is a page of yours.*'path'", caplog.text)
    assert page(tmp_path, "docs/digest/index.md") == "# Precious\n"


def test_a_navigation_that_mkdocs_makes_has_the_sheet_under_its_title(site: Site) -> None:
    front = page(site({"nav_title": "The mill", "frame": False}), "index.html")
    assert "The mill" in front
    assert "source-north" not in front, "a page for each article would bury the site's own"


def test_a_navigation_of_the_users_own_may_omit_the_sheet(site: Site) -> None:
    built = site({}, nav=["index.md", "more.md"], validation={"nav": {"omitted_files": "warn"}})
    assert "Orsund" in page(built, "digest/index.html")
    assert "digest/" not in page(built, "index.html")


def test_a_navigation_of_the_users_own_may_name_it(site: Site) -> None:
    assert "The mill" in page(site({}, nav=["index.md", "more.md", {"The mill": "digest/index.md"}]), "index.html")


def test_what_is_not_shown_leaves_no_link_behind(site: Site) -> None:
    shown = page(site({"show": ["timeline"]}), "digest/index.html")
    assert "grid/" not in shown
    assert "Key facts" not in shown
    targets = {part.split('"')[0] for part in shown.split('href="#')[1:]}
    anchors = {part.split('"')[0] for part in shown.split(' id="')[1:]}
    assert targets <= anchors


def test_an_unknown_part_is_named_with_those_that_there_are(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort):
        site({"show": ["grids"]})
    assert "'timeline'" in caplog.text


def test_a_template_of_the_users_own_takes_the_place_of_ours(site: Site) -> None:
    own = {"own/about.md.j2": "# {{ title }}\n\nPlain words of mine.\n"}
    built = site({"templates": "own"}, own)
    assert "Plain words of mine." in page(built, "digest/about/index.html")
    assert "Orsund" in page(built, "digest/index.html")


def test_written_copies_stand_once_in_the_site_and_touch_nothing_of_the_users(site: Site, tmp_path: Path) -> None:
    own = {"docs/digest/notes.md": "# My notes\n"}
    built = site({"commit": "docs/digest"}, own)
    assert page(tmp_path, "docs/digest/notes.md") == "# My notes\n"
    assert "conflicts.html" in page(tmp_path, "docs/digest/index.md"), "the record has one form, whatever the addresses"
    assert "conflicts.html" not in page(built, "digest/index.html")
    assert "My notes" in page(built, "digest/notes/index.html")
    assert "Orsund" in page(site({"commit": "docs/digest"}), "digest/index.html"), "a second build finds its own pages"


def test_left_out_it_leaves_the_site_as_it_is(site: Site) -> None:
    assert not (site({"enabled": False}) / "digest").exists()


def test_our_frame_is_refused_in_another_theme(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort):
        site({"frame": True}, theme={"name": "readthedocs"})
    assert "'frame' works with the theme 'mkdocs' only" in caplog.text


def test_a_file_that_cannot_be_read_stops_the_build_with_its_name(site: Site, caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(Abort):
        site({}, {"seeds/empty.txt": ""})
    assert "empty.txt" in caplog.text


def test_pages_for_a_site_without_the_plugin_bring_what_they_need_and_link_source_files(
    site: Site, tmp_path: Path
) -> None:
    site({})  # lays out the articles
    pages = standalone(build_pages(tmp_path / "seeds"))
    texts = {name: made for name, made in pages.items() if isinstance(made, str) and name.endswith(".md")}
    links = {target for text in texts.values() for target in re.findall(r' (?:href|src)="([^"#:]+)', text)}
    assert links <= set(pages)
    assert {"index.md", "conflicts.md", "sheet.css", "sheet.js"} <= links
    assert all('<div class="fx" markdown>' in text for text in texts.values())
