"""YAML that a person wrote, as texts and with the line of each key: so that an error can say where."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

DEPTH = 3
"""Keys that stand inside one another in the editor's file: articles, a file's name, what is said of it."""

Path = tuple[str, ...]
"""A key, below those that hold it: ("articles", "gazette.txt", "published")."""


class YamlError(ValueError):
    """The text is no YAML; the message says why."""

    def __init__(self, reason: str, line: int | None) -> None:
        super().__init__(reason)
        self.line = line


@dataclass(frozen=True, slots=True)
class Located:
    """What YAML says."""

    data: Any
    """Every value is a text, a list, a mapping or None: an outlet may be called 24, On or 2020-01-01."""
    lines: dict[Path, int] = field(default_factory=dict)
    """Counted from 1."""
    repeated: dict[Path, int] = field(default_factory=dict)
    """Keys that are given again, of which YAML would take the last without a word, and where."""


class _Loader(yaml.SafeLoader):
    """Reads nothing but null into anything but text."""


_Loader.yaml_implicit_resolvers = {
    first: kept
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    if (kept := [(tag, form) for tag, form in resolvers if tag == "tag:yaml.org,2002:null"])
}


def read_yaml(text: str, first: int = 1) -> Located:
    """Read YAML whose first line is line ``first`` of its file.

    Raises:
        YamlError: it is none.
    """
    loader = _Loader("")
    try:
        loader = _Loader(text)
        node = loader.get_single_node()
        found = Located(loader.construct_document(node) if node else None)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise YamlError(error.problem or "cannot be parsed", first + mark.line if mark else None) from error
    except yaml.reader.ReaderError as error:
        line = first + text.count("\n", 0, error.position)
        raise YamlError("a character that no text holds", line) from error
    except (yaml.YAMLError, ValueError) as error:
        raise YamlError(" ".join(str(error).split()), None) from error
    except RecursionError as error:
        raise YamlError("too many brackets inside one another", None) from error
    finally:
        loader.dispose()
    _locate(node, (), first, found)
    return found


def _locate(node: yaml.Node | None, above: Path, first: int, found: Located) -> None:
    if not isinstance(node, yaml.MappingNode) or len(above) >= DEPTH:
        return
    for key, value in node.value:
        if isinstance(key, yaml.ScalarNode):
            path, line = (*above, str(key.value)), first + key.start_mark.line
            if found.lines.setdefault(path, line) != line:
                found.repeated[path] = line
            _locate(value, path, first, found)
