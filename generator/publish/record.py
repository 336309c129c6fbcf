"""What stands in a folder of pages, and the record of what we wrote there: only what both agree on is ours."""

from __future__ import annotations

import hashlib
import json
import re
import stat
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Literal

MANIFEST = ".generated.json"
"""Name to SHA-256 of every file that we wrote. MkDocs does not publish names with a dot in front."""
SUM = re.compile(r"[0-9a-f]{64}")

Sums = dict[str, frozenset[str]]
"""Name to the SHA-256 that its file may have: one, or two while a run is under way, or none where it was not kept."""
Kind = Literal["missing", "file", "link", "folder", "other", "unreadable", "blocked"]


class NoRecordError(ValueError):
    """A file stands in the record's place that we did not write; the message says what is wrong with it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """What stands under a name in a folder, seen without following a link."""

    kind: Kind
    """``blocked``: a part of the path above it is a file or a link; ``other``: a pipe, a socket, a device."""
    data: bytes = b""
    at: str = ""
    """Of what is blocked the name of the part that blocks it."""

    def among(self, sums: Collection[str]) -> bool:
        """Whether it is a file with one of these sums, or was before git turned its line ends into those of Windows."""
        return self.kind == "file" and bool({sum_of(self.data), sum_of(self.data.replace(b"\r\n", b"\n"))} & set(sums))


def sum_of(data: bytes) -> str:
    """SHA-256 in hexadecimal digits."""
    return hashlib.sha256(data).hexdigest()


def look(folder: Path, name: str) -> Entry:
    """What stands under ``name`` in ``folder``. The folder itself may be a link, nothing below it is followed.

    Raises:
        OSError: a folder on the way cannot be searched.
    """
    path = folder
    for part in PurePosixPath(name).parent.parts:
        path /= part
        if (kind := _kind(path)) != "folder":
            at = path.relative_to(folder).as_posix()
            return Entry("missing") if kind == "missing" else Entry("blocked", at=at)
    if (kind := _kind(folder / name)) != "file":
        return Entry(kind)
    try:
        return Entry("file", (folder / name).read_bytes())
    except PermissionError:
        return Entry("unreadable")


def _kind(path: Path) -> Kind:
    try:
        mode = path.lstat().st_mode
    except FileNotFoundError:
        return "missing"
    if stat.S_ISREG(mode):
        return "file"
    return "link" if stat.S_ISLNK(mode) else "folder" if stat.S_ISDIR(mode) else "other"


def is_inside(name: str) -> bool:
    """Whether a name, with forward slashes, can only mean one file inside of whatever folder it is put into."""
    path = PurePosixPath(name)
    plain = name.isprintable() and "\\" not in name and not PureWindowsPath(name).drive
    inside = bool(path.parts) and not path.is_absolute() and ".." not in path.parts
    return plain and inside and path.as_posix() == name and name.casefold() != MANIFEST


def read_record(folder: Path) -> Sums:
    """What the record of a folder says that we wrote; empty where there is none.

    The plain list of names that earlier versions kept is read as names without sums: it does not tell what they held.

    Raises:
        NoRecordError: something else stands in its place.
    """
    entry = look(folder, MANIFEST)
    if entry.kind == "missing":
        return {}
    if entry.kind != "file":
        raise NoRecordError("it is no file")
    try:
        data = json.loads(entry.data)
    except (ValueError, RecursionError) as error:
        raise NoRecordError("it is not readable as JSON") from error
    if isinstance(data, list) and all(isinstance(name, str) for name in data):
        data = {name: [] for name in data}
    if not isinstance(data, dict) or not all(is_inside(name) and _are_sums(value) for name, value in data.items()):
        raise NoRecordError("it holds what this program never writes into it")
    return {name: frozenset([value] if isinstance(value, str) else value) for name, value in data.items()}


def _are_sums(value: object) -> bool:
    values = [value] if isinstance(value, str) else value
    return isinstance(values, list) and all(isinstance(v, str) and bool(SUM.fullmatch(v)) for v in values)


def write_out(sums: Mapping[str, Collection[str]]) -> bytes:
    """The record as its file holds it; a name with one sum is followed by it, one with more by their list."""
    plain = {name: those[0] if len(those) == 1 else those for name in sorted(sums) for those in (sorted(sums[name]),)}
    return (json.dumps(plain, indent=1) + "\n").encode()
