"""What changed since an earlier edition: told from an input, so that the same inputs give the same pages."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from generator.articles.folder import PREVIOUS
from generator.builder import build_pages
from generator.edition import Changes, compare, edition
from generator.errors import SeedError
from generator.export import to_data, to_json
from generator.model import Digest, Row
from generator.pages.render import render, share_out
from generator.pages.rows import row_view
from tests.published import dead_links, publish, read_pages
from tests.storybook import read_story


@pytest.fixture(scope="module")
def ferry() -> Digest:
    return read_story("ferry")


def _with_rows(digest: Digest, *rows: Row) -> Digest:
    return replace(digest, sheet=replace(digest.sheet, rows=rows))


def _row(digest: Digest, name: str) -> Row:
    return next(r for r in digest.sheet.rows if r.id == name)


def _without(digest: Digest, name: str) -> Digest:
    return _with_rows(digest, *(r for r in digest.sheet.rows if r.id != name))


def _since(before: Digest, now: Digest) -> Changes:
    return compare(edition(to_data(before)), now)


def test_the_same_edition_has_no_changes(ferry: Digest) -> None:
    assert _since(ferry, ferry) == Changes((), (), (), (), (), (), ())
    assert "Nothing since the edition before." in str(render(ferry, _since(ferry, ferry))["index.md"])


def test_without_an_earlier_edition_nothing_is_said(ferry: Digest) -> None:
    assert "changes.md" not in render(ferry)
    assert "What changed" not in str(render(ferry)["index.md"])


def test_what_is_new_one_way_is_gone_the_other(ferry: Digest) -> None:
    less = _without(ferry, "cuts1")
    assert _since(less, ferry).new == ("cuts1",)
    assert _since(ferry, less).gone == (_row(ferry, "cuts1").text,)
    shared = share_out(ferry, _since(less, ferry))
    assert [r.id for r in ferry.sheet.rows if "new" in row_view(r, shared).sourcing] == ["cuts1"]


@pytest.mark.parametrize("kept", ["text", "passages"])
def test_a_row_under_a_new_id_is_known_by_its_words_or_its_passages(ferry: Digest, kept: str) -> None:
    row, other = _row(ferry, "cuts1"), _row(ferry, "nobody1")
    moved = replace(row, id="elsewhere", text=row.text if kept == "text" else "Told otherwise.")
    if kept == "text":
        moved = replace(moved, passage=other.passage, parts=other.parts)
    rows = (moved if r is row else r for r in ferry.sheet.rows)
    changed = _since(ferry, _with_rows(ferry, *rows))
    assert changed.new == changed.gone == ()


def test_an_edition_that_had_no_rows_yet_is_compared_by_what_its_facts_quote(ferry: Digest) -> None:
    data = to_data(ferry)
    del data["rows"]
    changed = compare(edition({**data, "version": 1}), ferry)
    assert changed.new == () and changed.gone == (ferry.fact["praise"].statement,)


def test_other_support_tells_what_was_and_what_is(ferry: Digest) -> None:
    support = ferry.corroboration["aground"]
    poorer = replace(support, origins=support.origins[:1])
    before = replace(ferry, corroborations=tuple(poorer if c is support else c for c in ferry.corroborations))
    ((row, then, now),) = _since(before, ferry).support
    assert (row, len(then.origins), len(now.origins)) == ("aground1", 1, 2)
    assert "also named: coast guard" in str(render(ferry, _since(before, ferry))["changes.md"])


def test_differences_come_and_go_by_what_they_ask(ferry: Digest) -> None:
    none = replace(ferry, conflicts=())
    weighty = [c for c in ferry.conflicts if c.severity == "conflict"]
    assert _since(none, ferry).opened == tuple(c.id for c in weighty)
    assert _since(ferry, none).closed == tuple(c.question for c in weighty)


def test_every_link_of_the_page_of_changes_leads_somewhere(ferry: Digest, tmp_path: Path) -> None:
    less = replace(_without(ferry, "cuts1"), conflicts=())
    site = publish(ferry, tmp_path, _since(less, ferry))
    assert (site / "changes.html").is_file()
    assert dead_links(site, read_pages(site)) == []


def test_an_earlier_edition_cannot_bring_markup(ferry: Digest) -> None:
    data = to_data(_without(ferry, "cuts1"))
    data["rows"].append({**data["rows"][0], "id": "x", "text": "<script>alert(1)</script>", "parts": []})
    page = str(render(ferry, compare(edition(data), ferry))["changes.md"])
    assert "<script>alert" not in page and "&#60;script&#62;" in page


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"facts": [1], "conflicts": [], "sources": []}', "\x00"])
def test_a_file_that_is_no_edition_is_told_by_name(tmp_path: Path, text: str) -> None:
    (tmp_path / PREVIOUS).write_text(text, "utf-8")
    with pytest.raises(SeedError, match=PREVIOUS):
        build_pages(tmp_path)


def test_changes_follow_from_the_inputs_alone(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    (seeds / "a.txt").write_text("The harbour office closed the old swing bridge.\n", "utf-8")
    first = build_pages(seeds)
    (seeds / PREVIOUS).write_text(str(first["digest.json"]), "utf-8")
    (seeds / "b.txt").write_text("Divers found a crack in the northern pier of the bridge.\n", "utf-8")
    again = build_pages(seeds)
    assert again == build_pages(Path(shutil.copytree(seeds, tmp_path / "copy")))
    assert "1 article more" in str(again["index.md"])
    assert json.loads(str(again["digest.json"]))["sources"][1]["file"] == "b.txt"


def test_an_edition_is_read_as_it_was_written(ferry: Digest) -> None:
    assert edition(json.loads(to_json(ferry))) == edition(to_data(ferry))
