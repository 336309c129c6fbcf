"""The picture that previews of a link show."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PIL import Image

from generator.export import to_data
from generator.website.card import Card, card
from generator.website.plugin import PICTURE
from generator.website.social import LINES, SIZE, TITLE_SIZES, draw, fitted, spelt
from tests.published import ADDRESS, publish, read_pages
from tests.storybook import of_size, read_story


def test_the_site_has_the_picture_and_each_page_its_full_address(tmp_path: Path) -> None:
    site = publish(read_story("ferry"), tmp_path)
    with Image.open(site / PICTURE) as picture:
        assert (picture.size, picture.format) == (SIZE, "PNG")
    for name, page in read_pages(site).items():
        if name != "404.html":
            (image,) = page.having(property="og:image")
            assert image.get("content") == ADDRESS + PICTURE
            assert page.having(property="og:image:alt")[0].get("content")


def test_it_counts_what_the_digest_holds() -> None:
    assert [n for n, _ in card(to_data(read_story("ferry")), "Digest").figures] == [6, 3, 2]
    single = card(to_data(of_size(1, articles=1)), "Digest")
    assert [words for _, words in single.figures][:2] == ["sentence", "article"]


def test_the_same_story_gives_the_same_picture() -> None:
    what = card(json.loads(json.dumps(to_data(read_story("ferry")))), "Digest")
    assert draw(what).tobytes() == draw(what).tobytes()
    assert draw(what).tobytes() != draw(Card(what.site, "Another title", what.figures)).tobytes()


@pytest.mark.parametrize(
    "title", ["Ferry", "Ferry runs aground " * 3, "Ferry runs aground off the point " * 20, "Long" * 60]
)
def test_a_title_keeps_within_its_lines(title: str) -> None:
    size, lines = fitted(title)
    assert size in TITLE_SIZES and 1 <= len(lines) <= LINES


@pytest.mark.parametrize("title", ["Fähre läuft auf", "דנה לוי", "船が座礁"])
def test_a_title_that_the_font_cannot_spell_is_left_out_rather_than_misprinted(title: str) -> None:
    assert spelt(title) == "" and fitted(title)[1] == []


def test_typographic_signs_are_spelt_plainly() -> None:
    assert spelt("“Aground” — off  Marrow’s point") == '"Aground" - off Marrow’s point'
