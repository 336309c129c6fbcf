"""Characters that a page's source writes as references: read as what they stand for, placed where they are written."""

from __future__ import annotations

import html
import json
from pathlib import Path

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.read import read_articles
from generator.articles.references import as_read, decode_references
from generator.articles.settings import Settings
from generator.builder import build_pages
from generator.escape import plain
from generator.language.parsing.parse import parse
from generator.model import Article, Identity, Span
from generator.store import Store
from tests.texts import story

WRITTEN = [
    *("a", "b ", "&", ";", "=", "#", "&rsquo;", "&amp;#8217;", "&ndash;", "&amp;", "&#x201C;", "&unheard;", "&copy"),
    *("&#1;", "&lt;", "&NotEqualTilde;", "&amp;amp;", "&#38;", "&#10;", "&eacute", "é", "x2", "&#0;", "&notit;"),
]
written = st.lists(st.sampled_from(WRITTEN), max_size=20).map("".join)


def article(text: str) -> Article:
    read, references = decode_references(text)
    whole = text if references else ""
    return Article("a", "a.txt", "", read, Identity(), None, (), (), written=whole, references=references)


@pytest.mark.parametrize(
    ("source", "read"),
    [
        ("caf&eacute;", "café"),
        ("caf&#233;, caf&#xE9;, caf&#Xe9;, caf&#0000233;", "café, café, café, café"),
        ("&CounterClockwiseContourIntegral;", "∳"),
        ("a &NotEqualTilde; b", "a ≂̸ b"),
        ("caf&eacutes and AT&ampT", "cafés and AT&T"),
        ("&#8217s &#x2019 ", "’s ’ "),
        ("I'm &notit; I tell you", "I'm ¬it; I tell you"),
        ("&amp;eacute; &amp;#8217; &#38;eacute; &AMP;#x2019;", "é ’ é ’"),
        ("&amp;lt;b&amp;gt;", "<b>"),
        ("&amp;amp;lt;", "&lt;"),  # thrice over; a reader of the page sees it so
        ("&lt;script&gt;", "<script>"),
        ("&#0; &#xD800; &#x110000; &#99999999999;", "� � � �"),
        ("&#128;5", "€5"),
        ("a&#1;b&#x7F;c", "abc"),
        ("one&#10;two&NewLine;three&Tab;four&#x2028;five", "one two three four five"),
        ("AT&T, R&D, Q&A, &unheard; & &; &#; &#x;", "AT&T, R&D, Q&A, &unheard; & &; &#; &#x;"),
        ("https://news.example/?id=3&copy=2&region=eu&sect=1", "https://news.example/?id=3&copy=2&region=eu&sect=1"),
        ("https://news.example/?id=3&amp;copy=2", "https://news.example/?id=3&copy=2"),
        ("&#" + "9" * 5000 + ";", "�"),  # Python refuses to read a number as long as this
        ("&#" + "0" * 5000 + "65;", "A"),
    ],
)
def test_a_reference_is_read_as_what_it_stands_for(source: str, read: str) -> None:
    assert as_read(source) == read


NAMES = ["eacute;", "eacute", "lt;", "amp;", "copy", "nvlt;", "zwnj;", "fjlig;", "#8364;", "#x2a;"]


@pytest.mark.parametrize("name", NAMES)
def test_a_reference_is_read_as_browsers_read_it(name: str) -> None:
    paragraph = html5lib.parse(f"<p>a &{name} b</p>", namespaceHTMLElements=False).find(".//p")
    assert paragraph is not None
    assert as_read(f"a &{name} b") == paragraph.text


@given(written)
def test_each_character_has_its_place_in_the_file(text: str) -> None:
    one = article(text)
    assert one.source == text
    ends = 0
    for at, character in enumerate(one.text):
        place = one.in_file(Span(at, at + 1))
        code = place.of(text)
        assert code == character or character in as_read(code) or character in as_read(code + text[place.end :])
        assert place.start >= ends or place == one.in_file(Span(at - 1, at)), "a reference may be several characters"
        ends = place.end


@given(written, st.data())
def test_a_span_of_the_text_is_a_span_of_the_file(text: str, data: st.DataObject) -> None:
    one = article(text)
    start = data.draw(st.integers(0, len(one.text)))
    end = data.draw(st.integers(start, len(one.text)))
    place = one.in_file(Span(start, end))
    assert 0 <= place.start <= place.end <= len(text)
    outside = [r for r in one.references if r.read.overlap(Span(start, end)) == 0 and place.overlap(r.file)]
    assert all(not r.read for r in outside if start < end), "no reference is in it that was read elsewhere"


@given(st.text("&#;aemplt01x ", max_size=30))
def test_reading_ends_and_leaves_no_more_than_there_was(text: str) -> None:
    assert len(as_read(text)) <= len(text)
    assert html.unescape(html.unescape(text)) == as_read(text) or "&" in as_read(text) or "=" in text


def test_front_matter_is_read_as_yaml_before_its_values_are_decoded(tmp_path: Path) -> None:
    head = '---\noutlet: "The &quot;Herald&quot; &amp; Post"\n---\n'
    (tmp_path / "a.txt").write_text(head + "Mayor Jos&eacute; Ruiz opened the new bridge on Monday.\n", "utf-8")
    (one,) = read_articles(tmp_path, Settings())
    assert one.identity.outlet is not None and one.identity.outlet.value == 'The "Herald" & Post'
    assert one.text.startswith(head)
    assert "José Ruiz" in one.text and "Jos&eacute; Ruiz" in one.source


def test_a_word_with_a_mark_in_code_is_one_word() -> None:
    _, sentences = story(["The mayor couldn&#8217;t sleep &mdash; nobody could."])
    words = [t.text for s in sentences for t in s.tokens]
    assert "n’t" in words and "—" in words and "mdash" not in words


def test_a_kept_parse_has_the_same_words(tmp_path: Path) -> None:
    articles, sentences = story(["The mayor couldn&#8217;t sleep."])
    first, again = (parse(articles, Store(tmp_path)) for _ in range(2))
    assert [s.tokens for s in first] == [s.tokens for s in again] == [s.tokens for s in sentences]


ACCENTED = {
    "a.txt": "Mayor Jos&eacute; Nu&ntilde;ez opened the new bridge on Monday. &#8220;A long wait,&#8221; he said.\n",
    "b.txt": "The new bridge was opened on Monday by Mayor Jos&amp;eacute; Nu&ntildeez, Zell&nbsp;See said.\n",
}


def test_names_written_with_references_make_a_sheet_whose_quotations_stand_in_the_files(tmp_path: Path) -> None:
    for name, text in ACCENTED.items():
        (tmp_path / name).write_text(text, "utf-8")
    warnings: list[str] = []
    pages = build_pages(tmp_path, warnings.append)
    assert warnings == []
    data = json.loads(pages["digest.json"])
    assert any("José Nuñez" in fact["statement"] for fact in data["facts"])
    for fact in data["facts"]:
        for quoted in fact["evidence"]:
            assert ACCENTED[quoted["source"] + ".txt"][quoted["start"] : quoted["end"]] == quoted["quote"]
    assert "José Nuñez" in plain(html.unescape(str(pages["index.md"])))
    assert "eacute" not in str(pages["index.md"])
