"""Pages to a folder: only what we wrote last, and what nobody changed since, is ever replaced or removed.

A run first looks at everything that it would touch. If a single file is not ours, it names all of them and writes
nothing. Else the record comes first, with both what each file holds and what it will hold; then the files; then the
record of what they hold now. So wherever a run breaks off, the next one knows its own.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..errors import BadFile, NotOursError, shown
from ..files import write_atomically
from .plan import Plan, make_plan
from .record import MANIFEST, Entry, NoRecordError, Sums, look, read_record, sum_of, write_out

CONTEXT = 1  # lines around a difference: pages have long lines, and the command line little room
SHOWN = 120  # lines of difference in all, and
SHOWN_OF_FILE = 12  # of one file: what changed is seen, and the next file is not pushed off the screen
WIDTH = 200  # characters of a line of difference

Pages = Mapping[str, str | bytes]
"""Path in the content folder, with forward slashes, to what the file holds."""


def sync(pages: Pages, folder: Path, force: bool = False) -> int:
    """Make ``folder`` hold exactly ``pages`` besides what is not ours; the number of files touched.

    Each file is replaced as a whole or not at all. A file that holds the right bytes keeps its time stamp, so that
    MkDocs sees only real changes; it is ours from then on, whoever put it there.

    Args:
        pages: path in the folder to what it holds.
        folder: is made where there is none.
        force: replace files and links that are not ours, instead of raising; a folder never is.

    Raises:
        NotOursError: names every file that would be touched and is not what we wrote last. Nothing is written.
        ValueError: a path leads out of the folder, or two pages would be one file somewhere.
        OSError: the folder cannot be written. What was written until then is known as ours to the next run.
    """
    plan = _plan(pages, folder)
    forcible = all(f.replaceable for f in plan.foreign)
    if plan.foreign and not (force and forcible):
        raise NotOursError(tuple(f.told(folder) for f in plan.foreign), forcible=forcible)
    folder.mkdir(parents=True, exist_ok=True)
    expected = plan.seen | {f.name: f.entry for f in plan.foreign}
    in_the_way = [f.name for f in plan.foreign if f.name not in plan.write and f.name != MANIFEST]
    away = [*sorted(plan.remove), *in_the_way]
    if away or plan.write:
        _put_record(plan.during(), folder)
    for name in away:
        _hold_still(name, expected[name], folder)
        (folder / name).unlink(missing_ok=True)
        _remove_empty(folder / name, folder)
    for name, data in plan.write.items():
        _hold_still(name, expected[name], folder)
        write_atomically(folder / name, data)
    _put_record(_record_of(pages), folder)
    return len(away) + len(plan.write)


def ours(folder: Path) -> set[str]:
    """Names of the files in a folder that we wrote and nobody changed since; none without a readable record.

    Raises:
        OSError: the folder cannot be searched.
    """
    try:
        record = read_record(folder)
    except NoRecordError:
        return set()
    return {name for name, sums in record.items() if look(folder, name).among(sums)}


def diff(pages: Pages, folder: Path) -> str:
    """How ``folder`` differs from ``pages``, for people: a few lines a file, pages first; empty if it does not.

    Raises:
        ValueError, OSError: as ``sync`` does.
    """
    plan = _plan(pages, folder)
    lines: list[str] = []
    for name, page in sorted(plan.write.items(), key=lambda named: (not named[0].endswith(".md"), named[0])):
        entry = plan.seen[name]
        found = {"file": "out of date", "missing": "missing"}.get(entry.kind, "something else stands in its place")
        lines.append(f"{name}: {found}")
        if entry.kind == "file":
            lines += _cut([*_difference(entry.data, page)], SHOWN_OF_FILE)
    lines += [f"{name}: no longer generated" for name in plan.stale]
    if not lines and look(folder, MANIFEST) != Entry("file", write_out(_record_of(pages))):
        lines.append(f"{MANIFEST}: out of date")  # else it only repeats what was said
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


def _plan(pages: Pages, folder: Path) -> Plan:
    return make_plan({name: page.encode() if isinstance(page, str) else page for name, page in pages.items()}, folder)


def _record_of(pages: Pages) -> Sums:
    """The record of a folder that holds these pages."""
    return {n: frozenset([sum_of(p.encode() if isinstance(p, str) else p)]) for n, p in pages.items()}


def _put_record(sums: Sums, folder: Path) -> None:
    if look(folder, MANIFEST) != Entry("file", data := write_out(sums)):
        write_atomically(folder / MANIFEST, data)


def _hold_still(name: str, expected: Entry, folder: Path) -> None:
    """That since we looked nobody put something else where we are about to write or remove.

    Raises:
        NotOursError: somebody did.
    """
    now = look(folder, name)
    if now.kind != "missing" and (now != expected or now.kind in ("folder", "blocked")):
        told = BadFile(shown(str(folder / name)), "changed while this program was writing", "build again")
        raise NotOursError((told,), forcible=False)


def _remove_empty(path: Path, content: Path) -> None:
    for folder in path.parents:
        if folder == content or any(folder.iterdir()):
            return
        folder.rmdir()
