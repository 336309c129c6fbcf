"""What the views promise, each on the smallest story that shows it."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from generator.escape import script_json
from generator.model import Digest, Origin, Passage, Span
from generator.pages import cards, lead, links, quotes, share, timeline, words
from generator.pages.charts import bar, graph, grid
from generator.pages.layout import FEWEST, INDEX, ONE_PAGE, OTHER, lay_out
from generator.pages.notes import relation
from generator.pages.outside import untold
from generator.pages.render import render, share_out
from generator.pages.rows import Piece, RowView, row_view
from generator.pages.score import score
from generator.pages.shown import ALL, Shown
from generator.pages.sources import ledger, sources
from generator.pages.sources.sources import shares
from generator.pages.support import support
from generator.pages.words import spaced
from tests.storybook import of_size, read_story


@pytest.fixture(scope="module")
def ferry() -> Digest:
    return read_story("ferry")


def _view(digest: Digest, name: str) -> RowView:
    return row_view(next(r for r in digest.sheet.rows if r.id == name), share_out(digest))


def _with_row(digest: Digest, name: str, **changes: Any) -> Digest:
    rows = tuple(replace(r, **changes) if r.id == name else r for r in digest.sheet.rows)
    return replace(digest, sheet=replace(digest.sheet, rows=rows))


def _said(piece: Piece) -> str:
    """The letters behind a piece, as a reader sees them."""
    told = " ".join(letter.article.letter for letter in piece.letters)
    apart = (" ".join([*(letter.article.letter for letter in d.letters), d.words]) for d in piece.differs)
    return "; ".join(filter(None, (told, *apart)))


def test_the_row_that_tells_the_story_has_the_first_number_and_rows_without_a_topic_come_last(ferry: Digest) -> None:
    layout = lay_out(ferry)
    assert layout.order[0].id == layout.lead.id == "aground1"
    assert [s.title for s in layout.sections] == ["The grounding", "The rescue", "Injuries", OTHER]
    assert sorted(layout.number.values()) == list(range(1, len(ferry.sheet.rows) + 1))


def test_every_row_stands_once_on_the_site_whether_it_leads_or_not() -> None:
    for digest in (of_size(5), of_size(FEWEST + 20), of_size(ONE_PAGE + 10)):
        pages = [str(page) for name, page in render(digest).items() if name.endswith(".md")]
        for row in digest.sheet.rows:
            assert sum(len(re.findall(rf'<(?:li|div) [^>]*id="row-{row.id}"', page)) for page in pages) == 1


def test_within_a_topic_rows_keep_their_order(ferry: Digest) -> None:
    given = [r.id for r in ferry.sheet.rows]
    for section in lay_out(ferry).sections:
        assert [r.id for r in section.rows] == sorted((r.id for r in section.rows), key=given.index)


def test_a_long_sheet_has_a_page_for_each_topic_and_no_page_is_too_long() -> None:
    assert not lay_out(of_size(ONE_PAGE)).split
    layout = lay_out(of_size(ONE_PAGE + 1, topics=1))
    assert layout.split
    assert max(len(s.rows) for s in layout.sections) <= ONE_PAGE
    assert len({s.page for s in layout.sections}) == len(layout.sections) == 2


def test_topics_that_sound_alike_have_pages_of_their_own() -> None:
    digest = of_size(ONE_PAGE + 50, topics=2)
    rows = tuple(replace(r, section="The Vote!" if i % 2 else "The vote") for i, r in enumerate(digest.sheet.rows))
    assert len({s.page for s in lay_out(replace(digest, sheet=replace(digest.sheet, rows=rows))).sections}) == 2


def test_a_permanent_link_leads_somewhere_on_the_front_page_however_long_the_sheet(ferry: Digest) -> None:
    for digest in (ferry, of_size(10), of_size(ONE_PAGE + 10)):
        page = str(render(digest)["index.md"])
        assert all(page.count(f'id="f-{fact.id}"') == 1 for fact in digest.facts)
        assert all(page.count(f'id="row-{row.id}"') == 1 for row in digest.sheet.rows)


def test_what_no_row_tells_is_listed_and_leads_to_its_line(ferry: Digest) -> None:
    (left,) = untold(share_out(ferry))
    assert left.anchor == "f-praise" and left.text.endswith("praised the crew.")
    start = ferry.fact["praise"].claims[0].span.start
    assert [str(link) for link, _ in left.articles] == [f"source-03-blog.html#p-{start}"]


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


def test_the_first_screen_tells_how_the_story_is_sourced(ferry: Digest) -> None:
    view = lead.lead(share_out(ferry))
    assert view.status == "On the record: the coast guard."
    assert "The report of Coast Radio is not among the articles supplied." in view.more
    assert view.differ == "How many people were aboard?"


def test_all_are_said_to_report_it_only_if_each_reports_every_part_as_it_stands(ferry: Digest) -> None:
    def told(digest: Digest) -> str:
        return lead.lead(share_out(digest)).more[0]

    row = lay_out(ferry).lead
    whole = replace(row.parts[0], end=row.parts[-1].end, span=Span(row.parts[0].span.start, row.parts[-1].span.end))
    assert told(ferry) == "One of three articles was found to report all of it, two more some of it."
    assert told(_with_row(ferry, row.id, parts=(whole,))) == "All three articles report all of it."
    assert told(_with_row(ferry, row.id, parts=(replace(whole, notes=whole.notes[:1]),))).startswith("Two of three")
    differs = replace(whole, conflicts=("aboard",))
    assert (
        told(_with_row(ferry, row.id, parts=(differs,)))
        == "Two of three articles were found to report all of it, one more some of it."
    )


def test_hedges_stand_in_the_status(ferry: Digest) -> None:
    row = next(r for r in ferry.sheet.rows if r.id == "warning1")
    lines = lead.status_lines(support(row, ferry), ferry)
    assert "One article hedges it: “allegedly”." in lines
    assert lines[0].startswith("Rests on “a person close to the operator”; no named person")


def test_dates_tell_how_many_articles_carry_none(ferry: Digest) -> None:
    assert lead.dates(ferry) == "One article is dated March 4, 2031; two carry no date."
    assert lead.dates(of_size(4, articles=2)) == "None of the articles carries a date."


def test_every_article_has_one_cell_in_the_bar_and_segments_fill_it(ferry: Digest) -> None:
    shared = share_out(ferry)
    for row in ferry.sheet.rows:
        view = bar.origin_bar(support(row, ferry), ferry, shared.named)
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


def test_a_short_sheet_has_no_key_facts_and_on_a_longer_one_the_rows_that_lead_are_told_nowhere_else() -> None:
    assert lay_out(of_size(FEWEST - 1)).key == ()
    layout = lay_out(of_size(FEWEST + 20))
    leading = {layout.lead.id, *(r.id for r in layout.key)}
    assert len(layout.key) > 1
    assert not leading & {r.id for s in layout.sections for r in s.rows}


def test_support_is_grouped_by_origin_and_equal_words_stand_once(ferry: Digest) -> None:
    shown = _view(ferry, "aground1")
    assert [g.title for g in shown.groups] == ["Origin credited: Coast Radio", "Origin credited: coast guard"]
    row = next(r for r in ferry.sheet.rows if r.id == "refloat1")
    passage = ferry.fact["refloated"].claims[0].passage
    bare = _view(_with_row(ferry, row.id, passage=passage, repairs=()), row.id)
    assert [len(same) for group in bare.groups for same in group.passages] == [3]


def test_letters_stand_behind_their_part_and_one_that_tells_it_differently_is_named_as_such(ferry: Digest) -> None:
    shown = _view(ferry, "aground1")
    assert [_said(p) for p in shown.pieces] == ["A B C", "A C; B differs", "A", ""]
    (differs,) = shown.pieces[1].differs
    assert str(differs.link) == "conflicts.html#c-aboard" and differs.question == "How many people were aboard?"
    assert [s.text for s in shown.pieces[1].stretches if s.differs] == ["212"]


def test_an_article_that_only_the_card_quotes_is_named_without_a_note(ferry: Digest) -> None:
    shown = _view(ferry, "cuts1")
    assert _said(shown.pieces[0]) == "A; C differs"
    assert [letter.note for letter in shown.pieces[0].differs[0].letters] == [None]


def test_an_article_that_tells_it_both_ways_is_named_too(ferry: Digest) -> None:
    conflict = ferry.conflicts[0]
    own = next(p for p in conflict.sides[0].passages if p.article == "01-harbour-post")
    elsewhere = Passage(own.article, Span(0, 5))
    sides = (replace(conflict.sides[0], passages=(own,)), replace(conflict.sides[1], passages=(elsewhere,), mark=()))
    torn = replace(ferry, conflicts=(replace(conflict, sides=sides), *ferry.conflicts[1:]))
    assert _said(_view(torn, "aground1").pieces[1]) == "A B C; A also differs"


def test_wordings_that_mean_the_same_are_no_difference_in_a_row(ferry: Digest) -> None:
    assert _said(_view(ferry, "power1").pieces[0]) == "A B"


def test_the_pieces_of_a_row_put_together_are_its_text(ferry: Digest) -> None:
    for digest in (ferry, of_size(6)):
        for row in digest.sheet.rows:
            pieces = _view(digest, row.id).pieces
            assert "".join(p.gap + "".join(s.gap + s.text.strip() for s in p.stretches) for p in pieces) == row.text


def test_every_note_has_a_letter_and_every_letter_the_note_of_its_article(ferry: Digest) -> None:
    for row in ferry.sheet.rows:
        shown = _view(ferry, row.id)
        letters = [x for p in shown.pieces for x in (*p.letters, *(y for d in p.differs for y in d.letters)) if x.note]
        by_number = {n.number: n for n in shown.notes}
        assert {x.note for x in letters} == set(by_number)
        assert all(x.article == by_number[x.note or 0].article for x in letters)
        assert len({x.id for x in letters}) == len(letters)


def test_a_repair_is_visible_and_the_note_has_the_words_as_printed(ferry: Digest) -> None:
    page = str(render(ferry)["index.md"])
    assert "&#91;The Aurelia&#93; was refloated" in page
    assert "<q>The vessel was refloated" in page


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("aground1", ("3 articles", "2 named origins", "on the record")),
        ("refloat1", ("3 articles", "no source given", "shared text")),
        ("warning1", ("1 article", "unnamed sources")),
        ("cuts1", ("1 article", "1 named origin", "on the record")),
    ],
)
def test_a_row_tells_in_few_words_how_it_is_sourced(ferry: Digest, row: str, said: tuple[str, ...]) -> None:
    assert _view(ferry, row).sourcing == said


def test_a_hedge_that_the_row_lacks_is_told_with_its_article_and_one_that_it_has_is_not(ferry: Digest) -> None:
    def hedged(digest: Digest, article: str, hedge: str) -> Digest:
        fact = digest.fact["aground"]
        claims = tuple(replace(c, hedge=hedge if c.article == article else "") for c in fact.claims)
        return replace(digest, facts=tuple(replace(f, claims=claims) if f is fact else f for f in digest.facts))

    assert _view(hedged(ferry, "02-wire", "reportedly"), "aground1").sourcing[-1] == "hedged by B"
    assert _view(hedged(ferry, "02-wire", "aboard"), "aground1").sourcing[-1] == "on the record"
    assert "hedged" not in " ".join(_view(hedged(ferry, "01-harbour-post", "reportedly"), "aground1").sourcing)


def test_relations_tell_whom_a_passage_credits(ferry: Digest) -> None:
    said = {n.relation for row in ferry.sheet.rows for n in _view(ferry, row.id).notes}
    assert "credits Coast Radio, which cites two people on the bridge" in said
    assert "same words as B Northline Wire and C" in said
    assert "quotes the captain; who speaks is not said here" in said
    assert relation(ferry.corroboration["praise"].evidence[0], share_out(ferry).named) == "no source given"


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


def test_the_grid_has_a_line_for_every_part_and_a_cell_for_every_article(ferry: Digest) -> None:
    view = grid.grid(share_out(ferry), INDEX)
    assert view is not None
    lines = [line for block in view.blocks for line in block.lines]
    order = share_out(ferry).layout.order
    assert [line.number for line in lines] == [n for n, row in enumerate(order, 1) for _ in row.parts]
    assert all(len(line.cells) == len(ferry.articles) for line in lines)
    parts = [(row, part) for row in order for part in row.parts]
    assert view.totals == tuple(sum(a.id in row.articles(part) for row, part in parts) for a in ferry.articles)


def test_short_names_in_the_grid_are_told_apart_and_explained() -> None:
    short = grid.Shortener()
    assert [short(n) for n in ("CNN", "ABC News", "The Daily Nail", "Dale Nettle", "ABC News")] == [
        "CNN", "ABC", "DN", "DN2", "ABC",
    ]  # fmt: skip
    assert dict(short.legend)["DN2"] == "Dale Nettle" and "CNN" not in dict(short.legend)


def test_every_row_stands_in_one_kind_of_support(ferry: Digest) -> None:
    listed = [number for kind in grid.by_support(share_out(ferry)) for _, number, _ in kind.rows]
    assert sorted(listed) == list(range(1, len(ferry.sheet.rows) + 1))


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
        assert shown <= len(source.ledger) * (ledger.WORDS + 1)
        assert article.text.strip() not in str(render(ferry)[f"source-{article.id}.md"])


def test_what_an_article_does_not_tell_is_told_as_not_given(ferry: Digest) -> None:
    traits = {t.name: t.value for t in sources.sources(share_out(ferry))[2].traits}
    assert traits["Outlet"] == traits["Author"] == traits["Date"] == "none given"


def test_every_line_has_a_fate_and_those_that_are_used_lead_to_their_rows(ferry: Digest) -> None:
    for source in sources.sources(share_out(ferry)):
        assert all(bool(line.rows) == (line.fate in (ledger.ROW, ledger.CITED)) for line in source.ledger)
        assert sum(n for _, n in source.fates) == len(source.ledger)


def test_a_line_that_could_have_been_a_row_tells_why_it_is_none(ferry: Digest) -> None:
    _, _, blog = sources.sources(share_out(ferry))
    told = {line.words.split()[-1]: (line.fate, line.reason) for line in blog.ledger}
    assert told["crew."] == ("Left out", "little that another row does not tell")
    assert told["world."] == ("Opinion", "")


def test_the_share_of_an_article_that_is_printed_counts_each_word_once(ferry: Digest) -> None:
    for article in ferry.articles:
        rows, every = shares(article, share_out(ferry))
        assert 0 < rows <= every <= 100
    none = replace(
        ferry, sheet=replace(ferry.sheet, rows=ferry.sheet.rows[:1]), conflicts=(), cleared=(), utterances=()
    )
    rows, every = shares(ferry.articles[0], share_out(none))
    words = [len(ferry.sheet.rows[0].text.split()), len(ferry.articles[0].text.split())]
    assert rows == -(-100 * words[0] // words[1]) <= every


def test_the_score_counts_what_the_notes_quote(ferry: Digest) -> None:
    counted = score(ferry)
    noted = sum(len(part.notes) for row in ferry.sheet.rows for part in row.parts)
    assert counted.found == counted.passages == noted + len(ferry.sheet.rows)
    assert (counted.told, counted.facts, counted.rows) == (6, 7, 6)
    assert (counted.differences, counted.cleared) == (2, 1)


def test_the_table_has_a_line_for_each_part_and_article_and_no_formula(ferry: Digest) -> None:
    digest = _with_row(ferry, "cuts1", text="=HYPERLINK(1)")
    lines = list(csv.DictReader(io.StringIO(share.to_csv(share_out(digest)))))
    assert len(lines) == sum(len(row.articles(part)) for row in ferry.sheet.rows for part in row.parts)
    assert "'=HYPERLINK(1)" in {line["text"] for line in lines}
    assert {(line["letter"], line["whose"]) for line in lines if line["row_id"] == "aground1"} == {
        ("A", "row"), ("B", "note"), ("C", "note"),
    }  # fmt: skip


def test_the_description_for_machines_cites_every_source(ferry: Digest) -> None:
    data = json.loads(script_json(share.json_ld(share_out(ferry))))
    assert data["@type"] == "Article" and len(data["citation"]) == 3
    claims = data["hasPart"]
    assert {c["@type"] for c in claims} == {"Claim"}
    assert claims[0]["text"] == ferry.sheet.rows[0].text and len(claims[0]["appearance"]) == 3


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


@pytest.mark.parametrize("rows", [FEWEST + 20, ONE_PAGE + 10])
def test_a_row_that_leads_stands_under_its_topic_where_key_facts_are_not_shown(rows: int) -> None:
    layout = lay_out(of_size(rows), key_facts=False)
    assert layout.key == ()
    assert {r.id for r in layout.order} == {r.id for r in of_size(rows).sheet.rows}
    page = str(render(of_size(rows), show=ALL - {Shown.KEY_FACTS})["index.md"])
    assert "## Key facts" not in page
    assert "## Key facts" in str(render(of_size(rows))["index.md"])


@pytest.mark.parametrize("show", [ALL, ALL - {Shown.GRID}])
def test_links_to_rows_and_facts_of_a_long_sheet_lead_to_its_front_page_whatever_it_shows(
    show: frozenset[Shown],
) -> None:
    digest = of_size(ONE_PAGE + 10)
    page = str(render(digest, show=show)["index.md"])
    for row in digest.sheet.rows:
        assert page.count(f'id="row-{row.id}"') == 1
    for fact in digest.facts:
        assert page.count(f'id="f-{fact.id}"') == 1
