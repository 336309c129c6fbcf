"""What the views promise, each on the smallest story that shows it."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest

from generator.escape import script_json
from generator.model import Digest, Origin, Passage, Span
from generator.pages import bar, cards, graph, grid, keyfacts, lead, links, quotes, share, sources, timeline, words
from generator.pages.layout import INDEX, ONE_PAGE, OTHER, lay_out
from generator.pages.render import render, share_out
from generator.pages.rows import Row, row
from generator.pages.score import score
from generator.pages.stretches import spaced
from tests.storybook import of_size, read_story


@pytest.fixture(scope="module")
def ferry() -> Digest:
    return read_story("ferry")


def _fact(digest: Digest, name: str) -> Row:
    return row(digest.fact[name], share_out(digest))


def test_facts_without_a_topic_come_last(ferry: Digest) -> None:
    layout = lay_out(ferry)
    assert [s.title for s in layout.sections] == ["The grounding", "The rescue", "Injuries", OTHER]
    assert sorted(layout.number.values()) == list(range(1, len(ferry.facts) + 1))


def test_within_a_topic_facts_keep_their_order(ferry: Digest) -> None:
    given = [f.id for f in ferry.facts]
    for section in lay_out(ferry).sections:
        assert [f.id for f in section.facts] == sorted((f.id for f in section.facts), key=given.index)


def test_a_long_sheet_has_a_page_for_each_topic_and_no_page_is_too_long() -> None:
    assert not lay_out(of_size(ONE_PAGE)).split
    layout = lay_out(of_size(ONE_PAGE + 1, topics=1))
    assert layout.split
    assert max(len(s.facts) for s in layout.sections) <= ONE_PAGE
    assert len({s.page for s in layout.sections}) == len(layout.sections) == 2


def test_topics_that_sound_alike_have_pages_of_their_own() -> None:
    digest = of_size(ONE_PAGE + 50, topics=2)
    alike = tuple(replace(f, topic="The Vote!" if i % 2 else "The vote") for i, f in enumerate(digest.facts))
    assert len({s.page for s in lay_out(replace(digest, facts=alike)).sections}) == 2


def test_a_permanent_link_leads_somewhere_on_the_front_page_however_long_the_sheet() -> None:
    for digest in (of_size(10), of_size(ONE_PAGE + 10)):
        page = str(render(digest)["index.md"])
        assert all(f'id="f-{fact.id}"' in page for fact in digest.facts)


@pytest.mark.parametrize("part", ["a b", 'x"', "ä", "a/b", "javascript:x"])
def test_an_address_is_made_of_plain_letters_only(part: str) -> None:
    with pytest.raises(ValueError, match="not safe"):
        links.href(part)
    with pytest.raises(ValueError, match="not safe"):
        links.href("index.html", part)


def test_a_link_to_the_original_names_its_words_and_only_for_web_addresses() -> None:
    assert (
        links.text_link("https://a.example/x#top", "It - was, so")
        == "https://a.example/x#:~:text=It%20%2D%20was%2C%20so"
    )
    assert links.text_link("javascript:alert(1)", "words") == links.text_link("", "words") == ""


def test_the_lead_carries_its_attribution(ferry: Digest) -> None:
    view = lead.lead(share_out(ferry))
    assert view.sentence.endswith("according to Coast Radio and coast guard.")
    assert view.status == "On the record: the coast guard."
    assert "The report of Coast Radio is not among the articles supplied." in view.more
    assert view.differ == "How many people were aboard?"


def test_a_statement_that_says_who_reports_it_is_not_attributed_twice(ferry: Digest) -> None:
    fact = replace(ferry.fact["aground"], statement="It sank, Coast Radio reported.")
    assert lead.sentence(fact, ferry.corroboration["aground"], 3) == fact.statement


@pytest.mark.parametrize(("reporting", "told"), [(3, "all three articles say."), (2, "two of three articles say.")])
def test_without_a_named_origin_the_lead_is_attributed_to_the_articles(reporting: int, told: str) -> None:
    digest = of_size(6, articles=3)
    fact = replace(digest.facts[0], statement="It rained.", claims=digest.facts[0].claims[:reporting])
    bare = replace(digest.corroborations[0], origins=())
    assert lead.sentence(fact, bare, 3) == f"It rained, {told}"


def test_hedges_stand_in_the_status(ferry: Digest) -> None:
    fact = ferry.fact["warning"]
    lines = lead.status_lines(fact, ferry.corroboration["warning"], ferry)
    assert "One article hedges it: “allegedly”." in lines
    assert lines[0].startswith("Rests on “a person close to the operator”; no named person")


def test_dates_tell_how_many_articles_carry_none(ferry: Digest) -> None:
    assert lead.dates(ferry) == "One article is dated March 4, 2031; two carry no date."
    assert lead.dates(of_size(4, articles=2)) == "None of the articles carries a date."


def test_every_article_has_one_cell_in_the_bar_and_segments_fill_it(ferry: Digest) -> None:
    shared = share_out(ferry)
    for fact in ferry.facts:
        view = bar.origin_bar(fact, ferry, shared.named)
        assert view is not None
        assert sorted(a.id for a in view.order) == sorted(a.id for a in ferry.articles)
        assert sum(s.width for s in view.segments) == pytest.approx(100, abs=0.01)
        assert all(s.name in view.describe for s in view.segments)


def test_one_article_has_no_bar_no_grid_and_no_differences() -> None:
    digest = of_size(4, articles=1, topics=1)
    page = str(render(digest)["index.md"])
    assert "One article. Nothing to compare." in page
    assert "## Where accounts differ" not in page and "## Who reported what" not in page


def test_no_differences_is_said_and_not_left_out() -> None:
    assert "do not differ on any point we found" in str(render(of_size(5, articles=2))["index.md"])


def test_a_short_sheet_has_no_key_facts_and_a_long_one_at_most_seven() -> None:
    assert keyfacts.key_facts(share_out(of_size(5))) == ()
    assert len(keyfacts.key_facts(share_out(of_size(60)))) <= keyfacts.MOST


def test_support_is_grouped_by_origin_and_equal_words_stand_once(ferry: Digest) -> None:
    shown = _fact(ferry, "aground")
    assert [g.title for g in shown.groups] == ["Origin credited: Coast Radio", "Origin credited: coast guard"]
    refloated = _fact(ferry, "refloated")
    assert [len(same) for group in refloated.groups for same in group.passages] == [3]


@pytest.mark.parametrize(
    ("fact", "tags"),
    [
        ("aground", ["accounts differ", "on the record"]),
        ("refloated", ["shared text"]),
        ("warning", ["unnamed sources", "hedged"]),
        ("praise", []),
    ],
)
def test_badges_are_words(ferry: Digest, fact: str, tags: list[str]) -> None:
    assert [t.words for t in _fact(ferry, fact).tags] == tags


def test_relations_tell_whom_a_passage_credits(ferry: Digest) -> None:
    said = {n.relation for fact in ferry.facts for n in _fact(ferry, fact.id).notes}
    assert "credits Coast Radio, which cites two people on the bridge" in said
    assert "same words as B Northline Wire and C" in said
    assert "quotes the captain; who speaks is not said here" in said
    assert "no source given" in said


def test_a_card_marks_whole_words_and_keeps_every_letter(ferry: Digest) -> None:
    text = ferry.articles[0].text
    start = text.index("ran aground")
    passage = Passage("01-harbour-post", Span(start, start + 11))
    inside = Passage("01-harbour-post", Span(start + 5, start + 7))
    shown = cards.stretches(passage, (inside,), ferry)
    assert [(s.gap + s.text.strip(), s.differs) for s in shown] == [("ran", False), (" aground", True)]


def test_stretches_put_together_are_the_text() -> None:
    for cut in ([("a ", False), ("b", True), (" c", False)], [("a", False), ("b", True)], [("", False), ("b", True)]):
        whole = " ".join("".join(text for text, _ in cut).split())
        assert "".join(s.gap + s.text.strip() for s in spaced(cut)) == whole


def test_all_wordings_are_on_the_page_of_differences_and_few_on_the_front(ferry: Digest) -> None:
    shared = share_out(ferry)
    passages = Passage("01-harbour-post", Span(0, 5)), *(Passage("02-wire", Span(0, 9 + i * 9)) for i in range(5))
    side = replace(ferry.conflicts[0].sides[0], passages=passages, mark=())
    conflict = replace(ferry.conflicts[0], sides=(side, ferry.conflicts[0].sides[1]))
    (front,), (full,) = (cards.cards((conflict,), shared, at) for at in (INDEX, "conflicts.html"))
    assert len(front.answers[0].quotes) == cards.QUOTES and front.answers[0].more == 3
    assert len(full.answers[0].quotes) == 6 and full.answers[0].more == 0


def test_a_wording_is_marked_where_others_lack_its_words() -> None:
    cut = quotes.differing("We never really lost power", ["We never lost power,"])
    assert [(s.text.strip(), s.differs) for s in cut] == [("We never", False), ("really", True), ("lost power", False)]
    assert not any(s.differs for s in quotes.differing("Same, words!", ["same words"]))


def test_the_timeline_holds_fixed_times_only_and_tells_how_they_are_known(ferry: Digest) -> None:
    moments = timeline.timeline(share_out(ferry))
    assert [m.when for m in moments] == ["March 3, 2031", "March 4, 2031"]
    assert {m.how for m in moments} == {"worked out from an article’s date"}
    assert timeline.timeline(share_out(of_size(5))) == ()


@pytest.mark.parametrize(
    ("first", "last", "words_for"),
    [
        (date(2031, 3, 4), date(2031, 3, 4), "March 4, 2031"),
        (date(2031, 3, 1), date(2031, 3, 31), "March 2031"),
        (date(2031, 1, 1), date(2031, 12, 31), "2031"),
        (date(2031, 3, 4), date(2031, 3, 6), "March 4, 2031 to March 6, 2031"),
    ],
)
def test_a_period_is_named_by_its_grain(first: date, last: date, words_for: str) -> None:
    assert words.period(first, last) == words_for


def test_the_grid_has_a_cell_for_every_fact_and_article(ferry: Digest) -> None:
    view = grid.grid(share_out(ferry), INDEX)
    assert view is not None
    for line in (line for block in view.blocks for line in block.lines):
        assert len(line.cells) == len(ferry.articles)
    assert view.totals == tuple(sum(a.id in f.articles for f in ferry.facts) for a in ferry.articles)


def test_short_names_in_the_grid_are_told_apart_and_explained() -> None:
    short = grid.Shortener()
    assert [short(n) for n in ("CNN", "ABC News", "The Daily Nail", "Dale Nettle", "ABC News")] == [
        "CNN", "ABC", "DN", "DN2", "ABC",
    ]  # fmt: skip
    assert dict(short.legend)["DN2"] == "Dale Nettle" and "CNN" not in dict(short.legend)


def test_every_fact_stands_in_one_kind_of_support(ferry: Digest) -> None:
    listed = [number for kind in grid.by_support(share_out(ferry)) for _, number, _ in kind.facts]
    assert sorted(listed) == list(range(1, len(ferry.facts) + 1))


def test_an_outlet_said_to_have_confirmed_a_report_is_no_origin_of_it(ferry: Digest) -> None:
    asserted = replace(ferry.corroboration["cuts"].origins[0], name="Other", level="asserted")
    changed = tuple(replace(c, origins=(*c.origins, asserted)) if c.fact == "cuts" else c for c in ferry.corroborations)
    before, after = (
        grid.by_support(share_out(replace(ferry, corroborations=c))) for c in (ferry.corroborations, changed)
    )
    assert before == after


def test_the_graph_says_in_words_what_it_draws(ferry: Digest) -> None:
    view = graph.graph(share_out(ferry))
    assert view is not None
    assert len(view.edges) == 6
    assert "Coast Radio is credited by B and C." in view.lines
    assert "A, B and C share a run of 19 words." in view.lines


@pytest.mark.parametrize("outlet", ["The Harbour Post", "Harbour Post"])
def test_the_graph_draws_who_credits_an_outlet_of_the_story_and_not_the_outlet_itself(
    ferry: Digest, outlet: str
) -> None:
    first, *others = ferry.corroborations
    seen = Origin(outlet, "seen", ("01-harbour-post", "03-blog"))
    view = graph.graph(share_out(replace(ferry, corroborations=(replace(first, origins=(seen,)), *others))))
    assert view is not None
    assert f"{outlet} is credited by C." in view.lines


def test_no_article_is_reprinted_on_its_page(ferry: Digest) -> None:
    for article, source in zip(ferry.articles, sources.sources(share_out(ferry)), strict=True):
        shown = sum(len(line.words.split()) for line in source.ledger)
        assert shown <= len(source.ledger) * (sources.WORDS + 1)
        assert article.text.strip() not in str(render(ferry)[f"source-{article.id}.md"])


def test_what_an_article_does_not_tell_is_told_as_not_given(ferry: Digest) -> None:
    traits = {t.name: t.value for t in sources.sources(share_out(ferry))[2].traits}
    assert traits["Outlet"] == traits["Author"] == traits["Date"] == "none given"


def test_every_line_has_a_fate_and_used_ones_lead_to_their_facts(ferry: Digest) -> None:
    for source in sources.sources(share_out(ferry)):
        assert all(bool(line.facts) == (line.fate == "Used") for line in source.ledger)
        assert sum(n for _, n in source.fates) == len(source.ledger)


def test_the_score_counts_what_the_notes_quote(ferry: Digest) -> None:
    counted = score(ferry)
    assert counted.found == counted.passages == sum(len(c.evidence) for c in ferry.corroborations)
    assert (counted.differences, counted.cleared) == (2, 1)


def test_the_table_has_a_line_for_each_passage_and_no_formula(ferry: Digest) -> None:
    hostile = replace(ferry.facts[0], statement="=HYPERLINK(1)")
    digest = replace(ferry, facts=(hostile, *ferry.facts[1:]))
    lines = list(csv.DictReader(io.StringIO(share.to_csv(share_out(digest)))))
    assert len(lines) == sum(len(c.evidence) for c in ferry.corroborations)
    assert "'=HYPERLINK(1)" in {line["statement"] for line in lines}


def test_the_description_for_machines_cites_every_source(ferry: Digest) -> None:
    data = json.loads(script_json(share.json_ld(share_out(ferry))))
    assert data["@type"] == "Article" and len(data["citation"]) == 3
    claims = data["hasPart"]
    assert {c["@type"] for c in claims} == {"Claim"}
    assert claims[0]["text"] == ferry.facts[0].statement and len(claims[0]["appearance"]) == 3


def test_a_segment_shows_as_much_of_a_name_as_fits() -> None:
    segment = bar.Segment("Civil Protection Agency of the Republic", "2 articles", "origin", 0, 28.571)
    assert segment.wide == "Civil Protection Agency o…" and segment.narrow == "Civil Prote…"
    assert replace(segment, name="CNN").wide == replace(segment, name="CNN").narrow == "CNN"


def test_answers_with_one_value_are_told_apart_by_their_quotes(ferry: Digest) -> None:
    conflict = ferry.conflicts[0]
    same = replace(conflict, sides=tuple(replace(side, value="went") for side in conflict.sides))
    (card,) = cards.cards((same,), share_out(ferry), INDEX)
    assert [answer.value for answer in card.answers] == [""] * len(same.sides)
    assert all(answer.quotes for answer in card.answers)


def test_a_quotation_does_not_begin_with_the_end_of_another_sentence(ferry: Digest) -> None:
    text = ferry.articles[0].text
    stop = text.index(". ") if ". " in text else text.index(".")
    shown = cards.stretches(Passage(ferry.articles[0].id, Span(stop, stop + 12)), (), ferry)
    assert shown[0].text[0].isalnum() or shown[0].text[0] in '"“'


def test_how_certain_it_is_is_quoted_and_never_the_pages_own_word(ferry: Digest) -> None:
    sure = replace(ferry.conflicts[0], kind="certainty")
    sides = (replace(sure.sides[0], value="verified"), replace(sure.sides[1], value="unconfirmed"))
    (card,) = cards.cards((replace(sure, sides=sides),), share_out(ferry), INDEX)
    assert [answer.value for answer in card.answers] == ["“verified”", "“unconfirmed”"]
