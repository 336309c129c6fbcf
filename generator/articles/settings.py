"""The editor's file ``seeds/digest.yml``: what the texts do not tell, said by a person."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import yaml

from generator.errors import SettingsError

SETTINGS_FILE = "digest.yml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the editor decided for a story."""

    title: str | None = None
    articles: dict[str, dict[str, str]] = field(default_factory=dict)
    """By file name: outlet, headline, author, published (ISO date), url."""


def read_settings(seeds: Path) -> Settings:
    """Read the editor's file of a seeds folder, or the defaults where there is none.

    Raises:
        SettingsError: the file is no YAML mapping.
    """
    path = seeds / SETTINGS_FILE
    if not path.exists():
        return Settings()
    try:
        data = yaml.safe_load(path.read_text("utf-8")) or {}
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path.name}: not readable as YAML: {error}") from error
    if not isinstance(data, dict):
        raise SettingsError(f"{path.name}: expected keys such as 'title' and 'articles'")
    return Settings(title=data.get("title"), articles=data.get("articles") or {})
