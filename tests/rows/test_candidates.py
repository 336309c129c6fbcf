"""What may be a row, and how it is mended: cases in ``candidates/``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.language.entities.cast import find_cast
from generator.model import (
    Chaff,
    Comparison,
    Fact,
    Impression,
    ReadRows,
    Repair,
    RepairRule,
    Sentence,
    Skipped,
    Span,
    Stated,
)
from generator.rows.candidates import Candidate
from generator.rows.chaff import chaff
from generator.rows.choose import choose
from generator.rows.clear import clear
from generator.rows.details import cuts
from generator.rows.introductions import Introductions
from generator.rows.letters import Letters
from generator.rows.likeness import Likeness
from generator.rows.references import references
from generator.rows.repairs import repairs
from generator.rows.row_text import RowText
from generator.rows.story import Story
from generator.rows.together import find_candidates
from tests.texts import claim, story

HERE = Path(__file__).parent / "candidates"


def read(name: str) -> list[dict[str, Any]]:
    cases: list[dict[str, Any]] = yaml.safe_load((HERE / f"{name}.yml").read_text("utf-8"))
    return cases


def told(text: str) -> Story:
    """A story of one article whose every sentence is a fact."""
    articles, sentences = story([text])
    words = [s.span.of(text) for s in sentences]
    facts = tuple(Fact(f"f{n}", (claim(articles[0], sentences, w),), w) for n, w in enumerate(words))
    return Story(articles, sentences, find_cast(sentences, articles), facts, ())


def whole(of: Story) -> Candidate:
    return Candidate(of, of.sentences)


@pytest.mark.parametrize("case", read("chaff"), ids=lambda c: c["text"][:40])
def test_what_is_no_statement_is_rejected_with_its_reason(case: dict[str, Any]) -> None:
    candidate = whole(told(case["text"]))
    why = chaff(candidate)
    assert why == (Chaff[case["why"]] if "why" in case else None)


@pytest.mark.parametrize("case", read("repairs"), ids=lambda c: c["about"])
def test_only_small_repairs_are_made_and_each_is_visible(case: dict[str, Any]) -> None:
    candidate = whole(told(case["text"]))
    assert RowText(case["text"], candidate.span, repairs(candidate)).text == case["row"]


@pytest.mark.parametrize("case", read("together"), ids=lambda c: c["about"])
def test_sentences_that_live_from_each_other_may_share_a_row(case: dict[str, Any]) -> None:
    groups = [c.sentences for c in find_candidates(told(case["text"])) if len(c.sentences) > 1]
    first = [[next(t.text for t in s.tokens if t.text.isalpha()) for s in group] for group in groups]
    assert first == case["together"]


def test_a_sentence_without_a_fact_is_no_row() -> None:
    articles, sentences = story(["The bridge was closed on Friday after a lorry hit a pillar."])
    empty = Story(articles, sentences, find_cast(sentences, articles), (), ())
    assert chaff(Candidate(empty, sentences)) is Chaff.NO_FACT


def test_half_of_a_sentence_that_the_parser_tore_is_no_row() -> None:
    of = told("Sgt. Ida Holm led the search.")
    halves = [Candidate(of, (s,)) for s in of.sentences]
    expected = [Chaff.FRAGMENT] * len(halves) if len(halves) > 1 else [None]
    assert [chaff(c) for c in halves] == expected


def test_a_repair_moves_no_offset_of_the_words_behind_it() -> None:
    text = "Meanwhile,  the council bought a ferry."
    shown = RowText(text, Span(0, len(text)), repairs(whole(told(text))))
    start = text.index("ferry")
    place = shown.span(Span(start, start + 5))
    assert place is not None
    assert place.of(shown.text) == "ferry"


def test_the_rule_of_a_repair_is_known() -> None:
    found = repairs(whole(told("Meanwhile, the council bought a new ferry.")))
    assert [r.rule for r in found] == [RepairRule.CONNECTIVE]


@pytest.mark.parametrize("case", read("references"), ids=lambda c: c["about"])
def test_a_name_is_put_where_it_is_sure_and_what_is_not_is_left_open(case: dict[str, Any]) -> None:
    of = told(case["text"])
    last = Candidate(of, of.sentences[-1:])
    found = references(last)
    if "row" in case:
        assert RowText(case["text"], last.span, repairs(last)).text == case["row"]
    else:
        assert [r.span.of(case["text"]) for r in found if not r.name] == case["open"]
        assert len(found) == len(case["open"])


def test_whom_a_row_names_for_a_pronoun_is_introduced_unless_a_row_above_did() -> None:
    of = told("Police sergeant Olaf Holm was asleep on Friday. He saw flames in the cellar at midnight.")
    first, second = ((row, repairs(row)) for row in (Candidate(of, (s,)) for s in of.sentences))
    introductions = Introductions(of)

    def shown(changes: tuple[Repair, ...]) -> str:
        return RowText(of.text[second[0].article], second[0].span, changes).text

    assert shown(introductions.over([second])[0]).startswith("[Police sergeant Olaf Holm] saw flames")
    assert shown(introductions.over([first, second])[1]).startswith("[Olaf Holm] saw flames")


def makes(understood: float, wanted: float = 1.0) -> Impression:
    return Impression(understood, 0.0, 1 - understood, 0.0, wanted, 1 - wanted, 0.0, 0.0, 1 - understood)


def reads(**said: Impression) -> ReadRows:
    """A reader who stumbles over texts in which a word stands, and over nothing else."""

    def read(pairs: Sequence[tuple[str, str]]) -> list[Impression]:
        return [next((r for word, r in said.items() if word in row), makes(1.0)) for _, row in pairs]

    return read


def apart(pairs: Sequence[tuple[Sentence, Sentence]]) -> list[Comparison]:
    return [Comparison(0.0, 0.0, 1.0) for _ in pairs]


@pytest.mark.parametrize(
    ("impression", "why"),
    [(makes(0.0), Skipped.NEEDS_ANOTHER), (makes(1.0, 0.0), Skipped.UNWANTED)],
    ids=["open", "trivial"],
)
def test_what_no_reader_understands_or_wants_is_no_row(impression: Impression, why: Skipped) -> None:
    of = told("The harbour was closed on Friday after a storm.\n\nBoth versions were read aloud in the church.")
    chosen = choose(of, reads(versions=impression), apart, Letters(Likeness(of), apart))
    assert [row.candidate.sentences for row in chosen.rows] == [of.sentences[:1]]
    assert [reason for _, reason in chosen.unused] == [why]


def test_a_sentence_that_needs_the_one_before_it_shares_its_row() -> None:
    of = told(
        "The harbour closed on Friday.\n\nTwo reports by divers blame the old pilot. They were read aloud in church."
    )

    def read(pairs: Sequence[tuple[str, str]]) -> list[Impression]:
        return [makes(0.9 if "Two reports" in above or "They" not in row else 0.0) for above, row in pairs]

    rows = choose(of, read, apart, Letters(Likeness(of), apart)).rows
    assert of.sentences[1:] in [row.candidate.sentences for row in rows]


@pytest.mark.parametrize("case", read("clear"), ids=lambda c: c["clear"][:40])
def test_a_row_that_leaves_something_open_is_less_clear_than_one_that_does_not(case: dict[str, Any]) -> None:
    closed, open_ = (clear(whole(told(case[which])), (), [makes(0.9)]) for which in ("clear", "open"))
    assert open_ < closed


@pytest.mark.parametrize("case", read("details"), ids=lambda c: c["part"][:40])
def test_a_part_is_cut_where_a_detail_begins(case: dict[str, Any]) -> None:
    row = whole(told(case["part"]))
    assert [span.of(case["part"]) for span in cuts(row, row.span)] == case["cuts"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        (
            "The quay was shut yesterday evening after a storm.",
            "The quay was shut yesterday evening [February 29] after a storm.",
        ),
        ("The quay was shut last night after a storm.", "The quay was shut last night [February 29] after a storm."),
        ('Ida Holm said: "It was shut yesterday."', 'Ida Holm said: "It was shut yesterday."'),
        ("Yesterday's storm shut the quay of the town.", "Yesterday's storm shut the quay of the town."),
    ],
)
def test_a_day_counted_from_the_writing_gets_its_date_outside_quotations(text: str, row: str) -> None:
    of = told(text)
    identity = replace(of.articles[0].identity, published=Stated("2024-03-01", "editor"))
    dated = replace(of, articles=(replace(of.articles[0], identity=identity),))
    assert RowText(text, whole(dated).span, repairs(whole(dated))).text == row


@pytest.mark.parametrize(
    ("last", "shown"),
    [
        ("Nobody on board was hurt.", "[Holm Lines:] Nobody on board was hurt."),
        ("We thank the crew.", "[Holm Lines:] “We thank the crew.”"),
        ("“Nobody was hurt,” the captain said.", "“Nobody was hurt,” the captain said."),
    ],
)
def test_what_an_account_of_its_writers_own_alone_tells_is_told_as_its_word(last: str, shown: str) -> None:
    of = told(f"We sail to Holm daily. Our ferry reached Holm on Monday. {last}")
    article = of.articles[0]
    ours = replace(article, identity=replace(article.identity, outlet=Stated("Holm Lines", "masthead")))
    of = Story((ours,), of.sentences, of.cast, of.facts, ())
    row = Candidate(of, of.sentences[-1:])
    assert RowText(of.text[row.article], row.span, repairs(row)).text == shown
