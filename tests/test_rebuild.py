"""Nothing changed, nothing done: what a build takes from the store, what it makes anew, and that nobody sees which."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from importlib import metadata
from pathlib import Path

import pytest

from generator import builder, inputs
from generator.articles.read import read_articles
from generator.articles.settings.settings import read_settings
from generator.builder import build_pages
from generator.errors import SeedError
from generator.inputs import build_key
from generator.language.parsing import process as parser_process
from generator.language.parsing.parse import parse
from generator.pages.environment import TEMPLATES
from generator.pages.shown import ALL, Shown
from generator.store import Store

ROOT = Path(__file__).resolve().parents[1]
STORY = {
    "gazette.txt": "The harbour office closed the old swing bridge.\n\nDivers found a crack in its northern pier.\n",
    "wire.txt": "Divers found a crack in the northern pier of the swing bridge, the harbour office said.\n",
    "radio.txt": "Ferries will run all night, the mayor said on Monday.\n\nThe swing bridge stays closed until May.\n",
}
ENGINE = {"spacy", "thinc", "numpy", "rapidfuzz", "Stemmer", "jinja2", "yaml", "markupsafe", "charset_normalizer"}
"""Packages that only a build with something to read needs."""


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    folder = tmp_path / "seeds"
    folder.mkdir()
    for name, text in STORY.items():
        (folder / name).write_text(text, "utf-8")
    return folder


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "store")


def edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def append(path: Path, text: str) -> None:
    path.parent.mkdir(exist_ok=True)
    path.write_text((path.read_text("utf-8") if path.exists() else "") + text, "utf-8")


def entries(store: Store, kind: str) -> set[str]:
    return {p.name for p in store.folder.glob(f"{kind}-*")}


def python(program: str, *arguments: str | Path, cwd: Path = ROOT) -> str:
    """What a program prints that runs in a process of its own."""
    command = [sys.executable, "-c", program, *map(str, arguments)]
    ran = subprocess.run(
        command, cwd=cwd, env={**os.environ, "PYTHONPATH": str(cwd)}, capture_output=True, text=True, check=False
    )
    assert ran.returncode == 0, ran.stderr
    return ran.stdout


def test_pages_are_the_same_without_a_store_with_an_empty_one_and_out_of_it(seeds: Path, store: Store) -> None:
    alone = build_pages(seeds)
    assert [*build_pages(seeds, store=store).items()] == [*alone.items()]
    assert [*build_pages(seeds, store=store).items()] == [*alone.items()]


@pytest.mark.parametrize(
    "change",
    [
        lambda seeds: edit(seeds / "gazette.txt", "northern", "southern"),
        lambda seeds: edit(seeds / "radio.txt", "\n\n", "\n\nNobody was hurt.\n\n"),
        lambda seeds: (seeds / "wire.txt").unlink(),
        lambda seeds: (seeds / "wire.txt").rename(seeds / "agency.txt"),
        lambda seeds: (seeds / "post.txt").write_text(STORY["radio.txt"] + "\nIt rained.\n", "utf-8"),
        lambda seeds: (seeds / "digest.yml").write_text("title: A bridge\n", "utf-8"),
    ],
    ids=["a word", "a paragraph more", "an article less", "a new name", "an article more", "a title"],
)
def test_pages_after_a_change_are_what_they_would_be_without_a_store(
    change: Callable[[Path], object], seeds: Path, store: Store
) -> None:
    before = build_pages(seeds, store=store)
    change(seeds)
    after = build_pages(seeds, store=store)
    assert [*after.items()] == [*build_pages(seeds).items()]
    assert after != before


def test_an_edit_parses_its_own_paragraph_only(seeds: Path, store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    real = parser_process.parses

    def noted(texts: list[str]) -> Iterator[bytes]:
        asked.extend(texts)
        return real(texts)

    monkeypatch.setattr(parser_process, "parses", noted)
    build_pages(seeds, store=store)
    asked.clear()
    edit(seeds / "gazette.txt", "northern", "southern")
    build_pages(seeds, store=store)
    assert asked == ["Divers found a crack in its southern pier."]


def test_a_build_that_finds_its_pages_imports_neither_parser_nor_arithmetic_nor_words_nor_templates(
    seeds: Path, store: Store
) -> None:
    program = (
        "import json, sys; from pathlib import Path; from generator.builder import build_pages;"
        "from generator.store import Store; pages = build_pages(Path(sys.argv[1]), store=Store(Path(sys.argv[2])));"
        "print(json.dumps([sorted(sys.modules), sorted(pages)]))"
    )
    first, second = (json.loads(python(program, seeds, store.folder)) for _ in range(2))
    assert first[1] == second[1]
    assert {"numpy", "jinja2", "generator.digest"} <= set(first[0])
    assert not ENGINE & set(second[0])
    ours = {name for name in second[0] if name.startswith("generator.")}
    light = {"articles", "articles.files", "articles.files.folder", "builder", "errors", "files", "inputs", "memory"}
    light |= {"pages", "pages.shown", "publish", "publish.plan", "publish.record", "publish.sync", "store"}
    assert ours <= {f"generator.{name}" for name in light}


def test_what_an_editor_should_know_is_said_again_though_nothing_is_done(seeds: Path, store: Store) -> None:
    (seeds / "cafe.txt").write_bytes("The Café Noir stays open, its owner said.\n".encode("latin-1") * 2)
    told: list[list[str]] = [[], []]
    for each in told:
        build_pages(seeds, each.append, store=store)
    assert told[0] == told[1]
    assert "not UTF-8" in told[0][0]


def test_a_folder_that_cannot_be_built_fails_each_time_in_the_same_words(seeds: Path, store: Store) -> None:
    (seeds / "digest.yml").write_text("titel: A bridge\n", "utf-8")
    said = []
    for _ in range(2):
        with pytest.raises(SeedError) as error:
            build_pages(seeds, store=store)
        said.append(str(error.value))
    assert said[0] == said[1]
    with pytest.raises(SeedError):
        build_pages(seeds / "nowhere", store=store)


CHANGES: dict[str, Callable[[Path], object]] = {
    "an article's text": lambda p: edit(p / "seeds" / "wire.txt", "Divers", "Diver"),
    "an article's name": lambda p: (p / "seeds" / "wire.txt").rename(p / "seeds" / "agency.txt"),
    "an article more": lambda p: append(p / "seeds" / "empty.txt", ""),
    "a file that is skipped": lambda p: append(p / "seeds" / "notes.docx", ""),
    "settings": lambda p: append(p / "seeds" / "digest.yml", "title: Bridge\n"),
    "an earlier edition": lambda p: append(p / "seeds" / "previous.json", "{}"),
    "a template of one's own": lambda p: append(p / "own" / "about.md.j2", "about\n"),
    "a part of such a template": lambda p: append(p / "own" / "parts" / "part.txt", "about\n"),
    "a template of ours": lambda p: append(p / "templates" / "about.md.j2", "about\n"),
    "code": lambda p: append(p / "generator" / "escape.py", "# changed\n"),
    "a word list": lambda p: append(p / "generator" / "language" / "thesaurus.txt", "# changed\n"),
    "weights": lambda p: append(p / "generator" / "facts" / "scorer.json", " "),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_the_pages_follow_from_changes_the_key(change: Callable[[Path], object], tmp_path: Path) -> None:
    for folder in ("generator", "templates"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    for folder in ("seeds", "own"):
        (tmp_path / folder).mkdir()
    for name, text in STORY.items():
        (tmp_path / "seeds" / name).write_text(text, "utf-8")
    program = (
        "from pathlib import Path; from generator.inputs import build_key as k; print(k(Path('seeds'), Path('own')))"
    )
    keys = [python(program, cwd=tmp_path) for _ in range(2)]
    change(tmp_path)
    keys.append(python(program, cwd=tmp_path))
    assert keys[0] == keys[1] != keys[2]


def test_another_release_or_another_choice_of_parts_changes_the_key(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = {build_key(seeds), build_key(seeds, options=["grid"]), build_key(seeds, options=["grid", "people"])}
    for package in inputs.DECIDING:
        inputs.platform.cache_clear()
        inputs.release.cache_clear()
        real = metadata.version
        monkeypatch.setattr(metadata, "version", lambda p, own=package, real=real: "0" if p == own else real(p))
        keys.add(build_key(seeds))
        monkeypatch.undo()
    inputs.platform.cache_clear()
    inputs.release.cache_clear()
    assert len(keys) == 3 + len(inputs.DECIDING)


def test_parts_that_are_not_shown_do_not_come_out_of_the_store(seeds: Path, store: Store) -> None:
    shown = build_pages(seeds, store=store)
    less = build_pages(seeds, store=store, show=ALL - {Shown.TIMELINE, Shown.GRID})
    assert less == build_pages(seeds, show=ALL - {Shown.TIMELINE, Shown.GRID}) != shown


def test_a_build_opens_no_file_of_the_project_that_its_key_does_not_hold(seeds: Path, store: Store) -> None:
    """Whatever a build reads below the package, the templates and the seeds is among the bytes of the key."""
    for name, text in (("digest.yml", "title: A bridge\n"), ("README.md", "notes\n"), ("photo.jpg", "light\n")):
        (seeds / name).write_text(text, "utf-8")
    program = (
        "import json, os, sys; from pathlib import Path; opened = set();"
        "sys.addaudithook(lambda event, args: opened.add(str(args[0])) if event == 'open' else None);"
        "import generator.builder as b; from generator.store import Store; store = Store(Path(sys.argv[2]));"
        "keyed = opened.copy(); opened.clear(); b.build_key(Path(sys.argv[1])); keyed |= opened; opened.clear();"
        "b._make(Path(sys.argv[1]), None, b.ALL, store, None);"
        "print(json.dumps([sorted(keyed), sorted(opened)]))"
    )
    keyed, opened = json.loads(python(program, seeds, store.folder))
    folders = tuple(str(folder) + os.sep for folder in (seeds, inputs.PACKAGE, TEMPLATES))
    read = {path for path in opened if path.startswith(folders) and "__pycache__" not in path}
    assert {"thesaurus.txt", "index.md.j2", "wire.txt", "digest.yml"} <= {Path(path).name for path in read}
    assert read - set(keyed) == set()


def test_an_article_that_is_edited_during_a_build_is_never_taken_for_the_one_before(
    seeds: Path, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builder._make

    def slow(*arguments: object) -> object:
        edit(seeds / "wire.txt", "Divers", "Engineers")  # after the key was taken, before the articles are read
        return real(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr(builder, "_make", slow)
    build_pages(seeds, store=store)
    monkeypatch.undo()
    edit(seeds / "wire.txt", "Engineers", "Divers")
    assert build_pages(seeds, store=store) == build_pages(seeds)


def test_damaged_entries_of_every_kind_cost_a_warning_and_nothing_else(seeds: Path, store: Store) -> None:
    right = build_pages(seeds, store=store)
    for path in store.folder.iterdir():
        path.write_bytes(path.read_bytes()[:-1] + b"?")
    told: list[str] = []
    assert build_pages(seeds, store=Store(store.folder, told.append)) == right
    assert {Path(line.split(": ")[0]).name.partition("-")[0] for line in told} == {
        "pages",
        "parsed",
        "parse",
        "comparisons",
        "impressions",
    }
    told.clear()
    assert build_pages(seeds, store=Store(store.folder, told.append)) == right
    assert told == []


def test_a_store_that_is_deleted_between_two_builds_is_made_again(seeds: Path, store: Store) -> None:
    right = build_pages(seeds, store=store)
    shutil.rmtree(store.folder)
    assert build_pages(seeds, store=store) == right
    assert len(entries(store, "pages")) == 1


def test_two_builds_at_once_make_the_same_pages_and_leave_a_sound_store(seeds: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "generator", "build", "--seeds", seeds, "--content"]
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "FACT_DIGEST_CACHE": str(tmp_path / "both")}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = [
        subprocess.Popen([*command, tmp_path / name], cwd=tmp_path, env=environment, **pipes)  # type: ignore[call-overload]
        for name in ("one", "two")
    ]
    for process in running:
        _, said = process.communicate(timeout=300)
        assert (process.returncode, said) == (0, b"")
    one, two = ({p.name: p.read_bytes() for p in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two
    told: list[str] = []
    shared = Store(tmp_path / "both", told.append)
    assert build_pages(seeds, store=shared) == build_pages(seeds)
    assert (told, len(entries(shared, "pages"))) == ([], 1)


def test_a_parser_in_a_process_of_its_own_reads_as_one_here_and_its_end_is_no_end(
    seeds: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    articles = read_articles(seeds, read_settings(seeds))
    here = [s.tokens for s in parse(articles)]
    monkeypatch.delitem(sys.modules, "spacy", raising=False)
    parser_process.start()
    process = parser_process._running
    assert process is not None
    try:
        assert [s.tokens for s in parse(articles)] == here
        assert [s.tokens for s in parse(articles[:1])] == here[:2], "it stays for a further question"
        process.kill()
        assert [s.tokens for s in parse(articles)] == here
    finally:
        parser_process.stop()
    assert process.poll() is not None


def test_a_build_leaves_no_process_behind_even_if_it_fails(seeds: Path, store: Store) -> None:
    program = (
        "import sys; from pathlib import Path; from generator.builder import build_pages;"
        "from generator.errors import GeneratorError; from generator.language.parsing import process as p;"
        "from generator.store import Store; started = []; real = p.start\n"
        "p.start = lambda: (real(), started.append(p._running))\n"
        "try: build_pages(Path(sys.argv[1]), store=Store(Path(sys.argv[2])), preview=len(sys.argv) > 3)\n"
        "except GeneratorError: pass\n"
        "print([process.poll() is None for process in started])"
    )
    assert python(program, seeds, store.folder) == "[False]\n"
    (seeds / "digest.yml").write_text("titel: A bridge\n", "utf-8")
    (seeds / "new.txt").write_text("The bridge is red.\n", "utf-8")
    assert python(program, seeds, store.folder) == "[False]\n"
    (seeds / "digest.yml").unlink()
    assert python(program, seeds, store.folder, "preview") == "[True]\n"
