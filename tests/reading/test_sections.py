"""Rows as a model wants them: who reports which part, what words mean, and what is left to the rules."""

from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.digest import make_digest
from generator.model import Digest, Dropped
from generator.proof.rows import broken_rows
from generator.reading.by_model import read_by_model
from generator.reading.recorded import Answer, Recorded
from generator.reading.request import Request
from generator.rows.believed import LEFT_OUT
from tests.reading.story import FERRY, HOW, recorded, texts_of


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FERRY, tmp_path / "seeds"))


def sheet(seeds: Path, *rows: dict[str, Any], left_out: str = "") -> Digest:
    """The ferry's sheet with these rows in the place of those that are recorded."""
    given = {task: recorded(task) for task in ("facts", "differences")}
    given["rows"] = {"sections": [{"heading": "The Alma", "rows": list(rows)}], "left_out": left_out.split()}
    given["review"] = None
    kept = Recorded(seeds)

    def asking(requests: Sequence[Request], /) -> list[Any]:
        for request in requests:
            kept.keep(request, Answer(given[request.task]))
        return [given[request.task] for request in requests]

    read_by_model(texts_of(seeds), replace(HOW, name="written-by-hand"), asking)
    return make_digest(seeds)


def row(sentences: str, *parts: tuple[str, str], **more: str) -> dict[str, Any]:
    return {
        "sentences": sentences.split(),
        **more,
        "parts": [{"words": words, "also": also.split()} for words, also in parts],
    }


def lettered(digest: Digest, begins: str) -> list[tuple[str, str]]:
    """The parts of a row, each with the letters of its articles."""
    letter = {a.id: "ABC"[n] for n, a in enumerate(digest.articles)}
    those = next(r for r in digest.sheet.rows if r.text.startswith(begins))
    return [(those.text[p.start : p.end], "".join(letter[a] for a in those.articles(p))) for p in those.parts]


def dropped(digest: Digest, what: Dropped) -> int:
    return dict(digest.maker.dropped).get(what, 0)


LAST = "The ferry line cancelled all crossings until Thursday."
NOTED = LAST.rstrip(".")
"""A line that is no sentence for want of a full stop; the facts' words stand in it."""
READ = "Until Thursday all crossings were cancelled by the ferry line."
GROUND = ("The car ferry Alma ran aground on a sandbank off Sandholm", "B1")


@cache
def ferry() -> Digest:
    return make_digest(FERRY)


def test_each_part_has_the_articles_that_the_model_names_for_it() -> None:
    assert lettered(ferry(), "The car ferry") == [
        ("The car ferry Alma ran aground on a sandbank off Sandholm on Monday", "AB"),
        ("morning", "A"),
        ("with 84 people on board.", "AB"),
    ]
    assert lettered(ferry(), "The ferry line") == [("The ferry line cancelled all crossings until Thursday.", "ABC")]


def test_behind_a_letter_stands_what_its_sentence_says_of_the_facts_of_the_part() -> None:
    line = next(r for r in ferry().sheet.rows if r.text.startswith("The passengers"))
    said = [n.passage.span.of(ferry().article[n.passage.article].text) for n in line.parts[0].notes]
    assert said == ["Three lifeboats carried us to the pier within an hour"]


def test_words_that_the_model_leaves_out_have_nobody_else(seeds: Path) -> None:
    of = sheet(seeds, row("A2", GROUND))
    assert lettered(of, "The car") == [(GROUND[0], "AB"), ("on Monday morning with 84 people on board.", "A")]
    assert len(["on", "Monday", "morning"]) >= LEFT_OUT


def test_a_row_without_parts_has_the_letters_of_its_facts(seeds: Path) -> None:
    assert any(letters == "AB" for _, letters in lettered(sheet(seeds, row("A2")), "The car"))


def test_a_sentence_with_nothing_of_the_part_gives_no_letter(seeds: Path) -> None:
    of = sheet(seeds, row("A3", ("Nobody was hurt, the coast guard said.", "B4 Z9 A2")))
    assert lettered(of, "Nobody") == [("Nobody was hurt, the coast guard said.", "A")]
    assert dropped(of, Dropped.REPORT) == 2, "its own article is none either, and no mistake"


