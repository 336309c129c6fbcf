"""What a row promises is held against its article: nothing is changed but what its repairs say."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.model import Digest, Note, Part, Passage, Repair, RepairRule, Row, Span
from generator.proof.prove import prove
from generator.proof.rows import DROPPED, broken_rows
from tests.storybook import of_size, read_story

CONNECTIVE = "[T]"


@pytest.fixture(scope="module")
def ferry() -> Digest:
    return read_story("ferry")


def told(digest: Digest, change: Callable[[Row], Row]) -> list[str]:
    """What is broken once the first row, or what else ``change`` takes, is another."""
    rows = (change(digest.sheet.rows[0]), *digest.sheet.rows[1:])
    return [broken.why for broken in broken_rows(replace(digest, sheet=replace(digest.sheet, rows=rows)))]


def with_part(change: Callable[[Part], Part]) -> Callable[[Row], Row]:
    return lambda row: replace(row, parts=(change(row.parts[0]), *row.parts[1:]))


def test_rows_that_are_their_passages_hold(ferry: Digest) -> None:
    assert list(broken_rows(ferry)) == list(broken_rows(of_size(12))) == []


@pytest.mark.parametrize(
    ("change", "problem"),
    [
        (lambda r: replace(r, text=r.text.replace("212", "213")), "is not its passage with its repairs"),
        (lambda r: replace(r, text=r.text + " Really."), "is not its passage with its repairs"),
        (with_part(lambda p: replace(p, end=p.end + 3)), "part 2 at"),
        (with_part(lambda p: replace(p, end=10**6)), "out of order or out of the row"),
        (with_part(lambda p: replace(p, start=p.start + 4)), "is not the stretch of the article that it names"),
        (with_part(lambda p: replace(p, span=Span(p.span.start, p.span.end - 3))), "is not the stretch"),
        (with_part(lambda p: replace(p, facts=("nowhere",))), "states fact nowhere, which is none"),
        (with_part(lambda p: replace(p, conflicts=("nowhere",))), "marks difference nowhere, which is none"),
    ],
)
def test_what_a_row_does_not_hold_is_named(ferry: Digest, change: Callable[[Row], Row], problem: str) -> None:
    assert any(problem in line for line in told(ferry, change))


def test_a_note_stands_in_another_article_and_is_evidence(ferry: Digest) -> None:
    own = Note(ferry.fact["aground"].claims[0].passage, 0.9)
    assert "a note stands in the row's own article" in told(ferry, with_part(lambda p: replace(p, notes=(own,))))[0]
    loose = Note(Passage("02-wire", Span(0, 9)), 0.9)
    assert "is evidence of no fact" in told(ferry, with_part(lambda p: replace(p, notes=(loose,))))[0]


def repaired(row: Row, repair: Repair, text: str) -> Row:
    return replace(row, repairs=(repair,), text=text)


def test_a_repair_shows_and_stays_in_its_passage(ferry: Digest) -> None:
    start = ferry.sheet.rows[0].passage.span.start
    hidden = Repair(RepairRule.NAME_FOR_PRONOUN, Span(start, start + 3), "Some")
    problems = told(ferry, lambda r: repaired(r, hidden, "Some" + r.text[3:]))
    assert any("a repair does not show: 'Some'" in line for line in problems)
    outside = Repair(RepairRule.SPEAKER, Span(start - 9, start - 5), "[She said]")
    assert any("out of its passage" in line for line in told(ferry, lambda r: repaired(r, outside, r.text)))


def test_no_clause_is_dropped_as_a_connective(ferry: Digest) -> None:
    start = ferry.sheet.rows[0].passage.span.start
    long = Repair(RepairRule.CONNECTIVE, Span(start, start + DROPPED + 1), CONNECTIVE)
    problems = told(ferry, lambda r: repaired(r, long, CONNECTIVE + r.text[DROPPED + 1 :]))
    assert any(f"drops {DROPPED + 1} characters" in line for line in problems)


def test_an_opening_may_go_without_a_trace_and_nothing_else_may(ferry: Digest) -> None:
    start = ferry.sheet.rows[0].passage.span.start
    for rule, at, fine in (
        (RepairRule.CONNECTIVE, start, True),
        (RepairRule.CONNECTIVE, start + 4, False),
        (RepairRule.NAME_FOR_PRONOUN, start, False),
    ):
        gone = Repair(rule, Span(at, at + 4), "")
        rows = (repaired(ferry.sheet.rows[0], gone, ferry.sheet.rows[0].text), *ferry.sheet.rows[1:])
        problems = [broken.why for broken in broken_rows(replace(ferry, sheet=replace(ferry.sheet, rows=rows)))]
        assert any("does not show" in line for line in problems) is not fine


def test_no_row_stands_twice(ferry: Digest) -> None:
    rows = (*ferry.sheet.rows, ferry.sheet.rows[0])
    (broken,) = broken_rows(replace(ferry, sheet=replace(ferry.sheet, rows=rows)))
    assert (broken.part, broken.why) == (("row", "aground1"), "it stands twice")


def test_a_broken_row_is_left_out_and_named(ferry: Digest) -> None:
    rows = (replace(ferry.sheet.rows[0], text="It sank."), *ferry.sheet.rows[1:])
    proven = prove(replace(ferry, sheet=replace(ferry.sheet, rows=rows)), lambda _: {})
    assert [row.id for row in proven.digest.sheet.rows] == [row.id for row in ferry.sheet.rows[1:]]
    (told,) = proven.left_out
    assert "row aground1 is left out: is not its passage" in told
    assert "explain aground1" in told
