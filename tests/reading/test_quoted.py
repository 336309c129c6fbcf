"""Words that a model copied are found to the letter, with exact ends, or not at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Span
from generator.reading.evidence import find_words
from generator.reading.guard import Proof, heading, question, supported

TEXT = (
    "The  ferry’s captain — Ruth\n Lindqvist — said: “We had no way to turn…” on Monday; the ferry\u00a0line said no."
)


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ("the ferry's captain", "The  ferry’s captain"),
        ('"We had no way to turn..."', "We had no way to turn"),
        ("Ruth Lindqvist", "Ruth\n Lindqvist"),
        ("captain - Ruth Lindqvist - said", "captain — Ruth\n Lindqvist — said"),
        ("ferry line said no", "ferry\u00a0line said no"),
        ("captain ... on Monday", "captain — Ruth\n Lindqvist — said: “We had no way to turn…” on Monday"),
    ],
)
def test_white_space_capitals_and_typographic_marks_are_forgiven(said: str, found: str) -> None:
    span = find_words(TEXT, Span(0, len(TEXT)), said)
    assert span is not None
    assert span.of(TEXT) == found


@pytest.mark.parametrize(
    "said",
    [
        "The ferry captain",
        "Rut Lindqvist",
        "erry line",
        "we had no way to tur",
        "Monday ... captain",
        "",
        "...",
        "“",
        "x" * 10_000,
    ],
)
def test_another_letter_a_torn_word_or_no_word_is_not_found(said: str) -> None:
    assert find_words(TEXT, Span(0, len(TEXT)), said) is None


def test_nothing_is_found_outside_the_stretch() -> None:
    assert find_words(TEXT, Span(0, 20), "on Monday") is None


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=60))
def test_what_is_found_is_the_same_words_and_begins_and_ends_with_them(before: str, said: str, after: str) -> None:
    text = f"{before} {said} {after}"
    span = find_words(text, Span(0, len(text)), said)
    if span is not None:
        assert 0 <= span.start < span.end <= len(text)
        assert span.of(text) == span.of(text).strip()
        again = find_words(text, span, span.of(text))
        assert again == span


@given(st.lists(st.text("abcdefghij", min_size=2, max_size=8), min_size=1, max_size=8), st.data())
def test_any_run_of_whole_words_is_found(words: list[str], data: st.DataObject) -> None:
    text = "\n ".join(words)
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    assert find_words(text, Span(0, len(text)), " ".join(words[first : last + 1])) is not None


PROOF = Proof(
    ("84 people were on board",), "The Alma had 84 people on board.", "The Alma, a ferry of Sandholm. 84 aboard."
)


@pytest.mark.parametrize(
    ("said", "holds"),
    [
        ("84 people were on the Alma.", True),
        ("84 people were on the ferry of Sandholm.", True),
        ("80 people were on board.", False),
        ("84 people were on the Berta.", False),
        ("84 people were not on board.", False),
        ("Nobody was on board.", False),
    ],
)
def test_a_statement_adds_no_number_name_or_denial(said: str, holds: bool) -> None:
    assert supported(said, PROOF) is holds


def test_a_statement_does_not_lose_a_denial() -> None:
    proof = Proof(("nobody was hurt",), "The coast guard said that nobody was hurt.", "")
    assert not supported("somebody was hurt", proof)
    assert supported("no one was hurt", proof)
    assert supported("everybody was unhurt", proof)


def test_a_denial_of_another_matter_is_none_of_the_statement() -> None:
    said = "Lee, who had denied every count, wept in the dock"
    assert supported("Lee wept in the dock.", Proof((said,), said, said))
    assert not supported("Lee admitted every count.", Proof((said,), said, said))


def test_what_lacks_something_may_be_told_with_a_denial() -> None:
    assert supported("The driver was not hurt.", Proof(("The driver was unharmed",), "The driver was unharmed.", ""))


def test_small_numbers_are_the_same_in_words_and_digits() -> None:
    assert supported("it had 3 lifeboats", Proof(("three lifeboats",), "It had three lifeboats.", ""))
    assert supported("it had 27 crew", Proof(("twenty-seven crew",), "It had twenty-seven crew.", ""))


STORY = ("The car ferry Alma ran aground off Sandholm. A rudder had jammed, the captain said.",)


@pytest.mark.parametrize(
    "said", ["Why did the Alma run aground?", "Had a rudder jammed?", "What caused a rudder to jam?"]
)
def test_a_question_in_the_storys_words_is_asked(said: str) -> None:
    assert question(said, STORY) == said


@pytest.mark.parametrize(
    "said",
    [
        "Why did the Alma run aground",
        "Did Jonas Moe lie?",
        "Were 9 people hurt?",
        "Have you seen https://example.com?",
        "Is the <b>ferry</b> Alma aground?",
        "Visit prize.com about the ferry?",
        "Who wins a thousand free vacation vouchers today?",
        "Ferry " * 60 + "?",
        "",
    ],
)
def test_no_other_question_is(said: str) -> None:
    assert question(said, STORY) == ""


def test_headings_are_the_storys_words_too() -> None:
    assert heading("rudder jammed.", STORY) == "Rudder jammed"
    assert heading("Claim your free vouchers", STORY) == ""
    assert heading("[Alma](https://example.com)", STORY) == ""