def test_who_tells_it_otherwise_has_no_letter_whatever_the_model_says(seeds: Path) -> None:
    of = sheet(seeds, row("A3", ("Nobody was hurt, the coast guard said.", "B1")))
    assert lettered(of, "Nobody") == [("Nobody was hurt, the coast guard said.", "A")]


@pytest.mark.parametrize(
    ("reads", "shown"),
    [
        ("Until Thursday the ferry line cancelled all 12 crossings.", False),  # another number
        ("Until Thursday the ferry line cancelled no crossings.", False),  # a denial
        ("Until Friday all crossings were cancelled by the ferry line.", False),  # a name that stands in no article
        ("Crossings were cancelled.", False),  # less than the line says
        ("The ferry line [has] cancelled all crossings.", False),  # marks of its own
        (READ, True),
        (READ.rstrip("."), True),
    ],
)
def test_a_line_may_be_read_as_a_sentence_that_says_the_same_and_shows_in_brackets(
    seeds: Path, reads: str, shown: bool
) -> None:
    article = seeds / "000_herald.txt"
    article.write_text(article.read_text("utf-8").replace(f" {LAST}", f"\n\n{NOTED}"), "utf-8")
    of = sheet(
        seeds, row("A2"), row("A7", ("cancelled all crossings", "B4"), ("until Thursday", "")) | {"reads": reads}
    )
    texts = [r.text for r in of.sheet.rows]
    assert (f"[{reads.rstrip('.')}.]" in texts) is shown, texts
    assert dropped(of, Dropped.WORDING) == (not shown)
    if shown:
        assert lettered(of, "[Until")[0][1] == "A", "B does not report all of it"


def with_line(seeds: Path, line: str, **more: Any) -> Digest:
    """The ferry's sheet where the last line of the first article is another, as a row with what more is said of it."""
    article = seeds / "000_herald.txt"
    article.write_text(article.read_text("utf-8").replace(f" {LAST}", f"\n\n{line}"), "utf-8")
    of = sheet(seeds, row("A2"), row("A7", (line, "")) | more)
    assert not list(broken_rows(of))
    return of


@pytest.mark.parametrize(
    ("line", "by", "shown"),
    [
        (f"Lindqvist: {LAST}", "Ruth Lindqvist", f"[Ruth Lindqvist:] {LAST}"),
        (f"• Lindqvist: {LAST}", "Ruth Lindqvist", f"[Ruth Lindqvist:] {LAST}"),
        (f"Lindqvist did not say: {LAST}", "Ruth Lindqvist", "[Ruth Lindqvist:] Lindqvist did not say"),
        (f"Coast road closed: {LAST}", "the coast guard", "[The coast guard:] Coast road closed"),
    ],
)
def test_of_a_line_nothing_goes_for_a_claimant_but_a_label_that_names_him(
    seeds: Path, line: str, by: str, shown: str
) -> None:
    of = with_line(seeds, line, by=by)
    assert any(r.text.startswith(shown) for r in of.sheet.rows), [r.text for r in of.sheet.rows]


def test_a_claimant_stands_before_a_line_that_is_read_as_a_sentence(seeds: Path) -> None:
    of = with_line(seeds, NOTED, by="Ruth Lindqvist", reads=READ)
    assert any(r.text == f"[Ruth Lindqvist:] [{READ}]" for r in of.sheet.rows), [r.text for r in of.sheet.rows]


@pytest.mark.parametrize(
    ("line", "by", "shown"),
    [
        (LAST, "", "The ferry line cancelled all crossings [on the Alma] until Thursday."),
        (f"LINDQVIST: {LAST}", "", "[…] The ferry line cancelled all crossings [on the Alma] until Thursday."),
        (
            f"LINDQVIST: {LAST}",
            "Ruth Lindqvist",
            "[Ruth Lindqvist:] The ferry line cancelled all crossings [on the Alma] until Thursday.",
        ),
        (
            LAST,
            "Ruth Lindqvist",
            "[Ruth Lindqvist:] The ferry line cancelled all crossings [on the Alma] until Thursday.",
        ),
    ],
)
def test_a_sentence_is_worded_otherwise_only_in_brackets(seeds: Path, line: str, by: str, shown: str) -> None:
    reads = "The ferry line cancelled all crossings on the Alma until Thursday."
    of = with_line(seeds, line, by=by, reads=reads)
    assert shown in [r.text for r in of.sheet.rows], [r.text for r in of.sheet.rows]


