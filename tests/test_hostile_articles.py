"""A hostile article beside two benign ones: a sheet is made of them and proven, and nothing of theirs is lost."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
import yaml
from jinja2 import Environment
from mkdocs.utils.meta import get_data

from generator.builder import build_pages
from generator.pages.render import render
from tests.hostile import article, story
from tests.markups import SETS, converted, parsed

ARTICLES: dict[str, str] = yaml.safe_load((Path(__file__).parent / "escape" / "articles.yml").read_text("utf-8"))
BENIGN = {
    "gazette.txt": "Old swing bridge shut\n\nThe bridge at Marrow was shut on Monday, the harbour office said.\n\n"
    "Divers found a crack in its northern pier. Nobody was hurt, Ana Ruiz said.\n",
    "wire.txt": "Crack closes Marrow bridge\n\nThe harbour office shut the bridge at Marrow on Monday.\n\n"
    "A crack in the northern pier was found by divers. “It couldn’t wait,” the mayor said.\n",
}
Pages = dict[str, str | bytes]


def built(hostile: str | None) -> tuple[Pages, list[str]]:
    """The pages of the benign articles and a hostile one, and what was left out of them."""
    left_out: list[str] = []
    with TemporaryDirectory() as folder:
        for name, text in BENIGN.items() if hostile is None else {**BENIGN, "hostile.txt": hostile}.items():
            Path(folder, name).write_bytes(text.encode())
        return build_pages(Path(folder), left_out=left_out.append), left_out


@cache
def benign() -> Pages:
    return built(None)[0]


def quoted(pages: Pages, source: str) -> set[int]:
    """Places in a benign article that some fact quotes."""
    facts = json.loads(pages["digest.json"])["facts"]
    return {
        place
        for fact in facts
        for passage in fact["evidence"]
        if passage["source"] == source
        for place in range(passage["start"], passage["end"])
    }


def elements(page: str | bytes, extensions: str) -> list[Element]:
    return list(parsed(converted(get_data(str(page))[0], extensions)).iter())


@cache
def known() -> set[str]:
    """Every element that our pages have."""
    pages = render(*story())
    return {e.tag for name, page in pages.items() if name.endswith(".md") for e in elements(page, "ours")}


def test_the_benign_articles_make_a_sheet() -> None:
    assert len(json.loads(benign()["digest.json"])["facts"]) > 3
    assert all(quoted(benign(), name.removesuffix(".txt")) for name in BENIGN)


@pytest.mark.parametrize("name", ARTICLES)
def test_a_hostile_article_stops_nothing_and_costs_nobody_a_passage(name: str) -> None:
    pages, left_out = built(ARTICLES[name])
    assert left_out == []
    data: dict[str, Any] = json.loads(pages["digest.json"])
    assert any(passage["source"] == "hostile" for fact in data["facts"] for passage in fact["evidence"])
    for source in (name.removesuffix(".txt") for name in BENIGN):
        assert quoted(benign(), source) <= quoted(pages, source)
    text = ARTICLES[name].removeprefix("\ufeff")
    for fact in data["facts"]:
        for passage in fact["evidence"]:
            if passage["source"] == "hostile":
                assert text[passage["start"] : passage["end"]] == passage["quote"]


@pytest.mark.parametrize("seed", range(10))
def test_no_article_made_at_random_stops_a_build_or_costs_a_passage(seed: int) -> None:
    pages, left_out = built(article(seed))
    assert left_out == []
    assert all(quoted(benign(), source) <= quoted(pages, source) for source in ("gazette", "wire"))


@pytest.mark.parametrize("name", ARTICLES)
def test_a_hostile_article_brings_no_element_attribute_or_address_of_its_own(name: str) -> None:
    pages, _ = built(ARTICLES[name])
    for page, text in pages.items():
        if not page.endswith(".md"):
            continue
        assert Environment(keep_trailing_newline=True).from_string(str(text)).render() == text, page
        for extensions in SETS:
            for element in elements(text, extensions):
                assert element.tag in known(), (page, extensions)
                assert element.tag != "script" or element.get("type") == "application/ld+json"
                assert not [attribute for attribute in element.attrib if attribute.startswith("on")]
                assert urlsplit(element.get("href", "")).scheme in ("", "http", "https")
