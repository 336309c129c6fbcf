"""The cast of a story against marks in ``casts/``: ``[words](id)``; an unmarked pronoun must stay unresolved."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
import yaml

from generator.language.entities.cast import find_cast
from generator.language.parsing.parse import parse
from generator.model import Article, Cast, Identity, Span

HERE = Path(__file__).parent / "casts"
STORIES = sorted(path.stem for path in HERE.glob("*.yml"))
MARK = re.compile(r"\[([^\]]+)\]\((\w+)\)")
MIN_PRECISION = 0.95  # share of resolved mentions that are right, over all stories
MIN_RECALL = 0.9  # share of marked mentions that are found

Marked = tuple[str, Span, str]


@cache
def story(name: str) -> tuple[tuple[Article, ...], tuple[Marked, ...]]:
    """Articles without their marks, and the marked mentions: article, span, id."""
    articles, marked = [], []
    for number, text in enumerate(yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8"))["articles"]):
        plain, end = "", 0
        for mark in MARK.finditer(text):
            plain += text[end : mark.start()]
            marked.append((f"a{number}", Span(len(plain), len(plain) + len(mark[1])), mark[2]))
            plain, end = plain + mark[1], mark.end()
        plain += text[end:]
        body = tuple(Span(*m.span()) for m in re.finditer(r"[^\n]+", plain))
        articles.append(Article(f"a{number}", f"a{number}.txt", "", plain, Identity(), None, body, ()))
    return tuple(articles), tuple(marked)


@cache
def cast(name: str) -> Cast:
    articles, _ = story(name)
    return find_cast(parse(articles), articles)


def owners(name: str) -> dict[str, str]:
    """For each id of the gold the entity of the cast that most of its mentions were given to."""
    _, marked = story(name)
    votes: dict[str, Counter[str]] = {}
    for article, span, who in marked:
        for mention in cast(name).mentions:
            if mention.article == article and mention.span.overlap(span):
                votes.setdefault(who, Counter())[mention.entity] += 1
    return {who: min(count, key=lambda e: (-count[e], e)) for who, count in votes.items()}


def tally(name: str) -> tuple[int, int, int, list[str]]:
    """Right, resolved and marked mentions of named entities, and what went wrong."""
    articles, marked = story(name)
    text, own = {a.id: a.text for a in articles}, owners(name)
    named = set(own.values())
    wrong: list[str] = []
    right = 0
    resolved = [m for m in cast(name).mentions if m.entity in named or m.how == "pronoun"]
    for mention in resolved:
        meant = [who for article, span, who in marked if article == mention.article and span.overlap(mention.span)]
        if meant and own.get(meant[0]) == mention.entity:
            right += 1
        else:
            wrong.append(f"{mention.span.of(text[mention.article])} ({mention.how}) is {meant or 'nobody'}")
    found = {(m.article, m.entity, m.span) for m in resolved}
    for article, span, who in marked:
        if not any(a == article and e == own.get(who) and s.overlap(span) for a, e, s in found):
            wrong.append(f"missed {span.of(text[article])} = {who} in {article}")
    return right, len(resolved), len(marked), wrong


def test_mentions_are_resolved_rightly_and_few_are_missed() -> None:
    tallies = [tally(name) for name in STORIES]
    right, resolved, marked = (sum(counts) for counts in zip(*(t[:3] for t in tallies), strict=True))
    missed = sum(line.startswith("missed") for t in tallies for line in t[3])
    assert right / resolved >= MIN_PRECISION, [t[3] for t in tallies]
    assert 1 - missed / marked >= MIN_RECALL, [t[3] for t in tallies]


@pytest.mark.parametrize("name", STORIES)
def test_no_pronoun_is_given_to_the_wrong_person(name: str) -> None:
    assert not [line for line in tally(name)[3] if "(pronoun)" in line]


@pytest.mark.parametrize("name", STORIES)
def test_two_people_are_never_one_entity(name: str) -> None:
    own = owners(name)
    assert len(set(own.values())) == len(own), own


@pytest.mark.parametrize("name", STORIES)
def test_every_mention_lies_in_its_article_and_means_an_entity(name: str) -> None:
    articles, _ = story(name)
    length = {a.id: len(a.text) for a in articles}
    for mention in cast(name).mentions:
        assert mention.entity in cast(name).by_id
        assert 0 <= mention.span.start < mention.span.end <= length[mention.article]


@pytest.mark.parametrize(("name", "full"), [("chapel", {"Oren Tull", "Greta Vane"})])
def test_a_title_in_capitals_or_an_initial_makes_no_second_person(name: str, full: set[str]) -> None:
    last = {words.split()[-1] for words in full}
    assert {e.name for e in cast(name).entities if e.name.split()[-1] in last} == full
