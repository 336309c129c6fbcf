"""Results kept between runs, each under a key that names all it follows from. Losing them costs time, nothing else.

A store is one folder of plain files: ``<kind>-<key>``, a checksum in front of the data. Each is written at one stroke
and never changed, so that two builds at once can at worst write the same file twice. Whoever deletes a file or the
folder finds it made again by the next build.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import time
from collections.abc import Callable
from pathlib import Path

from .files import write_atomically

FOLDER = Path(".cache", "fact-digest")
"""Below a project's own folder; see ``folder_for``."""
VARIABLE = "FACT_DIGEST_CACHE"
"""The environment's variable that names another folder."""
LIMIT = 200_000_000
"""Bytes that a store holds at most; what was not asked for longest goes first. One state of a story of five articles
takes 1.5 MB, its parses 0.4 MB."""
ROOM = 0.8
"""Share of the limit that is left after clearing, so that not each further entry clears again."""
ABANDONED = 3600
"""Seconds after which a half-written file is taken for left behind by a build that was stopped."""

_SUM = 32  # bytes of SHA-256 in front of what is kept
_ENTRY = re.compile(r"[a-z]+-[0-9a-f]{64}")
_PART = re.compile(r"\..*\.part")


def folder_for(project: Path) -> Path:
    """Where a project's results are kept: ``.cache/fact-digest`` in its folder, or what the environment names."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else project / FOLDER


def key(*parts: str | bytes) -> str:
    """A name for whatever follows from these parts alone; ("ab", "c") and ("a", "bc") differ."""
    whole = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        whole.update(b"%d:" % len(data))
        whole.update(data)
    return whole.hexdigest()


class Store:
    """The results in one folder.

    Args:
        folder: where they are kept; made when the first is.
        warn: told, in a sentence, of each damaged entry. It is removed and made again.
        limit: bytes that the folder's entries may take together.

    A folder that cannot be written or read is a store that keeps nothing; no method raises ``OSError``.
    """

    def __init__(self, folder: Path, warn: Callable[[str], None] = lambda _: None, limit: int = LIMIT) -> None:
        self.folder = folder
        self._warn = warn
        self._limit = limit
        self._held: int | None = None  # bytes, as far as this store knows; other builds may have added some

    def recall(self, kind: str, name: str) -> bytes | None:
        """What was kept under this key, or None if there is nothing or it is damaged."""
        path = self._path(kind, name)
        try:
            kept = path.read_bytes()
        except OSError:
            return None
        data = kept[_SUM:]
        if hashlib.sha256(data).digest() != kept[:_SUM]:
            self._warn(f"{path}: damaged; it is made again")
            with contextlib.suppress(OSError):
                path.unlink()
            return None
        with contextlib.suppress(OSError):
            os.utime(path)  # asked for now: others go first when room is needed
        return data

    def keep(self, kind: str, name: str, data: bytes) -> None:
        """Keep ``data`` for the next run, if there is room and the folder can be written."""
        size = _SUM + len(data)
        if size > self._limit * ROOM:
            return
        with contextlib.suppress(OSError):
            self._make_folder()
            write_atomically(self._path(kind, name), hashlib.sha256(data).digest() + data)
            self._held = None if self._held is None else self._held + size
            if self._held is None or self._held > self._limit:
                self._held = self._clear()

    def remember(self, kind: str, name: str, make: Callable[[], bytes]) -> bytes:
        """What was kept under this key, or else what ``make`` returns, kept for the next run."""
        data = self.recall(kind, name)
        if data is None:
            data = make()
            self.keep(kind, name, data)
        return data

    def _path(self, kind: str, name: str) -> Path:
        return self.folder / f"{kind}-{name}"

    def _make_folder(self) -> None:
        """A new folder keeps itself out of git, wherever it is put; one that was there is left as it is."""
        if not self.folder.is_dir():
            self.folder.mkdir(parents=True, exist_ok=True)
            write_atomically(self.folder / ".gitignore", b"*\n")

    def _clear(self) -> int:
        """Bytes that are held, after removing what was asked for longest ago if they were too many."""
        entries: list[tuple[float, str, int]] = []
        with os.scandir(self.folder) as files:
            for file in files:
                if _ENTRY.fullmatch(file.name):  # whatever else lies in the folder is not ours
                    with contextlib.suppress(OSError):
                        entries.append((file.stat().st_mtime, file.path, file.stat().st_size))
                elif _PART.fullmatch(file.name):
                    _remove_abandoned(Path(file.path))
        held = sum(size for *_, size in entries)
        if held > self._limit:
            for _, path, size in sorted(entries):
                if held <= self._limit * ROOM:
                    break
                with contextlib.suppress(FileNotFoundError):
                    Path(path).unlink()
                held -= size
        return held


def _remove_abandoned(part: Path) -> None:
    with contextlib.suppress(OSError):
        if time.time() - part.stat().st_mtime > ABANDONED:
            part.unlink()
