"""How a sheet reads from its top: cases in ``candidates/order.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
import yaml

from generator.digest import make_digest
from generator.rows import sheet
from generator.rows.reader import Choice, Reader

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "candidates" / "order.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["about"])
def test_a_sheet_reads_as_one_text(case: dict[str, Any], tmp_path: Path) -> None:
    for n, text in enumerate(case["articles"]):
        (tmp_path / f"{n}.txt").write_text(text, "utf-8")
    rows = [row.text for row in make_digest(tmp_path).sheet.rows]
    places = [next((n for n, row in enumerate(rows) if row.startswith(words)), None) for words in case["rows"]]
    assert None not in places, rows
    assert places == sorted(places, key=str), rows


def test_a_row_that_is_better_understood_directly_below_another_stands_there(tmp_path: Path) -> None:
    for n, text in enumerate(CASES[0]["articles"]):
        (tmp_path / f"{n}.txt").write_text(text, "utf-8")

    def behind(_: Reader, choices: dict[str, Choice]) -> dict[tuple[str, str], float]:
        ids = {choice.shown.text.split()[0]: own for own, choice in choices.items()}
        return {(ids["All"], ids["The"]): 1.0}

    with patch.object(sheet, "_behind", behind):
        rows = [row.text.split()[0] for row in make_digest(tmp_path).sheet.rows]
    assert rows == ["A", "All", "The", "Divers"]
