"""Figures: cases in ``quantities/``, and laws that hold for every number."""

from __future__ import annotations

from math import inf
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.language.quantities.compare import comparable, compatible
from generator.language.quantities.find import find_quantities
from generator.language.quantities.numerals import value_of_words
from generator.model import Quantity, Span
from tests.texts import sentence

HERE = Path(__file__).parent / "quantities"
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "cases.yml").read_text("utf-8"))
PAIRS: list[list[Any]] = yaml.safe_load((HERE / "pairs.yml").read_text("utf-8"))
ONES = [
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
]
TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]


def quantity(low: float, high: float | None = None, unit: str = "count", approximate: bool = False) -> Quantity:
    return Quantity(Span(0, 1), low, low if high is None else high, unit, "", approximate)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"])
def test_each_figure_has_its_span_value_unit_and_what_it_counts(case: dict[str, Any]) -> None:
    found = [
        (q.span.of(case["text"]), q.low, q.high, q.unit, q.counted, q.approximate)
        for q in find_quantities(sentence(case["text"]))
        if q.unit != "ordinal"
    ]
    expected = [(*f[:5], "~" in f[5:]) for f in case["figures"]]
    assert [f[1:5] for f in found] == [e[1:5] for e in expected], found
    assert all(e[0] in f[0] for f, e in zip(found, expected, strict=True))
    assert [f[5] for f in found] == [e[5] or f[0].startswith("Some") for f, e in zip(found, expected, strict=True)]


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p[0]} | {p[1]}")
def test_two_figures_conflict_only_when_both_cannot_be_true(pair: list[Any]) -> None:
    (a,), (b,) = find_quantities(sentence(pair[0])), find_quantities(sentence(pair[1]))
    assert compatible(a, b) is pair[2]
    assert compatible(b, a) is pair[2]


@given(st.integers(1, 10**9), st.sampled_from(["count", "percent", "usd", "m", "age", "duration:minute"]))
def test_a_value_never_conflicts_with_itself(value: int, unit: str) -> None:
    assert compatible(quantity(value, unit=unit), quantity(value, unit=unit))
    assert compatible(quantity(value, unit=unit), quantity(value, unit=unit, approximate=True))


@given(st.integers(1, 10**6), st.integers(0, 10**6))
def test_a_bound_allows_all_beyond_it_and_forbids_what_is_far_inside(bound: int, beyond: int) -> None:
    assert compatible(quantity(bound, inf), quantity(bound + beyond))
    assert compatible(quantity(0, bound), quantity(max(0, bound - beyond)))
    assert not compatible(quantity(bound * 2 + 10, inf), quantity(bound))


@given(st.integers(1, 1000), st.integers(0, 500), st.integers(0, 500))
def test_a_range_allows_each_value_inside(low: int, width: int, step: int) -> None:
    assert compatible(quantity(low, low + width), quantity(low + min(step, width)))


@given(st.integers(1, 99), st.integers(1, 99))
def test_small_exact_counts_that_differ_conflict(a: int, b: int) -> None:
    assert compatible(quantity(a), quantity(b)) is (a == b)


@given(st.integers(1, 5000))
def test_kilometres_and_miles_of_one_length_agree(metres: int) -> None:
    km, miles = metres / 10, round(metres / 10 / 1.609344, 2)
    assert compatible(quantity(round(km * 1000, 6), unit="m"), quantity(round(miles * 1609.344, 6), unit="m")) or km < 2


@given(st.integers(0, 7), st.integers(0, 8), st.integers(1, 15))
def test_number_words_have_the_value_they_spell(tens: int, ones: int, hundreds: int) -> None:
    words = f"{ONES[hundreds - 1]} hundred and {TENS[tens]}-{ONES[ones]}"
    assert value_of_words(words) == hundreds * 100 + (tens + 2) * 10 + ones + 1


@given(st.sampled_from(["usd", "gbp", "count", "m"]), st.sampled_from(["eur", "percent", "age"]))
def test_figures_of_two_units_are_neither_comparable_nor_in_conflict(a: str, b: str) -> None:
    assert not comparable(quantity(1, unit=a), quantity(2, unit=b))
    assert compatible(quantity(1, unit=a), quantity(2, unit=b))
