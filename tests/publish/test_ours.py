"""Only what the record says that we wrote, and what still holds it, is ever replaced or removed."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import files
from generator.errors import NotOursError
from generator.publish import sync as publish
from generator.publish.record import MANIFEST, sum_of
from generator.publish.sync import diff, ours, sync

PAGES: dict[str, str | bytes] = {"index.md": "# Bridge\n", "parts/pier.md": "Pier.\n"}
OTHER: dict[str, str | bytes] = {"index.md": "# Ferry\n", "grid.md": "Grid.\n"}
State = dict[str, tuple[str, bytes, int]]


def state(folder: Path) -> State:
    """Everything in a folder: its kind, its bytes or where it leads, when it was last written."""
    found = {}
    for path in sorted(folder.rglob("*")):
        info = path.lstat()
        data = str(path.readlink()).encode() if path.is_symlink() else path.read_bytes() if path.is_file() else b""
        kind = "link" if path.is_symlink() else "folder" if path.is_dir() else "file" if path.is_file() else "other"
        found[path.relative_to(folder).as_posix()] = (kind, data, 0 if kind == "folder" else info.st_mtime_ns)
    return found


def refused(pages: dict[str, str | bytes], folder: Path, *, force: bool = False) -> dict[str, str]:
    """What is named by the error that leaves everything as it was: path in the folder to the reason."""
    before = state(folder)
    with pytest.raises(NotOursError) as caught:
        sync(pages, folder, force)
    assert state(folder) == before
    told = str(caught.value).splitlines()
    assert len(told) == len(caught.value.bad) + caught.value.forcible
    assert all(str(bad) in told for bad in caught.value.bad)
    return {Path(bad.file).relative_to(folder).as_posix(): bad.reason for bad in caught.value.bad}


def test_a_page_that_somebody_else_wrote_is_never_replaced(tmp_path: Path) -> None:
    (tmp_path / "index.md").write_text("My own page.\n")
    assert refused(PAGES, tmp_path) == {"index.md": "not written by this program"}


def test_a_page_that_was_changed_since_is_never_replaced(tmp_path: Path) -> None:
    sync(PAGES, tmp_path)
    (tmp_path / "index.md").write_text("# Bridge, by hand\n")
    assert refused(OTHER, tmp_path) == {"index.md": "changed since this program wrote it"}
    assert ours(tmp_path) == {"parts/pier.md"}


def test_a_page_that_was_changed_since_is_never_removed(tmp_path: Path) -> None:
    sync(PAGES, tmp_path)
    (tmp_path / "parts" / "pier.md").write_text("Pier, by hand.\n")
    assert refused(OTHER, tmp_path) == {"parts/pier.md": "changed since this program wrote it"}


def test_every_such_file_is_named_in_one_error(tmp_path: Path) -> None:
    sync(PAGES, tmp_path)
    for name in ("index.md", "parts/pier.md", "grid.md"):
        (tmp_path / name).write_text("By hand.\n")
    assert list(refused(OTHER, tmp_path)) == ["grid.md", "index.md", "parts/pier.md"]


def test_a_file_that_holds_the_page_already_is_taken_over(tmp_path: Path) -> None:
    """As in a fresh clone of a folder that is committed without its record."""
    sync(PAGES, tmp_path)
    (tmp_path / MANIFEST).unlink()
    before = state(tmp_path)
    assert sync(PAGES, tmp_path) == 0
    assert ours(tmp_path) == set(PAGES)
    after = state(tmp_path)
    assert after.pop(MANIFEST)
    assert after == before
    assert sync(OTHER, tmp_path) == 3


def test_a_page_that_its_reader_removed_comes_back(tmp_path: Path) -> None:
    sync(PAGES, tmp_path)
    shutil.rmtree(tmp_path / "parts")
    assert sync(PAGES, tmp_path) == 1
    assert diff(PAGES, tmp_path) == ""


def test_a_link_is_not_followed_and_not_replaced(tmp_path: Path) -> None:
    content, outside = tmp_path / "content", tmp_path / "outside"
    outside.mkdir()
    (outside / "mine.md").write_text("# Bridge\n")
    sync({}, content)
    (content / "index.md").symlink_to(outside / "mine.md")
    (content / "parts").symlink_to(outside)
    before = state(tmp_path)
    assert set(refused(PAGES, content)) == {"index.md", "parts"}
    assert state(tmp_path) == before


def test_nothing_is_removed_through_a_link(tmp_path: Path) -> None:
    content, outside = tmp_path / "content", tmp_path / "outside"
    sync(PAGES, content)
    (content / "parts").rename(outside)
    (content / "parts").symlink_to(outside)
    sync(OTHER, content)
    assert (outside / "pier.md").read_text() == "Pier.\n"
    assert (content / "parts").is_symlink()


def test_the_folder_itself_may_be_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert sync(PAGES, tmp_path / "link") == len(PAGES)
    assert ours(tmp_path / "real") == set(PAGES)


def test_a_folder_in_a_pages_place_is_never_removed(tmp_path: Path) -> None:
    (tmp_path / "index.md").mkdir()
    (tmp_path / "parts").write_text("A file.\n")
    for force in (False, True):
        assert set(refused(PAGES, tmp_path, force=force)) == {"index.md", "parts"}


def test_a_pipe_is_never_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "index.md")
    assert refused(PAGES, tmp_path) == {"index.md": "no ordinary file"}


def test_what_cannot_be_read_is_not_ours(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync(PAGES, tmp_path)
    read = Path.read_bytes

    def locked(self: Path) -> bytes:
        if self.name == "index.md":
            raise PermissionError(13, "Permission denied", str(self))
        return read(self)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "read_bytes", locked)
        with pytest.raises(NotOursError, match=r"index\.md: not readable"):
            sync(OTHER, tmp_path)
    assert diff(PAGES, tmp_path) == ""


def test_in_a_folder_that_cannot_be_listed_nothing_is_taken_for_missing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index.md").write_text("My own page.\n")

    def locked(self: Path) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "iterdir", locked)
    with pytest.raises(NotOursError, match=r"index\.md: not written by"):
        sync(PAGES, tmp_path)


@pytest.mark.parametrize("theirs", ["Index.md", "INDEX.MD"])
def test_a_name_in_other_capitals_is_one_file_on_some_systems(tmp_path: Path, theirs: str) -> None:
    (tmp_path / theirs).write_text("My own page.\n")
    assert set(refused(PAGES, tmp_path)) == {theirs}


def test_a_page_of_ours_may_change_its_capitals(tmp_path: Path) -> None:
    sync({"Index.md": "x"}, tmp_path)
    sync({"index.md": "x"}, tmp_path)
    assert set(state(tmp_path)) == {"index.md", MANIFEST}


def test_a_folder_of_ours_may_become_a_page_and_back(tmp_path: Path) -> None:
    for pages in ({"parts/a/b.md": "x", "parts/c.md": "y"}, {"parts": "z"}, {"parts/a/b.md": "x"}):
        sync(dict(pages), tmp_path)
        assert diff(dict(pages), tmp_path) == ""
    (tmp_path / "parts" / "a" / "mine.md").write_text("By hand.\n")
    assert set(refused({"parts": "z"}, tmp_path)) == {"parts"}


def test_line_ends_that_git_turned_into_those_of_windows_are_still_ours(tmp_path: Path) -> None:
    """A clone with ``core.autocrlf`` has them in every text file, in the record too."""

    def git(*command: str, cwd: Path) -> None:
        who = ("-c", "user.name=test", "-c", "user.email=test@example.org")
        surroundings = {**os.environ, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        subprocess.run(["git", *who, *command], cwd=cwd, env=surroundings, check=True, capture_output=True)

    made = tmp_path / "made"
    sync({**PAGES, "p.png": b"\x89PNG\r\n\x1a\n"}, made)
    git("init", "--quiet", cwd=made)
    git("add", "--all", cwd=made)
    git("commit", "--quiet", "--message=pages", cwd=made)
    git("clone", "--quiet", "--config=core.autocrlf=true", "made", "clone", cwd=tmp_path)
    clone = tmp_path / "clone"
    assert (clone / "index.md").read_bytes() == b"# Bridge\r\n"
    assert ours(clone) == {*PAGES, "p.png"}
    assert sync(OTHER, clone) == 4
    assert diff(OTHER, clone) == ""


def test_the_list_that_earlier_versions_kept_does_not_tell_what_they_wrote(tmp_path: Path) -> None:
    sync(PAGES, tmp_path)
    (tmp_path / MANIFEST).write_text(json.dumps(sorted(PAGES)))
    assert ours(tmp_path) == set()
    assert sync(PAGES, tmp_path) == 0, "pages that are right already are taken over"
    (tmp_path / MANIFEST).write_text(json.dumps(sorted(PAGES)))
    told = refused(OTHER, tmp_path)
    assert set(told) == set(PAGES)
    assert all("earlier version" in reason for reason in told.values())


DAMAGED = [
    b"", b"{", b"\xff", b"7", b"[1]", b'{"index.md": 7}', b'{"index.md": "0"}', b'{"index.md": ["0"]}', b"<<<<<<<\n{}",
    b"[" * 100_000,
    *(json.dumps({n: "0" * 64}).encode() for n in ("../out.md", "/out.md", "a\\b", "a//b", "C:x", MANIFEST, "\ud800")),
]  # fmt: skip


@pytest.mark.parametrize("damaged", DAMAGED, ids=lambda raw: repr(raw[:30]))
def test_a_record_that_we_did_not_write_stops_the_run(tmp_path: Path, damaged: bytes) -> None:
    """Nothing is ours by it, and it may itself be somebody's file."""
    content, outside = tmp_path / "content", tmp_path / "out.md"
    outside.write_text("Not ours.\n")
    sync(PAGES, content)
    (content / MANIFEST).write_bytes(damaged)
    assert ours(content) == set()
    assert set(refused(PAGES, content)) == {MANIFEST}
    assert set(refused(OTHER, content)) == {MANIFEST, "index.md"}
    sync(OTHER, content, force=True)
    assert outside.read_text() == "Not ours.\n"
    assert (content / "parts" / "pier.md").exists(), "nothing tells that it is ours"


