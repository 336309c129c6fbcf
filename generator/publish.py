"""Pages to a content folder: what is there already stays untouched, what we did not make is never removed."""

from __future__ import annotations

import difflib
import json
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath

from .files import write_atomically

MANIFEST = ".generated.json"
"""The files that we made, so that only these are ever removed. MkDocs does not publish names with a dot in front."""
CONTEXT = 1  # lines around a difference: pages have long lines, and the command line little room
SHOWN = 120  # lines of difference in all, and
SHOWN_OF_FILE = 12  # of one file: what changed is seen, and the next file is not pushed off the screen
WIDTH = 200  # characters of a line of difference

Pages = Mapping[str, str | bytes]
"""Path in the content folder, with forward slashes, to what the file holds."""


def sync(pages: Pages, content: Path) -> int:
    """Make ``content`` hold exactly ``pages`` besides what people put there; the number of files touched.

    Each file is replaced as a whole or not at all. A file that holds the right bytes keeps its time stamp, so that
    MkDocs sees only real changes.

    Raises:
        ValueError: a path leads out of the folder.
        OSError: the folder cannot be written.
    """
    for name in pages:
        _inside(name)
    content.mkdir(parents=True, exist_ok=True)
    touched = sum(_write(content / name, _bytes(page)) for name, page in pages.items())
    for name in _stale(pages, content):
        (content / name).unlink(missing_ok=True)
        _remove_empty(content / name, content)
        touched += 1
    _write(content / MANIFEST, _bytes(json.dumps(sorted(pages), indent=1) + "\n"))
    return touched


def diff(pages: Pages, content: Path) -> str:
    """How ``content`` differs from ``pages``, for people: a few lines a file, pages first; empty if it does not."""
    lines: list[str] = []
    for name, page in sorted(pages.items(), key=lambda named: (not named[0].endswith(".md"), named[0])):
        path = content / name
        old = path.read_bytes() if path.is_file() else None
        if old is None:
            lines.append(f"{name}: missing")
        elif old != _bytes(page):
            lines += [f"{name}: out of date", *_cut([*_difference(old, _bytes(page))], SHOWN_OF_FILE)]
    lines += [f"{name}: no longer generated" for name in _stale(pages, content)]
    return "\n".join(_cut(lines, SHOWN))


def _cut(lines: list[str], limit: int) -> list[str]:
    return lines if len(lines) <= limit else [*lines[:limit], f"  ... and {len(lines) - limit} more lines"]


def _difference(old: bytes, new: bytes) -> Iterator[str]:
    try:
        before, after = old.decode().splitlines(), new.decode().splitlines()
    except UnicodeDecodeError:
        yield "  (not text)"
        return
    if before == after:
        yield "  (only the ends of lines differ)"
    for line in list(difflib.unified_diff(before, after, n=CONTEXT, lineterm=""))[2:]:
        yield "  " + (line if len(line) <= WIDTH else line[:WIDTH] + " ...")


def _stale(pages: Pages, content: Path) -> list[str]:
    """Files of an earlier run that this one does not make."""
    try:
        made = json.loads((content / MANIFEST).read_bytes())
    except (OSError, ValueError):
        return []  # without a readable list nothing is ours to remove
    names = sorted({name for name in made if isinstance(name, str)} - set(pages)) if isinstance(made, list) else []
    return [name for name in names if _is_inside(name) and (content / name).is_file()]


def _is_inside(name: str) -> bool:
    path = PurePosixPath(name)
    return bool(path.parts) and not path.is_absolute() and ".." not in path.parts and "\\" not in name


def _inside(name: str) -> None:
    if not _is_inside(name):
        raise ValueError(f"not a path inside the content folder: {name!r}")


def _bytes(page: str | bytes) -> bytes:
    return page.encode() if isinstance(page, str) else page


def _write(path: Path, data: bytes) -> bool:
    """Put the file in place at one stroke; whether that was needed."""
    if path.is_file() and path.read_bytes() == data:
        return False
    write_atomically(path, data)
    return True


def _remove_empty(path: Path, content: Path) -> None:
    for folder in path.parents:
        if folder == content or any(folder.iterdir()):
            return
        folder.rmdir()
