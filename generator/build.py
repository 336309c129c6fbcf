"""A folder of articles to the files of its content folder, proven: what the command line and MkDocs both call.

Stories are independent: a site of several, one folder each, is this function called for each of them.

Where a store holds what was made of the very same articles, templates and package, that is all: the parser, numpy, the
word lists and the templates are imported only by a build that has something to read.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from .errors import BadFile, SeedError, TemplateError
from .inputs import build_key, code, platform
from .memory import without_collection
from .pages.shown import ALL, Shown
from .store import Store, key

if TYPE_CHECKING:
    from .model import Digest

DATA = "digest.json"
KIND = "pages"
"""Of entries in a store: warnings and pages of a story."""
PARSED = "parsed"
"""Likewise: that a file was read, so that each paragraph of it has its parse there. Only the start depends on it."""

Pages = dict[str, str | bytes]
"""Path in the content folder to what the file holds."""


def build_pages(
    seeds: Path,
    warn: Callable[[str], None] = lambda _: None,
    *,
    store: Store | None = None,
    templates: Path | None = None,
    show: frozenset[Shown] = ALL,
    preview: bool = False,
) -> Pages:
    """Every generated file of a story: path in the content folder to what it holds. Nothing is written there.

    Args:
        seeds: the folder of its articles.
        warn: told, a sentence at a time, what an editor should know though the pages could be made.
        store: where results are kept between runs; the pages are the same with and without it.
        templates: a folder of templates that take the place of ours of the same name.
        show: the parts of the sheet that can be left out and are not.
        preview: whether further builds follow in this process: then the parser stays loaded.

    Raises:
        SeedError: the articles cannot be used; names each bad file.
        SettingsError: the editor's file cannot be used.
        TemplateError: a template cannot be used.
        ProofError: a passage, statement or note does not hold.
    """
    options = sorted(part.value for part in show)
    name = build_key(seeds, templates, options) if store else ""
    kept = store.recall(KIND, name) if store else None
    if kept is not None:
        warnings, pages = _unpack(kept)
    else:
        with _parser_loading(seeds, store, stays=preview), without_collection():
            warnings, pages = _make(seeds, templates, show, store)
        # An article that was edited in the meantime may be read as it was or as it is: no key says which.
        if store and name == build_key(seeds, templates, options):
            store.keep(KIND, name, _pack(warnings, pages))
    for warning in warnings:
        warn(warning)
    return pages


def read_story(seeds: Path, store: Store | None = None) -> Digest:
    """The digest of a folder that holds something to publish.

    Raises:
        SeedError: the articles cannot be used, or report nothing.
        SettingsError: the editor's file cannot be used.
    """
    with _parser_loading(seeds, store), without_collection():
        return _read_story(seeds, store)


def _read_story(seeds: Path, store: Store | None, meanwhile: Callable[[], object] = lambda: None) -> Digest:
    from .digest import make_digest

    digest = make_digest(seeds, store, meanwhile)
    if not digest.facts:
        raise SeedError((BadFile(str(seeds), "no fact found in any article of this folder"),))
    return digest


@contextmanager
def _parser_loading(seeds: Path, store: Store | None, *, stays: bool = False) -> Iterator[None]:
    """Let the parser load beside all that is done meanwhile, if some article is new to the store."""
    names = list(_parsed_keys(seeds)) if store else []
    if store is None or all(store.recall(PARSED, name) is not None for name in names):
        yield
        return
    from .language import parser_process

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
    seeds: Path, templates: Path | None, show: frozenset[Shown], store: Store | None
) -> tuple[tuple[str, ...], Pages]:
    """The warnings and pages, made anew."""
    from jinja2 import TemplateError as BrokenTemplate

    from .edition import compare, read_edition
    from .export import to_json
    from .pages.environment import compile_ahead
    from .pages.render import render
    from .proof import prove

    before = read_edition(seeds)
    digest = _read_story(seeds, store, lambda: compile_ahead(templates))
    try:
        changes = compare(before, digest) if before else None
        pages = {**render(digest, changes, templates=templates, show=show), DATA: to_json(digest)}
    except BrokenTemplate as error:
        raise TemplateError(_where(error, error.message)) from error
    prove(digest, pages)
    return digest.warnings, pages


def _where(error: Exception, message: str | None) -> str:
    """The template's name and line: Jinja puts them into the traceback, as if the template were a program."""
    from traceback import extract_tb

    frames = extract_tb(error.__traceback__)
    places = [f"{Path(f.filename).name}, line {f.lineno}" for f in frames if f.filename.endswith(".j2")]
    return f"{places[-1] if places else 'a template'}: {message or 'cannot be used'}"


def _pack(warnings: tuple[str, ...], pages: Pages) -> bytes:
    texts = {name: page for name, page in pages.items() if isinstance(page, str)}
    data = {name: page.hex() for name, page in pages.items() if isinstance(page, bytes)}
    return json.dumps([warnings, list(pages), texts, data], separators=(",", ":")).encode()


def _unpack(kept: bytes) -> tuple[tuple[str, ...], Pages]:
    """In the order in which they were made: it is that of what the caller does with them."""
    warnings, names, texts, data = json.loads(kept)
    pages: Pages = {name: texts[name] if name in texts else bytes.fromhex(data[name]) for name in names}
    return tuple(warnings), pages
