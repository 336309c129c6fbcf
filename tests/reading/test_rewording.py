"""Rows as a model words them: each change shows, and none says more or less; cases in ``rewordings.yml``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.model import Span
from generator.reading.rewording import LONGEST, reworded

CASES: list[dict[str, Any]] = yaml.safe_load(Path(__file__).with_name("rewordings.yml").read_text("utf-8"))


def shown(line: str, reads: str, story: str) -> str | None:
    """A line as it is printed with its changes; None where the wording is not taken."""
    before = "It rained. "
    text = f"{before}{line} It rained."
    row = Span(len(before), len(before) + len(line))
    changes = reworded(reads, text, row, f"{text} {story}")
    if changes is None:
        return None
    at, pieces = row.start, list[str]()
    for place, put in changes:
        assert at <= place.start <= place.end <= row.end, "in order, and inside the row"
        pieces += [text[at : place.start], put]
        at = place.end
    return "".join([*pieces, text[at : row.end]])


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["rule"])
def test_a_row_that_is_worded_otherwise(case: dict[str, Any]) -> None:
    assert shown(case["line"], case["reads"], case.get("story", "")) == case.get("shown")


@pytest.mark.parametrize("words", ["", "?", "…", "Lee", "(", '"', "- -", "12", "The pump"])
def test_any_words_are_held_against_any_line(words: str) -> None:
    for line in ("The pump had failed.", "?", "12", "(Lee)", "“", "• "):
        shown(line, words, "")


@pytest.mark.parametrize("case", [case for case in CASES if "shown" in case], ids=lambda case: case["rule"])
def test_without_what_stands_in_brackets_a_row_is_the_articles_words_in_their_order(case: dict[str, Any]) -> None:
    left = re.sub(r"\[[^\[\]]*\]", "", shown(case["line"], case["reads"], case.get("story", "")) or "?")
    letters = iter(case["line"])
    assert all(letter in letters for letter in left if not letter.isspace())


def test_a_row_of_hundreds_of_words_is_not_compared() -> None:
    many = " ".join(f"word{n}" for n in range(LONGEST + 1))
    assert shown(many, many, "") is None
