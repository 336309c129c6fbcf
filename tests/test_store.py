"""The store of results: what is kept comes back or is made again, whatever happens to its files, and it stays small."""

from __future__ import annotations

import os
import shutil
import subprocess
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.store import _SUM, FOLDER, ROOM, VARIABLE, Store, folder_for, key

NAME, OTHER = key("one"), key("other")
DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "cut short": lambda kept: kept[:-1],
    "emptied": lambda _: b"",
    "a bit turned in the data": lambda kept: kept[:-1] + bytes([kept[-1] ^ 1]),
    "a bit turned in the sum": lambda kept: bytes([kept[0] ^ 1]) + kept[1:],
    "something else": lambda _: b"something else that is longer than a sum",
}


def files(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.name != ".gitignore"}


def size(folder: Path) -> int:
    return sum(len(data) for data in files(folder).values())


def asked_long_ago(folder: Path, kind: str, name: str, seconds: int) -> None:
    path = folder / f"{kind}-{name}"
    then = path.stat().st_mtime - seconds
    os.utime(path, (then, then))


@given(st.lists(st.text()), st.lists(st.text()))
def test_two_lists_of_parts_have_one_key_only_if_they_are_one(a: list[str], b: list[str]) -> None:
    assert (key(*a) == key(*b)) is (a == b)


