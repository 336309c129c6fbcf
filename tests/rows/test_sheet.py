"""Laws of every sheet: the seeds' and those of the made stories."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from generator.digest import make_digest
from generator.export import to_data
from generator.model import Chaff, Digest, Row, Skipped
from generator.rows.parts import MOST

ROOT = Path(__file__).resolve().parents[2]
STORIES = [ROOT / "seeds", *sorted((ROOT / "tests" / "stories").glob("*/articles"))]
BRACKETED = re.compile(r"\[[^\[\]]*\]")
over_stories = pytest.mark.parametrize("seeds", STORIES, ids=lambda p: p.parent.name)


@cache
def digest(seeds: Path) -> Digest:
    return make_digest(seeds)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", text)


def in_order(some: list[str], all_of: list[str]) -> bool:
    """Whether some words stand among others in the same order."""
    rest = iter(all_of)
    return all(word in rest for word in some)


def own_words(row: Row, of: Digest) -> str:
    return row.passage.span.of(of.article[row.passage.article].text)


@over_stories
def test_outside_its_repairs_a_row_says_only_its_article_s_words(seeds: Path) -> None:
    of = digest(seeds)
    for row in of.sheet.rows:
        shown = row.text
        for repair in row.repairs:
            shown = shown.replace(repair.put.strip(), " ", 1) if repair.put else shown
        said = words(own_words(row, of))
        # a capital that was put in takes the first letter from its word
        assert in_order([w for w in words(shown) if w in said], said)
        assert sum(w not in said for w in words(shown)) <= sum(len(r.put) == 3 for r in row.repairs)


@over_stories
def test_a_part_is_the_same_stretch_in_row_and_article(seeds: Path) -> None:
    of = digest(seeds)
    for row in of.sheet.rows:
        text = of.article[row.passage.article].text
        for part in row.parts:
            assert row.passage.span.holds(part.span)
            here = words(BRACKETED.sub(" ", row.text[part.start : part.end]))
            assert in_order([w for w in here if len(w) > 1], words(part.span.of(text))) or row.repairs


@over_stories
def test_parts_stand_in_order_and_are_few(seeds: Path) -> None:
    for row in digest(seeds).sheet.rows:
        assert 1 <= len(row.parts) <= MOST
        ends = [edge for part in row.parts for edge in (part.start, part.end)]
        assert ends == sorted(ends)
        assert ends[-1] <= len(row.text)


@over_stories
def test_the_facts_of_a_part_rest_on_the_articles_of_its_letters_and_no_others(seeds: Path) -> None:
    of = digest(seeds)
    for row in of.sheet.rows:
        for part in row.parts:
            assert row.passage.article in row.articles(part)
            cited = {a for f in part.facts for a in of.fact[f].articles} | {row.passage.article}
            assert cited == set(row.articles(part))


@over_stories
def test_no_row_stands_in_another(seeds: Path) -> None:
    rows = digest(seeds).sheet.rows
    assert len({row.id for row in rows}) == len(rows)
    for a in rows:
        assert not any(
            a is not b and a.passage.article == b.passage.article and a.passage.span.overlap(b.passage.span)
            for b in rows
        )


@over_stories
def test_every_sentence_with_a_fact_is_in_a_row_or_has_its_reason(seeds: Path) -> None:
    of = digest(seeds)
    shown = [row.passage for row in of.sheet.rows] + [u.passage for u in of.sheet.unused]
    for fact in of.facts:
        for claim in fact.claims:
            assert any(p.article == claim.article and p.span.holds(claim.span) for p in shown)
    assert all(isinstance(u.why, Chaff | Skipped) for u in of.sheet.unused)


@over_stories
def test_no_sentence_is_both_a_row_and_rejected(seeds: Path) -> None:
    of = digest(seeds)
    assert of.sheet.rows
    for unused in of.sheet.unused:
        rows = [r.passage for r in of.sheet.rows if r.passage.article == unused.passage.article]
        assert not any(r.span.holds(unused.passage.span) for r in rows)


@over_stories
def test_rows_lead_only_with_what_more_than_one_article_reports_where_any_row_is_so(seeds: Path) -> None:
    rows = digest(seeds).sheet.rows
    wide = [r for r in rows if len({a for p in r.parts for a in r.articles(p)}) > 1]
    assert any(r.key for r in rows)
    assert not wide or all(r in wide for r in rows if r.key)


@over_stories
def test_the_data_have_every_row_with_facts_that_they_have_too(seeds: Path) -> None:
    data = to_data(digest(seeds))
    ids = {f["id"] for f in data["facts"]}
    assert data["version"] == 2
    assert len(ids) == len(data["facts"])
    for row in data["rows"]:
        assert row["text"]
        assert all(part["facts"] and set(part["facts"]) <= ids for part in row["parts"])
        assert all(0 <= part["start"] < part["end"] <= len(row["text"]) for part in row["parts"])


@over_stories
def test_an_article_has_no_letter_at_a_part_that_it_tells_differently(seeds: Path) -> None:
    of = digest(seeds)
    known = {c.id for c in of.conflicts}
    for row in of.sheet.rows:
        for part in row.parts:
            assert set(part.conflicts) <= known
            assert not set(part.differ) & set(row.articles(part))
            assert bool(part.differ) <= bool(part.conflicts)


def test_some_part_of_the_made_stories_is_told_differently() -> None:
    parts = [p for seeds in STORIES for row in digest(seeds).sheet.rows for p in row.parts]
    assert any(p.differ for p in parts)
    assert any(p.notes for p in parts)


@over_stories
def test_a_fact_whose_clause_stands_in_a_row_is_stated_as_there(seeds: Path) -> None:
    of = digest(seeds)
    shown = " ".join(row.text for row in of.sheet.rows)
    for row in of.sheet.rows:
        for fact in (of.fact[f] for part in row.parts for f in part.facts):
            own = [c for c in fact.claims if c.article == row.passage.article and row.passage.span.holds(c.span)]
            if any(c.kind == "clause" for c in own):
                assert fact.statement in shown


INTERVIEW = {
    "a.txt": "Interview: Councillor Vale on the town lift\n\nHOST: When will the lift run?\n\n"
    "INES VALE: We expect the lift to be safe by Friday. We have replaced 12 cables.\n",
    "b.txt": "Q&A: 'We will open it soon'\n\nQ. When will the lift run?\n\n"
    "A. We expect the lift to be safe by Friday.\n",
    "c.txt": "Councillor expects safe lift by Friday\n\n"
    "Councillor Ines Vale said on Tuesday that she expected the town's lift to be safe to use by Friday.\n\n"
    "The town has replaced 12 cables.\n",
}


def test_who_says_it_and_when_is_no_part_without_what_is_said(tmp_path: Path) -> None:
    for name, text in INTERVIEW.items():
        (tmp_path / name).write_text(text, "utf-8")
    of = make_digest(tmp_path)
    spans = [claim.span for fact in of.facts for claim in fact.claims if claim.article == "c"]
    parts = [part for row in of.sheet.rows if row.passage.article == "c" for part in row.parts]
    assert parts and all(any(span.overlap(part.span) for span in spans) for part in parts)
