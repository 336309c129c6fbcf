"""What the pages promise is held against the articles; what breaks its promise is left out, and named."""

from __future__ import annotations

import html
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator import builder
from generator.__main__ import main
from generator.builder import build_pages
from generator.digest import make_digest
from generator.errors import ProofError
from generator.model import Article, Claim, Digest, Fact, Identity, Passage, Reference, Row, Span
from generator.pages.render import render
from generator.proof.pages import broken_notes
from generator.proof.prove import Pages, Proven, prove
from generator.proof.quoting import UNPROVEN, quoting
from tests.storybook import read_story


@pytest.fixture(scope="module")
def digest() -> Digest:
    return read_story("ferry")


def with_fact(digest: Digest, change: Callable[[Fact], Fact]) -> Digest:
    return replace(digest, facts=(change(digest.facts[0]), *digest.facts[1:]))


def with_claim(digest: Digest, change: Callable[[Claim], Claim]) -> Digest:
    return with_fact(digest, lambda fact: replace(fact, claims=(change(fact.claims[0]), *fact.claims[1:])))


def left_out(digest: Digest, make: Callable[[Digest], Pages] = render) -> tuple[Proven, str]:
    """What is proven of a digest with one broken part, and what is told of that."""
    proven = prove(digest, make)
    (told,) = proven.left_out
    assert proven.digest.warnings == (*digest.warnings, told)
    return proven, told


def test_a_whole_digest_and_its_pages_hold(digest: Digest) -> None:
    proven = prove(digest, render)
    assert proven.digest is digest
    assert proven.pages == render(digest)
    assert proven.left_out == ()


def test_every_place_of_a_digest_that_quotes_is_looked_at(digest: Digest) -> None:
    kinds = {kind for (kind, _), _ in quoting(digest)}
    assert kinds == {"fact", "row", "sentence", "conflict", "cleared pair", "copy", "quotation"}


@pytest.mark.parametrize("span", [Span(-1, 5), Span(5, 5), Span(9, 3), Span(0, 10**9), Span(10**9, 10**9 + 5)])
def test_a_fact_whose_passage_is_not_in_its_article_is_left_out_and_named(digest: Digest, span: Span) -> None:
    proven, told = left_out(with_claim(digest, lambda claim: replace(claim, span=span)))
    gone = digest.facts[0]
    assert [f.id for f in proven.digest.facts] == [f.id for f in digest.facts[1:]]
    assert told.startswith(f"{gone.claims[0].article}.txt, line ")
    assert f"fact {gone.id} is left out: no passage stands at {span.start} to {span.end}" in told
    assert told.endswith(f"fact-digest explain {gone.id}")


def test_a_passage_does_not_begin_or_end_in_white_space(digest: Digest) -> None:
    article = digest.articles[0]
    cut = Span(0, article.text.index(" ") + 1)
    _, told = left_out(with_claim(digest, lambda claim: replace(claim, article=article.id, span=cut)))
    assert f"no passage stands at 0 to {cut.end}" in told
    assert f"{article.id}.txt, line 1, “Ferry”" in told


def test_a_passage_of_no_article_is_left_out(digest: Digest) -> None:
    proven, told = left_out(with_claim(digest, lambda claim: replace(claim, article="nowhere")))
    assert "quotes what is no article of the story" in told
    assert len(proven.digest.facts) == len(digest.facts) - 1


@pytest.mark.parametrize("place", ["corroborations", "conflicts", "cleared", "copies", "utterances"])
def test_passages_are_proven_in_every_part_of_the_digest(digest: Digest, place: str) -> None:
    nowhere = Passage(digest.articles[0].id, Span(0, 10**9))
    first = getattr(digest, place)[0]
    changed = {
        "corroborations": lambda: replace(first, evidence=(replace(first.evidence[0], passage=nowhere),)),
        "conflicts": lambda: replace(first, sides=(replace(first.sides[0], passages=(nowhere,)), *first.sides[1:])),
        "cleared": lambda: replace(first, a=nowhere),
        "copies": lambda: replace(first, passages=(nowhere, *first.passages[1:])),
        "utterances": lambda: replace(first, wordings=(replace(first.wordings[0], passages=(nowhere,)),)),
    }[place]()
    proven, told = left_out(replace(digest, **{place: (changed, *getattr(digest, place)[1:])}))  # type: ignore[arg-type]
    assert "no passage stands at 0 to" in told
    assert len(getattr(proven.digest, place)) == len(getattr(digest, place)) - 1


