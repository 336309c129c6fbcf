"""The editor's file ``seeds/digest.yml``: what the texts do not tell, said by a person."""

from __future__ import annotations

import ipaddress
import math
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Literal
from urllib.parse import urlsplit

from ...errors import BadFile, SeedError
from ..files.folder import SETTINGS_FILE, articles_in, named
from .located import Located, YamlError, read_yaml
from .metadata import KEYS, KNOWN, QUOTE, UnusableError, bad_key, check_metadata, meant, repeated_keys, text_of

Reader = Literal["built-in", "model"]
READERS: tuple[Reader, ...] = ("built-in", "model")
Missing = Literal["error", "built-in"]
LEAST_CONTEXT = 4_000
"""Tokens; in fewer no prompt has room for a page of an article and an answer."""
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class ModelSettings:
    """Which model is asked, where, and how much it may take. A build reads only name, context and missing."""

    name: str = ""
    """As the endpoint calls it; part of every answer's name."""
    url: str = ""
    """Base address of an OpenAI-compatible endpoint, which ends in ``/v1`` as a rule."""
    key: str = ""
    """Name of the environment's variable that holds the key; empty for servers that want none."""
    context: int = 16_000
    """Tokens that question and answer may have together."""
    parallel: int = 1
    """Calls at once."""
    timeout: float = 600.0
    """Seconds for one call; a model on one's own machine may need minutes."""
    minutes: float = 60.0
    """For all calls of one run."""
    price_in: float = 0.0
    """Dollars for a million tokens of questions."""
    price_out: float = 0.0
    """Likewise of answers."""
    cost: float = math.inf
    """Dollars that one run may cost, by these prices."""
    missing: Missing = "error"
    """What a build does where an answer is missing: it stops, or the built-in reading does that part."""

    def price(self, tokens_in: int, tokens_out: int) -> float:
        """Dollars for so many tokens of questions and of answers."""
        return (tokens_in * self.price_in + tokens_out * self.price_out) / MILLION


class UnfitError(ValueError):
    """A setting cannot be used: its key, why, and what to do."""

    def __init__(self, key: str, reason: str, remedy: str) -> None:
        super().__init__(f"{key}: {reason}; {remedy}")
        self.key, self.reason, self.remedy = key, reason, remedy


def model_settings(given: dict[str, Any]) -> ModelSettings:
    """The settings as values that hold.

    Raises:
        UnfitError: one cannot be used, or there is no such setting; the first.
    """
    for name in map(str, given):
        if name not in _CHECKS:
            raise UnfitError(name, "there is no such setting", f"known are {', '.join(_CHECKS)}")
    found = {name: _CHECKS[name](name, value) for name, value in given.items() if value is not None}
    return ModelSettings(**found)


def is_loopback(url: str) -> bool:
    """Whether an address is this machine's own."""
    host = urlsplit(url).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _text(name: str, value: Any) -> str:
    if not isinstance(value, str) or not value.strip() or not value.isprintable():
        raise UnfitError(name, "expected a name", "write it in quotation marks")
    return value.strip()


def _url(name: str, value: Any) -> str:
    url = _text(name, value).rstrip("/")
    try:
        parts = urlsplit(url)
        valid = bool(parts.hostname) and parts.scheme in ("http", "https") and (parts.port or 1) > 0
    except ValueError:
        valid = False
    if not valid or parts.query or parts.fragment:
        raise UnfitError(name, "not an address of an endpoint", "write one such as http://127.0.0.1:11434/v1")
    if parts.username or parts.password:
        raise UnfitError(name, "holds a user name or a password", "put the key into a variable, and name that in 'key'")
    if parts.scheme == "http" and not is_loopback(url):
        raise UnfitError(name, "not encrypted, and not on this machine", "use https")
    return url


def _variable(name: str, value: Any) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[A-Z_][A-Z0-9_]*", value):
        reason = "not the name of a variable of the environment"
        raise UnfitError(name, reason, "write its name in capitals, such as OPENAI_API_KEY; never the key itself")
    return value


def _number(low: float, *, whole: bool = False) -> Callable[[str, Any], float]:
    def check(name: str, value: Any) -> float:
        try:
            number = float(str(value).replace("_", ""))
        except ValueError:
            number = math.nan
        if not math.isfinite(number) or number < low or (whole and number != int(number)):
            raise UnfitError(name, f"expected a {'whole ' if whole else ''}number from {low:g} on", "correct it")
        return int(number) if whole else number

    return check


def _missing(name: str, value: Any) -> Missing:
    if value in ("error", "built-in"):
        return "error" if value == "error" else "built-in"
    raise UnfitError(name, "expected 'error' or 'built-in'", "write one of them, or leave it out")


_CHECKS: dict[str, Callable[[str, Any], Any]] = {
    "name": _text,
    "url": _url,
    "key": _variable,
    "context": _number(LEAST_CONTEXT, whole=True),
    "parallel": _number(1, whole=True),
    "timeout": _number(1),
    "minutes": _number(0),
    "price_in": _number(0),
    "price_out": _number(0),
    "cost": _number(0),
    "missing": _missing,
}
assert list(_CHECKS) == [field.name for field in fields(ModelSettings)]


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
