"""The published schema is true for every digest that there is, and admits nothing else."""

from __future__ import annotations

import copy
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from generator.digest import make_digest
from generator.export import SCHEMA, read_schema, to_data
from generator.model import CONFLICT_KINDS
from generator.pages.cards import _WHY
from generator.pages.render import render
from tests.storybook import DIGESTS, of_size, read_story

ROOT = Path(__file__).resolve().parents[1]
STORIES = sorted(p.parent for p in (ROOT / "tests" / "stories").glob("*/articles"))
PUBLISHED: dict[str, Any] = json.loads((ROOT / "content" / "digest.json").read_bytes())
"""What the seeds came to."""


def validator() -> Draft202012Validator:
    schema = json.loads(read_schema())
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def problems(data: object) -> list[str]:
    return [f"{error.json_path}: {error.message[:200]}" for error in validator().iter_errors(data)]


def test_the_published_data_is_valid() -> None:
    assert problems(PUBLISHED) == []


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.name)
def test_the_data_of_every_story_is_valid(story: Path) -> None:
    digest = make_digest(story / "articles")
    assert problems(json.loads(json.dumps(to_data(digest)))) == []


@pytest.mark.parametrize("name", sorted(p.stem for p in DIGESTS.glob("*.yml")))
def test_the_data_of_a_digest_written_by_hand_is_valid(name: str) -> None:
    assert problems(json.loads(json.dumps(to_data(read_story(name))))) == []


def test_the_data_of_a_large_digest_is_valid() -> None:
    assert problems(json.loads(json.dumps(to_data(of_size(60))))) == []


def objects(data: Any, at: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every object in it."""
    if isinstance(data, dict):
        yield at
    for key, value in data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ():
        yield from objects(value, (*at, key))


def one_of_each(data: dict[str, Any]) -> list[tuple[str | int, ...]]:
    """One path for each kind of object: those that differ only in the place in a list are one kind."""
    return list({tuple("*" if isinstance(k, int) else k for k in path): path for path in objects(data)}.values())


def inside(data: Any, path: tuple[str | int, ...]) -> Any:
    for key in path:
        data = data[key]
    return data


def test_every_object_has_all_its_fields_and_no_other() -> None:
    kinds = one_of_each(PUBLISHED)
    assert (
        len(kinds) >= 10
    )  # digest, source, fact, evidence, corroboration, conflict, side, passage, copy, row, part, cleared pair
    for path in kinds:
        more = copy.deepcopy(PUBLISHED)
        inside(more, path)["unheard of"] = 1
        assert problems(more), path
        for key in inside(PUBLISHED, path):
            less = copy.deepcopy(PUBLISHED)
            del inside(less, path)[key]
            assert problems(less), (*path, key)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), 1),
        (("sources", 0, "published"), "June"),
        (("sources", 0, "sha256"), "0" * 63),
        (("sources", 0, "url"), "javascript:x"),
        (("facts", 0, "evidence"), []),
        (("facts", 0, "statement"), ""),
        (("facts", 0, "evidence", 0, "start"), -1),
        (("conflicts", 0, "sides"), []),
        (("conflicts", 0, "kind"), "colour"),
        (("cleared", 0, "why"), "because"),
        (("rows", 0, "parts"), []),
        (("rows", 0, "parts", 0, "facts", 0), 1),
    ],
)
def test_a_value_that_cannot_be_is_not_valid(path: tuple[str | int, ...], value: object) -> None:
    data = copy.deepcopy(PUBLISHED)
    inside(data, path[:-1])[path[-1]] = value
    assert problems(data)


def test_the_schema_names_what_the_code_does() -> None:
    properties = json.loads(read_schema())["properties"]
    assert tuple(properties["conflicts"]["items"]["properties"]["kind"]["enum"]) == CONFLICT_KINDS
    assert properties["cleared"]["items"]["properties"]["why"]["enum"] == list(_WHY)


def test_every_field_says_what_it_means() -> None:
    def fields(schema: Any, at: str = "") -> Iterator[tuple[str, bool]]:
        if isinstance(schema, dict):
            for name, field in (schema.get("properties") or {}).items():
                yield f"{at}.{name}", "description" in field or "$ref" in field or name == "passages"
            for key, value in schema.items():
                yield from fields(value, f"{at}.{key}" if key not in ("properties", "items") else at)

    assert [name for name, told in fields(json.loads(read_schema())) if not told] == []


def test_the_schema_is_published_beside_the_data_which_names_it() -> None:
    pages = render(read_story("ferry"))
    assert pages[SCHEMA] == read_schema()
    assert PUBLISHED["$schema"] == SCHEMA
    assert f'href="{SCHEMA}"' in str(pages["about.md"])
