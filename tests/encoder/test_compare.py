"""Laws of comparing two sentences: the answer hangs on the two alone, and is worked out once."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from generator.encoder import network
from generator.encoder.compare import comparer
from generator.encoder.wordpiece import Piece
from generator.model import Article, Comparison, Sentence
from generator.store import Store
from tests.texts import story

TEXTS = (
    "The ferry sank at noon. Nobody was hurt. The harbour closed.",
    "The boat went down at midday. Two sailors were hurt. A café opened.",
)


def pairs(articles: tuple[Article, ...], sentences: tuple[Sentence, ...]) -> list[tuple[Sentence, Sentence]]:
    """Every sentence of the first article with every one of the second."""
    first, second = ([s for s in sentences if s.article == a.id] for a in articles)
    return [(a, b) for a in first for b in second]


def compared(store: Store | None = None) -> Sequence[Comparison]:
    articles, sentences = story(list(TEXTS))
    return comparer(articles, store)(pairs(articles, sentences))


def test_likelihoods_are_shares() -> None:
    for each in compared():
        assert abs(each.agree + each.conflict + each.apart - 1) <= 0.02
        assert all(0 <= w.told <= 1 and 0 <= w.differs <= 1 for w in (*each.first, *each.second))


def test_what_is_said_of_a_pair_does_not_hang_on_what_is_read_with_it() -> None:
    articles, sentences = story(list(TEXTS))
    compare = comparer(articles)
    every = pairs(articles, sentences)
    assert list(compare(every)) == [compare([pair])[0] for pair in every]


def test_an_answer_that_was_kept_is_not_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = compared(Store(tmp_path))

    def never(_: Sequence[Piece], __: Sequence[Piece], *_heads: network.Head) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(network, "ask", never)
    assert compared(Store(tmp_path)) == first
    with pytest.raises(AssertionError, match="read again"):
        compared()


def test_words_are_told_where_they_stand() -> None:
    articles, sentences = story(list(TEXTS))
    one = pairs(articles, sentences)[4]
    (said,) = comparer(articles)([one])
    text = articles[0].text
    assert "".join(w.span.of(text) for w in said.first) == one[0].span.of(text).replace(" ", "")


def test_a_sentence_beyond_all_bounds_is_read_as_far_as_it_goes() -> None:
    articles, sentences = story(["A ferry with " + "a red boat, " * 60 + "a mast and a bell sank.", TEXTS[1]])
    said = comparer(articles)(pairs(articles, sentences))
    assert max(len(each.first) for each in said) == network.LONGEST


def test_it_is_one_which_of_the_two_is_asked_first() -> None:
    articles, sentences = story(list(TEXTS))
    compare = comparer(articles)
    for a, b in pairs(articles, sentences):
        assert compare([(a, b)])[0] == compare([(b, a)])[0].turned()
