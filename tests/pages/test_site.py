"""What holds on every page of every site, small and large."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from gzip import compress
from pathlib import Path

import pytest

from generator.model import Digest
from tests.published import ADDRESS, Page, dead_links, publish, read_pages, text_of
from tests.storybook import of_size, read_story

STORIES: dict[str, Callable[[], Digest]] = {
    "ferry": lambda: read_story("ferry"),
    "five facts": lambda: of_size(5, articles=2, topics=1),
    "one article": lambda: of_size(4, articles=1, topics=1),
    "three hundred facts": lambda: of_size(300, articles=10, topics=8),
}
LIMIT = 200_000
"""Bytes of a first visit, compressed as servers do; most of it is left for longer articles."""


@pytest.fixture(scope="module", params=STORIES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Page]]:
    folder = publish(STORIES[request.param](), tmp_path_factory.mktemp("site"))
    return folder, read_pages(folder)


Site = tuple[Path, dict[str, Page]]


def test_every_link_and_anchor_leads_somewhere(site: Site) -> None:
    assert dead_links(*site) == []


def test_no_id_stands_twice_on_a_page(site: Site) -> None:
    for page in site[1].values():
        assert [i for i, n in Counter(page.ids).items() if n > 1] == []


def test_every_note_has_a_letter_and_leads_back_to_its_first(site: Site) -> None:
    for page in site[1].values():
        letters: dict[str, str] = {}
        for e in page.having(role="doc-noteref"):
            letters.setdefault(e.get("href") or "", f"#{e.get('id')}")
        notes = [f"#{e.get('id')}" for e in page.tree.iter("li") if (e.get("id") or "").startswith("n-")]
        assert sorted(letters) == sorted(notes)
        assert [e.get("href") for e in page.having(role="doc-backlink")] == [letters[note] for note in notes]


def test_links_of_notes_with_one_name_lead_to_one_place_and_say_what_is_seen(site: Site) -> None:
    for page in site[1].values():
        for role in ("doc-noteref", "doc-backlink"):
            links = {(e.get("aria-label"), e.get("href")) for e in page.having(role=role)}
            assert len({name for name, _ in links}) == len(links)
        assert all((e.get("aria-label") or "").startswith(text_of(e)) for e in page.having(role="doc-noteref"))


def test_no_page_asks_another_server_for_anything(site: Site) -> None:
    for page in site[1].values():
        for element in page.tree.iter():
            if element.tag in ("link", "script", "img", "iframe", "source"):
                address = element.get("src") or (element.get("href") if element.get("rel") != "canonical" else None)
                assert not (address or "").startswith(("http:", "https:", "//")), address


def test_each_page_says_what_it_is(site: Site) -> None:
    for name, page in site[1].items():
        assert len(list(page.tree.iter("h1"))) == 1
        assert len(list(page.tree.iter("main"))) == 1
        title = next(page.tree.iter("title"))
        if name != "404.html":
            assert text_of(title).startswith(text_of(next(page.tree.iter("h1"))))
            assert page.having(property="og:title") and page.having(name="description")


def test_each_page_names_its_published_address(site: Site) -> None:
    for name, page in ((n, p) for n, p in site[1].items() if n != "404.html"):
        named = [e.get("href") for e in page.having(rel="canonical")] + [
            e.get("content") for e in page.having(property="og:url")
        ]
        assert named == [ADDRESS + name] * 2


def test_the_first_visit_stays_light(site: Site) -> None:
    folder, _ = site
    assert (
        sum(
            len(compress((folder / f).read_bytes()))
            for f in ("index.html", "frame.css", "frame.js", "sheet.css", "sheet.js")
        )
        < LIMIT / 4
    )


def test_empty_sections_are_not_shown(site: Site) -> None:
    page = site[1]["index.html"]
    headings = [e for e in page.tree.iter() if e.tag == "h2"]
    order = list(page.tree.iter())
    for heading, after in zip(headings, [*headings[1:], None], strict=True):
        end = order.index(after) if after is not None else len(order)
        between = order[order.index(heading) + 1 : end]
        assert any(e.tag in ("p", "li") and text_of(e) for e in between), text_of(heading)


def test_contents_are_listed_only_where_there_are_sections(site: Site) -> None:
    for page in site[1].values():
        for nav in page.having(**{"aria-label": "On this page"}):
            assert next(nav.iter("a"), None) is not None
