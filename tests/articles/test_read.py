"""Files to articles: decoding, names, and one error for all bad files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.articles.decode import MAX_BYTES, NotTextError, decode
from generator.articles.read import read_articles
from generator.articles.settings import Settings, read_settings
from generator.errors import SeedError, SettingsError

HERE = Path(__file__).parent
REPORT = "A kiosk at the harbour of Hale burned down early on Monday, and no one was hurt, the brigade said."


def put(folder: Path, name: str, content: str | bytes) -> None:
    if isinstance(content, str):
        content = bytes.fromhex(content[2:]) if content.startswith("0x") else content.encode()
    (folder / name).write_bytes(content)


def test_all_bad_files_are_named_with_their_reasons_in_one_error(tmp_path: Path) -> None:
    case: dict[str, Any] = yaml.safe_load((HERE / "bad" / "files.yml").read_text("utf-8"))
    for name, content in case["files"].items():
        put(tmp_path, name, content)
    put(tmp_path, "large.txt", b"a " * (MAX_BYTES // 2))
    with pytest.raises(SeedError) as caught:
        read_articles(tmp_path, Settings())
    told = {bad.file: bad.reason for bad in caught.value.bad}
    expected = case["reasons"] | {"large.txt": "too large"}
    assert set(told) == set(expected)
    assert all(words in told[file] for file, words in expected.items())
    assert str(caught.value).count("\n") == len(expected) - 1


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    put(tmp_path, "README.md", "# Seeds")
    put(tmp_path, ".hidden.txt", REPORT)
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(SeedError):
            read_articles(folder, Settings())


def test_what_is_no_article_is_passed_over(tmp_path: Path) -> None:
    for name in ("README.md", "digest.yml", ".note.txt", "notes.pdf"):
        put(tmp_path, name, "title: x")
    put(tmp_path, "a.txt", REPORT)
    (tmp_path / "folder.txt").mkdir()
    assert [a.file for a in read_articles(tmp_path, Settings())] == ["a.txt"]


def test_names_in_any_script_get_ids_that_differ(tmp_path: Path) -> None:
    names = ["Été & [x](y).txt", "火.txt", "ete-x-y.TXT", "水.txt"]
    for number, name in enumerate(names):
        put(tmp_path, name, f"{REPORT} It was fire number {number} of the year.")
    ids = [a.id for a in read_articles(tmp_path, Settings())]
    assert sorted(ids) == ["article", "article-2", "ete-x-y", "ete-x-y-2"]


def test_a_byte_order_mark_is_dropped_and_newlines_stay(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", b"\xef\xbb\xbf" + REPORT.encode() + b"\r\n\r\nTwo vans were lost.\r")
    article = read_articles(tmp_path, Settings())[0]
    assert article.text == REPORT + "\r\n\r\nTwo vans were lost.\r"
    assert article.body[0].of(article.text) == REPORT
    assert not article.warnings


@pytest.mark.parametrize("encoding", ["cp1252", "utf-16"])
def test_another_encoding_is_detected_with_a_warning(tmp_path: Path, encoding: str) -> None:
    text = "“Everything is gone,” the café’s owner said on Monday. The fire began at four; it cost £9,000, she said."
    put(tmp_path, "a.txt", text.encode(encoding))
    article = read_articles(tmp_path, Settings())[0]
    assert article.text == text
    assert len(article.warnings) == 1
    assert "a.txt: not UTF-8; read as " in article.warnings[0]


@pytest.mark.parametrize(
    "raw", [b"", b" \n", b"\x00\x01\x02\x03" * 9, b"PK\x03\x04\x14\x00\x06\x00", bytes(range(32)) * 4]
)
def test_what_is_no_text_is_refused(raw: bytes) -> None:
    with pytest.raises(NotTextError):
        decode(raw)


def test_a_rule_of_dashes_is_no_front_matter(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", f"---\n{REPORT}\n---\nTwo vans were lost.")
    article = read_articles(tmp_path, Settings())[0]
    assert [s.of(article.text) for s in article.body] == [REPORT, "Two vans were lost."]


def test_front_matter_is_furniture_and_its_unknown_keys_are_warned_of(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", f"---\noutlet: The Lamp\ntags: [x]\n---\n{REPORT}")
    article = read_articles(tmp_path, Settings())[0]
    assert article.furniture[0].rule == "front matter"
    assert article.furniture[0].span.of(article.text) == "---\noutlet: The Lamp\ntags: [x]\n---"
    assert [s.of(article.text) for s in article.body] == [REPORT]
    assert article.label == "The Lamp"
    assert len(article.warnings) == 1
    assert "'tags' is not used" in article.warnings[0]


@pytest.mark.parametrize(
    "case", yaml.safe_load((HERE / "settings" / "wrong.yml").read_text("utf-8")), ids=lambda c: c["text"][:30]
)
def test_settings_that_cannot_be_used_say_all_that_is_wrong(tmp_path: Path, case: dict[str, Any]) -> None:
    put(tmp_path, "a.txt", REPORT)
    put(tmp_path, "digest.yml", case["text"])
    with pytest.raises(SettingsError) as caught:
        read_settings(tmp_path)
    assert all(words in str(caught.value) for words in case["says"])
    assert all(line.startswith("digest.yml: ") for line in str(caught.value).split("\n"))


@pytest.mark.parametrize(
    "text", ["", "# only a remark\n", "title: Fire in Hale\narticles: {a.txt: {outlet: The Lamp}}\n"]
)
def test_settings_that_can_be_used_are_read(tmp_path: Path, text: str) -> None:
    put(tmp_path, "a.txt", REPORT)
    put(tmp_path, "digest.yml", text)
    settings = read_settings(tmp_path)
    assert settings.title == ("Fire in Hale" if text.startswith("title") else None)
    assert not settings.whole_articles
