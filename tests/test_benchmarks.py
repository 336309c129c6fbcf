"""Laws of the benchmarks: what they count is what they say they count, and a record leaves the others alone."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from benchmarks.growth import mixed
from benchmarks.incidents import pattern, places
from benchmarks.record import record

CASES = yaml.safe_load((Path(__file__).with_name("benchmarks") / "casualties.yml").read_text("utf-8"))


@pytest.mark.parametrize(("text", "figure", "value", "said"), CASES)
def test_a_figure_is_given_only_where_a_sentence_says_it(text: str, figure: str, value: int, said: bool) -> None:
    assert bool(places(text, pattern(figure, value))) is said


def test_a_record_replaces_its_own_section_and_leaves_every_other_as_it_is(tmp_path: Path) -> None:
    results = tmp_path / "results.md"
    results.write_text("# Figures\n\n## Speed\n\nfast\n", "utf-8")
    record("Growth", ["slow"], results)
    once = results.read_text("utf-8")
    record("Growth", ["slow"], results)
    assert results.read_text("utf-8") == once
    record("Growth", ["slower"], results)
    text = results.read_text("utf-8")
    assert text.startswith("# Figures\n\n## Growth\n") and text.endswith("slower\n\n## Speed\n\nfast\n")
    assert "slow\n" not in text


def test_a_mixed_story_holds_no_article_twice() -> None:
    documents = [{"title": f"Title {n}", "text": f"One {n}.\n\nTwo {n}.\n\nThree {n}."} for n in range(5)]
    source = mixed([{"docs": documents}])
    made = [next(source) for _ in range(40)]
    assert len(set(made)) == len(made)
