"""The published pages in a real browser: what a reader sees, reaches and hears."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from generator.pages.layout import ONE_PAGE
from tests import axe, browser
from tests.published import UNDER, publish
from tests.storybook import of_size, read_story

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser
KINDS = ("index.html", "conflicts.html", "sources.html", "source-01-harbour-post.html", "about.html", "404.html")
HEIGHT = 800  # pixels of the screen
LARGE_KINDS = ("large/index.html", "large/topic-ward-group-0.html", "large/grid.html")


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server with the ferry's site under a sub-path, and a large one below it."""
    folder = tmp_path_factory.mktemp("www")
    top = folder / UNDER.strip("/")
    publish(read_story("ferry"), folder / "small").rename(top)
    publish(of_size(ONE_PAGE + 10, articles=10, topics=3), folder / "big").rename(top / "large")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}{UNDER}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": HEIGHT})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(("width", "height"), [(1280, 800), (390, 844)])
def test_the_first_screen_tells_story_sourcing_and_differences(
    page: Page, address: str, width: int, height: int
) -> None:
    page.set_viewport_size({"width": width, "height": height})
    page.goto(address + "index.html")
    for part in ("h1", ".lead", ".status", ".obar", ".counts"):
        box = page.locator(part).first.bounding_box()
        assert box and box["y"] + box["height"] <= height, part
    first = page.locator(".top").inner_text()
    assert "ran aground off Marrow Point" in first and "B\xa0differs" in first
    assert "On the record" in first
    assert "Accounts differ: How many people were aboard?" in first
    assert "2 named origins" in first


