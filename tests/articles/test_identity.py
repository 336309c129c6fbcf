"""What articles say of themselves: cases in ``identity/``; what a case does not name must stay unknown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.articles.read import read_articles
from generator.articles.settings.settings import read_settings
from generator.model import Article

CASES = sorted((Path(__file__).parent / "identity").glob("*.yml"))
KEYS = ("outlet", "headline", "author", "published", "url")
BUILD_DAY = "1735689600"  # 1 January 2025


def read(case: dict[str, Any], folder: Path) -> tuple[Article, ...]:
    for name, text in case["articles"].items():
        (folder / name).write_text(text, "utf-8")
    if "settings" in case:
        (folder / "digest.yml").write_text(case["settings"], "utf-8")
    return read_articles(folder, read_settings(folder))


@pytest.mark.parametrize("path", CASES, ids=lambda p: p.stem)
def test_an_identity_is_what_the_text_or_its_editor_says(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILD_DAY)
    case = yaml.safe_load(path.read_text("utf-8"))
    articles = read(case, tmp_path)
    found = {
        a.file: {k: stated.value for k in KEYS if (stated := getattr(a.identity, k)) is not None} for a in articles
    }
    assert found == case["identity"]
    inferred = [a.file for a in articles if a.identity.published and a.identity.published.inferred]
    assert inferred == case.get("inferred", [])
    for article in articles:
        stated = [getattr(article.identity, k) for k in KEYS]
        assert all(value.where for value in stated if value)


def test_an_inferred_date_tells_its_reason(tmp_path: Path) -> None:
    path = Path(__file__).parent / "identity" / "weekday_is_inferred_from_a_dated_article.yml"
    article = read(yaml.safe_load(path.read_text("utf-8")), tmp_path)[0]
    assert article.identity.published
    assert article.identity.published.where == ("inferred: its time stamp says Tuesday, and b.txt is dated 2018-12-03")


def test_a_published_date_after_the_day_of_the_build_is_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = {"articles": {"a.txt": "HALE, March 5, 2019 (Seaboard Wire) - A kiosk burned down on Monday, police said."}}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", BUILD_DAY)
    assert read(case, tmp_path)[0].identity.published is not None
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1551657600")  # 4 March 2019
    assert read(case, tmp_path)[0].identity.published is None


def test_a_date_that_has_begun_anywhere_is_not_in_the_future(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    case = {"articles": {"a.txt": "HALE, March 5, 2019 (Seaboard Wire) - A kiosk burned down on Monday, police said."}}
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1551697200")  # 4 March 2019, 11:00 UTC: the 5th on the easternmost islands
    assert read(case, tmp_path)[0].identity.published is not None
