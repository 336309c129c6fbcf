"""Statements: cases in ``statements/``, and laws that hold for every claim of the seeds and the made stories."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.articles.read import read_articles
from generator.articles.settings import read_settings
from generator.claims.extract import extract_claims
from generator.escape import plain
from generator.language.attribution import find_attributions
from generator.language.entities import find_cast
from generator.language.parse import parse
from generator.model import Article, Claim, Sentence
from generator.wording.draft import qualifies
from generator.wording.words import DOUBT
from generator.wording.writer import Writer
from tests.witnesses.story import claim, story

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
STORIES = [ROOT / "seeds", *sorted((ROOT / "tests" / "stories").glob("*/articles"))]
CASES = [c for path in sorted((HERE / "statements").glob("*.yml")) for c in yaml.safe_load(path.read_text("utf-8"))]
BRACKETED = re.compile(r"\[[^\[\]]*\]")


def writer(articles: tuple[Article, ...], sentences: tuple[Sentence, ...]) -> Writer:
    cast = find_cast(sentences, articles)
    return Writer(
        {(s.article, s.index): s for s in sentences},
        cast,
        {a.id: a.text for a in articles},
        find_attributions(sentences, articles, cast),
    )


def passage(case: dict[str, Any], articles: tuple[Article, ...], sentences: tuple[Sentence, ...]) -> Claim:
    """The case's claim; of its words only those named as ``tokens`` are its own."""
    found = claim(articles[0], sentences, case["claim"])
    if "tokens" not in case:
        return found
    s = next(s for s in sentences if s.index == found.sentence)
    left = Counter(case["tokens"].split())
    own = []
    for i in found.tokens:
        if left[s.tokens[i].text] > 0 or s.tokens[i].pos == "PUNCT":
            left[s.tokens[i].text] -= 1
            own.append(i)
    head = next((i for i in own if s.tokens[i].text == case.get("head")), found.head)
    return replace(found, tokens=tuple(own), head=head)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["law"])
def test_a_statement_is_worded_by_law(case: dict[str, Any]) -> None:
    articles, sentences = story([case["text"]])
    only = passage(case, articles, sentences)
    assert writer(articles, sentences).write((only,)) == (case["says"], (only,))


@cache
def drafted(folder: Path) -> tuple[Writer, tuple[Claim, ...]]:
    """A story's writer and its claims."""
    articles = read_articles(folder, read_settings(folder))
    sentences = parse(articles)
    cast = find_cast(sentences, articles)
    claims = extract_claims(sentences, cast, find_attributions(sentences, articles, cast), articles)
    return writer(articles, sentences), claims


@cache
def told(folder: Path) -> list[tuple[Claim, str, Sentence, str]]:
    """Every claim of a story as a fact of its own: the claim, its statement, its sentence, its article's text."""
    own, claims = drafted(folder)
    return [(c, own.write((c,))[0], own.sentences[c.article, c.sentence], own.texts[c.article]) for c in claims]


def words(text: str) -> set[str]:
    return set(re.findall(r"\w+", plain(text).casefold()))


each_story = pytest.mark.parametrize("folder", STORIES, ids=lambda folder: folder.parent.name)


@each_story
def test_each_word_outside_brackets_stands_in_the_passage(folder: Path) -> None:
    strange = {
        statement: words(BRACKETED.sub(" ", statement)) - words(c.span.of(text))
        for c, statement, _, text in told(folder)
    }
    assert {statement: those for statement, those in strange.items() if those} == {}


@each_story
def test_a_statement_begins_with_a_capital_and_ends_with_a_full_stop(folder: Path) -> None:
    ends = re.compile(r"[.?!]$")
    begins = re.compile(r"^[\[“(‘'$£€]*(?:… )?(?:[^\W\d_a-zß-ÿ]|\d|[a-z][A-Z])")
    assert [line for _, line, _, _ in told(folder) if not (begins.match(line) and ends.search(line))] == []


