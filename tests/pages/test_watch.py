"""What an editor is told to watch for in an article."""

from __future__ import annotations

from dataclasses import replace

import pytest

from generator.model import Digest, Stated
from generator.pages.render import render, share_out
from generator.pages.sources.watch import Watch, watch
from tests.storybook import of_size, read_story


@pytest.fixture(scope="module")
def ferry() -> Digest:
    return read_story("ferry")


def _watch(digest: Digest, article: int) -> dict[str, Watch]:
    return {w.words.split(":")[0]: w for w in watch(digest.articles[article], share_out(digest))}


def test_differences_name_their_questions_and_lead_to_them(ferry: Digest) -> None:
    told = _watch(ferry, 0)["Other articles answer differently"]
    assert [text for _, text in told.links] == [c.question for c in ferry.conflicts if c.severity == "conflict"]
    assert all(link.startswith("conflicts.html#c-") for link, _ in told.links)


def test_an_article_on_two_sides_of_a_difference_answers_twice(ferry: Digest) -> None:
    conflict = ferry.conflicts[0]
    own = conflict.sides[0].passages[0].article
    both = replace(conflict.sides[1], passages=(*conflict.sides[1].passages, conflict.sides[0].passages[0]))
    changed = replace(ferry, conflicts=(replace(conflict, sides=(conflict.sides[0], both)),))
    told = {w.words for w in watch(ferry.article[own], share_out(changed))}
    assert "It gives two answers itself" in told and "Other articles answer differently" not in told


def test_shared_words_name_the_other_articles_only(ferry: Digest) -> None:
    for i in range(3):
        (told,) = [w for words, w in _watch(ferry, i).items() if "words in a row" in words]
        assert [text[0] for _, text in told.links] == [letter for letter in "ABC" if letter != "ABC"[i]]


def test_sources_without_a_name_are_quoted(ferry: Digest) -> None:
    told = _watch(ferry, 1)
    assert "“a person close to the operator”" in told["It rests on sources without a name"].words
    assert "Who speaks is not said where it says it" in told


def test_what_an_article_does_not_name_comes_last(ferry: Digest) -> None:
    assert list(_watch(ferry, 2))[-1] == "It names no outlet, no author and no date"


def test_with_nothing_to_watch_for_the_section_is_left_out() -> None:
    digest = of_size(4, articles=1, topics=1)
    told = Stated("2031-03-04", "by hand")
    identity = replace(digest.articles[0].identity, outlet=told, author=told, published=told)
    plain = replace(digest, articles=(replace(digest.articles[0], identity=identity),))
    assert watch(plain.articles[0], share_out(plain)) == ()
    assert "What to watch for" not in str(render(plain)[f"source-{plain.articles[0].id}.md"])
