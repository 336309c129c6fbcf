"""The second look: what a model changes when it is shown its rows as a reader sees them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any

import pytest

from generator.model import Dropped, Findings, Texts
from generator.reading.by_model import FALLEN, read_by_model
from generator.reading.request import Request
from generator.reading.session import Session
from tests.reading.story import FERRY, HOW, Answers, recorded, texts_of, words


@cache
def ferry() -> Texts:
    return texts_of(FERRY)


def reviewed(*changes: dict[str, Any], **others: Any) -> tuple[Findings, list[Request]]:
    """What comes of the recorded answers, or others, with these changes, and what was asked."""
    given: Answers = {task: recorded(task) for task in ("facts", "differences", "rows")}
    given |= others
    given["review"] = {"checks": [], "changes": list(changes)}
    asked: list[Request] = []

    def asking(requests: Sequence[Request], /) -> list[Any]:
        asked.extend(requests)
        return [given[r.task] for r in requests]

    return read_by_model(ferry(), HOW, asking), asked


def change(row: str, *sentences: str, **more: Any) -> dict[str, Any]:
    """The row with these sentences in its place; without sentences none."""
    return {"row": row, "rows": [{"sentences": list(sentences), **more}] if sentences else []}


def rows(findings: Findings) -> list[str]:
    return [words(r.passage, ferry()) for r in findings.rows]


def test_the_question_shows_each_row_with_its_number_and_what_stands_in_brackets() -> None:
    _, asked = reviewed()
    sheet = dict(next(r for r in asked if r.task == "review").values)["sheet"].splitlines()
    assert sheet[0] == "THE ALMA AGROUND"
    assert sheet[1].startswith("R1 (A2) The car ferry Alma")
    assert sheet[-1].startswith("R8 (B3) [The harbour office] head, Jonas Moe")


def test_rows_that_are_right_stay_as_they_were() -> None:
    findings, _ = reviewed()
    assert len(findings.rows) == 8
    assert findings.maker.fallen == ()


def test_a_changed_row_stands_in_the_place_of_the_one_it_mends() -> None:
    findings, _ = reviewed(change("R7", "B2", "B3"), change("R8"))
    assert rows(findings)[6:] == [
        "The harbour office blamed fog. Its head, Jonas Moe, said the Alma had left the marked channel in thick fog "
        "shortly after seven o'clock."
    ]
    assert findings.rows[-1].heading == "Rudder or fog"


def test_a_row_that_keeps_its_sentences_keeps_its_parts() -> None:
    before, _ = reviewed()
    findings, _ = reviewed(change("R1", "A2", names=[{"word": "Sandholm", "name": "Jonas Moe"}], parts=[]))
    assert findings.rows[0].parts == before.rows[0].parts
    assert [name for _, name in findings.rows[0].names] == ["Jonas Moe"]


def test_what_is_added_stands_behind_the_row_that_it_is_added_to() -> None:
    added = {"row": "R5", "rows": [{"sentences": ["A7"]}, {"sentences": ["C5"]}]}
    findings, _ = reviewed(added)
    assert rows(findings)[4].startswith("The ferry line cancelled")
    assert rows(findings)[5] == words(findings.rows[5].passage, ferry())
    assert len(findings.rows) == 9


def test_behind_a_second_look_our_rules_add_no_row() -> None:
    findings, _ = reviewed(change("R4"))
    assert findings.trifles == {f.id for f in findings.facts}


def test_a_fact_of_which_no_row_has_a_sentence_is_marked_in_the_question() -> None:
    few = {"sections": [{"heading": "The Alma", "rows": [{"sentences": ["A2"], "names": [], "parts": []}]}]}
    _, asked = reviewed(rows=few)
    facts = dict(next(r for r in asked if r.task == "review").values)["facts"].splitlines()
    marked = [line for line in facts if line.endswith(" IN NO ROW")]
    assert any("lifeboat" in line for line in marked)
    assert not any("84" in line for line in marked), "the first row tells it"


def test_a_second_look_that_leaves_out_a_third_of_the_facts_is_not_believed() -> None:
    findings, _ = reviewed(*(change(f"R{n}") for n in range(2, 9)))
    assert findings.trifles == frozenset()


def test_a_change_of_a_row_that_is_not_there_changes_nothing() -> None:
    findings, _ = reviewed(change("R99"), change(""), change("the first"), {"row": "R3"})
    before, _ = reviewed()
    assert rows(findings)[:2] == rows(before)[:2]


def test_a_changed_row_is_proved_like_any_other() -> None:
    findings, _ = reviewed(change("R2", "A3", by="a man from Mars", names=[{"word": "Nobody", "name": "Elvis"}]))
    assert findings.rows[1].by == ""
    assert findings.rows[1].names == ()
    assert dict(findings.maker.dropped)[Dropped.NAME] == 2


def test_where_the_question_has_no_room_the_rows_stand_as_they_were_chosen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Session, "has_room", lambda *_: False)
    findings, asked = reviewed(change("R1"))
    assert [r.task for r in asked] == ["facts", "differences", "rows"]
    assert len(findings.rows) == 8
    assert findings.maker.fallen == (FALLEN["review"],)
