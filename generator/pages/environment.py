"""Templates: everything they print is escaped unless it is markup of ours, and a missing name is an error."""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from ..escape import printable
from ..inputs import TEMPLATES

__all__ = ["TEMPLATES", "environment"]


def environment(templates: Path = TEMPLATES) -> Environment:
    """Jinja for Markdown pages: numbers and our own markup as they are, all else through the one escaping door."""
    return Environment(
        loader=FileSystemLoader(templates),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