@each_story
def test_brackets_parentheses_and_quotation_marks_come_in_pairs(folder: Path) -> None:
    pairs = (("[", "]"), ("(", ")"), ("“", "”"))
    assert [line for _, line, _, _ in told(folder) if any(line.count(a) != line.count(b) for a, b in pairs)] == []


@each_story
def test_no_statement_keeps_punctuation_that_leads_nowhere(folder: Path) -> None:
    loose = re.compile(r"^\W*[,;:]|[,;:–—-]\W*[.]$|,\s*[,;]|\(\s*\)|\[\s*\]|“\s*”|\s[,.;]")
    assert [line for _, line, _, _ in told(folder) if loose.search(line)] == []


@each_story
def test_no_negation_and_no_doubt_of_a_claim_is_dropped(folder: Path) -> None:
    own, claims = drafted(folder)
    clauses = {c.id: c for c in claims}
    lost = []
    for c, line, s, _ in told(folder):
        # Of a source only the page tells: "an official who asked not to be named".
        sources = [a.source_span for a in own.attributions[c.article]]
        # A sentence is told by its main clause; what other clauses deny goes with them, and stands in facts of its own.
        main = clauses[c.parent] if c.kind == "sentence" and c.parent else c
        of_claim = [t for i in main.tokens if not any(a.start <= (t := s.tokens[i]).start < a.end for a in sources)]
        held = [t.text.lower() for t in of_claim if t.dep == "neg" or t.text.lower() in DOUBT]
        kept = re.findall(r"n['’]t|[\w-]+?(?=n['’]t)|can(?=not)|not|[\w-]+", line.lower())
        if missing := Counter(held) - Counter(kept):
            lost.append((line, dict(missing)))
    assert lost == []


@each_story
def test_a_word_that_is_shown_keeps_what_denies_or_doubts_it(folder: Path) -> None:
    own, claims = drafted(folder)
    lost = [
        (draft.sentence.tokens[i].text, draft.sentence.tokens[c].text)
        for draft in (own.draft(claim) for claim in claims)
        for i in draft.kept
        for c in draft.sentence.children[i]
        if c not in draft.kept and qualifies(draft.sentence, c)
    ]
    assert lost == []


@each_story
def test_a_condition_or_an_indirect_question_is_never_told_as_a_fact(folder: Path) -> None:
    lost = []
    for c, line, s, _ in told(folder):
        marks = [s.tokens[i] for i in s.children[c.head] if s.tokens[i].dep == "mark"]
        held = {t.lemma for t in marks if t.lemma in ("if", "whether", "unless", "until")}
        lost += [(line, word) for word in held if word not in re.findall(r"\w+", line.lower())]
    assert lost == []


def test_the_best_worded_evidence_comes_first_and_none_is_lost() -> None:
    articles, sentences = story(["He then left the club in May.", "Edna Hollis left the club in May, members said."])
    vague = claim(articles[0], sentences, "He then left the club in May")
    clear = claim(articles[1], sentences, "Edna Hollis left the club in May")
    own = writer(articles, sentences)
    assert own.write((vague, clear)) == ("Edna Hollis left the club in May.", (clear, vague))
    assert own.write((clear, vague)) == ("Edna Hollis left the club in May.", (clear, vague))


def test_herself_is_no_stumble_where_whose_words_stand_in_front_tell_whom_it_means() -> None:
    articles, sentences = story(
        [
            "They shouted at her over withdrawing herself from the inquiry.",
            "The club has been angry at Edna Hollis' March decision to withdraw herself from the inquiry.",
        ]
    )
    angry = claim(articles[0], sentences, "They shouted at her over withdrawing herself from the inquiry")
    owned = claim(articles[1], sentences, "to withdraw herself from the inquiry")
    own = writer(articles, sentences)
    assert "pronoun" not in own.draft(owned).faults
    assert own.write((angry, owned))[1] == (owned, angry)
