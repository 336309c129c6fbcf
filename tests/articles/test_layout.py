"""Report and furniture told apart: laws over any text, and cases in ``layout/``."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.page.furniture import Layout, separate
from generator.articles.page.lines import split_lines
from generator.model import Span

CASES = sorted((Path(__file__).parent / "layout").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_report_and_furniture_are_told_apart(path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    text = case["text"]
    layout = separate(text)
    assert (layout.headline.of(text) if layout.headline else None) == case["headline"]
    assert [s.of(text) for s in layout.body] == case["body"]
    assert [[f.rule.split(":")[0], f.span.of(text)] for f in layout.furniture] == case["furniture"]


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_newlines_of_any_system_give_the_same_layout(path: Path) -> None:
    text = yaml.safe_load(path.read_text("utf-8"))["text"]
    assert words(separate(text), text) == words(separate(text.replace("\n", "\r\n")), text.replace("\n", "\r\n"))


def words(layout: Layout, text: str) -> list[str]:
    return [" ".join(s.of(text).split()) for s in spans(layout)]


def spans(layout: Layout) -> list[Span]:
    return sorted([*layout.body, *(f.span for f in layout.furniture)])


PIECES = st.sampled_from(
    [
        *'\n\r \u00a0\u2028"“”’().,:;!?-—|/@&#',
        "\r\n",
        "\n\n",
        "By ",
        "Rosa Kind ",
        "HALE — ",
        "(AP) ",
        "(Jon Ferris/Lamp)",
        "Advertisement",
        "Photo: ",
        "© 2019 The Lamp",
        "March 5, 2019 ",
        "pic.twitter.com/x — Ruth (@ruth) May 4, 2018",
        "EMBED </>",
        "See more videos",
        "the kiosk burned down early on Monday, and no one was hurt. ",
        "A baker smelled it first",
        "&mdash;",
        "&#8217;",
        "\u200b",
        "日本",
        "\U0001f525",
    ]
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_every_character_is_report_or_furniture_and_none_is_both(text: str) -> None:
    end = 0
    for span in spans(separate(text)):
        assert end <= span.start < span.end
        assert not text[end : span.start].strip()
        assert span.of(text) == span.of(text).strip()
        end = span.end
    assert not text[end:].strip()


@given(st.text(max_size=300))
def test_any_text_can_be_laid_out(text: str) -> None:
    layout = separate(text)
    assert all(not s.of(text).isspace() for s in layout.body)


SLOW_SECONDS = 10  # seconds; a pattern that backtracks without bound takes hours, an honest one well under one


@pytest.mark.parametrize(
    "piece", ["a@a.", "@a ", "https://a ", "(A/", '"A. ', "Aa and ", "| A ", "x ", "A - ", "&amp;"]
)
def test_no_repeated_piece_makes_the_layout_slow(piece: str) -> None:
    started = time.monotonic()
    separate(piece * 8000)
    assert time.monotonic() - started < SLOW_SECONDS


@pytest.mark.parametrize(
    ("line", "following", "is_one"),
    [
        ("The span was closed by hand on Wednesday, and the", "Main Pump was taken out.", True),
        ("On the order to close it on Tuesday it did not", "move; oil was found in the pit.", True),
        ("The span was closed by hand on Wednesday morning.", "it did not move again.", False),
        ("The span was closed by hand on Wednesday at 10:40", "oil was found in the pit.", False),
        ("closed by hand, and the", "Main Pump", False),
        ("The span was closed by hand on Wednesday morning", "Main Pump: taken out", False),
    ],
)
def test_a_line_that_breaks_off_in_a_sentence_is_one_with_the_next(line: str, following: str, is_one: bool) -> None:
    form = f"FORM B\nDate: 4 June 2025\n{line}\n{following}\nSigned: duty officer"
    assert len(split_lines(form)) == (4 if is_one else 5)


def test_a_headline_that_ends_in_the_midst_of_nothing_is_no_line_of_what_stands_below() -> None:
    page = "What we know of the storm, and the path of the\nHerald of Hale\n\nThe storm came on Friday."
    assert len(split_lines(page)) == 3
