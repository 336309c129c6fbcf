"""YAML front matter: what an editor wrote above an article's text about it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from ..errors import BadFile, SeedError
from ..model import Span
from .located import YamlError, read_yaml
from .metadata import KEYS, bad_key, check_metadata, meant, repeated_keys
from .references import as_read

NAMED = 5  # unknown keys that are named; more are counted
FENCE = re.compile(r"---[ \t]*\r?\n(.*?)^---[ \t]*(?:\r?\n|\Z)", re.DOTALL | re.MULTILINE)
KEY_LINE = re.compile(r"^[A-Za-z_][\w-]*[ \t]*:(?:[ \t]|\r?$)", re.MULTILINE)
FIRST = 2
"""The line of an article on which its front matter begins, below the dashes."""
KNOWN = f"known are {', '.join(KEYS)}"
QUOTE = "put texts that hold a colon, a bracket or a quotation mark into quotes"


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """Where it stands, and its values; a key given as null says that it is unknown."""

    span: Span
    values: dict[str, str | None] = field(default_factory=dict)
    warnings: tuple[str, ...] = ()


def read_front_matter(text: str, file: str) -> FrontMatter | None:
    """Front matter of an article, or None; a line of dashes alone is none.

    Args:
        text: the article.
        file: its name, for errors and warnings.

    Raises:
        SeedError: it cannot be read, or values cannot be used: all of them.
    """
    block = FENCE.match(text)
    if not block or not KEY_LINE.search(block[1]):
        return None
    try:
        found = read_yaml(block[1], FIRST)
    except YamlError as error:
        reason = f"front matter is not readable as YAML: {error}"
        raise SeedError((BadFile(file, reason, QUOTE, error.line),)) from error
    if not isinstance(found.data, dict):
        return None
    data = {key: as_read(value) if isinstance(value, str) else value for key, value in found.data.items()}
    values, wrong = check_metadata(data, file, found)
    if wrong := [*repeated_keys(file, found), *wrong]:
        raise SeedError(tuple(wrong))
    odd = sorted(str(key) for key in found.data if key not in KEYS)
    warnings = [
        str(bad_key(file, found, (key,), "this key of the front matter is not used", meant(key, KEYS, KNOWN)))
        for key in odd[:NAMED]
    ]
    if len(odd) > NAMED:
        warnings.append(f"{file}: {len(odd) - NAMED} more keys of the front matter are not used; {KNOWN}")
    return FrontMatter(Span(*block.span()), values, tuple(warnings))
