"""The editor's file ``seeds/digest.yml``: what the texts do not tell, said by a person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ..errors import BadFile, SeedError
from .folder import SETTINGS_FILE, articles_in, named
from .front_matter import KNOWN, QUOTE
from .located import Located, YamlError, read_yaml
from .metadata import KEYS, UnusableError, bad_key, check_metadata, meant, repeated_keys, text_of
from .model_settings import READERS, ModelSettings, Reader, UnfitError, model_settings

SETTINGS = ("title", "reader", "model", "articles", "one_story", "other_languages")
KNOWN_SETTINGS = f"known are {', '.join(SETTINGS)}"


@dataclass(frozen=True, slots=True)
class Settings:
    """What the editor decided for a story."""

    title: str | None = None
    one_story: bool = False
    """Whether all articles are of this story, however little they share."""
    other_languages: bool = False
    """Whether articles that are not in English are read too."""
    articles: dict[str, dict[str, str | None]] = field(default_factory=dict)
    """By file name: outlet, headline, author, published (ISO date), url; None says that it is unknown."""
    reader: Reader = "built-in"
    model: ModelSettings = field(default_factory=ModelSettings)


def read_settings(seeds: Path) -> Settings:
    """Read the editor's file of a seeds folder, or the defaults where there is none.

    Raises:
        SeedError: it is no YAML mapping, or names a key, a file or a value that cannot be; all of them.
    """
    path = seeds / SETTINGS_FILE
    if not path.exists() and not path.is_symlink():
        return Settings()
    found = _read(path)
    if found.data is None:
        return Settings()
    if not isinstance(found.data, dict):
        raise SeedError((BadFile(SETTINGS_FILE, "expected keys such as 'title'", KNOWN_SETTINGS, 1),))
    articles, wrong = _articles(found.data.get("articles"), found, {named(p, seeds) for p in articles_in(seeds)})
    reader, model, more = _reading(found)
    wrong += [*more, *repeated_keys(SETTINGS_FILE, found)]
    wrong += _unknown(found.data, SETTINGS, found, (), ("setting", KNOWN_SETTINGS))
    title = found.data.get("title")
    try:
        title = None if title is None else text_of(title)
    except UnusableError as error:
        wrong.append(bad_key(SETTINGS_FILE, found, ("title",), str(error), error.remedy))
    told = {key: found.data.get(key) for key in ("one_story", "other_languages")}
    wrong += [
        bad_key(SETTINGS_FILE, found, (key,), "expected true or false", "write one of the two")
        for key, value in told.items()
        if value not in (None, "true", "false")
    ]
    if wrong:
        raise SeedError(tuple(sorted(wrong, key=lambda bad: bad.line or 0)))
    return Settings(title, told["one_story"] == "true", told["other_languages"] == "true", articles, reader, model)


def _reading(found: Located) -> tuple[Reader, ModelSettings, list[BadFile]]:
    """Which reading is wanted, what is said of the model, and what is wrong with either."""
    wrong = []
    reader, given = found.data.get("reader") or "built-in", found.data.get("model") or {}
    if reader not in READERS:
        wrong.append(bad_key(SETTINGS_FILE, found, ("reader",), "there is no such reading", "write built-in or model"))
    model = ModelSettings()
    if not isinstance(given, dict):
        wrong.append(bad_key(SETTINGS_FILE, found, ("model",), "expected keys such as 'name'", "write them below it"))
    else:
        try:
            model = model_settings(given)
        except UnfitError as error:
            wrong.append(bad_key(SETTINGS_FILE, found, ("model", error.key), error.reason, error.remedy))
    if not wrong and reader == "model" and not model.name:
        remedy = "write 'model:' and below it 'name:', as the endpoint calls it"
        wrong.append(bad_key(SETTINGS_FILE, found, ("reader",), "no model is named", remedy))
    return ("model" if reader == "model" else "built-in"), model, wrong


def _read(path: Path) -> Located:
    """The file's YAML.

    Raises:
        SeedError: it holds none.
    """
    try:
        return read_yaml(path.read_text("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = 1 + error.object.count(b"\n", 0, error.start)
        bad = BadFile(SETTINGS_FILE, "not UTF-8", "save it as UTF-8", line)
    except YamlError as error:
        bad = BadFile(SETTINGS_FILE, f"not readable as YAML: {error}", QUOTE, error.line)
    except OSError as error:
        bad = BadFile(SETTINGS_FILE, f"cannot be read: {error.strerror}", "let it be read, or remove it")
    raise SeedError((bad,))


def _articles(given: Any, found: Located, files: set[str]) -> tuple[dict[str, dict[str, str | None]], list[BadFile]]:
    """The articles' metadata, and what is wrong in it."""
    if given is None:
        return {}, []
    if not isinstance(given, dict):
        remedy = "write each below with its outlet, headline, author, published or url"
        return {}, [bad_key(SETTINGS_FILE, found, ("articles",), "expected file names", remedy)]
    wrong = _unknown(given, files, found, ("articles",), ("file", "name one of the articles, or remove it"))
    articles = {}
    for file, values in given.items():
        path = ("articles", str(file))
        if not isinstance(values, dict):
            reason, remedy = "expected keys such as 'outlet'", KNOWN
            wrong.append(bad_key(SETTINGS_FILE, found, path, reason, remedy))
            continue
        wrong += _unknown(values, KEYS, found, path, ("key", KNOWN))
        articles[str(file)], more = check_metadata(values, SETTINGS_FILE, found, path)
        wrong += more
    return articles, wrong


def _unknown(
    given: Iterable[Any], known: Iterable[str], found: Located, above: tuple[str, ...], words: tuple[str, str]
) -> list[BadFile]:
    """What is wrong with names that there are not; ``words``: what they should name, what to do if none is near."""
    what, otherwise = words
    return [
        bad_key(SETTINGS_FILE, found, (*above, str(name)), f"there is no such {what}", meant(name, known, otherwise))
        for name in given
        if name not in known
    ]
