"""Hostile text stays text: wherever it is put, the page keeps its structure and shows the words."""

from __future__ import annotations

import csv
import io
import json
import re
import string
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from mkdocs.utils.meta import get_data

from generator.escape import csv_cell, front_matter, html_text, md_text, plain, printable, safe_url, script_json, slug
from tests.markups import SETS, converted, parsed, shown, skeleton

PAYLOADS: list[str] = yaml.safe_load((Path(__file__).parent / "escape" / "payloads.yml").read_text("utf-8"))
PLACES = {
    "paragraph": "{}",
    "inside a paragraph": "before {} after",
    "second line": "before\n{}\nafter",
    "list": "- {}\n- other",
    "numbered list": "1. {}\n2. other",
    "heading": "## {}",
    "cell": "| a | b |\n|---|---|\n| {} | x |",
    "quotation": "> {}",
    "emphasis": "**{}**",
    "link text": "[{}](index.md)",
    "footnote": "word[^1]\n\n[^1]: {}",
    "html block": "<p>\n{}\n</p>",
    "html in a line": '<p class="say">{}</p>',
    "html on its own line": "<ul>\n<li>\n{}\n</li>\n</ul>",
    "attribute": '<a href="#x" title="{}">x</a>',
    "label in a paragraph": 'A <span title="{}">word</span> here.',
}
TRIED = [(place, ext) for ext in SETS for place in PLACES if place != "footnote" or "footnotes" in SETS[ext]]
"""Places and sets of extensions; a footnote is one only where they read footnotes."""
BENIGN = "benign"


def rendered(place: str, text: str, extensions: str) -> Element:
    return parsed(converted(PLACES[place].replace("{}", text), extensions))


@cache
def benign(place: str, extensions: str = "ours") -> list[object]:
    """The structure that no text may change."""
    return skeleton(rendered(place, BENIGN, extensions))


@pytest.mark.parametrize(("place", "extensions"), TRIED)
def test_hostile_text_changes_no_structure_and_no_word(place: str, extensions: str) -> None:
    for payload in PAYLOADS:
        page = rendered(place, md_text(payload), extensions)
        assert skeleton(page) == benign(place, extensions), payload
        assert plain(payload) in shown(page), payload


def test_the_payloads_are_hostile() -> None:
    """Else the test above could not fail: most of them do harm in some place if they are not escaped."""
    harmless = [
        payload
        for payload in PAYLOADS
        if all(
            skeleton(rendered(place, payload, "ours")) == benign(place)
            and plain(payload) in shown(rendered(place, payload, "ours"))
            for place in PLACES
        )
    ]
    assert len(harmless) < len(PAYLOADS) / 2


AWKWARD = st.text(
    st.one_of(st.sampled_from("\\`*_{}[]()<>&|\"'~^#!?+-=:/.$%@;,1 \n\t\r\0\u200b\u202e“é"), st.characters())
)


@settings(max_examples=300, deadline=None)
@given(text=AWKWARD, where=st.sampled_from(TRIED))
def test_any_text_changes_no_structure_and_no_word(text: str, where: tuple[str, str]) -> None:
    place, extensions = where
    page = rendered(place, md_text(text) or BENIGN, extensions)
    assert skeleton(page) == benign(place, extensions)
    assert plain(text) in shown(page)


@given(AWKWARD)
def test_plain_text_is_one_visible_line_and_settled(text: str) -> None:
    once = plain(text)
    assert plain(once) == once
    assert once == " ".join(once.split())
    once.encode("utf-8")  # raises for half characters


def test_an_accent_behind_what_nobody_sees_joins_its_letter() -> None:
    assert plain("e\u200b\u0301") == "é"


@pytest.mark.parametrize(
    "text",
    [
        "The mayor, 62, said the well-known bridge was shut. Nobody was hurt; 3.5 million saw it.",
        "Was it: shut? Yes! Ana Ruiz—“the boss”—said so, in 1986. It’s a co-op of the pre-1990 kind.",
    ],
)
def test_prose_stays_readable(text: str) -> None:
    """The pages are committed, and people read what changed in them."""
    assert md_text(text) == text


