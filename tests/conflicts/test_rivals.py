"""Laws of rivals and of accounts: what is held against what, from either side, and what may not differ in silence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.articles.read import read_seeds
from generator.claims.extract import extract_claims
from generator.conflicts.apart import APART, Accounts, apart_judge, joined
from generator.conflicts.find import compare_accounts
from generator.conflicts.items import find_items
from generator.conflicts.quotes import find_quoted
from generator.conflicts.rivals import Rivals, relation
from generator.conflicts.signs import Reader
from generator.conflicts.story import Story
from generator.facts.align import align
from generator.language.texts import read_texts
from generator.model import Article, Conflict, Fact, Identity, Span

HERE = Path(__file__).parent / "stories"
CASES = sorted(path.stem for path in HERE.glob("*.yml"))
STORIES = sorted((Path(__file__).parents[1] / "stories").glob("*/articles"))


@dataclass(frozen=True)
class Told:
    """A story with all that is found in it."""

    rivals: Rivals
    facts: tuple[Fact, ...]
    conflicts: tuple[Conflict, ...]


def told(articles: tuple[Article, ...]) -> Told:
    """The pipeline down to the conflicts."""
    texts = read_texts(articles)
    sentences, cast, credits = texts.sentences, texts.cast, texts.attributions
    claims = extract_claims(sentences, cast, credits, articles)
    facts = align(claims, texts)
    parted, conflicts, _ = compare_accounts(texts, facts, claims)
    story = Story(articles, sentences, cast, credits, parted)
    return Told(Rivals(story, find_items(story, find_quoted(cast, articles, credits))), parted, conflicts)


def written(texts: Sequence[str], names: Sequence[str] = ("a", "b", "c", "d")) -> tuple[Article, ...]:
    """Articles of these texts, a paragraph a line."""
    return tuple(
        Article(name, f"{name}.txt", "", text, Identity(), None, _paragraphs(text), ())
        for name, text in zip(names, texts, strict=False)
    )


def _paragraphs(text: str) -> tuple[Span, ...]:
    return tuple(Span(*m.span()) for m in re.finditer(r"\S[^\n]*", text))


def case(name: str) -> list[str]:
    """The texts of a case."""
    data = yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8"))
    return [given["text"] for given in data["articles"]]


def flagged(conflicts: tuple[Conflict, ...]) -> set[tuple[str, frozenset[str]]]:
    """Kind and values of each conflict that a judge of rivals found."""
    return {(c.kind, frozenset(s.value for s in c.sides)) for c in conflicts if c.rule.startswith("rivals")}


@pytest.mark.parametrize("name", CASES)
def test_rivals_are_of_one_slot_and_of_two_articles_and_differ(name: str) -> None:
    found = told(written(case(name)))
    for pair in found.rivals.pairs:
        assert pair.a.slot == pair.b.slot
        assert pair.a.article != pair.b.article
        assert relation(found.rivals.story, pair.a, pair.b)


@pytest.mark.parametrize("name", CASES)
def test_nothing_differs_from_itself(name: str) -> None:
    found = told(written(case(name)))
    assert not [i for i in found.rivals.items if i.quoted is None and relation(found.rivals.story, i, i)]


@pytest.mark.parametrize("name", [name for name in CASES if name.startswith("far_")])
def test_whichever_article_comes_first_the_same_rivals_are_flagged(name: str) -> None:
    texts = case(name)
    there, back = told(written(texts)), told(written(texts[::-1]))
    assert flagged(there.conflicts) == flagged(back.conflicts)


@pytest.mark.parametrize("name", CASES)
def test_the_signs_of_a_pair_are_told_alike_from_either_side(name: str) -> None:
    texts = case(name)
    there, back = (told(written(order)).rivals for order in (texts, texts[::-1]))
    signs = [sorted(sorted(Reader(r).signs(p).items()) for p in r.pairs) for r in (there, back)]
    assert signs[0] == signs[1]


@pytest.mark.parametrize("folder", STORIES, ids=lambda folder: folder.parent.name)
def test_what_stands_under_one_fact_is_judged_to_say_the_same(folder: Path) -> None:
    found = told(read_seeds(folder)[1].articles)
    accounts = Accounts(found.rivals)
    asked = [pair for f in found.facts if len(f.claims) == 2 for pair in joined(found.rivals.story, f)]
    assert asked
    assert max(apart_judge().apart(accounts.signs(*pair) for pair in asked)) <= APART


FRAMES = (
    "The fire at the boatyard in Lunt destroyed {} boats on Friday.",
    "Police in Lunt said that {} people were hurt when the stand fell.",
    "The council of Lunt voted by {} to 40 to sell the old pier.",
    "The bridge over the Orr at Lunt is {} metres long.",
)


@given(st.sampled_from(FRAMES), st.integers(3, 38), st.integers(3, 38))
@settings(max_examples=30, deadline=None)
def test_two_counts_in_one_sentence_do_not_differ_in_silence(frame: str, one: int, other: int) -> None:
    found = told(written([frame.format(one), frame.format(other)]))
    together = any(len(f.articles) == 2 and str(one) in _text(found, f) for f in found.facts)
    if one != other and together:
        assert [c for c in found.conflicts if c.kind == "number"], (one, other)
    if one == other:
        assert not found.conflicts


def _text(found: Told, f: Fact) -> str:
    return " ".join(c.span.of(found.rivals.story.article[c.article].text) for c in f.claims)
