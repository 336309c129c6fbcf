"""Laws of scoring and grouping: what joins, what cannot, and what it may depend on."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts.grains import GRAINS
from generator.facts.group import average_link, group_claims
from generator.facts.pairs import Pair
from generator.facts.scorer import FILE, NAMES, read, scorers
from generator.facts.signs.first import NAMES as FIRST
from generator.model import Claim, Span

ARTICLES = 4  # of a drawn story; each claim's article follows from its number


def article(i: int) -> int:
    return i % ARTICLES


@st.composite
def scored(draw: st.DrawFn) -> tuple[int, dict[Pair, float]]:
    """A number of claims, and scores for some pairs of different articles."""
    size = draw(st.integers(2, 14))
    able = [(i, j) for i in range(size) for j in range(i + 1, size) if article(i) != article(j)]
    pairs = draw(st.lists(st.sampled_from(able), unique=True, max_size=40)) if able else []
    return size, {pair: draw(st.integers(0, 10_000)) / 10_000 for pair in pairs}


def claim(i: int) -> Claim:
    return Claim(f"a{article(i)}", i, Span(100 * i, 100 * i + 50), (0, 1, 2), 0, "do")


@given(scored())
def test_every_claim_is_in_exactly_one_group(drawn: tuple[int, dict[Pair, float]]) -> None:
    size, scores = drawn
    groups = average_link(scores, [article(i) for i in range(size)], 0.3)
    assert sorted(i for group in groups for i in group) == list(range(size))


@given(scored())
def test_two_claims_join_only_over_the_threshold(drawn: tuple[int, dict[Pair, float]]) -> None:
    size, scores = drawn
    for group in average_link(scores, [article(i) for i in range(size)], 0.3):
        if len(group) == 2:
            assert scores[group[0], group[1]] >= 0.3


@given(scored())
def test_the_order_in_which_pairs_come_does_not_matter(drawn: tuple[int, dict[Pair, float]]) -> None:
    size, scores = drawn
    articles = [article(i) for i in range(size)]
    assert average_link(scores, articles, 0.3) == average_link(dict(reversed(scores.items())), articles, 0.3)


@given(scored())
def test_a_fact_has_claims_of_two_articles_and_none_that_overlap(drawn: tuple[int, dict[Pair, float]]) -> None:
    size, scores = drawn
    claims = [claim(i) for i in range(size)]
    for group in group_claims(scores, claims, 0.3, 0.4):
        assert len({claims[i].article for i in group}) > 1
        for n, i in enumerate(group):
            for j in group[n + 1 :]:
                assert claims[i].article != claims[j].article or not claims[i].span.overlap(claims[j].span)


def test_the_weights_are_for_the_signs_that_are_read() -> None:
    for grain in GRAINS:
        first, second = scorers().first[grain], scorers().second[grain]
        assert len(first.weights) == len(first.means) == len(FIRST)
        assert second.names == NAMES[grain]
        assert second.trees.sign.max() < len(NAMES[grain])


def test_scorers_of_other_signs_are_refused() -> None:
    data = json.loads(FILE.read_text("utf-8"))
    with pytest.raises(ValueError, match="train_scorer"):
        read(data | {"signs": data["signs"] | {"clause": data["signs"]["clause"][1:]}})


def test_two_signs_of_one_grain_never_share_a_name() -> None:
    for names in NAMES.values():
        assert len(set(names)) == len(names)


def test_nothing_scored_is_nothing_explained() -> None:
    none = np.zeros((0, len(NAMES["clause"])))
    assert len(scorers().second["clause"].score(none)) == 0
    assert scorers().second["clause"].explain(none) == []
