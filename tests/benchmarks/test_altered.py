"""Laws of the values that are changed to teach the encoder: what a lesson says stays true of its sentences."""

from __future__ import annotations

import random
import re

import pytest

from benchmarks.altered import another, changed, values
from benchmarks.encoder_lessons import Label, Lesson

AGREEING = Lesson(
    "Some 1,200 people marched through Tarn on Monday.",
    "On Monday a crowd of 1,200 filled the streets of Tarn.",
    Label.AGREE,
)
APART = Lesson("Twelve cows were sold.", "The market opened at 9.30 a.m. with 40 stalls.", Label.APART)
CONFLICT = Lesson("They found 14 coins.", "The hoard held 19 coins.", Label.CONFLICT)
each_chance = pytest.mark.parametrize("seed", range(12))


@each_chance
def test_a_value_changed_in_one_of_two_that_agree_makes_a_contradiction_marked_where_it_stands(seed: int) -> None:
    new = changed(AGREEING, ["Aldham"], random.Random(seed))
    if new.label is Label.CONFLICT:
        (a,), (b,) = ([(s, e) for s, e, label in marks if label is Label.CONFLICT] for marks in new.marks)
        assert new.a[slice(*a)] in AGREEING.b
        assert new.b[slice(*b)] not in AGREEING.a
    else:
        assert (new.a != AGREEING.a) == (new.b != AGREEING.b)


@each_chance
def test_sentences_that_speak_of_different_things_do_so_with_any_value(seed: int) -> None:
    new = changed(APART, [], random.Random(seed))
    assert new.label is Label.APART
    assert new.b != APART.b


@each_chance
def test_two_that_differ_in_their_one_number_agree_with_it_in_both(seed: int) -> None:
    new = changed(CONFLICT, [], random.Random(seed))
    assert new == Lesson("They found 14 coins.", "The hoard held 14 coins.", Label.AGREE)


@each_chance
@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("1,200", r"\d{1,3}(,\d{3})*"),
        ("2019", r"20\d\d"),
        ("3.5", r"\d+\.\d"),
        ("twelve", r"[a-z-]+"),
        ("Monday", r"(Tues|Wednes|Thurs|Fri|Satur|Sun)day"),
        ("9:30", r"\d{1,2}:\d\d"),
    ],
)
def test_another_value_has_the_form_of_the_old_one(words: str, form: str, seed: int) -> None:
    (value,) = values(words)
    new = another(value, words, random.Random(seed))
    assert new != words
    assert re.fullmatch(form, new)


def test_marks_move_with_the_words_behind_a_changed_value() -> None:
    marks = ((0, 15, Label.AGREE), (20, 49, Label.AGREE))
    lesson = Lesson(AGREEING.a, AGREEING.b, Label.AGREE, (marks, ((0, len(AGREEING.b), Label.AGREE),)))
    for seed in range(20):
        new = changed(lesson, [], random.Random(seed))
        last = new.marks[0][-1]
        assert new.a[last[0] : last[1]].endswith("Monday." if "Monday" in new.a else new.a.split()[-1])