def test_a_folder_in_the_records_place_stops_the_run(tmp_path: Path) -> None:
    (tmp_path / MANIFEST).mkdir()
    for force in (False, True):
        assert set(refused(PAGES, tmp_path, force=force)) == {MANIFEST}


def test_force_replaces_files_and_links_and_nothing_behind_them(tmp_path: Path) -> None:
    content, outside = tmp_path / "content", tmp_path / "outside"
    outside.mkdir()
    (outside / "pier.md").write_text("Theirs.\n")
    sync({"old.md": "x"}, content)
    (content / "old.md").write_text("By hand.\n")
    (content / "index.md").symlink_to(outside / "pier.md")
    (content / "parts").symlink_to(outside)
    (content / "note.md").write_text("Mine.\n")
    assert set(refused(PAGES, content)) == {"index.md", "old.md", "parts"}
    assert sync(PAGES, content, force=True) == 4
    assert diff(PAGES, content) == ""
    assert not (content / "parts").is_symlink()
    assert (outside / "pier.md").read_text() == "Theirs.\n"
    assert {n for n, (kind, *_) in state(content).items() if kind == "file"} == {*PAGES, "note.md", MANIFEST}


def test_what_is_put_in_place_while_we_write_is_not_replaced(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync({}, tmp_path)
    write = files.write_atomically

    def interrupted(path: Path, data: bytes) -> None:
        write(path, data)
        if path.name == "a.md":
            (tmp_path / "b.md").write_text("Saved this very moment.\n")

    monkeypatch.setattr(publish, "write_atomically", interrupted)
    with pytest.raises(NotOursError, match=r"b\.md: changed while"):
        sync({"a.md": "x", "b.md": "y"}, tmp_path)
    assert (tmp_path / "b.md").read_text() == "Saved this very moment.\n"
    assert ours(tmp_path) == {"a.md"}


# --- the same over random folders -----------------------------------------------------------------------------------

NAMES = ("a.md", "b.md", "A.md", "c", "c/d.md", "c/e.md", "C/d.md", "f/g/h.json")
TEXTS = st.sampled_from([b"", b"one\n", b"one\r\n", b"two\n", b"three \xff\n"])
PAGE_NAMES = ("a.md", "b.md", "c", "c/d.md", "c/e.md", "f/g/h.json")


def writable(pages: dict[str, bytes]) -> bool:
    return not ("c" in pages and pages.keys() & {"c/d.md", "c/e.md"})


RANDOM_PAGES = st.dictionaries(st.sampled_from(PAGE_NAMES), TEXTS).filter(writable)
THINGS = st.one_of(
    st.tuples(st.just("file"), TEXTS),
    st.tuples(st.sampled_from(["folder", "link to a file", "link to a folder", "link to nothing"]), st.just(b"")),
)
FOLDERS = st.dictionaries(st.sampled_from(NAMES), THINGS)
SAYS = st.sampled_from(["what it holds", "what it will hold", "something else", "both", "no sum"])
RECORDS = st.one_of(
    st.none(),
    st.dictionaries(st.sampled_from(NAMES), SAYS),
    st.sampled_from(["damaged", "list", "link", "folder"]),
)


def put(folder: Path, things: dict[str, tuple[str, bytes]], outside: Path) -> None:
    """Make a folder of what fits into it, in the order of names."""
    for name, (kind, data) in sorted(things.items()):
        path = folder / name
        parents = [p for p in path.parents if p != folder and folder in p.parents]
        if os.path.lexists(path) or any(p.is_symlink() or (p.exists() and not p.is_dir()) for p in parents):
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if kind == "file":
            path.write_bytes(data)
        elif kind == "folder":
            path.mkdir()
        else:
            path.symlink_to(outside / {"link to a file": "a.md", "link to a folder": ""}.get(kind, "nowhere"))


def put_record(folder: Path, says: Any, pages: dict[str, bytes], outside: Path) -> dict[str, set[str]]:
    """Write a record, and return what a reader may take from it."""
    path = folder / MANIFEST
    if says == "folder":
        path.mkdir()
    elif says == "link":
        path.symlink_to(outside / "record.json")
    elif says == "damaged":
        path.write_bytes(b"{")
    elif says == "list":
        path.write_text(json.dumps(list(NAMES)))
    if not isinstance(says, dict):
        return {}
    sums: dict[str, set[str]] = {}
    for name, what in says.items():
        file = folder / name
        holds = sum_of(file.read_bytes()) if file.is_file() else sum_of(b"what was there")
        will = sum_of(pages.get(name, b"what will be"))
        sums[name] = {
            "what it holds": {holds},
            "what it will hold": {will},
            "something else": {sum_of(b"x")},
            "both": {holds, will},
            "no sum": set[str](),
        }[what]
    path.write_text(json.dumps({name: sorted(those) for name, those in sums.items()}))
    return sums


def mine(folder: Path, sums: dict[str, set[str]], pages: dict[str, bytes]) -> set[str]:
    """By the law alone: files that hold what we wrote last, or what we would write."""
    found = set()
    for name in {*sums, *pages}:
        path = folder / name
        through = any(p.is_symlink() for p in (path, *path.parents) if folder in p.parents)
        if path.is_file() and not through:
            data = path.read_bytes()
            would = {sum_of(pages[name])} if name in pages else set()
            if {sum_of(data), sum_of(data.replace(b"\r\n", b"\n"))} & (sums.get(name, set()) | would):
                found.add(name)
    return found


@given(things=FOLDERS, says=RECORDS, pages=RANDOM_PAGES, force=st.booleans())
def test_either_nothing_changes_and_all_is_named_or_only_our_files_change(
    tmp_path_factory: pytest.TempPathFactory, things: Any, says: Any, pages: dict[str, bytes], force: bool
) -> None:
    root = tmp_path_factory.mktemp("case")
    folder, outside = root / "content", root / "outside"
    put(outside, {"a.md": ("file", b"outside\n"), "c/d.md": ("file", b"outside\n")}, root)
    (outside / "record.json").write_text(json.dumps({name: sum_of(b"one\n") for name in NAMES}))
    folder.mkdir()
    put(folder, things, outside)
    sums = put_record(folder, says, pages, outside)
    ours_before, before = mine(folder, sums, pages), state(root)
    try:
        touched = sync(pages, folder)
    except NotOursError as error:
        assert state(root) == before
        named = {Path(bad.file).relative_to(folder).as_posix() for bad in error.bad}
        assert named
        assert not named & ours_before
        force = force and error.forcible
        for name in () if force else sorted(named, reverse=True):  # what is in a folder before it
            (folder / name).rename(root / name.replace("/", "-"))
        before = {n: s for n, s in state(root).items() if n not in {f"content/{name}" for name in named}}
        touched = sync(pages, folder, force)  # all were named: out of the way, or replaced, nothing else is
    after = state(root)
    ours_then = {f"content/{name}" for name in (*pages, *ours_before, MANIFEST)}
    for name, was in before.items():
        if name not in ours_then and was[0] != "folder":
            assert after[name] == was, name
    assert {n: after[f"content/{n}"][:2] for n in pages} == {n: ("file", data) for n, data in pages.items()}
    assert not {f"content/{n}" for n in ours_before - set(pages) if after.get(f"content/{n}", ("",))[0] == "file"}
    assert force or touched <= len({*pages, *ours_before})
    assert ours(folder) == set(pages)
    assert diff(dict(pages), folder) == ""
    assert sync(pages, folder) == 0
    assert state(root) == after


class Crash(BaseException):
    """The machine stops."""


@given(
    first=RANDOM_PAGES,
    second=RANDOM_PAGES,
    third=RANDOM_PAGES,
    steps=st.integers(0, 9),
)
def test_wherever_a_run_breaks_off_the_next_one_knows_its_own(
    tmp_path_factory: pytest.TempPathFactory,
    first: dict[str, bytes],
    second: dict[str, bytes],
    third: dict[str, bytes],
    steps: int,
) -> None:
    folder = tmp_path_factory.mktemp("content")
    sync(first, folder)
    (folder / "note").write_text("By hand.\n")
    left = [steps]

    def tick() -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Crash

    write, unlink = files.write_atomically, Path.unlink

    def writes(path: Path, data: bytes) -> None:
        tick()
        write(path, data)

    def unlinks(self: Path, missing_ok: bool = False) -> None:
        tick()
        unlink(self, missing_ok=missing_ok)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(publish, "write_atomically", writes)
        patched.setattr(Path, "unlink", unlinks)
        with contextlib.suppress(Crash):
            sync(second, folder)
    sync(third, folder)
    assert diff(dict(third), folder) == ""
    assert (folder / "note").read_text() == "By hand.\n"
    assert {n for n, (kind, *_) in state(folder).items() if kind == "file"} == {*third, "note", MANIFEST}