def test_a_keyboard_leads_to_a_note_and_back(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    page.locator("#r-2").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').id") == "n-2"
    page.locator("#n-2 [role=doc-backlink]").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.querySelector(':target').id") == "r-2"


def test_a_note_far_below_is_on_the_screen_when_its_link_is_followed_and_so_is_the_way_back(
    page: Page, address: str
) -> None:
    page.emulate_media(reduced_motion="reduce")
    page.goto(address + LARGE_KINDS[1])
    last = page.locator("[role=doc-noteref]").last
    reference, note = f"#{last.get_attribute('id')}", str(last.get_attribute("href"))
    for link, target in ((reference, note), (f"{note} [role=doc-backlink]", reference)):
        page.locator(link).click()
        page.wait_for_timeout(200)  # the notes are laid out only now, and must not push their target away
        box = page.locator(target).bounding_box()
        assert box and 0 <= box["y"] <= HEIGHT, target


def test_the_first_tab_stop_skips_to_the_text(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_focus_previews_a_note_and_escape_closes_it(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    page.locator("#r-1").focus()
    page.keyboard.press("Tab")
    tip = page.locator("#fx-tip")
    assert "hit a sandbank" in tip.inner_text()
    page.keyboard.press("Escape")
    assert tip.is_hidden()


def test_a_pointer_previews_a_note_and_may_enter_the_preview(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    page.locator("#r-1").hover()
    page.locator("#fx-tip").hover()
    page.wait_for_timeout(400)
    assert page.locator("#fx-tip").is_visible()
    page.locator("h1").hover()
    page.wait_for_timeout(400)
    assert page.locator("#fx-tip").is_hidden()


def test_a_first_tap_previews_and_a_second_follows(chromium: Browser, address: str) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    page.goto(address + "index.html")
    page.locator("#r-1").tap()
    assert page.locator("#fx-tip").is_visible() and not page.url.endswith("#n-1")
    page.locator("#r-1").tap()
    assert page.url.endswith("#n-1")
    context.close()


def test_support_opens_to_the_words_and_leads_to_the_source(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    row = page.locator("#row-power1")
    row.locator("summary").click()
    assert row.locator("blockquote").first.is_visible()
    row.locator(".ev a").first.click()
    assert "source-01-harbour-post.html#p-" in page.url
    page.locator("tr:has(:target)").wait_for(state="attached")  # the page may still be loading behind its address
    assert page.locator("tr:has(:target)").count() == 1


def test_search_lands_on_the_fact(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    page.get_by_role("button", name="Search").click()
    box = page.get_by_label("Words, names or outlets")
    link = page.locator("#mkdocs-search-results a")
    for _ in range(40):
        box.fill("")
        box.press_sequentially("refloated tugs")
        if link.count():
            break
        page.wait_for_timeout(100)
    link.first.click()
    assert page.url.endswith("index.html#row-refloat1")
    assert page.locator("#search").is_hidden()


def test_without_script_everything_is_there_but_comforts(chromium: Browser, address: str) -> None:
    context = chromium.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "index.html")
    assert page.locator("#find").is_hidden()
    page.locator("#r-1").click()
    assert page.url.endswith("#n-1")
    page.locator("#row-power1 summary").click()
    assert page.locator("#row-power1 blockquote").first.is_visible()
    context.close()


@pytest.mark.parametrize("kind", KINDS + LARGE_KINDS)
def test_a_page_is_quiet_and_asks_nobody_else(page: Page, address: str, kind: str) -> None:
    said: list[str] = []
    asked: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + kind, wait_until="networkidle")
    assert said == []
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


@pytest.mark.parametrize("kind", KINDS + LARGE_KINDS)
def test_nothing_makes_the_page_scroll_sideways(page: Page, address: str, kind: str) -> None:
    page.goto(address + kind)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    for width, text in ((320, 100), (1280, 200)):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate(f"document.documentElement.style.fontSize = '{text}%'")
        excess = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert excess <= 0, f"{width} pixels wide, text at {text} %"


def test_print_keeps_notes_and_drops_the_frame(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    page.emulate_media(media="print")
    assert page.locator(".notes").is_visible()
    assert page.locator(".navbar").is_hidden() and page.locator(".fx-toc").is_hidden()
    pdf = page.pdf(format="A4")
    assert pdf.startswith(b"%PDF") and len(re.findall(rb"/Type\s*/Page\b", pdf)) >= 2


def test_dark_follows_the_readers_system(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    ground = "getComputedStyle(document.body).backgroundColor"
    page.emulate_media(color_scheme="light")
    light = page.evaluate(ground)
    page.emulate_media(color_scheme="dark")
    assert (light, page.evaluate(ground)) == ("rgb(253, 252, 248)", "rgb(21, 23, 26)")


@pytest.mark.parametrize("kind", KINDS + LARGE_KINDS)
def test_accessibility_rules_hold(page: Page, address: str, kind: str) -> None:
    rules = axe.find()
    if rules is None:
        (pytest.fail if browser.required() else pytest.skip)("axe-core is not installed and npm could not bring it")
    page.goto(address + kind)
    page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
    page.evaluate(rules)
    options = "{rules: {'target-size': {enabled: true}}}"
    told = "r => r.violations.map(v => v.id + ': ' + v.nodes[0].html.slice(0, 200))"
    run = f"axe.run({options}).then({told})"
    for scheme, width in (("light", 1280), ("dark", 1280), ("light", 390), ("dark", 390)):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate(run) == [], f"{scheme}, {width} pixels wide"


def test_the_page_works_from_a_file(page: Page, tmp_path: Path) -> None:
    site = publish(read_story("ferry"), tmp_path)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto((site / "index.html").as_uri())
    page.locator("text=Differences").first.click()
    assert page.url.endswith("conflicts.html")
    assert page.locator("#find").is_hidden()
    assert said == []


def test_a_link_to_what_no_row_tells_opens_the_list(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    untold = page.locator("#f-praise")
    assert not untold.is_visible()
    page.goto(address + "index.html#f-praise")
    untold.wait_for(state="visible")


def test_letters_stay_with_the_word_before_them(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    for width in range(320, 1280, 70):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        torn = page.evaluate(
            """() => [...document.querySelectorAll(".say .refs, .lead .refs")].filter(refs => {
                 const range = document.createRange();
                 range.setStart(refs.previousSibling, refs.previousSibling.length - 1);
                 range.setEnd(refs.previousSibling, refs.previousSibling.length);
                 return Math.abs(range.getBoundingClientRect().bottom - refs.getBoundingClientRect().bottom) > 15;
               }).length"""
        )
        assert torn == 0, f"{width} pixels wide"


def test_a_difference_in_a_row_leads_to_its_card(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    page.locator("#row-aground1 a.differ").click()
    assert page.url.endswith("conflicts.html#c-aboard")
    assert page.locator("#c-aboard").is_visible()


def test_every_letter_is_reached_by_the_keyboard_alone_in_reading_order(page: Page, address: str) -> None:
    page.goto(address + "index.html")
    page.locator("#r-1").focus()
    reached = [page.evaluate("document.activeElement.textContent")]
    while "articles" not in reached[-1]:
        page.keyboard.press("Tab")
        reached.append(page.evaluate("document.activeElement.textContent"))
    assert [text[:1] for text in reached[:-1]] == ["A", "B", "C", "A", "C", "B", "d", "A"]
