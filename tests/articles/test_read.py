"""Files to articles: decoding, names, and one error for all bad files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.articles.files.folder import not_read
from generator.articles.files.forms import NotTextError, decode
from generator.articles.read import read_articles, read_folder, read_seeds
from generator.articles.settings.settings import Settings, read_settings
from generator.errors import BadFile, SeedError
from generator.limits import ARTICLE_BYTES

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
    put(tmp_path, "large.txt", b"a " * (ARTICLE_BYTES // 2 + 1))
    with pytest.raises(SeedError) as caught:
        read_articles(tmp_path, Settings())
    told = {bad.file: str(bad) for bad in caught.value.bad}
    expected = case["reasons"] | {"large.txt": "too long"}
    assert set(told) == set(expected)
    assert all(words in told[file] for file, words in expected.items())
    assert str(caught.value).count("\n") == len(expected) - 1


def test_what_reports_nothing_or_is_there_already_is_left_out_of_a_story_of_others(tmp_path: Path) -> None:
    put(tmp_path, "good.txt", REPORT)
    put(tmp_path, "twin.txt", REPORT + "\n")
    put(tmp_path, "junk.txt", "Advertisement\n\nSubscribe to our newsletter\n")
    put(tmp_path, "long.txt", "A van was lost. " * 20_000)
    reading = read_folder(tmp_path, Settings())
    assert [article.file for article in reading.articles] == ["good.txt"]
    assert {left.file: left.reason.partition(":")[0] for left in reading.left_out} == {
        "junk.txt": "only boilerplate",
        "long.txt": "too long",
        "twin.txt": "the same text as good.txt",
    }


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
    told = "a.txt, line 3: tags: this key of the front matter is not used; known are outlet, "
    assert [warning[: len(told)] for warning in article.warnings] == [told]


@pytest.mark.parametrize(
    "case", yaml.safe_load((HERE / "settings" / "wrong.yml").read_text("utf-8")), ids=lambda c: c["text"][:30]
)
def test_settings_that_cannot_be_used_say_all_that_is_wrong(tmp_path: Path, case: dict[str, Any]) -> None:
    put(tmp_path, "a.txt", REPORT)
    put(tmp_path, "digest.yml", case["text"])
    with pytest.raises(SeedError) as caught:
        read_settings(tmp_path)
    assert all(words in str(caught.value) for words in case["says"])
    assert all(bad.file == "digest.yml" and bad.line and bad.remedy for bad in caught.value.bad)


@pytest.mark.parametrize(
    "text", ["", "# only a remark\n", "title: Fire in Hale\narticles: {a.txt: {outlet: The Lamp}}\n"]
)
def test_settings_that_can_be_used_are_read(tmp_path: Path, text: str) -> None:
    put(tmp_path, "a.txt", REPORT)
    put(tmp_path, "digest.yml", text)
    settings = read_settings(tmp_path)
    assert settings.title == ("Fire in Hale" if text.startswith("title") else None)


def test_every_value_of_the_editor_is_taken_as_it_is_written(tmp_path: Path) -> None:
    """YAML would read a number, a truth, a date and a time of day, and write them otherwise."""
    put(tmp_path, "a.txt", REPORT)
    said = {"outlet": "24", "headline": "Yes", "author": "12:30", "published": "2020-01-01 10:00:00", "url": "~"}
    put(
        tmp_path,
        "digest.yml",
        f"title: 1984\narticles:\n  a.txt: {{{', '.join(f'{k}: {v}' for k, v in said.items())}}}",
    )
    settings = read_settings(tmp_path)
    assert settings.title == "1984"
    assert settings.articles["a.txt"] == said | {"published": "2020-01-01", "url": None}


def test_yaml_as_deep_as_a_well_is_an_error_in_words(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "---\noutlet: " + "[" * 50_000 + f"\n---\n{REPORT}")
    with pytest.raises(SeedError, match=r"a\.txt: front matter is not readable as YAML: too many brackets"):
        read_articles(tmp_path, Settings())


def test_problems_of_settings_and_articles_are_told_together(tmp_path: Path) -> None:
    put(tmp_path, "a.txt", "")
    put(tmp_path, "digest.yml", "titel: x")
    with pytest.raises(SeedError) as caught:
        read_seeds(tmp_path)
    assert [bad.file for bad in caught.value.bad] == ["a.txt", "digest.yml"]


def test_a_problem_tells_file_line_key_reason_and_remedy() -> None:
    bad = BadFile("digest.yml", "there is no such key", "remove it", 7, "a.txt: outlett")
    assert str(bad) == "digest.yml, line 7: a.txt: outlett: there is no such key; remove it"
    assert str(BadFile("a.txt", "empty", "remove it")) == "a.txt: empty; remove it"


SKIPPED = yaml.safe_load((HERE / "not_read" / "folders.yml").read_text("utf-8"))


@pytest.mark.parametrize("case", SKIPPED, ids=lambda case: case["name"])
def test_what_is_not_read_is_named_once_a_kind_with_what_to_do(tmp_path: Path, case: dict[str, Any]) -> None:
    for name in case["holds"]:
        if name.endswith("/"):
            (tmp_path / name).mkdir()
        elif " -> " in name:
            (tmp_path / name.split(" -> ")[0]).symlink_to(name.split(" -> ")[1])
        else:
            put(tmp_path, name, REPORT)
    assert list(not_read(tmp_path)) == case["says"]


def test_of_a_folder_that_is_not_there_nothing_is_named(tmp_path: Path) -> None:
    assert not_read(tmp_path / "nowhere") == ()
