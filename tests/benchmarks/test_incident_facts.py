"""Laws of the annotated incidents: places only, inside their documents, each fact told by more than one."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

LINES = Path(__file__).parents[2].joinpath("benchmarks", "incident_facts.jsonl").read_text("utf-8").splitlines()
INCIDENTS: list[dict[str, Any]] = [json.loads(line) for line in LINES]
each_incident = pytest.mark.parametrize("incident", INCIDENTS, ids=[each["topic"] for each in INCIDENTS])


@each_incident
def test_every_fact_is_told_by_two_documents_of_the_incident(incident: dict[str, Any]) -> None:
    for places in incident["facts"]:
        assert len({document for document, _, _ in places}) > 1


@each_incident
def test_every_place_lies_inside_its_document(incident: dict[str, Any]) -> None:
    for document, start, end in (place for places in incident["facts"] for place in places):
        assert 0 <= start < end <= incident["lengths"][document]


@each_incident
def test_no_words_of_an_article_are_kept(incident: dict[str, Any]) -> None:
    assert incident.keys() == {"topic", "lengths", "facts"}
    assert all(isinstance(number, int) for places in incident["facts"] for place in places for number in place)
