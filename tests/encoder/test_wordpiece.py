"""Laws of word pieces: each stands where it says, and nothing of a text is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.encoder.network import vocabulary
from generator.encoder.wordpiece import LONGEST, UNKNOWN

NAMES = {number: piece for piece, number in vocabulary().numbers.items()}


def read(text: str) -> list[tuple[str, str]]:
    """The pieces of a text by name, each with its characters there."""
    return [(NAMES[p.number], text[p.start : p.end]) for p in vocabulary().pieces(text)]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("The ferry sank.", [("the", "The"), ("ferry", "ferry"), ("sank", "sank"), (".", ".")]),
        ("harbourmaster", [("harbour", "harbour"), ("##master", "master")]),
        ("£1,000", [("£1", "£1"), (",", ","), ("000", "000")]),
        ("Café", [("cafe", "Café")]),
        ("it's", [("it", "it"), ("'", "'"), ("s", "s")]),
        ("x" * (LONGEST + 1), [(UNKNOWN, "x" * (LONGEST + 1))]),
    ],
)
def test_a_word_is_cut_into_the_longest_known_pieces(text: str, pieces: list[tuple[str, str]]) -> None:
    assert read(text) == pieces


@given(st.text(max_size=60))
def test_pieces_stand_in_order_inside_the_text_and_cover_it(text: str) -> None:
    pieces = vocabulary().pieces(text)
    places = [(p.start, p.end) for p in pieces]
    assert places == sorted(places)
    assert all(0 <= start < end <= len(text) for start, end in places)
    held = {n for start, end in places for n in range(start, end)}
    assert all(n in held for n, c in enumerate(text) if c.isalnum() and c.isascii())
