"""The command line: what it writes, what it says, and how it fails."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from generator.__main__ import main

ROOT = Path(__file__).resolve().parents[1]
CASES = yaml.safe_load((Path(__file__).parent / "bad_input" / "cases.yml").read_text("utf-8"))
STORY = {
    "gazette.txt": "The harbour office closed the old swing bridge.\n\nDivers found a crack in its northern pier.\n",
    "wire.txt": "Divers found a crack in the northern pier of the swing bridge, the harbour office said.\n",
}


@pytest.fixture
def story(tmp_path: Path) -> Path:
    seeds = tmp_path / "my articles"
    seeds.mkdir()
    for name, text in STORY.items():
        (seeds / name).write_text(text, "utf-8")
    return seeds


def state(folder: Path) -> dict[str, tuple[str, int]]:
    """Every file with the sum of its bytes and its time stamp."""
    return {
        p.relative_to(folder).as_posix(): (hashlib.sha256(p.read_bytes()).hexdigest(), p.stat().st_mtime_ns)
        for p in folder.rglob("*")
        if p.is_file()
    }


def run(*arguments: str | Path) -> int:
    return main([str(a) for a in arguments])


def module(*arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    """The command line in its own process, as a user starts it."""
    command = [sys.executable, "-m", "generator", *map(str, arguments)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)


def test_any_folder_of_articles_becomes_pages_and_data(story: Path, tmp_path: Path) -> None:
    content = tmp_path / "deep" / "pages"
    assert run("build", "--seeds", story, "--content", content) == 0
    assert {"index.md", "digest.json"} <= set(state(content))
    assert [s["file"] for s in json.loads((content / "digest.json").read_bytes())["sources"]] == sorted(STORY)


def test_build_says_what_it_did(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("build", "--seeds", story, "--content", tmp_path / "pages")
    run("build", "--seeds", story, "--content", tmp_path / "pages")
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith(str(tmp_path / "pages"))
    assert second.endswith("0 files changed")


def test_a_page_that_is_not_ours_stops_the_build_and_force_names_what_it_replaces(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tmp_path / "pages"
    content.mkdir()
    mine = content / "index.md"
    mine.write_text("# My own precious page\n")
    assert run("build", "--seeds", story, "--content", content) == 1
    assert capsys.readouterr().err.splitlines() == [
        f"{mine}: not written by this program; move it away or rename it",
        "To have these files replaced: build --force",
        "Nothing was written.",
    ]
    assert list(state(content)) == ["index.md"]
    assert run("build", "--seeds", story, "--content", content, "--force") == 0
    assert capsys.readouterr().out.startswith(f"replacing {mine}: not written by this program\n")
    assert run("check", "--seeds", story, "--content", content) == 0


def test_force_never_replaces_a_folder(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "pages" / "index.md").mkdir(parents=True)
    assert run("build", "--seeds", story, "--content", tmp_path / "pages", "--force") == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert "index.md: a folder, where a page goes; move it away or rename it\nNothing was written." in told.err


def test_what_is_not_read_is_told(story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (story / "report.docx").write_bytes(b"PK")
    assert run("build", "--seeds", story, "--content", tmp_path / "pages") == 0
    assert capsys.readouterr().err == "warning: report.docx: not read; save as plain text (.txt)\n"
    assert "report.docx" not in (tmp_path / "pages" / "about.md").read_text("utf-8"), "it is the editor's matter alone"


def test_check_passes_on_fresh_pages_and_writes_nothing(story: Path, tmp_path: Path) -> None:
    run("build", "--seeds", story, "--content", tmp_path / "pages")
    before = state(tmp_path)
    assert run("check", "--seeds", story, "--content", tmp_path / "pages") == 0
    assert state(tmp_path) == before


def test_check_fails_on_stale_pages_with_the_difference(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content = tmp_path / "pages"
    run("build", "--seeds", story, "--content", content)
    (story / "wire.txt").write_text("Divers found a deep crack in the southern pier of the swing bridge.\n", "utf-8")
    before = state(content)
    capsys.readouterr()
    assert run("check", "--seeds", story, "--content", content) == 1
    told = capsys.readouterr()
    assert "index.md: out of date" in told.out
    assert "southern" in told.out
    assert "python -m generator build" in told.err
    assert state(content) == before


def test_check_fails_where_nothing_was_built_yet(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("check", "--seeds", story, "--content", tmp_path / "none") == 1
    assert "index.md: missing" in capsys.readouterr().out
    assert not (tmp_path / "none").exists()


def test_explain_shows_passages_outlets_and_places(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run("build", "--seeds", story, "--content", tmp_path)
    facts = json.loads((tmp_path / "digest.json").read_bytes())["facts"]
    capsys.readouterr()
    for fact in facts:
        assert run("explain", "f-" + fact["id"], "--seeds", story) == run("explain", fact["id"], "--seeds", story) == 0
        told = capsys.readouterr().out
        assert fact["statement"] in told
        for evidence in fact["evidence"]:
            assert f"characters {evidence['start']} to {evidence['end']}" in told
            assert f"“{evidence['quote']}”" in told
        assert ("Joined because" in told) == (len(fact["evidence"]) > 1)


def test_explain_shows_a_difference_with_each_answers_passages(capsys: pytest.CaptureFixture[str]) -> None:
    conflict = json.loads((ROOT / "content" / "digest.json").read_bytes())["conflicts"][0]
    assert run("explain", "c-" + conflict["id"], "--seeds", ROOT / "seeds") == 0
    told = capsys.readouterr().out
    assert conflict["about"] in told
    for side in conflict["sides"]:
        assert side["value"] in told
        for passage in side["evidence"]:
            assert f"characters {passage['start']} to {passage['end']}" in told


def test_explain_takes_the_number_that_the_page_shows(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "1", "--seeds", story) == 0
    told = capsys.readouterr().out
    assert run("explain", told.split()[1].rstrip(":"), "--seeds", story) == 0
    assert capsys.readouterr().out == told


def test_explain_of_an_unknown_fact_says_where_ids_stand(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "no-such-fact", "--seeds", story) == 1
    told = capsys.readouterr()
    assert "no-such-fact" in told.err
    assert "permanent link" in told.err


@pytest.mark.parametrize("command", [[], ["build"], ["check"], ["explain"]])
def test_help_explains_every_option(command: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([*command, "--help"])
    assert stopped.value.code == 0
    told = capsys.readouterr().out
    assert "python -m generator" in told
    assert len(told.splitlines()) > 5


@pytest.mark.parametrize("wrong", [[], ["publish"], ["build", "--seed"], ["explain"]])
def test_a_command_that_is_not_understood_is_status_2(wrong: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(wrong)
    assert stopped.value.code == 2
    assert "usage" in capsys.readouterr().err


def test_nothing_but_the_result_is_printed_where_no_terminal_is(story: Path, tmp_path: Path) -> None:
    ran = module("build", "--seeds", story, "--content", tmp_path / "pages")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(ran.stdout.splitlines()) == 1


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_bad_input_is_named_with_its_reason_and_leaves_everything_as_it_was(
    case: dict[str, object], story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    content, site = tmp_path / "content", tmp_path / "site"
    run("build", "--seeds", story, "--content", content)
    site.mkdir()
    (site / "index.html").write_text("the last good site")
    prepare(case, story)
    before = state(content), state(site)
    capsys.readouterr()
    assert run("build", "--seeds", story, "--content", content) == 1
    told = capsys.readouterr()
    for words in case["says"]:  # type: ignore[attr-defined]
        assert words in told.err
    assert "Nothing was written." in told.err
    assert "Traceback" not in told.err
    assert (state(content), state(site)) == before


def prepare(case: dict[str, object], story: Path) -> None:
    """Bring the case's files into the folder, or take the folder away."""
    if case.get("without"):
        shutil.rmtree(story)
        return
    if case.get("only"):
        for file in story.iterdir():
            file.unlink()
    files: dict[str, object] = case.get("files") or {}  # type: ignore[assignment]
    for name, content in files.items():
        data = content if isinstance(content, bytes) else str(content).encode()
        times: int = case.get("times", 1)  # type: ignore[assignment]
        (story / name).write_bytes(data * times)


