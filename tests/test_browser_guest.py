"""The sheet as a guest in a real browser: it looks and works in every theme as it does at home."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import ThreadingHTTPServer
from typing import TYPE_CHECKING

import pytest

from tests import axe, browser
from tests.hosts import LOOKS, THEMES, Host
from tests.test_browser_pages import Quiet

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
TRIES = 20  # seconds
KINDS = ("", "conflicts/", "grid/", "sources/", "source-side-notes/", "about/")
OPEN = """document.querySelectorAll('details').forEach(d => d.open = true);
document.querySelectorAll('.notes').forEach(n => n.style.contentVisibility = 'visible')"""
"""Lay out all there is, also what is far from the screen."""
COLOURED = [look for look in LOOKS if look != "material, instant"]
"""The looks that differ to the eye."""
INK = {"light": "rgb(28, 26, 23)", "dark": "rgb(235, 231, 222)"}


def folder_of(look: str) -> str:
    return look.replace(", ", "-")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with a site in each look."""
    www = tmp_path_factory.mktemp("www")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(www)))
    top = f"http://127.0.0.1:{server.server_port}/"
    for look in LOOKS:
        place = folder_of(look)
        # Material swaps pages only on a site that stands where it says
        host = Host(look, folders=True, nav="none", address=f"{top}{place}/")
        host.build(www / "made" / place, [{}]).rename(www / place)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield top
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, reduced_motion="reduce")
    yield context.new_page()
    context.close()


def sheet(address: str, look: str, kind: str = "") -> str:
    return f"{address}{folder_of(look)}/digest/{kind}"


@pytest.mark.parametrize("look", COLOURED)
def test_nothing_makes_a_hosts_page_scroll_sideways(page: Page, address: str, look: str) -> None:
    for kind in KINDS:
        page.goto(sheet(address, look, kind))
        page.evaluate(OPEN)
        for width in (390, 320, 1280):
            page.set_viewport_size({"width": width, "height": 800})
            excess = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            assert page.evaluate(excess) <= 0, f"{kind}, {width} pixels wide"


@pytest.mark.parametrize("look", COLOURED)
def test_light_and_dark_are_the_hosts_and_not_the_systems(page: Page, address: str, look: str) -> None:
    dark = "dark" in look
    page.emulate_media(color_scheme="light" if dark else "dark")
    page.goto(sheet(address, look))
    ink = page.evaluate("getComputedStyle(document.querySelector('.fx h1')).color")
    assert ink == INK["dark" if dark else "light"]
    ground = "getComputedStyle(document.querySelector('.fx')).getPropertyValue('--paper')"
    assert page.evaluate(ground) != ""


@pytest.mark.parametrize("look", THEMES)
def test_a_page_of_ours_asks_nobody_else_and_none_of_its_scripts_fails(page: Page, address: str, look: str) -> None:
    said: list[str] = []
    asked: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    for kind in KINDS:
        page.goto(sheet(address, look, kind), wait_until="networkidle")
    assert said == []
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


STYLE = """() => {
  const sheet = document.querySelector('.fx');
  sheet.style.width = '640px';
  sheet.style.fontSize = '16px';
  sheet.style.setProperty('--sans', 'serif');
  const read = ['display', 'position', 'float', 'margin', 'padding', 'border-width', 'border-style', 'font-size',
    'font-weight', 'font-style', 'font-family', 'line-height', 'list-style-type', 'text-decoration-line', 'text-align',
    'text-transform', 'white-space', 'letter-spacing', 'background-image', 'box-shadow', 'opacity', 'visibility',
    'max-width', 'vertical-align', 'columns'];
  const told = [];
  for (const e of sheet.querySelectorAll(':not(svg, svg *, script, .headerlink, .wy-table-responsive)')) {
    for (const part of [null, '::before', '::after']) {
      const style = getComputedStyle(e, part);
      if (part && style.content === 'none') continue;
      told.push(e.tagName + (part || '') + ' ' +
        read.map(name => name + ' ' + style.getPropertyValue(name)).join('; '));
    }
  }
  return told;
}"""


def test_no_theme_styles_anything_inside_the_sheet(page: Page, address: str) -> None:
    for kind in KINDS:
        told = {}
        for look in THEMES:
            page.goto(sheet(address, look, kind))
            page.evaluate(OPEN)
            told[look] = page.evaluate(STYLE)
        assert len(told["mkdocs"]) > 20
        for look in THEMES:
            assert told[look] == told["mkdocs"], f"{look}, {kind}"


@pytest.mark.parametrize("look", LOOKS)
def test_a_place_is_below_the_hosts_header_when_its_link_is_followed(page: Page, address: str, look: str) -> None:
    page.goto(sheet(address, look))
    row = page.locator(".row").nth(6)
    page.goto(sheet(address, look) + f"#{row.get_attribute('id')}")
    page.wait_for_timeout(300)  # hosts scroll once more after the browser
    top = row.evaluate("e => e.getBoundingClientRect().top")
    above = page.evaluate("(y) => document.elementFromPoint(innerWidth / 2, y)?.closest('.row')?.id", top + 3)
    assert -1 < top < 400 and above == row.get_attribute("id")


