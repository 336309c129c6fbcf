"""Where quoted words stand: each case is a file in ``quotations/``."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.language.quotations import by_place, find_quotations, inside
from generator.model import Span
from tests.texts import article, cases

HERE = Path(__file__).parent


@pytest.mark.parametrize(("name", "case"), cases(HERE / "quotations"), ids=lambda v: v if isinstance(v, str) else "")
def test_each_quotation_of_a_text_is_found_and_nothing_else(name: str, case: dict[str, Any]) -> None:
    of = article(case["text"])
    found = find_quotations(of)
    assert [q.words.of(of.text) for q in found] == case["words"], name
    assert [q.continues for q in found] == case.get("continues", [False] * len(found)), name


@given(st.text(alphabet="ab .,\"“”‘’'\n", max_size=120))
def test_quotations_never_overlap_nor_leave_their_paragraph(text: str) -> None:
    of = article(text)
    found = find_quotations(of)
    for q in found:
        assert of.body[q.paragraph].holds(q.span)
        assert q.span.holds(q.words)
    for a, b in itertools.pairwise(found):
        assert a.span.end <= b.span.start


def test_quoted_code_points_are_counted_once() -> None:
    of = article('He said "yes" and "no".')
    assert inside(by_place(find_quotations(of)), Span(0, len(of.text))) == len('"yes"') + len('"no"')
