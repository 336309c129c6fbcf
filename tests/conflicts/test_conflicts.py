"""Conflicts and cleared pairs of small stories: one data file a case, in ``stories``."""

from __future__ import annotations

import re
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.conflicts.find import find_conflicts
from generator.conflicts.quotes import find_utterances
from generator.conflicts.wording import alike, differing, plain_words, same_utterance
from generator.language.attribution.find import find_attributions
from generator.language.entities.cast import find_cast
from generator.language.parsing.parse import parse
from generator.language.texts import read_texts
from generator.model import Article, Cleared, Conflict, Identity, Span

HERE = Path(__file__).parent / "stories"
CASES = sorted(path.stem for path in HERE.glob("*.yml"))
"""With ``fault`` where the program does not do right by a story, and why."""
FAULTS = {
    name: fault for name in CASES if (fault := yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8")).get("fault"))
}
FLAGGED = [
    pytest.param(name, marks=[pytest.mark.xfail(reason=FAULTS[name], strict=True)] if name in FAULTS else [])
    for name in CASES
]


def _find(name: str) -> tuple[tuple[Conflict, ...], tuple[Cleared, ...], dict[str, Article], dict[str, Any]]:
    data = yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8"))
    articles = tuple(
        Article(
            f"a{n}",
            f"a{n}.txt",
            "",
            given["text"],
            Identity(),
            None,
            tuple(Span(*m.span()) for m in re.finditer(r"\S[^\n]*", given["text"])),
            (),
        )
        for n, given in enumerate(data["articles"])
    )
    conflicts, cleared = find_conflicts(read_texts(articles))
    return conflicts, cleared, {a.id: a for a in articles}, data


@pytest.mark.parametrize("name", FLAGGED)
def test_only_what_an_editor_would_flag_is_flagged(name: str) -> None:
    conflicts, _, _, data = _find(name)
    severe = [c for c in conflicts if c.severity == "conflict"]
    assert sorted(c.kind for c in severe) == sorted(c["kind"] for c in data["conflicts"])
    for wanted in data["conflicts"]:
        if "values" in wanted:
            assert any({s.value for s in c.sides} == set(wanted["values"]) for c in severe), severe
        if "asks" in wanted:
            assert wanted["asks"] in {c.question for c in severe}


@pytest.mark.parametrize("name", CASES)
def test_what_only_looks_like_a_conflict_is_cleared_with_its_reason(name: str) -> None:
    _, cleared, _, data = _find(name)
    assert set(data.get("cleared", ())) <= {pair.why for pair in cleared}


@pytest.mark.parametrize("name", CASES)
def test_every_side_stands_in_its_article_and_no_two_sides_are_one(name: str) -> None:
    conflicts, _, articles, _ = _find(name)
    for conflict in conflicts:
        assert len(conflict.sides) >= 2
        for side in conflict.sides:
            for passage in (*side.passages, *side.mark):
                assert 0 <= passage.span.start < passage.span.end <= len(articles[passage.article].text)
        passages = [set(side.mark) for side in conflict.sides]
        assert not set.intersection(*passages)


WORDS = st.lists(
    st.sampled_from(["we", "will", "not", "close", "the", "old", "bridge", "before", "spring", "ends"]), min_size=4
).map(tuple)


@given(WORDS)
def test_a_wording_is_the_same_utterance_as_itself_and_differs_in_nothing(words: tuple[str, ...]) -> None:
    assert same_utterance(words, words) == 1.0
    assert differing(words, words) == (frozenset(), frozenset())


@given(WORDS, WORDS)
def test_likeness_of_wordings_does_not_depend_on_their_order(a: tuple[str, ...], b: tuple[str, ...]) -> None:
    assert same_utterance(a, b) == same_utterance(b, a)


@given(st.lists(WORDS, max_size=9))
def test_the_index_of_wordings_finds_every_pair_that_is_alike(wordings: list[tuple[str, ...]]) -> None:
    pairs = ((i, j, same_utterance(wordings[i], wordings[j])) for i, j in combinations(range(len(wordings)), 2))
    assert alike(wordings, ["a"] * len(wordings)) == [pair for pair in pairs if pair[2] > 0]


@pytest.mark.parametrize(("a", "b"), [("I can't go.", "i can not go"), ("It’s gonna rain", "It is going to rain!")])
def test_contractions_and_marks_are_no_other_wording(a: str, b: str) -> None:
    assert plain_words(a) == plain_words(b)


@pytest.mark.parametrize("named", ["Ms Hollis", "Edna Hollis"])
def test_who_is_named_in_a_quotation_is_not_its_speaker(named: str) -> None:
    told = "Edna Hollis has run the club since May. The Courier said that Hollis had been dismissed. A man denied this."
    text = f"{told} “{named} resigned of her own accord,” he said."
    spans = tuple(Span(*m.span()) for m in re.finditer(r"\S[^\n]*", text))
    articles = (Article("a", "a.txt", "", text, Identity(), None, spans, ()),)
    sentences = parse(articles)
    cast = find_cast(sentences, articles)
    (utterance,) = find_utterances(cast, articles, find_attributions(sentences, articles, cast))
    assert utterance.speaker is None
