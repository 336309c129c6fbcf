"""What a reader takes for words about the page is no fact, unless something else rests on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

import pytest

from generator.model import Conflict, Findings, Impression, Sheet, Texts
from generator.reading.built_in import read_built_in
from generator.rows.about_page import FURNITURE, find_furniture
from generator.rows.sheet import lay_rows
from tests.reading.story import FERRY, texts_of


@cache
def ferry() -> tuple[Texts, Findings, Sheet]:
    """The ferry's story with one row, so that most facts are told in none."""
    texts = texts_of(FERRY)
    found = read_built_in(texts)
    sheet = lay_rows(texts, found.facts, found.conflicts)
    return texts, found, replace(sheet, rows=sheet.rows[:1])


def taken(texts: Texts, likelihood: float, conflicts: Sequence[Conflict]) -> tuple[str, ...]:
    """The facts that are none where every sentence is as likely furniture."""
    _, found, sheet = ferry()
    same = Impression(0.9, 0.1, 0.0, 0.0, 1 - likelihood, 0.0, 0.0, likelihood, 0.0)
    return find_furniture(replace(texts, read=lambda pairs: [same] * len(pairs)), found.facts, conflicts, sheet)


def test_only_what_one_article_tells_in_no_row_and_no_difference_can_be_furniture() -> None:
    texts, found, sheet = ferry()
    gone = taken(texts, 1.0, found.conflicts)
    told = {i for part in sheet.rows[0].parts for i in part.facts} | {i for c in found.conflicts for i in c.facts}
    assert gone == tuple(f.id for f in found.facts if f.id not in told and len(f.articles) == 1)
    assert gone


@pytest.mark.parametrize(("likelihood", "is_furniture"), [(FURNITURE - 0.01, False), (FURNITURE, True)])
def test_a_sentence_is_furniture_only_where_that_is_likelier_than_not(likelihood: float, is_furniture: bool) -> None:
    texts, found, _ = ferry()
    assert bool(taken(texts, likelihood, found.conflicts)) == is_furniture


def test_a_difference_keeps_what_it_rests_on() -> None:
    texts, found, _ = ferry()
    alone = taken(texts, 1.0, ())
    assert alone
    conflict = Conflict(
        id="held", kind="number", severity="conflict", question="", sides=(), compatible="", between="", facts=alone
    )
    assert taken(texts, 1.0, (*found.conflicts, conflict)) == ()


def test_a_sheet_without_rows_has_no_furniture() -> None:
    texts, found, sheet = ferry()
    assert find_furniture(texts, found.facts, (), replace(sheet, rows=())) == ()
