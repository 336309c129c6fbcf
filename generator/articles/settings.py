"""The editor's file ``seeds/digest.yml``: what the texts do not tell, said by a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import yaml

from ..errors import SettingsError
from .metadata import KEYS, MetadataError, check_metadata

SETTINGS_FILE = "digest.yml"
SETTINGS = ("title", "articles", "whole_articles")


@dataclass(frozen=True, slots=True)
class Settings:
    """What the editor decided for a story."""

    title: str | None = None
    articles: dict[str, dict[str, str | None]] = field(default_factory=dict)
    """By file name: outlet, headline, author, published (ISO date), url; None says that it is unknown."""
    whole_articles: bool = False
    """Whether source pages may print articles whole: for a preview at home, never for a published site."""


def read_settings(seeds: Path) -> Settings:
    """Read the editor's file of a seeds folder, or the defaults where there is none.

    Raises:
        SettingsError: it is no YAML mapping, or names a key, a file or a value that cannot be; all of them.
    """
    path = seeds / SETTINGS_FILE
    if not path.exists():
        return Settings()
    try:
        data = yaml.safe_load(path.read_text("utf-8-sig"))
    except (yaml.YAMLError, ValueError, RecursionError, OSError) as error:
        raise SettingsError(f"{path.name}: not readable as YAML: {' '.join(str(error).split())}") from error
    if data is None:
        return Settings()
    if not isinstance(data, dict):
        raise SettingsError(f"{path.name}: expected keys such as 'title' and 'articles'")
    files = {p.name for p in seeds.iterdir() if p.is_file()}
    wrong = list(_unknown(data, SETTINGS, "setting"))
    articles = _articles(data.get("articles"), files, wrong)
    title, whole = data.get("title"), data.get("whole_articles", False)
    if title is not None and (not isinstance(title, str) or not title.strip()):
        wrong.append("title: expected a text")
    if not isinstance(whole, bool):
        wrong.append("whole_articles: expected true or false")
    if wrong:
        raise SettingsError("\n".join(f"{path.name}: {line}" for line in wrong))
    return Settings(" ".join(title.split()) if title else None, articles, whole)


def _articles(given: Any, files: set[str], wrong: list[str]) -> dict[str, dict[str, str | None]]:
    """The articles' metadata; what is wrong is added to ``wrong``."""
    if given is None:
        return {}
    if not isinstance(given, dict):
        wrong.append("articles: expected file names, each with its outlet, headline, author, published or url")
        return {}
    wrong += _unknown(given, sorted(f for f in files if f.lower().endswith(".txt")), "file")
    articles = {}
    for file, values in given.items():
        if not isinstance(values, dict):
            wrong.append(f"{file}: expected keys such as 'outlet'")
            continue
        wrong += (f"{file}: {line}" for line in _unknown(values, KEYS, "key"))
        try:
            articles[str(file)] = check_metadata({k: v for k, v in values.items() if k in KEYS}, str(file))
        except MetadataError as error:
            wrong += str(error).split("\n")
    return articles


def _unknown(given: Iterable[Any], known: Iterable[str], what: str) -> Iterable[str]:
    known = list(known)
    for name in given:
        if name not in known:
            near = get_close_matches(str(name), known, 1)
            yield f"there is no {what} {str(name)!r}" + (f"; did you mean {near[0]!r}?" if near else "")
