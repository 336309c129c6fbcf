"""Words by which a sentence holds back from what it reports: cases in ``hedges/cases.yml``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.language.hedges import hedge_in
from tests.texts import story

HERE = Path(__file__).parent
CASES = yaml.safe_load((HERE / "hedges" / "cases.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"])
def test_the_strongest_hedge_is_found_and_plain_report_has_none(case: dict[str, str]) -> None:
    _, (sentence,) = story([case["text"]])
    assert hedge_in(sentence, range(len(sentence.tokens))) == case["hedge"]


def test_only_the_words_asked_for_are_looked_at() -> None:
    _, (sentence,) = story(["The owner allegedly sold his house."])
    at = next(i for i, t in enumerate(sentence.tokens) if t.text == "allegedly")
    assert hedge_in(sentence, [i for i in range(len(sentence.tokens)) if i != at]) == ""
