"""Hostile text stays text: wherever it is put, the page keeps its structure and shows the words."""

from __future__ import annotations

import csv
import io
import json
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import html5lib
import markdown
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup
from mkdocs.config import load_config
from mkdocs.utils.meta import get_data

from generator.escape import csv_cell, front_matter, html_text, md_text, plain, printable, safe_url, script_json, slug

ROOT = Path(__file__).resolve().parents[1]
PAYLOADS: list[str] = yaml.safe_load((Path(__file__).parent / "escape" / "payloads.yml").read_text("utf-8"))
OURS: list[str] = load_config(str(ROOT / "mkdocs.yml")).markdown_extensions  # and those that MkDocs adds by itself
EXTENSIONS = {
    "ours": OURS,
    "more than ours": ["footnotes", "tables", "admonition", "toc", "attr_list", "def_list", "abbr", "md_in_html"],
}
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
BENIGN = "benign"


def parsed(html: str) -> Element:
    tree: Element = html5lib.parse(html, namespaceHTMLElements=False)
    return tree


def skeleton(element: Element) -> list[object]:
    """Elements and attributes without their text; ids of headings follow from the text and are left out."""
    names = sorted(name for name in element.keys() if not (element.tag in ("h2", "h1") and name == "id"))  # noqa: SIM118
    return [element.tag, *names, *(skeleton(child) for child in element)]


def shown(element: Element) -> str:
    """What a reader sees, attributes included, white space folded."""
    return " ".join(" ".join([*element.itertext(), *(v for e in element.iter() for v in e.attrib.values())]).split())


def rendered(place: str, text: str, extensions: str) -> Element:
    return parsed(markdown.markdown(PLACES[place].replace("{}", text), extensions=EXTENSIONS[extensions]))


@cache
def benign(place: str, extensions: str = "ours") -> list[object]:
    """The structure that no text may change."""
    return skeleton(rendered(place, BENIGN, extensions))


@pytest.mark.parametrize("extensions", EXTENSIONS)
@pytest.mark.parametrize("place", PLACES)
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
@given(text=AWKWARD, place=st.sampled_from(sorted(PLACES)), extensions=st.sampled_from(sorted(EXTENSIONS)))
def test_any_text_changes_no_structure_and_no_word(text: str, place: str, extensions: str) -> None:
    page = rendered(place, md_text(text) or BENIGN, extensions)
    assert skeleton(page) == benign(place, extensions)
    assert plain(text) in shown(page)


@given(AWKWARD)
def test_plain_text_is_one_visible_line_and_settled(text: str) -> None:
    once = plain(text)
    assert plain(once) == once
    assert once == " ".join(once.split())
    once.encode("utf-8")  # raises for half characters


@pytest.mark.parametrize("payload", PAYLOADS)
def test_html_text_is_text_in_html(payload: str) -> None:
    page = parsed(f'<p title="{html_text(payload)}">{html_text(payload)}</p>')
    paragraph = page.find(".//p")
    assert paragraph is not None
    assert (paragraph.text or "") == paragraph.get("title") == plain(payload)
    assert len(list(paragraph)) == 0


@pytest.mark.parametrize("payload", PAYLOADS)
def test_mkdocs_reads_front_matter_as_html_and_nothing_else_of_the_page(payload: str) -> None:
    text, head = get_data(front_matter({"title": payload, "kind": "x"}) + "\nThe page.\n")
    assert head == {"title": html_text(payload), "kind": "x"}
    assert text.strip() == "The page."


@pytest.mark.parametrize("payload", PAYLOADS)
def test_json_in_a_script_stays_inside_it(payload: str) -> None:
    text = script_json({"text": payload, payload: [1, True, None]})
    script = parsed(f'<script type="application/ld+json">{text}</script><p>after</p>').find(".//script")
    assert script is not None
    assert json.loads(script.text or "") == {"text": payload, payload: [1, True, None]}


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_table_cell_is_a_formula(payload: str) -> None:
    cell = csv_cell(payload)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
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
