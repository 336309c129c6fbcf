"""The sheet as a guest: every theme, shape of addresses and navigation, with another plugin beside it and without."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from itertools import product
from pathlib import Path
from xml.etree.ElementTree import Element

import html5lib
import pytest

from generator.builder import build_pages
from generator.store import VARIABLE
from tests.hosts import ADDRESS, MATRIX, OWN_PAGES, THEMES, Host, contents, without_navigation
from tests.links import Site
from tests.published import text_of

HOSTS = [
    Host(theme, folders, nav, macros)
    for theme, folders, nav, macros in product(THEMES, (True, False), ("with sheet", "none"), (False, True))
]
SAID = (
    "A printed notice at the depot says that {{ 6*7 }} stops",
    "Night buses: {{ 6*7 }} stops lit, a notice at the depot says",
    'The notice adds that <b onclick="alert(1)">tickets</b> & passes for the night buses cost',
    "The drivers' union said that {% raw %} was printed on the",
    "[^1]: Children travel free of charge on the night buses, the council",
)
"""Lines of an article that mean something to Jinja, Markdown and HTML, as notes and the article's page show them."""


@cache
def pages() -> dict[str, str | bytes]:
    """The sheet as the plugin hands it over."""
    return build_pages(MATRIX / "seeds")


@pytest.fixture(autouse=True, scope="module")
def shared_store_and_still_clock(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The articles are read once for all sites; two themes print when a site was built; Material announces things."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(VARIABLE, str(tmp_path_factory.getbasetemp() / "store"))
        patch.setenv("SOURCE_DATE_EPOCH", "1700000000")
        patch.setenv("NO_MKDOCS_2_WARNING", "1")
        yield


@dataclass(frozen=True)
class Cell:
    """A site with the sheet, and the same site without."""

    host: Host
    folder: Path
    site: Site
    without: Path

    @property
    def ours(self) -> list[str]:
        return [page for page in self.site.pages if page.startswith("digest/")]

    def html(self, page: str) -> str:
        return (self.site.folder / page).read_text("utf-8")


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> object:
    """Builds a site without the sheet, each kind once."""

    @cache
    def made(host: Host) -> Path:
        return host.build(tmp_path_factory.mktemp("bare"), [])

    return made


@pytest.fixture(scope="module", params=HOSTS, ids=lambda host: host.name)
def cell(request: pytest.FixtureRequest, bare: object, tmp_path_factory: pytest.TempPathFactory) -> Cell:
    host: Host = request.param
    folder = tmp_path_factory.mktemp("site")
    site = Site.read(host.build(folder, [{}]), ADDRESS)
    assert callable(bare)
    return Cell(host, folder, site, bare(replace(host, nav="none" if host.nav == "none" else "own", macros=False)))


def sheet_of(page: str) -> Element:
    """The sheet's element on a built page, read as a browser reads it."""
    tree = html5lib.parse(page, namespaceHTMLElements=False)
    (found,) = (e for e in tree.iter("div") if e.get("class") == "fx")
    return found


def test_every_address_leads_somewhere(cell: Cell) -> None:
    assert len(cell.ours) == len([name for name in pages() if name.endswith(".md")])
    assert len(cell.site.resolved()) > 300
    assert cell.site.dead() == []


def test_the_sites_own_files_stay_as_they_are(cell: Cell) -> None:
    assert contents(cell.folder / "docs") == contents(MATRIX / "docs")
    assert contents(cell.folder / "seeds") == contents(MATRIX / "seeds")
    for asset in ("assets/own.css", "assets/dot.svg"):
        assert (cell.site.folder / asset).read_bytes() == (MATRIX / "docs" / asset).read_bytes()


def test_the_sites_own_pages_change_in_nothing_but_their_navigation(cell: Cell) -> None:
    for source in OWN_PAGES:
        page = cell.host.page(source)
        assert without_navigation(cell.html(page)) == without_navigation((cell.without / page).read_text("utf-8"))


def test_no_page_of_ours_asks_another_server(cell: Cell) -> None:
    assert {page: asked for page in cell.ours if (asked := cell.site.foreign(page))} == {}


def test_article_text_is_text_whatever_reads_the_page(cell: Cell) -> None:
    told = ("digest/index.md", "digest/source-side-notes.md")
    shown = " ".join(text_of(sheet_of(cell.html(cell.host.page(page)))) for page in told)
    assert [line for line in SAID if line not in shown] == []
    for page in cell.ours:
        assert "42 stops" not in cell.html(page)
        tree = html5lib.parse(cell.html(page), namespaceHTMLElements=False)
        assert [e.tag for e in tree.iter() if e.get("onclick")] == []
        for e in (e for e in tree.iter("script") if e.get("type") == "application/ld+json"):
            assert SAID[1] in json.dumps(json.loads(e.text or ""))


def test_the_head_has_each_line_once(cell: Cell) -> None:
    for page in cell.ours:
        head = html5lib.parse(cell.html(page), namespaceHTMLElements=False).find("head")
        assert head is not None
        named = [e.get("property") or e.get("name") or "" for e in head.iter("meta")]
        for key in ("og:title", "og:image", "og:description", "og:url", "description", "twitter:card"):
            assert named.count(key) == 1, key
        styles = [e.get("href") or "" for e in head.iter("link") if "sheet.css" in (e.get("href") or "")]
        assert len(styles) == 1
    start = html5lib.parse(cell.html("digest/index.html"), namespaceHTMLElements=False)
    kinds = [e.get("type") for e in start.iter("link") if e.get("rel") == "alternate"]
    assert sorted(str(kind) for kind in kinds) == ["application/json", "text/csv"]


@pytest.mark.parametrize("theme", THEMES)
def test_a_navigation_that_leaves_the_sheet_out_leaves_every_file_of_the_site_as_it_was(
    theme: str, bare: object, tmp_path: Path
) -> None:
    host = Host(theme, folders=True, nav="own")
    assert callable(bare)
    before, after = contents(bare(host)), contents(host.build(tmp_path, [{}]))
    changed = {name for name, data in before.items() if after.get(name) != data}
    assert changed == {"search/search_index.json", "sitemap.xml", "sitemap.xml.gz"}
    assert {name for name in after if name not in before and not name.startswith("digest/")} == set()


def test_two_stories_stand_beside_each_other(tmp_path: Path) -> None:
    host = Host("material", folders=True, nav="with sheet")
    (tmp_path / "more").mkdir()
    (tmp_path / "more" / "one.txt").write_bytes((MATRIX / "seeds" / "bay-radio.txt").read_bytes())
    sheets = [{"path": "buses"}, {"path": "radio/only", "seeds": "more"}]
    site = Site.read(host.build(tmp_path, sheets), ADDRESS)
    assert site.dead() == []
    for place in ("buses", "radio/only"):
        assert f"{place}/index.html" in site.pages and (site.folder / place / "sheet.css").is_file()
        assert any(link.startswith(f"{place}/#row-") for page, link, _ in site.resolved() if page.endswith(".json"))


@pytest.mark.parametrize("folders", [True, False], ids=["folders", "files"])
def test_our_own_frame_stands_around_every_page_of_a_site(folders: bool, tmp_path: Path) -> None:
    host = Host("mkdocs", folders=folders, nav="with sheet")
    site = Site.read(host.build(tmp_path, [{"frame": True}]), ADDRESS)
    assert site.dead() == []
    for page in site.pages:
        assert site.foreign(page) == []
        assert ("frame.css" in (site.folder / page).read_text("utf-8")) == (page != "404.html")


@pytest.mark.parametrize("address", ["", ADDRESS], ids=["nobody said where", "address given"])
def test_the_page_for_what_is_not_found_needs_no_file_and_leads_home_where_that_is_known(
    address: str, tmp_path: Path
) -> None:
    host = Host("mkdocs", folders=False, nav="with sheet")
    settings = host.lay_out(tmp_path, [{"frame": True}])
    settings.write_text(settings.read_text("utf-8").replace(ADDRESS, address or "''"), "utf-8")
    run_command("mkdocs", settings)
    page = Site.read(tmp_path / "site", ADDRESS).pages["404.html"]
    assert page.loads == {"data:,"}
    assert page.links - page.loads == ({address} if address else set())


@pytest.mark.parametrize("sheet", [{}, {"frame": True}], ids=["guest", "frame"])
def test_properdocs_builds_the_same_sheet(sheet: dict[str, bool], tmp_path: Path) -> None:
    host = Host("mkdocs", folders=True, nav="with sheet")
    run_command("properdocs", host.lay_out(tmp_path / "proper", [sheet]))
    ours, theirs = host.build(tmp_path / "mkdocs", [sheet]), tmp_path / "proper" / "site"
    assert Site.read(theirs, ADDRESS).dead() == []
    for page in sorted((ours / "digest").rglob("*.html")):
        there = theirs / page.relative_to(ours)
        assert body(there.read_text("utf-8")) == body(page.read_text("utf-8"))


def body(page: str) -> str:
    """What stands inside the sheet's element."""
    start = page.index('class="fx"')
    return page[start : page.index("</main>" if "<main" in page else "sheet.js", start)]


def run_command(program: str, settings: Path) -> None:
    """Build a site from the command line, strictly."""
    command = [sys.executable, "-m", program, "build", "--strict", "-f", settings.name]
    ran = subprocess.run(command, cwd=settings.parent, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "WARNING" not in ran.stderr
