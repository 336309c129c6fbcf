"""Laws of the trees: where a row of signs ends, and what led it there."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts.grains import GRAINS
from generator.facts.scorer import NAMES, scorers
from generator.learned.trees import GRID, UNIT, Trees
from generator.sparse import Floats

# Two trees over two signs: the first asks whether sign 0 is at most 0.5 and, if not, whether sign 1 is at most 0.2; the
# second asks only about sign 1.
TWO = Trees.read(
    {
        "bias": -10_000,
        "depth": 2,
        "roots": [0, 5],
        "sign": [0, -1, 1, -1, -1, 1, -1, -1],
        "threshold": [100_001, 0, 40_001, 0, 0, 40_001, 0, 0],
        "left": [1, 1, 3, 3, 4, 6, 6, 7],
        "right": [2, 1, 4, 3, 4, 7, 6, 7],
        "value": [0, -5_000, 5_000, 2_000, 8_000, 0, -1_000, 1_000],
    }
)
NUMBER = st.floats(0, 8, allow_nan=False)


def rows(grain: str) -> st.SearchStrategy[Floats]:
    size = len(NAMES[grain])
    return st.lists(st.lists(NUMBER, min_size=size, max_size=size), min_size=1, max_size=4).map(np.array)


@pytest.mark.parametrize(
    ("row", "odds"), [((0.5, 0.9), -1.4), ((0.6, 0.2), -0.9), ((0.6, 0.3), -0.1), ((0.1, 0.0), -1.6)]
)
def test_a_row_goes_left_up_to_the_threshold_and_right_beyond(row: tuple[float, float], odds: float) -> None:
    assert TWO.odds(np.array([row])).tolist() == [odds]


def test_a_difference_in_the_last_digits_leads_to_the_same_leaf() -> None:
    near = 0.4 / GRID  # less than half a step
    assert TWO.odds(np.array([(0.5, 0.2)])) == TWO.odds(np.array([(0.5 + near, 0.2 - near)]))


@pytest.mark.parametrize("grain", GRAINS)
@given(data=st.data())
def test_what_the_signs_add_and_the_mean_of_all_trees_make_the_odds(grain: str, data: st.DataObject) -> None:
    trees, drawn = scorers().second[grain].trees, data.draw(rows(grain))
    mean = (trees.bias + int(trees.value[trees.roots].sum())) / UNIT
    assert trees.parts(drawn).sum(axis=1) + mean == pytest.approx(trees.odds(drawn), abs=1e-9)


@given(data=st.data())
def test_a_row_is_scored_alike_alone_and_among_others(data: st.DataObject) -> None:
    drawn, second = data.draw(rows("clause")), scorers().second["clause"]
    assert second.score(drawn).tolist() == [second.score(row[None])[0] for row in drawn]


@given(data=st.data(), more=NUMBER)
def test_more_of_the_same_words_never_speaks_against(data: st.DataObject, more: float) -> None:
    second, drawn = scorers().second["clause"], data.draw(rows("clause"))
    raised = drawn.copy()
    raised[:, second.names.index("same words")] += more
    assert (second.score(raised) >= second.score(drawn)).all()
