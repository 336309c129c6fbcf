"""Facts that are parts of others: folded into their rows, and lost nowhere."""

from __future__ import annotations

import csv
import io
from dataclasses import replace

import pytest

from generator.model import Digest, Fact
from generator.pages import share
from generator.pages.grid import grid
from generator.pages.keyfacts import key_facts
from generator.pages.layout import INDEX, ONE_PAGE, lay_out
from generator.pages.lead import lead
from generator.pages.parts import families, nest
from generator.pages.render import render, share_out
from generator.pages.rows import row
from tests.storybook import of_size, read_story
from tests.storyparts import narrower, with_facts


@pytest.fixture(scope="module")
def ferry() -> Digest:
    return read_story("ferry")


def test_a_narrower_fact_in_the_same_passages_is_a_part(ferry: Digest) -> None:
    whole = ferry.fact["aground"]
    part, smaller = narrower(whole, "part", 2), narrower(whole, "smaller", 1, cut=8)
    assert nest((*ferry.facts, part, smaller)) == {"aground": (part, smaller)}


def test_a_fact_that_a_further_article_reports_is_no_part(ferry: Digest) -> None:
    narrow = narrower(ferry.fact["aground"], "part", 3)
    assert nest((replace(ferry.fact["aground"], claims=ferry.fact["aground"].claims[:2]), narrow)) == {}


def test_of_facts_in_the_very_same_passages_the_later_is_the_part(ferry: Digest) -> None:
    whole = ferry.fact["aground"]
    twin = replace(whole, id="twin", statement="In other words.")
    assert nest((whole, twin)) == {whole.id: (twin,)}
    assert nest((twin, whole)) == {twin.id: (whole,)}


def test_a_fact_with_an_earlier_statement_stands_with_it(ferry: Digest) -> None:
    first, other = ferry.fact["aground"], ferry.fact["refloated"]
    same = replace(other, statement=first.statement)
    assert nest((first, same)) == {first.id: (same,)}


def test_a_sheet_without_parts_is_as_it_was(ferry: Digest) -> None:
    assert nest(ferry.facts) == {}
    assert families(ferry.facts, {}) == [(fact,) for fact in ferry.facts]


def test_parts_follow_their_whole_under_its_topic_and_lead_nothing(ferry: Digest) -> None:
    part = replace(narrower(ferry.fact["aground"], "part", 2), topic="Elsewhere")
    digest = with_facts(ferry, part)
    layout, shared = lay_out(digest), share_out(digest)
    assert layout.number["part"] == layout.number["aground"] + 1
    assert "Elsewhere" not in {section.title for section in layout.sections}
    assert [r.id for r in row(digest.fact["aground"], shared).parts] == ["part"]
    assert "part" not in {k.statement.split()[0] for k in key_facts(shared)}
    assert ", one of them a part of another" in lead(shared).counts[0][2]
    table = grid(shared, INDEX)
    assert table is not None
    assert [line.number for block in table.blocks for line in block.lines if line.part] == [layout.number["part"]]


def test_every_part_keeps_its_permanent_link_and_its_notes(ferry: Digest) -> None:
    digest = with_facts(ferry, narrower(ferry.fact["aground"], "part", 2))
    page = str(render(digest)["index.md"])
    assert page.count('id="f-part"') == 1
    assert all(f'id="r-{n}"' in page and f'id="n-{n}"' in page for n in range(1, sum(map(_size, digest.facts)) + 1))


def test_a_fact_and_its_parts_are_never_on_two_pages() -> None:
    digest = of_size(ONE_PAGE + 1, topics=1)
    last = digest.facts[ONE_PAGE - 1]
    many = with_facts(digest, *(narrower(last, f"part{i}", 1, cut=i) for i in range(1, 4)))
    layout = lay_out(many)
    assert {layout.page[part.id] for part in layout.parts[last.id]} == {layout.page[last.id]}
    assert max(len(section.facts) for section in layout.sections) <= ONE_PAGE


def _size(fact: Fact) -> int:
    return len(fact.claims)


def test_no_fact_is_a_part_of_its_own_part(ferry: Digest) -> None:
    narrow = narrower(ferry.fact["aground"], "narrow", 3)
    wide = replace(ferry.fact["aground"], statement=narrow.statement)
    assert sorted(map(len, families((narrow, wide), nest((narrow, wide))))) == [2]


@pytest.mark.parametrize(
    ("first", "second", "folded"),
    [
        ("It ran aground off Marrow Point.", "It ran aground off Marrow Point, Coast Radio said.", True),
        ("It ran aground off Marrow Point, Coast Radio said.", "It ran aground off Marrow Point.", True),
        ("It “ran aground,” and stuck fast.", "It “ran aground”, and stuck fast.", True),
        ("It ran.", "It ran aground off Marrow Point.", False),
        ("It ran aground off Marrow Point.", "It ran aground off Marrow Pointing.", False),
        ("The owner denied that it ran aground off Marrow.", "It ran aground off Marrow.", False),
    ],
)
def test_a_statement_that_begins_like_an_earlier_one_stands_with_it(
    ferry: Digest, first: str, second: str, folded: bool
) -> None:
    a, b = replace(ferry.facts[0], statement=first), replace(ferry.facts[1], statement=second)
    assert bool(nest((a, b))) is folded


def test_the_fact_that_tells_the_story_has_the_first_number(ferry: Digest) -> None:
    turned = replace(ferry, facts=ferry.facts[::-1])
    assert lay_out(turned).number["aground"] == lay_out(ferry).number["aground"] == 1


def test_the_table_tells_of_which_fact_a_narrower_one_is_part(ferry: Digest) -> None:
    shared = share_out(with_facts(ferry, narrower(ferry.fact["aground"], "part", 2)))
    lines = csv.DictReader(io.StringIO(share.to_csv(shared)))
    told = {line["id"]: line["part_of"] for line in lines if line["part_of"]}
    assert told == {"part": str(shared.layout.number["aground"])}
