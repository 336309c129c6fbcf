"""Headings that come from articles never take the anchor of one of ours, nor of a note or a fact."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from mkdocs.utils.meta import get_data

from generator.escape import slug
from generator.model import Digest
from generator.pages.links import heading
from generator.pages.render import render
from tests.markups import converted, parsed
from tests.storybook import read_story

OURS = [
    (path.name, match[1])
    for path in sorted((Path(__file__).resolve().parents[2] / "templates").glob("*.j2"))
    for match in re.finditer(r"^#+ ([^{\n]+)$", path.read_text("utf-8"), re.MULTILINE)
]
ANCHORS = sorted(
    {
        anchor
        for path in (Path(__file__).resolve().parents[2] / "templates").glob("*.j2")
        for anchor in re.findall(r'\bid="([a-z-]+)"', path.read_text("utf-8"))
    }
    - {"hatch", "arr"}  # of a drawing's parts; nothing links to them
)
TAKEN = ["N 1", "r-1", "All facts", "Notes", "*Where accounts differ*", "Sources", "L 12", "By multi", "Who E1"]


@pytest.mark.parametrize(("template", "words"), OURS)
def test_each_heading_of_the_templates_is_known(template: str, words: str) -> None:
    assert heading(words) != words, f"{template}: links.py lacks {slug(words)}"


@pytest.mark.parametrize("anchor", ANCHORS)
def test_each_anchor_of_the_templates_is_known(anchor: str) -> None:
    assert heading(anchor) != anchor, f"links.py lacks {anchor}"


@pytest.mark.parametrize(
    "words", ["Ferry runs aground", "C: Blaze News", "N 1 train delayed", "A source", "Facts of life"]
)
def test_other_headings_stay_as_they_are(words: str) -> None:
    assert heading(words) == words


@pytest.fixture(scope="module")
def ferry() -> Digest:
    return read_story("ferry")


@pytest.mark.parametrize("words", TAKEN)
def test_no_anchor_stands_twice_whatever_the_story_and_its_topics_are_called(ferry: Digest, words: str) -> None:
    facts = tuple(replace(fact, topic=fact.topic and words) for fact in ferry.facts)
    page, _ = get_data(str(render(replace(ferry, title=words, facts=facts))["index.md"]))
    tree = parsed(converted(page, "ours"))
    assert [i for i, n in Counter(e.get("id") for e in tree.iter() if e.get("id")).items() if n > 1] == []
    for anchor in ("all-facts", "where-accounts-differ", "who-reported-what"):
        (target,) = [e for e in tree.iter() if e.get("id") == anchor]
        assert target.tag == "h2"
