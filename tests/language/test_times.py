"""Times: cases in ``times/``, and laws that hold for every time."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.language.times import patterns
from generator.language.times.compare import same_time, times_conflict
from generator.language.times.find import find_times
from generator.model import Span, Time
from tests.texts import sentence

HERE = Path(__file__).parent / "times"
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "cases.yml").read_text("utf-8"))
PAIRS: list[list[Any]] = yaml.safe_load((HERE / "pairs.yml").read_text("utf-8"))
PUBLISHED = date(2021, 6, 9)


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"])
def test_each_time_has_its_span_grain_and_days(case: dict[str, Any]) -> None:
    found = find_times(sentence(case["text"]), PUBLISHED)
    assert [(t.span.of(case["text"]), t.grain) for t in found] == [(t[0], t[1]) for t in case["times"]]
    for time, (_, _, told) in zip(found, case["times"], strict=True):
        assert {name: getattr(time, name) for name in told} == told


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p[0]} | {p[1]}")
def test_times_conflict_only_when_they_cannot_be_one(pair: list[Any]) -> None:
    a, b = (find_times(sentence(text), PUBLISHED)[0] for text in pair[:2])
    assert times_conflict(a, b) is pair[2]
    assert times_conflict(b, a) is pair[2]
    assert not (same_time(a, b) and pair[2])


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["text"])
def test_what_a_wording_matches_has_one_of_its_words(case: dict[str, Any]) -> None:
    wordings = [thing for thing in vars(patterns).values() if isinstance(thing, patterns.Wording)]
    for text in (case["text"], case["text"].upper()):
        words = patterns.words_of(text)
        assert all(w.words & words for w in wordings if w.pattern.search(text))
    assert wordings


def test_without_a_publication_date_no_day_is_guessed() -> None:
    times = find_times(sentence("On Monday and in March it rained; yesterday and last month it did not."), None)
    assert times
    assert all(t.first is None and t.last is None for t in times)


@given(st.integers(0, 1439), st.booleans())
def test_a_clock_time_never_conflicts_with_itself(minutes: int, about: bool) -> None:
    time = Time(Span(0, 1), "clock", clock=minutes)
    assert not times_conflict(time, Time(Span(0, 1), "clock", clock=minutes, approximate=about))
    assert same_time(time, time)


@given(st.dates(date(1990, 1, 1), date(2030, 1, 1)), st.integers(0, 6))
def test_a_weekday_means_the_nearest_past_one(published: date, weekday: int) -> None:
    name = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"][weekday]
    (time,) = find_times(_SAID[name], published)
    assert time.first is not None
    assert time.first.weekday() == weekday
    assert 0 <= (published - time.first).days < 7


_SAID = {
    name: sentence(f"It rained on {name}.")
    for name in ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
}
