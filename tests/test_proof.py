"""What the pages promise is held against the articles, and a broken promise is named."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.builder import build_pages
from generator.errors import ProofError
from generator.model import Claim, Digest, Fact, Passage, Span
from generator.pages.render import render
from generator.proof import passages, prove
from generator.proof_pages import broken_notes
from tests.storybook import read_story

Pages = dict[str, str | bytes]


@pytest.fixture(scope="module")
def digest() -> Digest:
    return read_story("ferry")


@pytest.fixture(scope="module")
def pages(digest: Digest) -> Pages:
    return render(digest)


def with_fact(digest: Digest, change: Callable[[Fact], Fact]) -> Digest:
    return replace(digest, facts=(change(digest.facts[0]), *digest.facts[1:]))


def with_claim(digest: Digest, change: Callable[[Claim], Claim]) -> Digest:
    return with_fact(digest, lambda fact: replace(fact, claims=(change(fact.claims[0]), *fact.claims[1:])))


def test_a_whole_digest_and_its_pages_hold(digest: Digest, pages: Pages) -> None:
    prove(digest, pages)


def test_every_place_of_a_digest_that_quotes_is_looked_at(digest: Digest) -> None:
    kinds = {what.split()[0] for what, _ in passages(digest)}
    assert kinds == {"fact", "evidence", "row", "note", "sentence", "conflict", "cleared", "copy", "quotation"}


@pytest.mark.parametrize("span", [Span(-1, 5), Span(5, 5), Span(9, 3), Span(0, 10**9), Span(10**9, 10**9 + 5)])
def test_a_passage_that_is_not_in_its_article_is_named(digest: Digest, pages: Pages, span: Span) -> None:
    broken = with_claim(digest, lambda claim: replace(claim, span=span))
    with pytest.raises(ProofError) as raised:
        prove(broken, pages)
    assert f"fact {digest.facts[0].id}: no passage at" in str(raised.value)
    assert f"{span.start}-{span.end}" in str(raised.value)


def test_a_passage_does_not_begin_or_end_in_white_space(digest: Digest, pages: Pages) -> None:
    article = digest.articles[0]
    gap = article.text.index(" ")
    with pytest.raises(ProofError, match=f"no passage at {article.id} 0-{gap + 1}"):
        prove(with_claim(digest, lambda claim: replace(claim, article=article.id, span=Span(0, gap + 1))), pages)


def test_a_passage_of_no_article_is_named(digest: Digest, pages: Pages) -> None:
    with pytest.raises(ProofError, match="no article of the story"):
        prove(with_claim(digest, lambda claim: replace(claim, article="nowhere")), pages)


@pytest.mark.parametrize("place", ["corroborations", "conflicts", "cleared", "copies", "utterances"])
def test_passages_are_proven_in_every_part_of_the_digest(digest: Digest, pages: Pages, place: str) -> None:
    nowhere = Passage(digest.articles[0].id, Span(0, 10**9))
    first = getattr(digest, place)[0]
    changed = {
        "corroborations": lambda: replace(first, evidence=(replace(first.evidence[0], passage=nowhere),)),
        "conflicts": lambda: replace(first, sides=(replace(first.sides[0], passages=(nowhere,)), *first.sides[1:])),
        "cleared": lambda: replace(first, a=nowhere),
        "copies": lambda: replace(first, passages=(nowhere, *first.passages[1:])),
        "utterances": lambda: replace(first, wordings=(replace(first.wordings[0], passages=(nowhere,)),)),
    }[place]()
    with pytest.raises(ProofError, match=f"no passage at {nowhere.article} 0-"):
        prove(replace(digest, **{place: (changed, *getattr(digest, place)[1:])}), pages)  # type: ignore[arg-type]


def test_a_word_that_no_passage_has_is_named(digest: Digest, pages: Pages) -> None:
    with pytest.raises(ProofError, match="'zeppelin', which no cited passage does"):
        prove(with_fact(digest, lambda fact: replace(fact, statement=fact.statement[:-1] + " by Zeppelin.")), pages)


def test_insertions_in_brackets_case_and_punctuation_are_free(digest: Digest, pages: Pages) -> None:
    def reword(fact: Fact) -> Fact:
        return replace(fact, statement=f"[The zeppelin] {fact.statement.upper()}!?")

    prove(with_fact(digest, reword), pages)


NOTE = '<ol><li id="n-1"><q>{}</q> <a href="#r-1">back</a></li></ol>'
REFERENCE = '<p id="f-a">Fact <a id="r-1" href="#n-1">1</a></p>\n'


def told(*texts: str, quotable: tuple[str, ...] = ("The bridge is shut",)) -> list[str]:
    return list(broken_notes({f"page{i or ''}.md": text for i, text in enumerate(texts)}, set(quotable)))


def test_a_note_with_its_reference_and_a_true_quotation_holds() -> None:
    assert told(REFERENCE + NOTE.format("The bridge is shut")) == []


def test_a_quotation_is_compared_as_a_reader_sees_it() -> None:
    assert told(REFERENCE + NOTE.format("The <mark>bridge</mark>\nis&#32;shut")) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (REFERENCE, "links to #n-1, which is nowhere"),
        (NOTE.format("The bridge is shut"), "note n-1 is never referred to"),
        (REFERENCE + NOTE.format("The bridge is open"), "note n-1 quotes what is no passage of the digest"),
        (REFERENCE + NOTE.format(""), "note n-1 quotes nothing"),
        (REFERENCE + NOTE.format("The bridge is shut") * 2, "n-1 stands twice"),
        ('<a href="#f-gone">x</a>', "links to #f-gone, which is nowhere"),
        ('<a href="page1.html#p-7">x</a>', "links to page1.html#p-7, which is nowhere"),
        ('<a href="none.html#c-7">x</a>', "links to none.html#c-7, which is nowhere"),
        ("Fact[^a].\n", "footnote a is undefined"),
        ("Fact.\n\n[^a]: The bridge is shut\n", "footnote a is never used"),
    ],
)
def test_a_broken_note_or_reference_is_named(text: str, problem: str) -> None:
    assert [line for line in told(text, '<p id="p-8">x</p>') if line.startswith(f"page.md: {problem}")]


def test_a_reference_to_another_page_finds_it() -> None:
    assert told('<a href="page1.html#p-8">x</a>', '<p id="p-8">x</p>') == []


def test_markdown_footnotes_hold_in_any_order() -> None:
    assert told("[^b]: two\n\nFact[^a] and[^b].\n\n[^a]: one\n") == []


def test_links_to_other_sites_and_to_headings_are_not_ours_to_prove() -> None:
    assert told('<a href="https://news.example/#n-3">x</a> <a href="#where-accounts-differ">y</a>') == []


def test_many_broken_promises_are_told_in_few_lines(digest: Digest, pages: Pages) -> None:
    nothing = tuple(replace(f, statement="Zeppelin.") for f in digest.facts * 30)
    with pytest.raises(ProofError) as raised:
        prove(replace(digest, facts=nothing), pages)
    assert len(str(raised.value).splitlines()) < 25


def test_quotations_of_the_data_stand_in_the_files_at_their_offsets(root: Path) -> None:
    """Read again from the disk, by code points, as anyone who has the articles can."""
    pages = build_pages(root / "seeds")
    data = json.loads(pages["digest.json"])
    texts = {s["id"]: (root / "seeds" / s["file"]).read_bytes().decode("utf-8-sig") for s in data["sources"]}

    def quotes(value: object) -> list[dict[str, str | int]]:
        if isinstance(value, list):
            return [q for item in value for q in quotes(item)]
        if isinstance(value, dict):
            return [value] if "quote" in value else [q for item in value.values() for q in quotes(item)]
        return []

    found = quotes(data)
    assert len(found) > 50
    assert [q for q in found if texts[str(q["source"])][int(q["start"]) : int(q["end"])] != q["quote"]] == []