@given(data=st.binary())
def test_what_was_kept_comes_back_in_another_run(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("store")
    Store(folder).keep("page", NAME, data)
    assert Store(folder).recall("page", NAME) == data
    assert Store(folder).recall("parse", NAME) is None
    assert Store(folder).recall("page", OTHER) is None


def test_a_result_is_made_once(tmp_path: Path) -> None:
    made: list[int] = []

    def make() -> bytes:
        made.append(1)
        return b"picture"

    assert [Store(tmp_path).remember("picture", NAME, make) for _ in range(3)] == [b"picture"] * 3
    assert len(made) == 1


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
def test_a_damaged_entry_is_told_once_removed_and_made_again(damage: Callable[[bytes], bytes], tmp_path: Path) -> None:
    told: list[str] = []
    store = Store(tmp_path, told.append)
    store.keep("page", NAME, b"right")
    (path,) = (tmp_path / name for name in files(tmp_path))
    path.write_bytes(damage(path.read_bytes()))
    assert store.recall("page", NAME) is None
    assert not path.exists()
    assert store.remember("page", NAME, lambda: b"right") == b"right"
    assert store.recall("page", NAME) == b"right"
    (warning,) = told
    assert str(path) in warning and "damaged" in warning


def test_a_store_never_holds_more_than_its_limit_and_loses_first_what_was_not_asked_for_longest(tmp_path: Path) -> None:
    limit, each = 10_000, 1000
    store = Store(tmp_path, limit=limit)
    names = [key(str(n)) for n in range(9)]
    for age, name in enumerate(reversed(names)):
        store.keep("page", name, bytes(each))
        asked_long_ago(tmp_path, "page", name, seconds=60 + age)
    assert Store(tmp_path).recall("page", names[0])  # the oldest, but asked for now
    for n in range(30):
        store.keep("later", key(str(n)), bytes(each))
        assert size(tmp_path) <= limit
        if n == 1:
            kept = [name for name in names if (tmp_path / f"page-{name}").exists()]
            assert kept == [names[0], *names[9 - len(kept) + 1 :]]
    assert size(tmp_path) > limit * ROOM - 2 * each


def test_the_limit_counts_what_other_builds_have_kept(tmp_path: Path) -> None:
    for n in range(20):
        Store(tmp_path, limit=10_000).keep("page", key(str(n)), bytes(1000))
    assert size(tmp_path) <= 10_000


def test_what_is_too_large_for_the_store_is_not_kept_and_costs_nothing_else_its_place(tmp_path: Path) -> None:
    store = Store(tmp_path, limit=1000)
    store.keep("page", NAME, b"small")
    store.keep("page", OTHER, bytes(1000))
    assert store.recall("page", NAME) == b"small"
    assert store.recall("page", OTHER) is None


def test_files_of_others_in_the_folder_are_never_removed(tmp_path: Path) -> None:
    theirs = {
        "thesis.txt": b"mine",
        "page-1": b"mine",
        f"PAGE-{NAME}": b"mine",
        ".part": b"mine",
        "notes.part": b"mine",
    }
    for name, data in theirs.items():
        (tmp_path / name).write_bytes(data * 1000)
        os.utime(tmp_path / name, (0, 0))
    store = Store(tmp_path, limit=3000)
    for n in range(9):
        store.keep("page", key(str(n)), bytes(1000))
    found = files(tmp_path)
    assert {name: found.get(name) for name in theirs} == {name: data * 1000 for name, data in theirs.items()}
    assert not (tmp_path / ".gitignore").exists(), "the folder was there before us"


def test_a_half_written_file_of_a_stopped_build_goes_after_an_hour(tmp_path: Path) -> None:
    for name, age in (("old", 3700), ("new", 10)):
        part = tmp_path / f".{name}.part"
        part.write_bytes(b"half")
        then = part.stat().st_mtime - age
        os.utime(part, (then, then))
    Store(tmp_path).keep("page", NAME, b"whole")
    assert not (tmp_path / ".old.part").exists()
    assert (tmp_path / ".new.part").exists()


def test_a_folder_that_cannot_be_used_keeps_nothing_and_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("not a folder")
    store = Store(tmp_path / "file" / "store")
    store.keep("page", NAME, b"data")
    assert store.recall("page", NAME) is None
    assert store.remember("page", NAME, lambda: b"made") == b"made"


def test_a_new_folder_keeps_itself_out_of_git(tmp_path: Path) -> None:
    subprocess.run(["git", "init", "--quiet", tmp_path], check=True)
    Store(folder_for(tmp_path)).keep("page", NAME, b"data")
    status = ["git", "status", "--porcelain", "--untracked-files=all"]
    assert subprocess.run(status, cwd=tmp_path, capture_output=True, check=True).stdout == b""
    assert (tmp_path / FOLDER / ".gitignore").read_text() == "*\n"


def test_the_folder_lies_in_the_project_unless_the_environment_names_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(VARIABLE, raising=False)
    assert folder_for(tmp_path) == tmp_path / ".cache" / "fact-digest"
    monkeypatch.setenv(VARIABLE, str(tmp_path / "elsewhere"))
    assert folder_for(tmp_path / "project") == tmp_path / "elsewhere"
    monkeypatch.setenv(VARIABLE, "")
    assert folder_for(tmp_path) == tmp_path / ".cache" / "fact-digest"


def test_many_at_once_on_a_folder_that_is_cleared_and_deleted_meanwhile_read_what_is_right_or_nothing(
    tmp_path: Path,
) -> None:
    """Several builds, a limit that is always exceeded, and somebody who deletes the folder again and again."""
    folder = tmp_path / "store"
    wrong: list[object] = []
    done = threading.Event()

    def build(start: int) -> None:
        store = Store(folder, wrong.append, limit=20_000)
        try:
            for n in range(start, start + 100):
                name = key(str(n % 40))
                found = store.remember("page", name, lambda n=n: bytes([n % 40]) * 1000)  # type: ignore[misc]
                if found != bytes([n % 40]) * 1000:
                    wrong.append(found)
        except BaseException as error:  # what a build must never see
            wrong.append(error)

    def delete() -> None:
        while not done.wait(0.005):
            shutil.rmtree(folder, ignore_errors=True)

    builds = [threading.Thread(target=build, args=(start,)) for start in range(0, 40, 10)]
    deleter = threading.Thread(target=delete)
    for thread in (*builds, deleter):
        thread.start()
    for thread in builds:
        thread.join()
    done.set()
    deleter.join()
    assert wrong == []


def test_the_sum_in_front_is_counted_as_held(tmp_path: Path) -> None:
    Store(tmp_path).keep("page", NAME, b"1234")
    assert size(tmp_path) == _SUM + 4