def without_notes(row: Row) -> Row:
    return replace(row, parts=tuple(replace(part, notes=()) for part in row.parts))


def test_a_passage_that_stands_elsewhere_in_the_file_is_left_out(digest: Digest) -> None:
    """Its words are right as they are read; the place that digest.json would give is not."""
    read = Article("a", "a.txt", "", "Café opens.", Identity(), None, (), (), written="Caf&eacute; opens.")
    right = replace(read, references=(Reference(Span(3, 4), Span(3, 11)),))
    wrong = replace(read, references=(Reference(Span(3, 4), Span(3, 8)),))
    for article, holds in ((right, True), (wrong, False)):
        cited = replace(digest.facts[0].claims[0], article="a", span=Span(0, 10))
        fact = replace(digest.facts[0], claims=(cited,), statement="Café opens.")
        support = replace(digest.corroborations[0], evidence=digest.corroborations[0].evidence[:1])
        evidence = (replace(support.evidence[0], passage=cited.passage),)
        story = replace(
            digest,
            articles=(article, *digest.articles),
            facts=(fact, *digest.facts[1:]),
            corroborations=(replace(support, evidence=evidence), *digest.corroborations[1:]),
            sheet=replace(digest.sheet, rows=tuple(map(without_notes, digest.sheet.rows))),
        )
        assert (prove(story, render).left_out == ()) is holds


def test_a_fact_with_a_word_that_no_passage_has_is_left_out(digest: Digest) -> None:
    def reword(fact: Fact) -> Fact:
        return replace(fact, statement=fact.statement[:-1] + ", Zeppelin.")

    proven, told = left_out(with_fact(digest, reword))
    assert "its statement says 'zeppelin', which no cited passage does" in told
    assert "Zeppelin" not in str(proven.pages["index.md"])


def test_insertions_in_brackets_case_and_punctuation_are_free(digest: Digest) -> None:
    def reword(fact: Fact) -> Fact:
        return replace(fact, statement=f"[The zeppelin] {fact.statement.upper()}!?")

    assert prove(with_fact(digest, reword), render).left_out == ()


def test_nothing_speaks_of_a_fact_that_is_left_out_but_the_warning(digest: Digest) -> None:
    gone = digest.facts[0]
    proven, told = left_out(with_claim(digest, lambda claim: replace(claim, span=Span(5, 5))))
    assert all(gone.id not in c.facts for c in proven.digest.conflicts)
    lines = [line for c in proven.digest.coverage for line in c.lines]
    assert all(gone.id not in line.facts for line in lines)
    assert [line for line in lines if line.reason == UNPROVEN]
    for name, page in proven.pages.items():
        assert f"f-{gone.id}" not in str(page), name
    assert f"fact {gone.id} is left out" in str(proven.pages["about.md"])
    assert told in html.unescape(str(proven.pages["about.md"]))


NOTE = '<ol><li id="n-1"><q>{}</q> <a href="#r-1">back</a></li></ol>'
REFERENCE = '<p id="f-a">Fact <a id="r-1" href="#n-1">1</a></p>\n'


def told(*texts: str, quotable: tuple[str, ...] = ("The bridge is shut",)) -> list[str]:
    pages = {f"page{i or ''}.md": text for i, text in enumerate(texts)}
    return [str(problem) for problem in broken_notes(pages, set(quotable))]


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


def test_a_text_that_looks_like_a_footnote_is_none(digest: Digest) -> None:
    look = "[^1]: note [^2]"
    facts = (replace(digest.facts[0], statement=digest.facts[0].statement + f" [{look}]"), *digest.facts[1:])
    pages = render(replace(digest, title=look, facts=facts))
    assert [p for p in broken_notes(pages, {"x"}) if "footnote" in p.words] == []


def test_links_to_other_sites_and_to_headings_are_not_ours_to_prove() -> None:
    assert told('<a href="https://news.example/#n-3">x</a> <a href="#where-accounts-differ">y</a>') == []


