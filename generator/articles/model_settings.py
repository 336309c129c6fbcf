"""What ``seeds/digest.yml`` says of the language model that reads the articles, if one does."""

from __future__ import annotations

import ipaddress
import math
import re
from collections.abc import Callable
from dataclasses import dataclass, fields
from typing import Any, Literal
from urllib.parse import urlsplit

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
