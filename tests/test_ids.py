"""Ids are different for different things, and stay while a thing stays what it is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import ids
from generator.conflicts.gather import Difference, Point, gather
from generator.ids import distinct
from generator.model import Passage, Span
from generator.pages.links import conflict_anchor, href

things = st.lists(st.lists(st.sampled_from(["a:1-5", "a:9-20", "b:1-5", "é\ud800", ""]), min_size=1, max_size=3))


@given(things)
def test_no_two_things_have_one_id(names: list[list[str]]) -> None:
    made = distinct(names)
    assert len(made) == len(set(made)) == len(names)
    assert all(href("conflicts.html", conflict_anchor(one)) for one in made), "safe in an address"


@given(things, things)
def test_an_id_stays_when_things_are_added_behind(names: list[list[str]], more: list[list[str]]) -> None:
    assert distinct([*names, *more])[: len(names)] == distinct(names)


@given(st.lists(st.text(), min_size=1, max_size=100, unique=True))
def test_names_that_share_their_hash_get_different_ids(names: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(ids, "LENGTH", 2)
        made = distinct([[name] for name in names])
    assert len(set(made)) == len(names)


def test_a_thing_without_rival_is_named_after_its_first_name() -> None:
    assert distinct([["a", "b"], ["c"]]) == (*distinct([["a"]]), *distinct([["c"]]))


def test_an_id_that_others_have_is_left_to_them() -> None:
    (own,) = distinct([["a", "b"]])
    assert distinct([["a", "b"]], {own}) == distinct([["b"]])


HERE, THERE = Passage("a", Span(0, 60)), Passage("b", Span(5, 70))


def between(here: str, there: str, question: str, at: int) -> Difference:
    """Two sentences that differ, at one of several words."""

    def point(value: str, passage: Passage) -> Point:
        return Point(value, value, passage, replace(passage, span=Span(at, at + 4)))

    return Difference("person", question, point(here, HERE), point(there, THERE))


CHAIR = between("Ruiz", "Okafor", "Who took the chair?", 8)
MINUTES = between("Lind", "Varga", "Who took the minutes?", 30)


def test_two_differences_between_the_same_sentences_are_two_anchors() -> None:
    found = gather([CHAIR, MINUTES])
    assert len({c.id for c in found}) == len(found) == 2


def test_which_difference_was_found_first_does_not_change_their_ids() -> None:
    once, again = ({c.question: c.id for c in gather(those)} for those in ([CHAIR, MINUTES], [MINUTES, CHAIR]))
    assert once == again
