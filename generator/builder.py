"""A folder of articles to the files of its content folder, proven: what the command line and MkDocs both call.

Stories are independent: a site of several, one folder each, is this function called for each of them.
"""

from __future__ import annotations

import traceback
from collections.abc import Callable
from pathlib import Path

import jinja2

from .articles.folder import not_read
from .articles.read import read_seeds
from .digest import make_digest
from .edition import Edition, compare, read_edition
from .errors import BadFile, Problems, SeedError, TemplateError, shown
from .export import to_json
from .model import Digest
from .pages.render import render
from .pages.shown import ALL, Shown
from .proof import prove
from .publish import sync

DATA = "digest.json"


def build(
    seeds: Path | str, content: Path | str, force: bool = False, warn: Callable[[str], None] = lambda _: None
) -> int:
    """Read the articles of a story and write its pages; the number of files touched.

    Files that hold the right bytes already stay as they are. Files that this package did not write, or that were
    changed since, are never touched: if one is in the way, nothing is written.

    Args:
        seeds: the folder of articles, one plain-text file each; in it optionally ``digest.yml`` and ``previous.json``.
        content: the folder of pages; made where there is none.
        force: replace files and links that stand in the way; a folder never is.
        warn: told, a sentence at a time, what an editor should know though the pages could be made.

    Raises:
        SeedError: the articles, the editor's file or the earlier edition cannot be used; names each bad file.
        NotOursError: names every file in the way.
        TemplateError: a template cannot be used.
        ProofError: a passage, statement or note does not hold.
        OSError: the folder cannot be written.
    """
    return sync(build_pages(Path(seeds), warn), Path(content), force)


def build_pages(
    seeds: Path,
    warn: Callable[[str], None] = lambda _: None,
    *,
    templates: Path | None = None,
    show: frozenset[Shown] = ALL,
) -> dict[str, str | bytes]:
    """Every generated file of a story: path in the content folder to what it holds. Nothing is written.

    Args:
        seeds: the folder of its articles.
        warn: told, a sentence at a time, what an editor should know though the pages could be made.
        templates: a folder of templates that take the place of ours of the same name.
        show: the parts of the sheet that can be left out and are not.

    Raises:
        SeedError: the articles, the editor's file or the earlier edition cannot be used; names each bad file.
        TemplateError: a template cannot be used.
        ProofError: a passage, statement or note does not hold.
    """
    for warning in not_read(seeds):
        warn(warning)
    before = _earlier(seeds)
    digest = read_story(seeds)
    for warning in digest.warnings:
        warn(warning)
    try:
        changes = compare(before, digest) if before else None
        pages = {**render(digest, changes, templates=templates, show=show), DATA: to_json(digest)}
    except jinja2.TemplateError as error:
        raise TemplateError(_where(error)) from error
    prove(digest, pages)
    return pages


def read_story(seeds: Path) -> Digest:
    """The digest of a folder that holds something to publish.

    Raises:
        SeedError: the articles or the editor's file cannot be used, or the articles report nothing.
    """
    digest = make_digest(seeds)
    if not digest.facts:
        reason, remedy = "no fact found in any article of this folder", "see whether each is a report, in English"
        raise SeedError((BadFile(shown(str(seeds)), reason, remedy),))
    return digest


def _earlier(seeds: Path) -> Edition | None:
    """The earlier edition, if there is one; if it cannot be used, the error tells too what else cannot."""
    problems = Problems()
    before = None
    with problems.kept():
        before = read_edition(seeds)
    if problems.bad:
        with problems.kept():
            read_seeds(seeds)
    problems.stop()
    return before


def _where(error: jinja2.TemplateError) -> str:
    """The template's name and line: Jinja puts them into the traceback, as if the template were a program."""
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"{Path(f.filename).name}, line {f.lineno}" for f in frames if f.filename.endswith(".j2")]
    return f"{places[-1] if places else 'a template'}: {error.message or 'cannot be used'}"
