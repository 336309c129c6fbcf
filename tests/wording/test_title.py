"""The title and the row that tells the story."""

from __future__ import annotations

from dataclasses import replace

from generator.model import Article, Digest, Identity, Stated
from generator.wording.title import UNTITLED, name_story
from tests.storybook import build, read_story


def _articles(*headlines: str) -> tuple[Article, ...]:
    data = {"title": "", "articles": [{"id": f"a{i}", "headline": h, "text": h} for i, h in enumerate(headlines)]}
    return build({**data, "facts": []}).articles


def test_the_title_is_the_headline_most_like_the_others() -> None:
    articles = _articles(
        "So dire it hurts", "Mayor offered to resign over bridge", "Bridge row: mayor offers to resign"
    )
    assert name_story(articles, ()) in {a.text for a in articles[1:]}


def test_of_equal_headlines_the_earliest_names_the_story() -> None:
    articles = _articles("Mayor resigns today", "Mayor resigns today again", "Mayor resigns today again")
    assert name_story(articles[1:], ()) == "Mayor resigns today again"
    assert name_story(articles[:1], ()) == "Mayor resigns today"


def test_without_headlines_the_row_that_tells_the_story_names_it() -> None:
    digest = _without_headlines(read_story("ferry"))
    assert name_story(digest.articles, digest.sheet.rows).startswith("The ferry Aurelia ran aground")
    assert name_story(digest.articles, ()) == UNTITLED


def _without_headlines(digest: Digest) -> Digest:
    bare = tuple(replace(a, identity=Identity(outlet=Stated("Post", "masthead"))) for a in digest.articles)
    return replace(digest, articles=bare)
