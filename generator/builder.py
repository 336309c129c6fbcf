"""A folder of articles to the files of its content folder, proven: what the command line and MkDocs both call.

Stories are independent: a site of several, one folder each, is this function called for each of them.

Where a store holds what was made of the very same articles, templates and package, that is all: the parser, numpy, the
word lists and the templates are imported only by a build that has something to read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from .articles.folder import not_read
from .errors import BadFile, Problems, SeedError, TemplateError, shown
from .inputs import build_key, code, platform
from .memory import without_collection
from .pages.shown import ALL, Shown
from .publish.sync import sync
from .store import Store, key

if TYPE_CHECKING:
    from .articles.model_settings import Reader
    from .edition import Edition
    from .model import Digest
    from .proof.prove import Proven

DATA = "digest.json"
KIND = "pages"
"""Of entries in a store: warnings and pages of a story."""
PARSED = "parsed"
"""Likewise: that a file was read, so that each paragraph of it has its parse there. Only the start depends on it."""

Pages = dict[str, str | bytes]
"""Path in the content folder to what the file holds."""


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
        ReaderError: a language model is to read them, and an answer of it is missing.
        NotOursError: names every file in the way.
        TemplateError: a template cannot be used.
        ProofError: a passage, row, statement or note does not hold.
        OSError: the folder cannot be written.
    """
    return sync(build_pages(Path(seeds), warn), Path(content), force)


def build_pages(
    seeds: Path,
    warn: Callable[[str], None] = lambda _: None,
    left_out: Callable[[str], None] | None = None,
    *,
    store: Store | None = None,
    templates: Path | None = None,
    show: frozenset[Shown] = ALL,
    preview: bool = False,
    reader: Reader | None = None,
) -> Pages:
    """Every generated file of a story: path in the content folder to what it holds. Nothing is written there.

    Args:
        seeds: the folder of its articles.
        warn: told, a sentence at a time, what an editor should know though the pages could be made.
        left_out: told likewise what could not be proven and is in no page; where it is not given, ``warn`` is.
        store: where results are kept between runs; the pages are the same with and without it.
        templates: a folder of templates that take the place of ours of the same name.
        show: the parts of the sheet that can be left out and are not.
        preview: whether further builds follow in this process: then the parser stays loaded.
        reader: who reads the articles, whatever the editor's file says.

    Raises:
        SeedError: the articles, the editor's file or the earlier edition cannot be used; names each bad file.
        ReaderError: a language model is to read them, and an answer of it is missing.
        TemplateError: a template cannot be used.
        ProofError: nothing that the articles report can be proven, or a template breaks what pages promise.
    """
    for warning in not_read(seeds):
        warn(warning)
    options = [*sorted(part.value for part in show), *([reader] if reader else [])]
    name = build_key(seeds, templates, options) if store else ""
    kept = store.recall(KIND, name) if store else None
    if kept is not None:
        made = _unpack(kept)
    else:
        with _parser_loading(seeds, store, stays=preview), without_collection():
            made = _make(seeds, templates, show, store, reader)
        # An article that was edited in the meantime may be read as it was or as it is: no key says which.
        if store and name == build_key(seeds, templates, options):
            store.keep(KIND, name, _pack(made))
    for warning in made.warnings:
        warn(warning)
    for warning in made.left_out:
        (left_out or warn)(warning)
    return made.pages


@dataclass(frozen=True, slots=True)
class _Made:
    """What a store keeps of a build."""

    warnings: tuple[str, ...]
    left_out: tuple[str, ...]
    pages: Pages


def prove_story(seeds: Path, digest: Digest, templates: Path | None = None, show: frozenset[Shown] = ALL) -> Proven:
    """What of a folder's digest holds, with its pages.

    Raises:
        SeedError, TemplateError, ProofError: as ``build_pages`` does.
    """
    return _prove(digest, _earlier(seeds), templates, show)


