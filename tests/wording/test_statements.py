"""A fact's statement is its clause as it stands in its row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import Repair, RepairRule, Span
from generator.wording.statements import homes, shown, word_facts
from tests.storybook import read_story

TEXT = "Meanwhile,\n she said\tthat it  was shut."


@pytest.mark.parametrize(
    ("span", "repairs", "words"),
    [
        (Span(0, 40), (), "Meanwhile, she said that it was shut."),
        (Span(0, 40), ((0, 13, "[S]"),), "[S]he said that it was shut."),
        (Span(0, 40), ((0, 13, "[S]"), (26, 28, "[the bridge]")), "[S]he said that [the bridge] was shut."),
        (Span(26, 38), ((0, 13, "[S]"), (26, 28, "[the bridge]")), "[the bridge] was shut"),
        (Span(30, 38), ((26, 28, "[the bridge]"),), "was shut"),
        (Span(12, 38), ((0, 13, "[S]"),), "[S]he said that it was shut"),
        (Span(12, 20), ((20, 20, "[Ann]"),), "she said"),
        (Span(12, 25), ((20, 20, " [of it]"),), "she said [of it] that"),
    ],
)
def test_words_are_shown_with_the_repairs_that_lie_in_them(
    span: Span, repairs: tuple[tuple[int, int, str], ...], words: str
) -> None:
    made = (Repair(RepairRule.NAME_FOR_PRONOUN, Span(start, end), put) for start, end, put in repairs)
    assert shown(TEXT, span, made) == words


def test_a_fact_is_worded_as_in_its_row_and_outside_every_row_as_in_its_article() -> None:
    ferry = read_story("ferry")
    worded = {f.id: f.statement for f in word_facts(ferry.facts, ferry.sheet.rows, ferry.articles)}
    assert worded["refloated"].startswith("[The Aurelia] was refloated at high tide")
    assert worded["aground"].endswith("with 212 people aboard, the coast guard said")
    assert worded["praise"].endswith("praised the crew")


def test_a_fact_is_told_where_the_first_row_cites_it() -> None:
    ferry = read_story("ferry")
    first, second, *_ = ferry.sheet.rows
    again = replace(second, parts=(replace(second.parts[0], facts=("aground",)),))
    assert homes(ferry.facts, (first, again))["aground"] is first
    assert homes(ferry.facts, (again, first))["aground"] is again


def test_a_sentence_tells_a_fact_also_where_not_all_evidence_is_sure_enough_to_be_cited() -> None:
    ferry = read_story("ferry")
    row = replace(ferry.sheet.rows[0], parts=tuple(replace(p, facts=()) for p in ferry.sheet.rows[0].parts))
    assert homes(ferry.facts, (row,)) == {"aground": row}