@pytest.mark.parametrize("mark", sorted(set(string.punctuation) - set(",-.;:?!")))
def test_each_other_sign_is_a_reference_wherever_it_stands(mark: str) -> None:
    for text in (mark, f"a {mark} b", f"a{mark}b", f"say 1{mark}2", f"{mark}{mark}"):
        assert set(md_text(text)) & {*string.punctuation} <= set("&#;")
        assert mark in "&#;" or mark not in md_text(text)


@pytest.mark.parametrize("payload", PAYLOADS)
def test_html_text_is_text_in_html(payload: str) -> None:
    page = parsed(f'<p title="{html_text(payload)}">{html_text(payload)}</p>')
    paragraph = page.find(".//p")
    assert paragraph is not None
    assert (paragraph.text or "") == paragraph.get("title") == plain(payload)
    assert len(list(paragraph)) == 0


@pytest.mark.parametrize("payload", PAYLOADS)
def test_mkdocs_reads_front_matter_as_html_and_nothing_else_of_the_page(payload: str) -> None:
    text, head = get_data(front_matter({"title": payload, "kind": "x", "render_macros": False}) + "\nThe page.\n")
    assert head == {"title": html_text(payload), "kind": "x", "render_macros": False}
    assert "{" not in head["title"]
    assert text.strip() == "The page."


@pytest.mark.parametrize("payload", PAYLOADS)
def test_json_in_a_script_stays_inside_it(payload: str) -> None:
    text = script_json({"text": payload, payload: [1, True, None]})
    script = parsed(f'<script type="application/ld+json">{text}</script><p>after</p>').find(".//script")
    assert script is not None
    assert json.loads(script.text or "") == {"text": payload, payload: [1, True, None]}
    texts = re.findall(r'"((?:[^"\\]|\\.)*)"', script.text or "")
    assert not set("".join(texts)) & set("{}[]<>&'`~")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_table_cell_is_a_formula(payload: str) -> None:
    cell = csv_cell(payload)
    assert not cell.startswith(tuple("=+-@＝＋－＠\t\r"))
    assert cell.removeprefix("'") == plain(payload).removeprefix("'")
    line = io.StringIO()
    csv.writer(line).writerow([cell, "next"])
    assert next(csv.reader([line.getvalue()])) == [cell, "next"]


@pytest.mark.parametrize(
    "url",
    [
        "https://news.example/2017/06/07/story?id=1&page=2#top",
        "http://news.example:8080/a_b-c~d.html",
        "https://news.example/%E2%82%AC",
    ],
)
def test_a_web_address_is_kept(url: str) -> None:
    assert safe_url(url).replace("&amp;", "&") == url


@pytest.mark.parametrize(
    "url",
    ["", "javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "//evil.example", "/path", "news.example",
     "https:", "https://", "http://[", "file:///etc/passwd", "\x01https://", "ftp://news.example/", "vbscript:x"],
)  # fmt: skip
def test_what_is_no_web_address_is_no_link(url: str) -> None:
    assert safe_url(url) == ""


@given(st.one_of(AWKWARD, AWKWARD.map("https://news.example/".__add__), AWKWARD.map("http://".__add__)))
def test_an_address_never_leaves_its_attribute(text: str) -> None:
    url = safe_url(text)
    link = parsed(f'<a href="{url}">x</a>').find(".//a")
    assert link is not None
    assert list(link.attrib) == ["href"]
    assert url == "" or urlsplit(link.attrib["href"]).scheme in ("http", "https")


@given(AWKWARD)
def test_a_slug_is_short_ascii_with_single_hyphens(text: str) -> None:
    made = slug(text, limit=20)
    assert 0 < len(made) <= 20
    assert all(part.isascii() and part.isalnum() and part == part.lower() for part in made.split("-"))


def test_what_a_template_prints_is_escaped_unless_it_is_our_own_markup() -> None:
    assert printable("<b>") == md_text("<b>")
    assert printable(Markup("<b>")) == "<b>"
    assert printable(3) == "3"
    assert printable(0.5) == "0.5"
    assert printable(None) == "None"