def _prove(digest: Digest, before: Edition | None, templates: Path | None, show: frozenset[Shown]) -> Proven:
    from jinja2 import TemplateError as BrokenTemplate

    from .edition import compare
    from .export import to_json
    from .pages.render import render
    from .proof.prove import prove

    def make(digest: Digest) -> Pages:
        try:
            changes = compare(before, digest) if before else None
            return {**render(digest, changes, templates=templates, show=show), DATA: to_json(digest)}
        except BrokenTemplate as error:
            raise TemplateError(_where(error, error.message)) from error

    return prove(digest, make)


def read_story(seeds: Path, store: Store | None = None, reader: Reader | None = None) -> Digest:
    """The digest of a folder that holds something to publish.

    Raises:
        SeedError: the articles or the editor's file cannot be used, or the articles report nothing.
        ReaderError: a language model is to read them, and an answer of it is missing.
    """
    with _parser_loading(seeds, store), without_collection():
        return _read_story(seeds, store, lambda: None, reader)


def _read_story(
    seeds: Path, store: Store | None, meanwhile: Callable[[], object] = lambda: None, reader: Reader | None = None
) -> Digest:
    from .digest import merge

    digest = merge(seeds, store, meanwhile, reader)
    if not digest.sheet.rows:
        reason, remedy = "no fact found in any article of this folder", "see whether each is a report, in English"
        raise SeedError((BadFile(shown(str(seeds)), reason, remedy),))
    return digest


@contextmanager
def _parser_loading(seeds: Path, store: Store | None, *, stays: bool = False) -> Iterator[None]:
    """Let the parser load beside all that is done meanwhile, if some article is new to the store."""
    names = list(_parsed_keys(seeds)) if store else []
    if store is None or all(store.recall(PARSED, name) is not None for name in names):
        yield
        return
    from .language.parsing import process as parser_process

    parser_process.start()
    try:
        yield
        for name in names:
            store.keep(PARSED, name, b"")
    finally:
        if not stays:
            parser_process.stop()


def _parsed_keys(seeds: Path) -> Iterator[str]:
    for path in seeds.glob("*.txt"):
        with suppress(OSError):  # the reader of articles says what is wrong with it
            yield key(platform(), code(), path.read_bytes())


def _make(
    seeds: Path, templates: Path | None, show: frozenset[Shown], store: Store | None, reader: Reader | None
) -> _Made:
    """The pages and what is to be said of them, made anew."""
    from .pages.environment import compile_ahead

    before = _earlier(seeds)
    digest = _read_story(seeds, store, lambda: compile_ahead(templates), reader)
    proven = _prove(digest, before, templates, show)
    return _Made(digest.warnings, proven.left_out, dict(proven.pages))


def _earlier(seeds: Path) -> Edition | None:
    """The earlier edition, if there is one; if it cannot be used, the error tells too what else cannot."""
    from .articles.read import read_seeds
    from .edition import read_edition

    problems = Problems()
    before = None
    with problems.kept():
        before = read_edition(seeds)
    if problems.bad:
        with problems.kept():
            read_seeds(seeds)
    problems.stop()
    return before


def _where(error: Exception, message: str | None) -> str:
    """The template's name and line: Jinja puts them into the traceback, as if the template were a program."""
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)
    places = [f"{Path(f.filename).name}, line {f.lineno}" for f in frames if f.filename.endswith(".j2")]
    return f"{places[-1] if places else 'a template'}: {message or 'cannot be used'}"


def _pack(made: _Made) -> bytes:
    texts = {name: page for name, page in made.pages.items() if isinstance(page, str)}
    data = {name: page.hex() for name, page in made.pages.items() if isinstance(page, bytes)}
    kept = [made.warnings, made.left_out, list(made.pages), texts, data]
    return json.dumps(kept, separators=(",", ":")).encode()


def _unpack(kept: bytes) -> _Made:
    """In the order in which they were made: it is that of what the caller does with them."""
    warnings, left_out, names, texts, data = json.loads(kept)
    pages: Pages = {name: texts[name] if name in texts else bytes.fromhex(data[name]) for name in names}
    return _Made(tuple(warnings), tuple(left_out), pages)
