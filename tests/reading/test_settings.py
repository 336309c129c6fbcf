"""What digest.yml says of a model: each setting is held against what it can be, and no key stands in the file."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.articles.settings.settings import ModelSettings, read_settings
from generator.errors import SeedError


def read(tmp_path: Path, model: str, reader: str = "model") -> ModelSettings:
    lines = "\n".join(f"  {line}" for line in model.splitlines())
    (tmp_path / "digest.yml").write_text(f"reader: {reader}\nmodel:\n{lines}\n", "utf-8")
    settings = read_settings(tmp_path)
    assert settings.reader == reader
    return settings.model


def test_settings_are_read(tmp_path: Path) -> None:
    url = "http://localhost:11434/v1/"
    how = read(tmp_path, f"name: qwen3:14b\nurl: {url}\ncontext: 32_000\nprice_out: 0.6\nkey: MY_KEY")
    assert how == ModelSettings("qwen3:14b", "http://localhost:11434/v1", "MY_KEY", 32_000, price_out=0.6)


def test_without_a_word_the_built_in_reading_is_asked(tmp_path: Path) -> None:
    assert read_settings(tmp_path).reader == "built-in"


@pytest.mark.parametrize(
    ("model", "told"),
    [
        ("url: http://127.0.0.1/v1", "no model is named"),
        ("name: x\nurl: http://example.com/v1", "use https"),
        ("name: x\nurl: http://127.0.0.1.example.com/v1", "use https"),
        ("name: x\nurl: ftp://127.0.0.1/v1", "not an address"),
        ("name: x\nurl: https://me:secret@example.com/v1", "put the key into a variable"),
        ("name: x\nkey: sk-12345", "never the key itself"),
        ("name: x\ncontext: 900", "from 4000 on"),
        ("name: x\ncontext: many", "whole number"),
        ("name: x\nparallel: 1.5", "whole number"),
        ("name: x\ncost: -1", "from 0 on"),
        ("name: x\nminutes: nan", "from 0 on"),
        ("name: x\nmissing: maybe", "expected 'error' or 'built-in'"),
        ("name: x\ntemperature: 2", "there is no such setting"),
    ],
)
def test_what_cannot_be_is_told_with_its_line(model: str, told: str, tmp_path: Path) -> None:
    with pytest.raises(SeedError, match=told) as error:
        read(tmp_path, model)
    assert error.value.bad[0].line == (1 if told == "no model is named" else 2 + len(model.splitlines()))
    assert "sk-12345" not in str(error.value)


def test_there_is_no_third_reading(tmp_path: Path) -> None:
    with pytest.raises(SeedError, match="write built-in or model"):
        read(tmp_path, "name: x", "oracle")


@pytest.mark.parametrize("host", ["127.0.0.1:8080", "localhost:11434", "[::1]:9"])
def test_this_machine_needs_no_encryption(host: str, tmp_path: Path) -> None:
    assert read(tmp_path, f"name: x\nurl: http://{host}/v1").url == f"http://{host}/v1"