@pytest.mark.parametrize(
    ("by", "begins"),
    [
        ("the coast guard", "[The coast guard:] The passengers were"),
        ("the harbour police", "The passengers were"),  # of whom no article speaks
        ("the passengers", "The passengers were"),  # the row has them
        ("not the coast guard", "The passengers were"),
    ],
)
def test_who_claims_it_stands_before_a_row_that_does_not_say(seeds: Path, by: str, begins: str) -> None:
    of = sheet(seeds, row("A2"), row("A6", by=by))
    assert any(r.text.startswith(begins) for r in of.sheet.rows), [r.text for r in of.sheet.rows]


def test_a_sentence_stays_as_it_stands_where_it_is_to_say_something_else(seeds: Path) -> None:
    of = sheet(seeds, row("A2"), row("A6", reads="The lifeboats of the town never came."))
    assert any(r.text.startswith("The passengers were taken") for r in of.sheet.rows)
    assert dropped(of, Dropped.WORDING) == 1


def test_a_bracket_belongs_to_the_part_that_it_explains(seeds: Path) -> None:
    rest = "Alma ran aground on a sandbank off Sandholm on Monday morning with 84 people on board."
    reads = f"The car ferry of Radio Vest {rest}"
    of = sheet(seeds, row("A2", ("The car ferry", "B1"), ("Alma ran aground on a sandbank", ""), reads=reads))
    assert lettered(of, "The car ferry")[0] == ("The car ferry [of Radio Vest]", "AB")


@pytest.mark.parametrize(
    ("left_out", "told"),
    [("", True), ("F7", False), ("7", False), ("F99 F0 nonsense", True), ("F1 F2 F3 F4 F5 F6 F7 F8", True)],
)
def test_what_one_article_tells_has_no_row_only_if_the_model_says_that_it_left_it_out(
    seeds: Path, left_out: str, told: bool
) -> None:
    of = sheet(seeds, row("A2", GROUND), left_out=left_out)
    assert any(r.text.startswith('"We had no way to turn') for r in of.sheet.rows) == told


def test_a_side_of_a_difference_has_a_row_whatever_the_model_left_out(seeds: Path) -> None:
    of = sheet(seeds, row("A2", GROUND), left_out="F4")
    assert any(r.text.startswith("Nobody was hurt") for r in of.sheet.rows)


def test_what_several_articles_tell_has_a_row_whatever_the_model_left_out(seeds: Path) -> None:
    of = sheet(seeds, row("A2", GROUND), left_out="F11")
    assert any("until Thursday" in r.text for r in of.sheet.rows)


def test_a_pronoun_that_the_model_leaves_open_has_no_name_of_ours(seeds: Path) -> None:
    of = sheet(seeds, row("B2"), row("B3"))
    assert any(r.text.startswith("Its head, Jonas Moe") for r in of.sheet.rows)


def test_no_two_rows_have_words_in_common(seeds: Path) -> None:
    of = sheet(seeds, row("A4 A5"), row("A5"), row("A2"))
    spans = [(r.passage.article, r.passage.span) for r in of.sheet.rows]
    assert not [1 for n, (a, s) in enumerate(spans) for b, t in spans[n + 1 :] if a == b and s.overlap(t)]


def test_a_row_stands_under_the_heading_that_the_model_gave_it() -> None:
    sections = {" ".join(r.text.split()[:2]): r.section for r in ferry().sheet.rows}
    assert sections["The car"] == "The Alma aground"
    assert sections["Captain Ruth"] == "Rudder or fog"
    assert None not in sections.values()


@pytest.mark.parametrize(
    ("by", "kept"),
    [
        ("the ferry Alma of Sandholm", True),
        ("the ferry Alma of Northholm", False),
        ("of the", False),
        ("one article", True),
    ],
)
def test_small_words_join_a_claimants_words_and_every_other_stands_in_an_article(
    seeds: Path, by: str, kept: bool
) -> None:
    of = sheet(seeds, row("A2"), row("A6", by=by))
    assert any(r.text.startswith(f"[{by[0].upper()}{by[1:]}:] The passengers") for r in of.sheet.rows) is kept
