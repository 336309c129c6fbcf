"""Claims: cases in ``cases.yml``, and laws that hold for every claim of the seeds and the made stories."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.articles.read import read_articles
from generator.articles.settings import read_settings
from generator.claims.extract import extract_claims
from generator.language.attribution.find import find_attributions
from generator.language.entities.cast import find_cast
from generator.language.parsing.parse import parse
from generator.model import Article, Claim, Sentence
from tests.texts import story

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
STORIES = [ROOT / "seeds", *sorted((ROOT / "tests" / "stories").glob("*/articles"))]
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "cases.yml").read_text("utf-8"))
each_story = pytest.mark.parametrize("folder", STORIES, ids=[f.parent.name for f in STORIES])


def claims_of(articles: tuple[Article, ...], sentences: tuple[Sentence, ...]) -> tuple[Claim, ...]:
    cast = find_cast(sentences, articles)
    return extract_claims(sentences, cast, find_attributions(sentences, articles, cast), articles)


@cache
def told(folder: Path) -> tuple[dict[str, Article], dict[tuple[str, int], Sentence], tuple[Claim, ...]]:
    """A story's articles and sentences by id and place, and its claims."""
    articles = read_articles(folder, read_settings(folder))
    sentences = parse(articles)
    return {a.id: a for a in articles}, {(s.article, s.index): s for s in sentences}, claims_of(articles, sentences)


@pytest.mark.parametrize("case", CASES, ids=[c["text"][:40] for c in CASES])
def test_a_sentence_makes_its_claims(case: dict[str, Any]) -> None:
    articles, sentences = story([case["text"]])
    found = claims_of(articles, sentences)
    words = {kind: [c.span.of(articles[0].text) for c in found if (c.parent is None) == kind] for kind in (True, False)}
    assert sorted(words[True]) == sorted(case["clauses"])
    assert set(case["details"]) <= set(words[False])


@each_story
def test_a_claim_lies_within_one_sentence_and_its_words_within_its_passage(folder: Path) -> None:
    _, sentences, claims = told(folder)
    for claim in claims:
        s = sentences[claim.article, claim.sentence]
        assert s.span.holds(claim.span)
        assert claim.span.holds(s.hull(claim.tokens))
        assert claim.head < len(s.tokens)


@each_story
def test_no_two_claims_have_one_id(folder: Path) -> None:
    ids = [claim.id for claim in told(folder)[2]]
    assert len(ids) == len(set(ids))


@each_story
def test_a_detail_stands_behind_its_clause_and_shares_its_roles(folder: Path) -> None:
    clauses: dict[str, Claim] = {}
    for claim in told(folder)[2]:
        if claim.parent is None:
            clauses[claim.id] = claim
        else:
            assert claim.roles == clauses[claim.parent].roles
            assert claim.sentence == clauses[claim.parent].sentence


@each_story
def test_a_passage_neither_begins_nor_ends_with_space(folder: Path) -> None:
    articles, _, claims = told(folder)
    for claim in claims:
        words = claim.span.of(articles[claim.article].text)
        assert words and words == words.strip()
