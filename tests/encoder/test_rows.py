"""Laws of reading a row below another: the answer hangs on the two alone, and what stands above is taken for known."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.encoder import network
from generator.encoder.rows import row_reader
from generator.encoder.wordpiece import Piece
from generator.model import Impression
from generator.store import Store

ABOVE = "The ferry Alma ran aground off Kirkwall on Monday with 40 people on board, the coastguard said."
ROWS = (
    "The ferry was refloated at high tide and towed into Kirkwall on Tuesday.",
    "The official said they wanted to avoid another one.",
    "Nobody was hurt.",
)
HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = yaml.safe_load((HERE / "readings.yml").read_text("utf-8"))


def read(store: Store | None = None) -> Sequence[Impression]:
    return row_reader(store)([(ABOVE, row) for row in ROWS])


def test_likelihoods_are_shares() -> None:
    for each in read():
        assert abs(each.alone + each.below + each.dangles + each.torn - 1) <= 0.03
        assert abs(each.wanted + each.trivial + each.claim + each.furniture - 1) <= 0.03


def test_what_is_said_of_a_row_does_not_hang_on_what_is_read_with_it() -> None:
    reader = row_reader()
    assert list(read()) == [reader([(ABOVE, row)])[0] for row in ROWS]


def test_an_answer_that_was_kept_is_not_worked_out_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = read(Store(tmp_path))

    def never(_: Sequence[Piece], __: Sequence[Piece], *_heads: network.Head) -> None:
        raise AssertionError("read again")

    monkeypatch.setattr(network, "ask", never)
    assert read(Store(tmp_path)) == first
    with pytest.raises(AssertionError, match="read again"):
        read()


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["row"][:40])
def test_a_row_is_understood_below_what_tells_what_it_takes_for_known(case: dict[str, Any]) -> None:
    (reading,) = row_reader()([(case.get("above", ""), case["row"])])
    assert (reading.alone + reading.below >= 0.5) == case["understood"]


def test_a_word_that_points_back_leaves_a_reader_to_ask() -> None:
    towed, official, nobody = (each.open for each in read())
    assert official > max(towed, nobody)