@pytest.mark.parametrize("look", COLOURED)
def test_accessibility_rules_hold_for_the_sheet_in_every_theme(page: Page, address: str, look: str) -> None:
    rules = axe.find()
    if rules is None:
        (pytest.fail if browser.required() else pytest.skip)("axe-core is not installed and npm could not bring it")
    told = "r => r.violations.map(v => v.id + ': ' + v.nodes[0].html.slice(0, 200))"
    for kind in KINDS:
        page.goto(sheet(address, look, kind))
        page.evaluate(OPEN)
        page.evaluate(rules)
        for width in (1280, 390):
            page.set_viewport_size({"width": width, "height": 800})
            run = f"axe.run({{include: ['.fx']}}, {{rules: {{'target-size': {{enabled: true}}}}}}).then({told})"
            assert page.evaluate(run) == [], f"{kind}, {width} pixels wide"


def search(page: Page, look: str, words: str) -> None:
    """Search as the theme at hand has it, until something is found."""
    if look == "mkdocs":
        page.locator("[data-bs-target='#mkdocs_search_modal']").click()
    if look == "readthedocs":
        page.locator("#rtd-search-form input[name=q]").fill(words)
        page.locator("#rtd-search-form input[name=q]").press("Enter")
    box = page.locator("input[name=query]" if look == "material" else "#mkdocs-search-query")
    for _ in range(40):
        box.fill("")
        box.press_sequentially(words)
        if page.locator(RESULT).count():
            return
        page.wait_for_timeout(100)


RESULT = "#mkdocs-search-results a, .md-search-result__link[href*='#row-']"


@pytest.mark.parametrize("look", THEMES)
def test_search_lands_on_the_fact_in_every_theme(page: Page, address: str, look: str) -> None:
    page.goto(f"{address}{look}/guide/page/")
    search(page, look, "ridership fell")
    page.locator(RESULT, has_text="ridership fell").first.click()
    page.wait_for_url("**/digest/#row-*")
    target = page.locator(":target")
    assert "ridership fell" in target.inner_text()


@pytest.mark.parametrize("look", THEMES)
def test_article_text_is_text_in_the_results_of_every_search(page: Page, address: str, look: str) -> None:
    page.goto(f"{address}{look}/guide/page/")
    search(page, look, "adds passes")
    found = page.locator(RESULT, has_text="<b onclick=").first
    found.wait_for(state="attached")
    assert page.locator("[onclick*=alert]").count() == 0


def follow(page: Page, name: str) -> None:
    """Follow a tab of Material's, which it takes out of the pointer's reach while a page scrolls to its place."""
    page.locator(".md-tabs a", has_text=name).evaluate("link => link.click()")


def preview_by_key(page: Page) -> None:
    """Tab to a note until its preview shows: on a busy machine the swapped page is seen before its script has run."""
    for _ in range(TRIES):
        page.locator("[role=doc-noteref]").first.focus()
        page.keyboard.press("Tab")
        page.wait_for_timeout(1000)
        if page.locator("#fx-tip:visible").count():
            return
    raise AssertionError("no preview")


def test_the_sheet_survives_a_host_that_swaps_pages(page: Page, address: str) -> None:
    said: list[str] = []
    page.on("pageerror", lambda error: said.append(str(error)))
    loads: list[str] = []
    page.on("domcontentloaded", lambda _: loads.append(page.url))
    page.goto(f"{address}{folder_of('material, instant')}/guide/page/")
    for _ in range(2):
        follow(page, "Fact sheet")
        preview_by_key(page)
        assert page.locator("#fx-tip").count() == 1 and page.locator("#fx-tip").inner_text()
        page.locator("#fx-tip a").first.click()
        page.locator(".fx #identity").wait_for()  # the address changes before the page does
        assert "/digest/source-" in page.url
        assert page.locator("#fx-tip:visible").count() == 0
        assert page.evaluate("getComputedStyle(document.querySelector('.fx h1')).color") == INK["light"]
        follow(page, "Guide")
        page.locator("h1", has_text="timetable").wait_for()
        page.locator("link[href$='sheet.css']").wait_for(state="detached")
    assert len(loads) == 1, "the theme loads each page anew, so this test tries nothing"
    assert said == []


def test_a_first_tap_previews_although_the_host_follows_links_itself(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(sheet(address, "material, instant"))
    page.locator("#r-1").tap()
    page.wait_for_timeout(300)
    assert page.locator("#fx-tip").is_visible() and not page.url.endswith("#n-1")
    page.locator("#r-1").tap()
    page.wait_for_url("**/digest/#n-1")
    context.close()
