"""What a run would do to a folder of pages, and what stands there that is not ours to touch. Only looks."""

from __future__ import annotations

import contextlib
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path, PurePosixPath

from ..errors import BadFile, shown
from .record import MANIFEST, Entry, NoRecordError, Sums, is_inside, look, read_record, sum_of

_WHY = {
    "link": "a link, which is never followed",
    "other": "no ordinary file",
    "unreadable": "not readable, so nothing tells whose it is",
    "folder": "a folder, where a page goes",
}


@dataclass(frozen=True, slots=True)
class Foreign:
    """Something that is not ours where a page goes or went."""

    name: str
    """In the folder: the page's, or that of a part of its path, or the same in other capitals."""
    entry: Entry
    reason: str
    remedy: str = "move it away or rename it"

    @property
    def replaceable(self) -> bool:
        """Whether no more would be lost than its owner was told of: a folder holds other things."""
        return self.entry.kind != "folder"

    def told(self, folder: Path) -> BadFile:
        """As its owner is told."""
        return BadFile(shown(str(folder / self.name)), self.reason, self.remedy)


@dataclass(frozen=True)
class Plan:
    """What a run would do to a folder."""

    folder: Path
    pages: dict[str, bytes]
    record: Sums
    """What the folder's record says that we wrote."""
    seen: dict[str, Entry]
    """What stands under each name of the record and of the pages."""
    damage: str = ""
    """What stands in the record's place, if it is none."""

    @cached_property
    def write(self) -> dict[str, bytes]:
        """Pages that the folder does not hold as they are."""
        right = {n for n, data in self.pages.items() if self.seen[n] == Entry("file", data) and self._beside(n)[0]}
        return {name: data for name, data in self.pages.items() if name not in right}

    @cached_property
    def remove(self) -> frozenset[str]:
        """Files of ours that are no longer made."""
        return frozenset(name for name in self.stale if self.seen[name].among(self.record[name]))

    @property
    def stale(self) -> list[str]:
        """Names that we wrote and do not write any more, where something stands that may be ours."""
        gone = ("missing", "folder", "blocked")  # the latter: reached through a link or a file that was put above it
        return sorted(n for n in self.record if n not in self.pages and self.seen[n].kind not in gone)

    @cached_property
    def foreign(self) -> tuple[Foreign, ...]:
        """What is not ours and would be touched, each once, in the order of names; then nothing may be done."""
        found = {name: self._alien(name) for name in self.stale if name not in self.remove}
        if self.damage:
            entry = look(self.folder, MANIFEST)
            found[MANIFEST] = Foreign(MANIFEST, entry, self.damage, "restore it, or move it away")
        for obstacle in (o for name in self.pages for o in self._obstacles(name)):
            found.setdefault(obstacle.name, obstacle)
        return tuple(found[name] for name in sorted(found))

    def during(self) -> Sums:
        """The record while the run is under way: what each file of ours holds, and what it will hold."""
        holds = {name: self.seen[name] for name in (*self.pages, *self.remove) if self._is_ours(name)}
        sums = {name: {sum_of(entry.data)} for name, entry in holds.items()}
        for name, data in self.pages.items():
            sums.setdefault(name, set()).add(sum_of(data))
        return {name: frozenset(those) for name, those in sums.items()}

    def _is_ours(self, name: str) -> bool:
        """Whether it holds what we wrote last, or what we would write: that is ours too, whoever put it there."""
        would = [sum_of(self.pages[name])] if name in self.pages else []
        return self.seen[name].among([*would, *self.record.get(name, ())])

    def _alien(self, name: str) -> Foreign:
        """What stands under a name and is not ours."""
        entry, sums = self.seen[name], self.record.get(name)
        reason = "changed since this program wrote it" if sums else "not written by this program"
        if sums == frozenset():
            reason = "written by an earlier version, whose record does not tell whether it was changed since"
        return Foreign(name, entry, _WHY.get(entry.kind, reason))

    def _obstacles(self, name: str) -> Iterator[Foreign]:
        """What keeps a page from its place, once the files of ours that are no longer made are gone."""
        entry = self.seen[name]
        if entry.kind == "blocked":
            if entry.at not in self.remove:
                above = look(self.folder, entry.at)
                what = "a link" if above.kind == "link" else "no folder"
                yield Foreign(entry.at, above, f"{what}, where a folder of pages goes")
            return
        itself, twins = self._beside(name)
        if itself and (self._is_ours(name) or (entry.kind == "folder" and self._empties(name))):
            return
        if itself:
            yield self._alien(name)
        reason = f"to systems that do not heed capitals the same name as that of the page {name}"
        yield from (Foreign(n, look(self.folder, n), reason) for n in twins if n not in self.remove)

    def _empties(self, name: str) -> bool:
        """Whether a folder is gone once our files in it are."""
        below = [p for p in (self.folder / name).rglob("*") if p.is_symlink() or not p.is_dir() or not any(p.iterdir())]
        return bool(below) and {p.relative_to(self.folder).as_posix() for p in below} <= self.remove

    def _beside(self, name: str) -> tuple[bool, list[str]]:
        """Whether a name is there as it is written, and those that are the same but for capitals."""
        path = PurePosixPath(name)
        same = self._names[path.parent].get(_folded(path.name), [])
        others = [(path.parent / n).as_posix() for n in same if _composed(n) != _composed(path.name)]
        return len(others) < len(same) or (not others and self.seen[name].kind != "missing"), others

    @cached_property
    def _names(self) -> dict[PurePosixPath, dict[str, list[str]]]:
        """For each folder of pages the names that stand in it, by what they are without regard to capitals."""
        found: dict[PurePosixPath, dict[str, list[str]]] = {}
        for parent in {PurePosixPath(name).parent for name in self.pages}:
            found[parent] = {}
            with contextlib.suppress(OSError):  # not there yet, or no folder
                for name in sorted(path.name for path in (self.folder / parent).iterdir()):
                    found[parent].setdefault(_folded(name), []).append(name)
        return found


def make_plan(pages: Mapping[str, bytes], folder: Path) -> Plan:
    """Compare pages with what stands in a folder.

    Raises:
        ValueError: a path leads out of the folder, or two pages would be one file somewhere.
        OSError: the folder cannot be searched.
    """
    _check(pages)
    record: Sums = {}
    damage = ""
    try:
        record = read_record(folder)
    except NoRecordError as error:
        damage = str(error)
    return Plan(folder, dict(pages), record, {n: look(folder, n) for n in {**record, **pages}}, damage)


def _check(names: Mapping[str, object]) -> None:
    """That no two pages would be one file, or one of them the folder of the other, on any system."""
    taken: dict[str, str] = {}
    for name in names:
        if not is_inside(name):
            raise ValueError(f"not a path inside the content folder: {name!r}")
        if (other := taken.setdefault(_folded(name), name)) != name:
            raise ValueError(f"two pages that some systems take for one file: {other!r} and {name!r}")
    for name in names:
        for folder in PurePosixPath(_folded(name)).parents:
            if str(folder) in taken:
                raise ValueError(f"a page where the folder of another goes: {taken[str(folder)]!r} and {name!r}")


def _composed(name: str) -> str:
    """Some systems hand out a name with its accents apart."""
    return unicodedata.normalize("NFC", name)


def _folded(name: str) -> str:
    return _composed(name).casefold()
