"""Recorded answers: a build needs nobody, an edit asks for what depends on it, and what is missing is told."""

from __future__ import annotations

import json
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from generator.__main__ import main
from generator.digest import make_digest
from generator.errors import ReaderError
from generator.reading.by_model import read_by_model
from generator.reading.recorded import Answer, Recorded
from generator.reading.request import Request
from tests.reading.server import Call, serving
from tests.reading.story import FERRY, HOW, recorded, texts_of

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FERRY, tmp_path / "seeds"))


@pytest.fixture
def store(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("FACT_DIGEST_CACHE", str(tmp_path / "store"))


def run(*arguments: str | Path) -> int:
    return main([str(a) for a in arguments])


def pages(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in folder.iterdir() if p.is_file()}


@pytest.mark.usefixtures("store")
def test_a_build_with_all_answers_opens_no_socket_and_gives_the_same_bytes(
    seeds: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closed(*_: object, **__: object) -> None:
        raise AssertionError("a build opened a socket")

    monkeypatch.setattr(socket, "socket", closed)
    monkeypatch.setattr(socket, "create_connection", closed)
    assert run("build", "--seeds", seeds, "--content", tmp_path / "one") == 0
    monkeypatch.setenv("FACT_DIGEST_CACHE", str(tmp_path / "another"))
    assert run("build", "--seeds", seeds, "--content", tmp_path / "two") == 0
    assert pages(tmp_path / "one") == pages(tmp_path / "two")


def test_a_build_imports_nothing_that_calls() -> None:
    code = (
        "import sys; from pathlib import Path; from generator.builder import build_pages;"
        f"build_pages(Path({str(FERRY)!r}));"
        "bad = [m for m in ('httpx2', 'jsonschema', 'generator.ask') if m in sys.modules];"
        "sys.exit(repr(bad) if bad else 0)"
    )
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_the_sheet_says_who_read_it_and_that_nothing_in_it_was_worded_but_questions_and_headings(
    seeds: Path, tmp_path: Path
) -> None:
    assert run("build", "--seeds", seeds, "--content", tmp_path / "out") == 0
    about = (tmp_path / "out" / "about.md").read_text("utf-8")
    assert "written-by-hand" in about
    assert "headings were worded by the model" in about
    assert "no language model" not in about
    assert "written-by-hand" in (tmp_path / "out" / "index.md").read_text("utf-8")
    assert json.loads((tmp_path / "out" / "digest.json").read_bytes())["reader"]["model"] == "written-by-hand"


def test_what_was_dropped_is_told_in_check_and_on_the_page(
    seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run("build", "--seeds", seeds, "--content", tmp_path / "out") == 0
    capsys.readouterr()
    assert run("check", "--seeds", seeds, "--content", tmp_path / "out") == 0
    assert "1 quotations that do not stand in their article" in capsys.readouterr().err
    assert "1 quotations that do not stand in their article" in (tmp_path / "out" / "about.md").read_text("utf-8")


def test_explain_shows_what_was_asked_and_answered(seeds: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run("explain", "2", "--seeds", seeds) == 0
    told = capsys.readouterr().out
    assert "Asked and answered (written-by-hand)" in told
    assert "templates/prompts/facts.md" in told
    assert '"statement"' in told


@pytest.mark.usefixtures("store")
def test_a_missing_answer_is_one_clear_error(seeds: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for path in (seeds / "answers").iterdir():
        path.unlink()
    assert run("build", "--seeds", seeds, "--content", tmp_path / "out") == 1
    told = capsys.readouterr().err
    assert "no recorded answer of written-by-hand for the story (facts)" in told
    assert "fact-digest ask" in told
    assert "Traceback" not in told
    assert not (tmp_path / "out").exists()


def test_a_missing_answer_falls_back_where_the_editor_says_so(seeds: Path) -> None:
    shutil.rmtree(seeds / "answers")
    (seeds / "digest.yml").write_text("reader: model\nmodel:\n  name: tiny\n  missing: built-in\n", "utf-8")
    digest = make_digest(seeds)
    assert [f.claims for f in digest.facts] == [f.claims for f in built_in(seeds)]
    assert any("built-in reading" in w for w in digest.warnings)


def built_in(seeds: Path) -> Any:
    (seeds / "digest.yml").unlink()
    return make_digest(seeds).facts


@pytest.mark.usefixtures("store")
def test_the_reader_can_be_chosen_for_one_run(seeds: Path, tmp_path: Path) -> None:
    assert run("build", "--seeds", seeds, "--content", tmp_path / "a", "--reader", "built-in") == 0
    assert "no language model" in (tmp_path / "a" / "about.md").read_text("utf-8")
    assert run("build", "--seeds", seeds, "--content", tmp_path / "b", "--reader", "model") == 0
    assert "written-by-hand" in (tmp_path / "b" / "about.md").read_text("utf-8")


@pytest.mark.usefixtures("store")
@pytest.mark.parametrize("damage", [b"", b"{", b"[]", b"null", b'{"request": "another"}', b"\xff\xfe", b"[" * 99_999])
def test_a_damaged_answer_is_a_missing_one(damage: bytes, seeds: Path) -> None:
    for path in (seeds / "answers").iterdir():
        path.write_bytes(damage)
    with pytest.raises(ReaderError, match="no recorded answer"):
        make_digest(seeds)


def test_an_answer_that_changed_changes_the_pages_of_a_warm_build(seeds: Path, tmp_path: Path) -> None:
    assert run("build", "--seeds", seeds, "--content", tmp_path / "out") == 0
    before = pages(tmp_path / "out")
    path = next(p for p in (seeds / "answers").iterdir() if '"task": "review"' in p.read_text("utf-8"))
    path.write_text(path.read_text("utf-8").replace('"R7"', '"R6"'), "utf-8")
    assert run("build", "--seeds", seeds, "--content", tmp_path / "out") == 0
    assert pages(tmp_path / "out") != before


def asked_for(seeds: Path, kept: dict[str, Any]) -> list[Request]:
    """What a reading of a folder, all of one story, asks for that is not kept; it is kept then."""
    new: list[Request] = []
    (seeds / "digest.yml").write_text("one_story: true\n", "utf-8")

    def asking(requests: Sequence[Request]) -> list[Any]:
        new.extend(r for r in requests if r.id not in kept)
        kept.update((r.id, {"facts": [{"statement": "x", "evidence": [{"at": "1", "words": ""}]}]}) for r in requests)
        return [kept[r.id] for r in requests]

    read_by_model(texts_of(seeds), type(HOW)(name="tiny", context=4_000), asking)
    return new


def test_an_edited_article_asks_only_for_what_depends_on_it(seeds: Path) -> None:
    for n in range(12):  # too much for a small context: article by article
        text = " ".join(f"Clerk {n} of ward {i} counted {i * 7 % 90} boats in harbour {i * n}." for i in range(40))
        (seeds / f"1{n:02}_more.txt").write_text(f"Boats counted in ward {n}\n\n{text}\n", "utf-8")
    kept: dict[str, Any] = {}
    first = asked_for(seeds, kept)
    assert sum(r.task == "article" for r in first) >= 15
    assert asked_for(seeds, kept) == []
    path = seeds / "103_more.txt"
    path.write_text(path.read_text("utf-8").replace("Clerk 3 of ward 39", "Clerk 3 of ward 41"), "utf-8")
    again = asked_for(seeds, kept)
    assert {r.about for r in again if r.task == "article"} == {"103_more.txt"}


def test_no_question_is_larger_than_the_context(seeds: Path) -> None:
    text = "\n\n".join(f"Clerk {n} of ward {n * 3} counted {n * 7 % 90} boats in the harbour." for n in range(900))
    (seeds / "900_long.txt").write_text(f"Boats counted in every ward\n\n{text}\n", "utf-8")
    asked = asked_for(seeds, {})
    assert len([r for r in asked if r.about == "900_long.txt"]) > 5
    assert all(r.tokens + r.room <= 4_000 for r in asked), [(r.task, r.tokens, r.room) for r in asked]


@pytest.fixture
def endpoint_answers() -> Any:
    """A server that gives the ferry's answers by what it is asked."""

    def play(call: Call) -> None:
        name = call.body["response_format"]["json_schema"]["name"]
        call.say(json.dumps(recorded(name)), tokens=5_000)

    with serving(play) as server:
        yield server


def settings(seeds: Path, url: str) -> None:
    (seeds / "digest.yml").write_text(
        f"reader: model\nmodel:\n  name: tiny\n  url: {url}\n  price_in: 1\n  price_out: 2\n", "utf-8"
    )


def test_ask_makes_the_calls_that_are_missing_and_no_others(
    seeds: Path, tmp_path: Path, endpoint_answers: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(seeds, endpoint_answers.url)
    assert run("ask", "--seeds", seeds, "--dry-run") == 0
    assert endpoint_answers.calls == []
    assert "4 calls to tiny" in (dry := capsys.readouterr().out)
    assert "$" in dry
    assert run("ask", "--seeds", seeds) == 0
    assert len(endpoint_answers.calls) == 4
    assert "4 calls, 20,000 tokens in" in capsys.readouterr().out
    assert run("ask", "--seeds", seeds) == 0
    assert len(endpoint_answers.calls) == 4
    assert "every answer is there" in capsys.readouterr().out
    assert run("build", "--seeds", seeds, "--content", tmp_path / "out") == 0


def test_answers_that_no_question_needs_are_listed_and_removed_only_if_one_says_so(
    seeds: Path, endpoint_answers: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    settings(seeds, endpoint_answers.url)  # another model's answers lie there
    old = set((seeds / "answers").iterdir())
    (seeds / "answers" / "notes.txt").write_text("mine", "utf-8")
    assert run("ask", "--seeds", seeds) == 0
    assert capsys.readouterr().out.count("no question needs it any more") == len(old)
    assert old <= set((seeds / "answers").iterdir())
    assert run("ask", "--seeds", seeds, "--prune") == 0
    assert not old & set((seeds / "answers").iterdir())
    assert (seeds / "answers" / "notes.txt").exists()
    assert len(list((seeds / "answers").glob("*.json"))) == 4


def test_an_endpoint_that_fails_is_told_and_leaves_no_half_file(
    seeds: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(seeds / "answers")
    with serving(lambda call: call.fail(401, "who are you?")) as server:
        settings(seeds, server.url)
        assert run("ask", "--seeds", seeds) == 1
    told = capsys.readouterr().err
    assert "401: who are you?" in told
    assert not (seeds / "answers").exists()


def test_nothing_is_kept_that_a_record_does_not_give_back(tmp_path: Path) -> None:
    request = Request("facts", "the story", (("articles", "[A1] Ä."),), "tiny", 100)
    folder = Recorded(tmp_path)
    assert folder.get(request) is None
    folder.keep(request, Answer({"facts": ["ä", 1, None]}, "", "tiny-2", "plain", 5, 6))
    kept = folder.get(request)
    assert kept is not None
    assert (kept.data, kept.model, kept.form) == ({"facts": ["ä", 1, None]}, "tiny-2", "plain")


def test_another_room_or_endpoint_is_the_same_question_and_another_model_or_text_is_not() -> None:
    def name(model: str = "tiny", text: str = "[A1] x.", room: int = 1) -> str:
        return Request("facts", "the story", (("articles", text),), model, room).id

    assert name() == name(room=9)
    assert len({name(), name("large"), name(text="[A1] y.")}) == 3


def test_where_every_answer_is_there_ask_needs_neither_endpoint_nor_extra(
    seeds: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in [name for name in sys.modules if name.startswith("generator.ask")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "httpx2", None)
    (seeds / "answers" / "0123.json").write_text("{}", "utf-8")
    assert run("ask", "--seeds", seeds, "--prune") == 0
    assert "0123.json: removed" in capsys.readouterr().out


def test_without_the_extra_one_is_told_how_to_get_it(
    seeds: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.rmtree(seeds / "answers")
    settings(seeds, "http://127.0.0.1:9/v1")
    for name in [name for name in sys.modules if name.startswith("generator.ask")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "httpx2", None)
    assert run("ask", "--seeds", seeds) == 1
    told = capsys.readouterr().err
    assert "httpx2 is missing" in told
    assert "fact-digest[model]" in told


def test_a_break_leaves_whole_files_and_the_command_goes_on(seeds: Path, tmp_path: Path) -> None:
    shutil.rmtree(seeds / "answers")
    slow = threading.Event()

    def play(call: Call) -> None:
        name = call.body["response_format"]["json_schema"]["name"]
        if name != "facts" and not slow.is_set():
            slow.wait(20)
        call.say(json.dumps(recorded(name)), tokens=5_000)

    with serving(play) as server:
        settings(seeds, server.url)
        # what runs in the background is told to pass over a break, and so is all that it starts
        listens = "import runpy, signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        listens += "runpy.run_module('generator', run_name='__main__', alter_sys=True)"
        command = [sys.executable, "-c", listens, "ask", "--seeds", str(seeds)]
        under_way = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        deadline = time.monotonic() + 20
        while len(server.calls) < 2 and time.monotonic() < deadline:
            time.sleep(0.05)
        under_way.send_signal(signal.SIGINT)
        out, err = under_way.communicate(timeout=20)
        slow.set()
        assert under_way.returncode == 130, err
        assert "What was answered is kept" in out
        assert [p.suffix for p in (seeds / "answers").iterdir()] == [".json"]
        assert run("ask", "--seeds", seeds) == 0
    assert run("build", "--seeds", seeds, "--content", tmp_path / "out") == 0