def test_where_nothing_can_be_proven_there_is_an_error_of_few_lines(digest: Digest) -> None:
    nothing = tuple(replace(f, id=f"{f.id}{n}", statement="Zeppelin.") for n in range(30) for f in digest.facts)
    with pytest.raises(ProofError, match="Nothing that the articles report could be proven") as raised:
        prove(replace(digest, facts=nothing, corroborations=digest.corroborations * 30), render)
    assert len(str(raised.value).splitlines()) < 25


def tampered(of: Digest, old: str, new: str) -> Callable[[Digest], Pages]:
    """Makes pages, and breaks a promise as long as the fact or conflict is on them that it is about."""
    assert any(old in str(page) for page in render(of).values())
    return lambda digest: {n: p.replace(old, new) if isinstance(p, str) else p for n, p in render(digest).items()}


@pytest.mark.parametrize(
    ("old", "new", "gone", "why"),
    [
        (
            "<q>Two passengers were treated for cuts",
            "<q>Two passengers were treated for burns",
            "row cuts1",
            "no passage",
        ),
        ('href="#n-4"', 'href="#n-40"', "fact refloated", "never referred to"),
        ('id="row-nobody1"', 'id="row-no"', "row nobody1", "which is nowhere"),
        ('<article class="card" id="c-aboard"', '<article class="card" id="c-hurt"', "conflict hurt", "stands twice"),
    ],
)
def test_what_breaks_its_promise_on_a_page_is_left_out(digest: Digest, old: str, new: str, gone: str, why: str) -> None:
    proven = prove(digest, tampered(digest, old, new))
    assert any(f"{gone} is left out" in told and why in told for told in proven.left_out), proven.left_out
    assert 0 < parts(proven.digest) < parts(digest)


def parts(digest: Digest) -> int:
    return len(digest.facts) + len(digest.sheet.rows) + len(digest.conflicts)


def test_a_template_that_breaks_a_promise_is_an_error_and_costs_no_fact(digest: Digest) -> None:
    with pytest.raises(ProofError, match=r"template at fault\?\nabout.md: footnote x is undefined"):
        prove(digest, lambda digest: {**render(digest), "about.md": "See[^x]."})


@pytest.fixture
def shifted(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The pipeline with an error of ours: the passage of one fact begins too late, with the space behind a word."""

    def shift(seeds: Path, *_: object) -> Digest:
        digest = make_digest(seeds)
        claim = digest.facts[0].claims[0]
        late = digest.article[claim.article].text.index(" ", claim.span.start)
        moved = replace(claim, span=Span(late, claim.span.end))
        support = digest.corroborations[0]
        evidence = (replace(support.evidence[0], passage=moved.passage), *support.evidence[1:])
        supports = (replace(support, evidence=evidence), *digest.corroborations[1:])
        return with_fact(
            replace(digest, corroborations=supports), lambda fact: replace(fact, claims=(moved, *fact.claims[1:]))
        )

    monkeypatch.setattr(builder, "_read_story", shift)
    monkeypatch.setenv("FACT_DIGEST_CACHE", str(tmp_path / "store"))  # no other test may find these pages


STORY = {
    "gazette.txt": "The harbour office closed the old swing bridge.\n\nDivers found a crack in its northern pier.\n",
    "wire.txt": "Divers found a crack in the northern pier of the swing bridge, the harbour office said.\n",
}


@pytest.mark.usefixtures("shifted")
def test_a_build_goes_on_without_what_cannot_be_proven_and_check_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    seeds, content = tmp_path / "seeds", tmp_path / "content"
    seeds.mkdir()
    for name, text in STORY.items():
        (seeds / name).write_text(text, "utf-8")
    folders = ["--seeds", str(seeds), "--content", str(content)]
    assert main(["build", *folders]) == 0
    warning = capsys.readouterr().err
    assert warning.startswith("warning: ") and ".txt, line " in warning and "“" in warning
    call = warning.strip().rsplit("; to see it: fact-digest ", 1)[1].split()
    facts = json.loads((content / "digest.json").read_bytes())["facts"]
    assert facts and call[1] not in {fact["id"] for fact in facts}
    assert f"fact {call[1]} is left out" in (content / "about.md").read_text("utf-8")
    assert main(["check", *folders]) == 1
    assert "could not be proven" in capsys.readouterr().err
    assert main([*call, "--seeds", str(seeds)]) == 0, "the call that it names shows it"
    assert f"Fact {call[1]}: " in capsys.readouterr().out


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
