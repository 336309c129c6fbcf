"""A folder of articles to the files of its content folder, proven: what the command line and MkDocs both call.

Stories are independent: a site of several, one folder each, is this function called for each of them.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

import jinja2

from .digest import make_digest
from .edition import compare, read_edition
from .errors import BadFile, SeedError, TemplateError
from .export import to_json
from .model import Digest
from .pages.render import render
from .proof import prove

DATA = "digest.json"


def build_pages(seeds: Path, warn: Callable[[str], None] = lambda _: None) -> dict[str, str | bytes]:
    """Every generated file of a story: path in the content folder to what it holds. Nothing is written.

    Args:
        seeds: the folder of its articles.
        warn: told, a sentence at a time, what an editor should know though the pages could be made.

    Raises:
        SeedError: the articles cannot be used; names each bad file.
        SettingsError: the editor's file cannot be used.
        TemplateError: a template cannot be used.
        ProofError: a passage, row, statement or note does not hold.
    """
    before = read_edition(seeds)
    digest = read_story(seeds)
    for warning in digest.warnings:
        warn(warning)
    try:
        pages = {**render(digest, compare(before, digest) if before else None), DATA: to_json(digest)}
    except jinja2.TemplateError as error:
        raise TemplateError(_where(error)) from error
    prove(digest, pages)
    return pages


def read_story(seeds: Path) -> Digest:
    """The digest of a folder that holds something to publish.

    Raises:
        SeedError: the articles cannot be used, or report nothing.
        SettingsError: the editor's file cannot be used.
    """
    digest = make_digest(seeds)
    if not digest.sheet.rows:
        raise SeedError((BadFile(str(seeds), "no fact found in any article of this folder"),))
    return digest


def _where(error: jinja2.TemplateError) -> str:
    """The template's name and line: Jinja puts them into the traceback, as if the template were a program."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(f.filename).name}, line {f.lineno}" for f in frames if f.filename.endswith(".j2")]
    return f"{places[-1] if places else 'a template'}: {error.message or 'cannot be used'}"
