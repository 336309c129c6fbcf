"""Copied passages: laws over made-up words, and cases in ``copies/``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.articles.read import read_articles
from generator.articles.settings import read_settings
from generator.language.parsing.parse import parse
from generator.model import Copy
from generator.witnesses.copies import find_copies
from generator.witnesses.shared_runs import shared_runs
from tests.texts import cases, story

HERE = Path(__file__).parent
RUN_WORDS = 20  # words of the run that the laws copy


def words(prefix: str, count: int) -> list[str]:
    return [f"{prefix}{n}" for n in range(count)]


def printed(copies: tuple[Copy, ...], articles: Any) -> list[list[list[Any]]]:
    """Passages of each copy as [article's number, words]."""
    text = {a.id: a.text for a in articles}
    return [[[int(p.article[1:]), p.span.of(text[p.article])] for p in c.passages] for c in copies]


@pytest.mark.parametrize(("name", "case"), cases(HERE / "copies"), ids=lambda v: v if isinstance(v, str) else "")
def test_copied_passages_are_cut_to_their_run(name: str, case: dict[str, Any]) -> None:
    articles, sentences = story(case["articles"])
    found = find_copies(sentences, articles)
    assert printed(found, articles) == case["copied"], name
    assert [c.original for c in found] == case.get("original", [None] * len(found)), name
    assert all(c.reason for c in found)


edits = st.lists(
    st.tuples(st.integers(0, RUN_WORDS - 1), st.sampled_from(["change", "drop", "add"])),
    max_size=RUN_WORDS // 5,
    unique_by=lambda edit: edit[0],
)


@given(edits)
def test_a_run_is_found_after_edits_of_a_fifth_of_its_words(edits: list[tuple[int, str]]) -> None:
    run = words("r", RUN_WORDS)
    copy = list(run)
    for place, kind in sorted(edits, reverse=True):
        copy[place : place + 1] = {"change": ["new"], "drop": [], "add": [run[place], "new"]}[kind]
    texts = [[*words("a", 9), *run, *words("b", 9)], [*words("c", 9), *copy, *words("d", 9)]]
    found = shared_runs(texts, 8)
    assert len(found) == 1
    inside = {i for i, _ in found[0].pairs}
    assert inside <= set(range(9, 9 + RUN_WORDS))
    assert 2 * len(inside) >= RUN_WORDS


@given(st.lists(st.integers(1, 7), max_size=5), st.integers(6, 9))
def test_texts_that_share_no_run_of_eight_words_share_no_run(lengths: list[int], apart: int) -> None:
    texts: list[list[str]] = [[], []]
    for n, length in enumerate(lengths):
        for side, text in enumerate(texts):
            text += words(f"s{side}n{n}x", apart)
            text += words(f"run{n}x", length)
    assert shared_runs(texts, 8) == ()


@given(st.lists(st.sampled_from(words("w", 12)), max_size=40), st.lists(st.sampled_from(words("w", 12)), max_size=40))
@settings(max_examples=200)
def test_a_run_pairs_equal_words_in_order(a: list[str], b: list[str]) -> None:
    for run in shared_runs([a, b], 5):
        assert all(a[i] == b[j] for i, j in run.pairs)
        assert all(i < k and j < m for (i, j), (k, m) in zip(run.pairs, run.pairs[1:], strict=False))
        assert run.dense


@given(st.permutations(words("s", 6)))
def test_reordered_sentences_are_each_found(order: list[str]) -> None:
    sentences = {name: words(name + "x", 9) for name in words("s", 6)}
    texts = [
        [w for n in names for w in [*sentences[n], *words(f"{side}{n}", 7)]]
        for side, names in enumerate((words("s", 6), order))
    ]
    assert len(shared_runs(texts, 8)) == 6


def test_the_work_grows_with_the_text_not_with_its_square() -> None:
    """A formula that stands in every article is compared with its first occurrence only."""
    texts = [[*words(f"a{n}x", 20), "in", "the", "early", "hours", "of", *words(f"b{n}x", 20)] for n in range(60)]
    assert len(shared_runs(texts, 5)) == 59


def test_the_two_long_runs_of_the_seeds_are_found(root: Path) -> None:
    articles = read_articles(root / "seeds", read_settings(root / "seeds"))
    found = find_copies(parse(articles), articles)
    text = {a.id: a.text for a in articles}
    long = [
        (sorted(p.article[:3] for p in c.passages), len(c.passages[0].span.of(text[c.passages[0].article]).split()))
        for c in found
    ]
    assert [pair for pair, size in long if size >= 35] == [["000", "001"], ["001", "004"]]


def test_a_briefing_heard_by_several_is_no_copy_in_the_seeds(root: Path) -> None:
    articles = read_articles(root / "seeds", read_settings(root / "seeds"))
    for copy in find_copies(parse(articles), articles):
        assert not {"002", "003"} & {p.article[:3] for p in copy.passages}
