"""Which articles are of the story: cases in ``belonging/``."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from generator.articles.read import read_seeds

CASES = sorted((Path(__file__).parent / "belonging").glob("*.yml"))


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_what_shares_nothing_with_the_story_is_named_and_left_out(path: Path, tmp_path: Path) -> None:
    case = yaml.safe_load(path.read_text("utf-8"))
    for name, text in case["articles"].items():
        (tmp_path / name).write_text(text, "utf-8")
    if "settings" in case:
        (tmp_path / "digest.yml").write_text(case["settings"], "utf-8")
    _, reading = read_seeds(tmp_path)
    assert [article.file for article in reading.articles] == case["read"]
    assert {file.file: file.reason for file in reading.left_out} == case["left_out"]
    assert list(reading.warnings) == case["warnings"]