def test_all_bad_files_are_named_in_one_run(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names = ["a-empty.txt", "b-empty.txt", "c-empty.txt"]
    for name in names:
        (story / name).write_bytes(b"")
    assert run("build", "--seeds", story, "--content", story / "none") == 1
    told = capsys.readouterr().err
    assert [name for name in names if name not in told] == []


def test_mkdocs_build_fails_on_bad_input_and_leaves_the_site_as_it_was(checkout: Path) -> None:
    (checkout / "seeds" / "empty.txt").write_bytes(b"")
    (checkout / "site").mkdir()
    (checkout / "site" / "index.html").write_text("the last good site")
    before = state(checkout / "content"), state(checkout / "site")
    ran = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"], cwd=checkout, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 1
    assert "empty.txt: " in ran.stderr
    assert "Traceback" not in ran.stderr
    assert (state(checkout / "content"), state(checkout / "site")) == before


def test_the_mkdocs_command_works_from_another_folder(checkout: Path, tmp_path: Path) -> None:
    """It knows neither the project's folder nor its package; the hook has to find both."""
    mkdocs: Callable[..., subprocess.CompletedProcess[str]] = subprocess.run
    command = [shutil.which("mkdocs", path=str(Path(sys.executable).parent)) or "mkdocs", "build", "--strict"]
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}
    ran = mkdocs(
        [*command, "-f", str(checkout / "mkdocs.yml"), "-d", str(tmp_path / "made")],
        cwd=tmp_path, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr
    assert (tmp_path / "made" / "index.html").exists()
    assert "WARNING" not in ran.stderr


@pytest.mark.parametrize(
    "name", ["naïve & “odd” <name>.txt", "UPPER case.TXT", "100%.txt", "-dash.txt", "a;b'c`d$e.txt"]
)
def test_an_odd_but_printable_name_is_no_reason_to_fail(story: Path, tmp_path: Path, name: str) -> None:
    (story / "wire.txt").rename(story / name)
    assert run("build", "--seeds", story, "--content", tmp_path / "pages") == 0
    assert name in {s["file"] for s in json.loads((tmp_path / "pages" / "digest.json").read_bytes())["sources"]}


def test_another_encoding_is_read_with_a_warning(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = "Müller’s café near the swing bridge lost “every” window — the mayor said – in Tuesday’s storm.\n"
    (story / "old.txt").write_bytes(text.encode("cp1252"))
    assert run("build", "--seeds", story, "--content", tmp_path / "pages") == 0
    assert "warning: old.txt" in capsys.readouterr().err


def test_a_reader_that_stops_reading_is_no_error(story: Path, tmp_path: Path) -> None:
    run("build", "--seeds", story, "--content", tmp_path)
    fact = json.loads((tmp_path / "digest.json").read_bytes())["facts"][0]["id"]
    command = [sys.executable, "-m", "generator", "explain", fact, "--seeds", str(story)]
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as gone:
        ran = subprocess.run(command, stdout=gone, stderr=subprocess.PIPE, cwd=ROOT, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")


def test_digest_prints_the_data_that_a_build_writes_a_line_for_each_folder(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["build", "--seeds", str(story), "--content", str(tmp_path / "pages")]) == 0
    built = json.loads((tmp_path / "pages" / "digest.json").read_text("utf-8"))
    capsys.readouterr()
    assert main(["digest", str(story), str(tmp_path / "nowhere"), str(story)]) == 1
    out, err = capsys.readouterr()
    assert [json.loads(line) for line in out.splitlines()] == [built, None, built]
    assert "nowhere" in err
