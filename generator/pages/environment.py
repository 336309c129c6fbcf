"""Templates: everything they print is escaped unless it is markup of ours, and a missing name is an error."""

from __future__ import annotations

from contextlib import suppress
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError

from ..escape import printable
from ..inputs import TEMPLATES

__all__ = ["TEMPLATES", "compile_ahead", "environment"]


def environment(own: Path | None = None) -> Environment:
    """Jinja for Markdown pages: numbers and our own markup as they are, all else through the one escaping door.

    A template is read anew when its file changes, and only then, however often this is called.

    Args:
        own: a folder of templates that take the place of ours of the same name.
    """
    theirs = tuple(sorted(path.name for path in own.glob("*.j2"))) if own else ()
    return _environment(own.resolve() if own else None, theirs)


@cache
def _environment(own: Path | None, theirs: tuple[str, ...]) -> Environment:  # noqa: ARG001  one more hides one of ours
    return Environment(
        loader=FileSystemLoader([TEMPLATES] if own is None else [own, TEMPLATES]),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=printable,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )


def compile_ahead(own: Path | None = None) -> None:
    """Read every template now, which takes 0.03 s. What is wrong with one is told when a page needs it."""
    env = environment(own)
    for name in env.list_templates(extensions=["j2"]):
        with suppress(TemplateError):
            env.get_template(name)
