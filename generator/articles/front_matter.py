"""YAML front matter: what an editor wrote above an article's text about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import yaml

from ..model import Span
from .metadata import KEYS, MetadataError, check_metadata

NAMED = 5  # unknown keys that are named; more are counted
FENCE = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
KEY_LINE = re.compile(r"^[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|\r?$)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where it stands, and its values; a key given as null says that it is unknown."""

    span: Span
    values: dict[str, str | None] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def read_front_matter(text: str) -> FrontMatter | None:
    """Front matter of an article, or None; a line of dashes alone is none.

    Raises:
        MetadataError: it cannot be read, or a value cannot be used.
    """
    block = FENCE.match(text)
    if not block or not KEY_LINE.search(block[1]):
        return None
    try:
        data = yaml.safe_load(block[1])
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise MetadataError(f"front matter is not readable as YAML: {_first_line(error)}") from error
    if not isinstance(data, dict):
        return None
    known = {key: value for key, value in data.items() if key in KEYS}
    odd = sorted(str(key) for key in data if key not in KEYS)
    warnings = [f"front matter: {key[:80]!r} is not used; known are {', '.join(KEYS)}" for key in odd[:NAMED]]
    if len(odd) > NAMED:
        warnings.append(f"front matter: {len(odd) - NAMED} more keys are not used")
    return FrontMatter(Span(*block.span()), check_metadata(known, "front matter"), tuple(warnings))


def _first_line(error: Exception) -> str:
    return " ".join(str(error).split())
