"""The public interface: what it holds, that all of it is documented, and that importing it costs nothing."""

from __future__ import annotations

import builtins
import dataclasses
import doctest
import importlib
import inspect
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args, get_type_hints

import pytest

import generator
from generator import errors

ROOT = Path(__file__).resolve().parents[1]
STORY = {
    "gazette.txt": "The harbour office closed the old swing bridge on Friday.\n\n"
    "Divers found a crack in the bridge's northern pier, the harbour master said.\n",
    "wire.txt": "Divers found a crack in the bridge's northern pier, the harbour office said.\n",
}
FUNCTIONS = ("build", "make_digest")
PUBLIC: dict[str, Any] = {name: getattr(generator, name) for name in generator.__all__}


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The working folder, with articles in ``seeds/``."""
    (tmp_path / "seeds").mkdir()
    for name, text in STORY.items():
        (tmp_path / "seeds" / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def python(code: str) -> str:
    """What a fresh interpreter prints."""
    ran = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    return ran.stdout.strip()


def test_all_that_is_seen_of_the_package_is_its_list_of_names() -> None:
    """A module of the package that has been imported is not seen either; it would hide a name that is the same."""
    importlib.import_module("generator.__main__")
    assert [name for name in dir(generator) if not name.startswith("__")] == sorted(generator.__all__)
    assert not any(inspect.ismodule(thing) for thing in PUBLIC.values())
    stars: dict[str, Any] = {}
    exec("from generator import *", stars)
    assert set(stars) - {"__builtins__"} == set(generator.__all__)


def test_no_module_of_the_package_is_called_like_a_public_name() -> None:
    """Importing it would put it in the name's place."""
    modules = {path.stem for path in (ROOT / "generator").iterdir()}
    assert not modules & set(generator.__all__)


def test_a_name_that_there_is_not_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="no attribute 'publish_everything'"):
        generator.publish_everything  # type: ignore[attr-defined]  # noqa: B018


def test_the_data_that_a_digest_holds_is_public_and_no_other() -> None:
    def held(thing: type) -> Iterator[type]:
        for hint in get_type_hints(thing).values():
            yield from (t for t in (hint, *parts(hint)) if dataclasses.is_dataclass(t) and isinstance(t, type))

    def parts(hint: Any) -> Iterator[Any]:
        for part in get_args(hint):
            yield part
            yield from parts(part)

    found, left = set[type](), list[type]([generator.Digest])
    while left:
        if (thing := left.pop()) not in found:
            found.add(thing)
            left += held(thing)
    public = {name for name, thing in PUBLIC.items() if dataclasses.is_dataclass(thing)}
    assert {thing.__name__ for thing in found} | {"BadFile"} == public


def test_every_error_that_a_caller_can_act_on_is_public() -> None:
    ours = {name for name, thing in vars(errors).items() if inspect.isclass(thing) and issubclass(thing, Exception)}
    assert ours == {name for name in PUBLIC if name.endswith("Error")}
    assert all(issubclass(PUBLIC[name], generator.GeneratorError) for name in ours)


@pytest.mark.parametrize("name", generator.__all__)
def test_every_public_name_says_what_it_is(name: str) -> None:
    said = PUBLIC[name].__doc__ or ""
    assert said.strip()
    assert not said.startswith(f"{name}("), "the list of fields that Python writes says nothing"


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_public_function_names_its_arguments_and_its_errors(name: str) -> None:
    said = inspect.getdoc(PUBLIC[name]) or ""
    sections = dict(re.findall(r"^(Args|Raises):\n((?:    .*\n?)+)", said, re.MULTILINE))
    told = re.findall(r"^    (\w+):", sections["Args"], re.MULTILINE)
    assert told == list(inspect.signature(PUBLIC[name]).parameters)
    raised = re.findall(r"^    (\w+):", sections["Raises"], re.MULTILINE)
    assert raised
    assert all(error in PUBLIC or hasattr(builtins, error) for error in raised)


def test_importing_the_package_loads_nothing_of_it_and_nothing_heavy() -> None:
    loaded = python(
        "import sys; before = set(sys.modules); import generator; print(*set(sys.modules) - before)"
    ).split()
    ours = {module for module in loaded if module.split(".")[0] == "generator"}
    assert ours == {"generator"}
    assert {module.split(".")[0] for module in loaded} - ours <= sys.stdlib_module_names


def test_the_data_and_the_errors_load_nothing_heavy() -> None:
    names = [name for name in generator.__all__ if name not in FUNCTIONS]
    loaded = python(f"import sys; from generator import {', '.join(names)}; print(*sys.modules)").split()
    assert not {module.split(".")[0] for module in loaded} & {"spacy", "numpy", "jinja2", "yaml", "mkdocs", "PIL"}


def test_the_example_of_the_package_is_true(home: Path) -> None:
    said = (generator.__doc__ or "").replace("fact_digest", "generator")  # what the package is called in a clone
    example = doctest.DocTestParser().get_doctest(said, {}, "generator", None, None)
    assert len(example.examples) == 7
    told: list[str] = []
    assert doctest.DocTestRunner().run(example, out=told.append).failed == 0, "".join(told)
    assert (home / "content" / "index.md").exists()


def test_build_takes_folders_as_text_or_path_and_tells_what_it_touched(home: Path) -> None:
    warned: list[str] = []
    (home / "seeds" / "more.pdf").write_bytes(b"%PDF")
    assert generator.build("seeds", home / "content", warn=warned.append) == len(list((home / "content").glob("[!.]*")))
    assert generator.build(home / "seeds", "content") == 0
    assert warned == ["more.pdf: not read; copy the article's text into a .txt file"]


def test_build_touches_nothing_that_is_not_ours_unless_told_to(home: Path) -> None:
    (home / "content").mkdir()
    (home / "content" / "index.md").write_text("Mine.\n")
    with pytest.raises(generator.NotOursError) as caught:
        generator.build("seeds", "content")
    assert [bad.file for bad in caught.value.bad] == [str(Path("content", "index.md"))]
    assert [path.name for path in (home / "content").iterdir()] == ["index.md"]
    assert generator.build("seeds", "content", force=True)
