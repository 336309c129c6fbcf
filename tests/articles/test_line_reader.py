"""The learned reader of lines: laws over any page, and the figures of the pages that it was not learned from."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.articles.page import line_reader
from generator.articles.page.line_reader import FILE, NAMES, Layered, own_odds, place_signs, read_lines, reader
from generator.articles.page.lines import split_lines

PIECES = st.sampled_from(
    [
        "Advertisement",
        "Subscribe now",
        "By Rosa Kind",
        "A kiosk burned down on Monday, and no one was hurt, police said.",
        "Related: Man bites dog",
        "日本",
        "5",
        "\u200b",
        "…",
    ]
)


def page(text: str) -> Layered:
    lines = split_lines(text)
    return Layered(lines, [own_odds(line.plain) for line in lines], {}, None, len(lines))


@given(st.lists(PIECES, max_size=12).map("\n\n".join))
def test_every_line_has_all_signs_and_every_reason_names_some(text: str) -> None:
    laid = page(text)
    assert place_signs(laid).shape == (len(laid.lines), len(NAMES)) if laid.lines else not read_lines(laid)
    for number, reason in read_lines(laid).items():
        assert 0 <= number < len(laid.lines)
        assert reason.startswith("reads like furniture: ")
        assert len(reason) > len("reads like furniture: ")


def test_a_prompt_reads_more_like_furniture_than_a_report() -> None:
    prompts = ("Subscribe to our newsletter", "Follow us on Facebook", "All rights reserved.", "Read more: Snow in May")
    reports = (
        "Two men died in the fire, police said.",
        "The minister resigned on Monday.",
        "She was taken to hospital.",
    )
    assert min(map(own_odds, prompts)) > max(map(own_odds, reports))


def test_weights_for_other_signs_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    reader.cache_clear()
    monkeypatch.setattr(line_reader, "NAMES", (*NAMES, "another"))
    with pytest.raises(ValueError, match="other signs"):
        reader()
    reader.cache_clear()


def test_the_card_says_what_is_lost_of_pages_left_out() -> None:
    card = json.loads(FILE.read_text("utf-8"))["card"]
    assert card["left_out_of_all"]["story_report_kept"] >= 0.975  # share of lines; a lost fact is worse than a leak
    assert card["left_out_of_all"]["story_furniture_seen"] >= 0.8
