"""Topics: cases in ``topics/``, and laws that hold for the seeds and the made stories."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest
import yaml

from generator.articles.read import read_articles
from generator.articles.settings import read_settings
from generator.claims.extract import extract_claims
from generator.language.attribution.find import find_attributions
from generator.language.entities.cast import find_cast
from generator.language.parsing.parse import parse
from generator.model import Cast, Fact
from generator.wording.topics import FEWEST, LARGEST, MOST, name_topics, stems
from tests.texts import claim, story

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
STORIES = [ROOT / "seeds", *sorted((ROOT / "tests" / "stories").glob("*/articles"))]
CASES = sorted((HERE / "topics").glob("*.yml"))
PRONOUNS = re.compile(r"\b(?:he|him|his|she|her|it|its|they|them|their|we|our|you|your|who|which|that|this)\b", re.I)

each_story = pytest.mark.parametrize("folder", STORIES, ids=lambda folder: folder.parent.name)


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_facts_stand_under_what_they_are_about(path: Path) -> None:
    given = [
        [tuple(part.strip() for part in line.split("|")) for line in text.splitlines()]
        for text in yaml.safe_load(path.read_text("utf-8"))["articles"]
    ]
    articles, sentences = story(["\n".join(words for words, _ in lines) for lines in given])
    facts = tuple(
        Fact(words, (claim(article, sentences, words),), words)
        for article, lines in zip(articles, given, strict=True)
        for words, _ in lines
    )
    expected = {words: heading or None for lines in given for words, heading in lines}
    found = name_topics(facts, sentences, find_cast(sentences, articles))
    assert {fact.id: fact.topic for fact in found} == expected


@cache
def told(folder: Path) -> tuple[tuple[Fact, ...], tuple[Fact, ...]]:
    """Every claim of a story as a fact of its own, without and with topics; both ways round gives the same."""
    articles = read_articles(folder, read_settings(folder))
    sentences = parse(articles)
    cast = find_cast(sentences, articles)
    facts = tuple(
        Fact(c.id, (c,), c.span.of(c.article))
        for c in extract_claims(sentences, cast, find_attributions(sentences, articles, cast), articles)
    )
    found = name_topics(facts, sentences, cast)
    assert tuple(reversed(found)) == name_topics(tuple(reversed(facts)), sentences, cast)
    return facts, found


@each_story
def test_naming_topics_changes_nothing_else(folder: Path) -> None:
    before, after = told(folder)
    assert tuple(replace(fact, topic=None) for fact in after) == before


@each_story
def test_a_story_has_several_headings_none_too_small_and_none_too_large(folder: Path) -> None:
    _, facts = told(folder)
    sizes = Counter(fact.topic for fact in facts if fact.topic)
    assert 4 <= len(sizes) <= MOST
    assert all(FEWEST <= size <= LARGEST * len(facts) for size in sizes.values()), sizes


@each_story
def test_a_heading_reads_as_one(folder: Path) -> None:
    headings = {fact.topic for fact in told(folder)[1] if fact.topic}
    bad = [h for h in headings if not h[0].isupper() or not 1 <= len(h.split()) <= 5 or PRONOUNS.search(h)]
    assert bad == []


@each_story
def test_no_two_headings_share_a_telling_word(folder: Path) -> None:
    words = Counter(stem for h in {fact.topic for fact in told(folder)[1] if fact.topic} for stem in stems(h))
    assert [stem for stem, n in words.items() if n > 1] == []


def test_a_story_of_few_facts_needs_no_headings() -> None:
    _, facts = told(STORIES[0])
    assert {f.topic for f in name_topics(facts[:5], (), Cast((), ()))} == {None}
