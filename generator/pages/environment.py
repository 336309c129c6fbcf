"""Templates: everything they print is escaped unless it is markup of ours, and a missing name is an error."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..escape import printable

_HERE = Path(__file__).resolve().parents[1]
TEMPLATES = next(folder for folder in (_HERE / "templates", _HERE.parent / "templates") if folder.is_dir())
"""Inside the package where it is installed, beside it in a clone."""


def environment(own: Path | None = None) -> Environment:
    """Jinja for Markdown pages: numbers and our own markup as they are, all else through the one escaping door.

    Args:
        own: a folder of templates that take the place of ours of the same name.
    """
    return Environment(
        loader=FileSystemLoader([TEMPLATES] if own is None else [own, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
