"""How a sheet reads from its top: cases in ``candidates/order.yml``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.digest import make_digest

CASES: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "candidates" / "order.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", CASES, ids=lambda c: c["about"])
def test_a_sheet_reads_as_one_text(case: dict[str, Any], tmp_path: Path) -> None:
    for n, text in enumerate(case["articles"]):
        (tmp_path / f"{n}.txt").write_text(text, "utf-8")
    rows = [row.text for row in make_digest(tmp_path).sheet.rows]
    places = [next((n for n, row in enumerate(rows) if row.startswith(words)), None) for words in case["rows"]]
    assert None not in places, rows
    assert places == sorted(places, key=str), rows
