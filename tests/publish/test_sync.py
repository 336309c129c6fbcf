"""Writing pages touches what changed, and removes what is no longer made. What is not ours: test_ours.py."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publish.record import MANIFEST
from generator.publish.sync import SHOWN, diff, sync

PAGES: dict[str, str | bytes] = {
    "index.md": "# Bridge\n",
    "digest.json": "{}\n",
    "parts/pier.md": "é\r\n",
    "p.png": b"\x89PNG\xff",
}


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def test_every_page_is_written_byte_for_byte(tmp_path: Path) -> None:
    content = tmp_path / "deep" / "content"
    assert sync(PAGES, content) == len(PAGES)
    found = tree(content)
    record = json.loads(found.pop(MANIFEST))
    assert found == {name: page.encode() if isinstance(page, str) else page for name, page in PAGES.items()}
    assert record == {name: hashlib.sha256(data).hexdigest() for name, data in sorted(found.items())}


def test_a_second_run_touches_nothing(tmp_path: Path) -> None:
    sync(PAGES, tmp_path)
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")}
    assert sync(PAGES, tmp_path) == 0
    assert {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*")} == before


def test_one_changed_page_is_the_only_one_touched(tmp_path: Path) -> None:
    sync(PAGES, tmp_path)
    before = {p: p.stat().st_mtime_ns for p in tmp_path.rglob("*") if p.is_file()}
    assert sync({**PAGES, "index.md": "# Other\n"}, tmp_path) == 1
    changed = {p.name for p, time in before.items() if p.stat().st_mtime_ns != time}
    assert changed == {"index.md", MANIFEST}


def test_pages_written_by_hand_survive_and_stale_pages_of_ours_do_not(tmp_path: Path) -> None:
    sync(PAGES, tmp_path)
    (tmp_path / "imprint.md").write_text("By hand.\n")
    (tmp_path / "parts" / "note.md").write_text("By hand too.\n")
    assert sync({"index.md": "# Bridge\n"}, tmp_path) == 3
    assert set(tree(tmp_path)) == {"index.md", "imprint.md", "parts/note.md", MANIFEST}


def test_a_folder_left_empty_goes_with_its_last_page(tmp_path: Path) -> None:
    sync(PAGES, tmp_path)
    sync({"index.md": "# Bridge\n"}, tmp_path)
    assert not (tmp_path / "parts").exists()
    assert tmp_path.exists()


@pytest.mark.parametrize("name", ["../out.md", "/out.md", "", ".", "a/../../out.md", "a\\..\\out.md", "C:out.md"])
def test_no_page_is_written_outside_the_folder(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a path inside"):
        sync({"index.md": "x", name: "y"}, tmp_path / "content")
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("name", ["./in.md", "a//b.md", "a/./b.md", "odd\x07.md", "half\ud800.md", MANIFEST])
def test_no_page_has_a_name_that_means_another_file(tmp_path: Path, name: str) -> None:
    with pytest.raises(ValueError, match="not a path inside"):
        sync({"index.md": "x", name: "y"}, tmp_path / "content")
    assert tree(tmp_path) == {}


@pytest.mark.parametrize("other", ["Index.md", "INDEX.MD", "index.md/part.md", "INDEX.md/part.md"])
def test_two_pages_never_want_one_place_on_any_system(tmp_path: Path, other: str) -> None:
    for pages in ({"index.md": "x", other: "y"}, {other: "y", "index.md": "x"}):
        with pytest.raises(ValueError, match=r"index\.md"):
            sync(pages, tmp_path / "content")
    assert tree(tmp_path) == {}


def test_a_write_that_fails_leaves_the_old_page_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    sync(PAGES, tmp_path)
    before = tree(tmp_path)

    def full(self: Path, target: Path) -> Path:
        raise OSError(28, f"no space left for {self} as {target}")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="no space left"):
        sync({**PAGES, "index.md": "# Other\n"}, tmp_path)
    assert tree(tmp_path) == before  # nor is a half-written file left behind


def test_a_page_can_be_read_by_a_web_server(tmp_path: Path) -> None:
    sync(PAGES, tmp_path)
    assert (tmp_path / "index.md").stat().st_mode & 0o777 == 0o644


def test_what_is_up_to_date_has_no_difference(tmp_path: Path) -> None:
    sync(PAGES, tmp_path)
    (tmp_path / "imprint.md").write_text("By hand.\n")
    assert diff(PAGES, tmp_path) == ""


def test_the_difference_names_each_file_and_shows_changed_lines(tmp_path: Path) -> None:
    sync({**PAGES, "old.md": "gone"}, tmp_path)
    wanted: dict[str, str | bytes] = {**PAGES, "index.md": "# Ferry\n", "new.md": "n", "p.png": b"\x89other\xff"}
    told = diff(wanted, tmp_path)
    assert told.splitlines() == [
        "index.md: out of date",
        "  @@ -1 +1 @@",
        "  -# Bridge",
        "  +# Ferry",
        "new.md: missing",
        "p.png: out of date",
        "  (not text)",
        "old.md: no longer generated",
    ]


def test_a_record_that_does_not_fit_the_pages_is_a_difference(tmp_path: Path) -> None:
    sync(PAGES, tmp_path)
    (tmp_path / MANIFEST).unlink()
    assert diff(PAGES, tmp_path) == f"{MANIFEST}: out of date"
    assert not (tmp_path / MANIFEST).exists(), "comparing writes nothing"


def test_what_stands_in_a_pages_place_is_a_difference(tmp_path: Path) -> None:
    sync(PAGES, tmp_path)
    (tmp_path / "index.md").unlink()
    (tmp_path / "index.md").mkdir()
    assert diff(PAGES, tmp_path) == "index.md: something else stands in its place"


def test_a_difference_in_line_ends_alone_is_told(tmp_path: Path) -> None:
    sync({"index.md": "a\nb\n"}, tmp_path)
    told = diff({"index.md": "a\r\nb\n"}, tmp_path)
    assert told == "index.md: out of date\n  (only the ends of lines differ)"


def test_a_long_difference_is_cut_and_says_so(tmp_path: Path) -> None:
    told = diff({f"{i:03}.md": "x" for i in range(SHOWN + 7)}, tmp_path).splitlines()
    assert len(told) == SHOWN + 1
    assert told[-1] == "  ... and 7 more lines"


def test_a_file_that_changed_all_over_does_not_hide_the_others(tmp_path: Path) -> None:
    sync({"a.md": "\n".join("abcdefghijklmnopqrstuvwxyz"), "b.md": "old"}, tmp_path)
    told = diff({"a.md": "\n".join("ABCDEFGHIJKLMNOPQRSTUVWXYZ"), "b.md": "new"}, tmp_path).splitlines()
    assert "b.md: out of date" in told
    assert len(told) < 25


NAMES = st.sampled_from(["a.md", "b.md", "c/d.md", "c/e.md", "f.json"])


@given(first=st.dictionaries(NAMES, st.text()), second=st.dictionaries(NAMES, st.text()))
def test_after_any_run_the_folder_holds_exactly_the_pages(
    tmp_path_factory: pytest.TempPathFactory, first: dict[str, str], second: dict[str, str]
) -> None:
    folder = tmp_path_factory.mktemp("content")
    for pages in (first, second):
        sync(dict(pages), folder)
        assert {n: p.decode() for n, p in tree(folder).items() if n != MANIFEST} == pages
        assert diff(dict(pages), folder) == ""
