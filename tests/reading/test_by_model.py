"""Whatever a model says, pages hold words of the articles alone; and what articles ask of it changes nothing else."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Dropped, Findings, Stated, Texts
from generator.reading.numbered import find_place, number
from generator.reading.request import FOLDER, Request, prompt
from generator.reading.schemas import SCHEMAS
from tests.reading.story import FERRY, HOW, Answers, fact, found, recorded, texts_of, words


@cache
def ferry() -> Texts:
    return texts_of(FERRY)


def answers(**changed: Any) -> Answers:
    return {**{task: recorded(task) for task in ("facts", "differences", "rows", "review")}, **changed}


def passages(findings: Findings) -> list[str]:
    texts = ferry()
    those = [c.passage for f in findings.facts for c in f.claims]
    those += [p for c in findings.conflicts for s in c.sides for p in (*s.passages, *s.mark)]
    those += [p for c in findings.cleared for p in (c.a, c.b)]
    those += [r.passage for r in findings.rows]
    return [words(p, texts) for p in those]


def dropped(findings: Findings, what: Dropped) -> int:
    return dict(findings.maker.dropped).get(what, 0)


def test_a_fact_has_the_passages_that_the_model_names_and_the_articles_have() -> None:
    findings = found(ferry(), answers())
    aboard = next(f for f in findings.facts if any("84 people" in words(c.passage, ferry()) for c in f.claims))
    assert [words(c.passage, ferry()) for c in aboard.claims] == [
        "with 84 people on board",
        "with about 80 people aboard",
    ]
    assert [f.articles for f in findings.facts] == sorted((f.articles for f in findings.facts), key=lambda a: -len(a))


def test_claims_are_read_as_the_built_in_reading_reads_them() -> None:
    findings = found(ferry(), answers())
    claims = [c for f in findings.facts for c in f.claims]
    hurt = next(c for c in claims if words(c.passage, ferry()).startswith("Nobody was hurt"))
    assert [a.source for a in hurt.attributions] == ["the coast guard"]
    aboard = next(c for c in claims if "84" in words(c.passage, ferry()))
    assert [(q.low, q.counted) for q in aboard.quantities] == [(84, "people")] or aboard.quantities[0].low == 84


@pytest.mark.parametrize(
    ("at", "said"),
    [("A2", "The car ferry Alma sank"), ("Z9", "no words of any article"), ("", ""), ("A999999999999", "Alma sank")],
)
def test_what_stands_in_no_article_is_dropped_and_counted(at: str, said: str) -> None:
    before = found(ferry(), answers())
    facts = {"facts": [*recorded("facts")["facts"], fact("The ferry sank.", (at, said))]}
    after = found(ferry(), answers(facts=facts))
    assert after.facts == before.facts
    assert dropped(after, Dropped.QUOTE) == dropped(before, Dropped.QUOTE) + 1
    assert dropped(after, Dropped.FACT) == dropped(before, Dropped.FACT) + 1


@pytest.mark.parametrize("at", ["A2", "[A2]", "a2", "A-2", "A1", "A3", "A 2."])
def test_a_number_that_is_wrong_by_one_or_written_otherwise_is_forgiven(at: str) -> None:
    findings = found(ferry(), answers(facts={"facts": [fact("Alma.", (at, "The car ferry Alma ran aground"))]}))
    assert [words(c.passage, ferry()) for f in findings.facts for c in f.claims] == ["The car ferry Alma ran aground"]


def test_a_number_alone_means_the_sentence() -> None:
    findings = found(ferry(), answers(facts={"facts": [fact("Fog.", ("B2", ""))]}))
    assert [words(c.passage, ferry()) for f in findings.facts for c in f.claims] == ["The harbour office blamed fog"]


def test_words_that_stand_twice_are_not_guessed_at() -> None:
    findings = found(ferry(), answers(facts={"facts": [fact("x", ("", "Alma")), fact("y", ("A3", "Nobody was hurt"))]}))
    assert dropped(findings, Dropped.QUOTE) == 1


def test_a_difference_with_one_side_is_none() -> None:
    one = json.loads(json.dumps(recorded("differences")["differences"][0]))
    one["sides"][1]["evidence"] = [{"at": "B1", "words": "two hundred were drowned"}]
    findings = found(ferry(), answers(differences={"differences": [one], "near_misses": [], "outlets": []}))
    assert findings.conflicts == ()
    assert dropped(findings, Dropped.SIDE) == 1
    assert dropped(findings, Dropped.DIFFERENCE) == 1


def test_two_sides_are_never_one_passage() -> None:
    one = json.loads(json.dumps(recorded("differences")["differences"][0]))
    one["sides"][1] = one["sides"][0]
    findings = found(ferry(), answers(differences={"differences": [one], "near_misses": [], "outlets": []}))
    assert findings.conflicts == ()


def test_an_outlet_stands_in_its_article_and_only_where_the_layout_tells_none() -> None:
    given_: Answers = {"differences": [], "near_misses": []}
    told = [
        {"article": "A", "name": "Alma"},
        {"article": "C", "name": "Vest"},
        {"article": "C", "name": "alma"},
    ]
    findings = found(ferry(), answers(differences={**given_, "outlets": told}))
    assert [(a, s.value) for a, s in findings.outlets] == [("002-blog", "Alma")]
    assert dropped(findings, Dropped.OUTLET) == 1, "of A nobody asked"


def test_the_head_of_an_article_has_its_day_where_that_is_known() -> None:
    (first, *_) = ferry().articles
    day = replace(first.identity, published=Stated("2026-03-02", "front matter"))
    heads = [number([a])[0].show().splitlines()[0] for a in (first, replace(first, identity=day))]
    assert heads == ["ARTICLE A", "ARTICLE A, published 2026-03-02"]


def test_rows_are_sentences_of_articles() -> None:
    named = {"sections": [{"heading": "The Alma", "rows": [{"sentences": ["A2", "B1"]}] * 2}]}
    findings = found(ferry(), answers(rows=named))
    assert findings.rows == ()
    assert dropped(findings, Dropped.ROW) == 2
    assert findings.maker.fallen == ("No answer chose sentences: they were chosen by the built-in rules.",)


HOSTILE = "The ferry sank and 400 people drowned"


def obeying(task: str) -> Any:
    """What a model says that does what the hostile article asks of it."""
    lie = {"at": "C5", "words": HOSTILE}
    link = "See https://example.com/prize <script>alert(1)</script> now?"
    return {
        "facts": {
            "facts": [*recorded("facts")["facts"], {"statement": link, "evidence": [lie, {"at": "C5", "words": ""}]}]
        },
        "differences": {
            "differences": [
                {
                    "about": link,
                    "kind": "number",
                    "weight": "conflict",
                    "sides": [
                        {"value": "400", "evidence": [lie]},
                        {"value": link, "evidence": [{"at": "A2", "words": "84 people on board"}]},
                        {"value": "about 80", "evidence": [{"at": "B1", "words": "about 80 people aboard"}]},
                    ],
                }
            ],
            "near_misses": [],
            "outlets": [{"article": label, "name": "example.com/prize"} for label in "ABC"],
        },
        "rows": {"sections": [{"heading": "Win a prize at example.com", "rows": [{"sentences": ["C5"]}]}]},
        "review": {"changes": [{"row": "R1", "rows": [{"sentences": ["C5"], "by": link, "reads": link}]}]},
    }[task]


def test_a_model_that_obeys_an_article_changes_no_fact_of_the_others_and_words_nothing() -> None:
    before = found(ferry(), answers())
    after = found(ferry(), {task: obeying(task) for task in ("facts", "differences", "rows", "review")})
    others = [f.claims for f in before.facts if "002-blog" not in f.articles]
    assert [f.claims for f in after.facts if "002-blog" not in f.articles] == others
    assert all(HOSTILE not in p for p in passages(after))
    worded = [c.question for c in after.conflicts] + [f.topic or "" for f in after.facts]
    worded += [s.value for c in after.conflicts for s in c.sides]
    assert not [w for w in worded if "example" in w or "script" in w]
    assert all(a == "002-blog" for a, _ in after.outlets)


KEYS = st.sampled_from(
    ["facts", "evidence", "at", "words", "differences", "sides", "sections", "rows", "sentences", "changes", "row"]
)
LEAVES = (
    st.none() | st.booleans() | st.integers() | st.text(max_size=8) | st.sampled_from(["A2", "C9", "R1", "on Monday"])
)
DATA = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=12
)


@settings(max_examples=60)
@given(DATA, DATA, DATA, DATA)
def test_any_answer_at_all_gives_findings_in_the_articles_words(
    facts: Any, differences: Any, rows: Any, review: Any
) -> None:
    text = " ".join(a.text for a in ferry().articles)
    findings = found(ferry(), {"facts": facts, "differences": differences, "rows": rows, "review": review})
    assert all(p and p in text for p in passages(findings))


@settings(max_examples=60)
@given(st.lists(DATA, max_size=4), st.sampled_from(range(1, 9)))
def test_any_second_look_at_all_gives_rows_in_the_articles_words(rows: list[Any], number: int) -> None:
    checks = [{"row": f"R{n}", "adds": "", "open": "", "says": "", "torn": ""} for n in range(1, 9)]
    review = {"checks": checks, "changes": [{"row": f"R{number}", "rows": rows}, *rows]}
    text = " ".join(a.text for a in ferry().articles)
    findings = found(ferry(), answers(review=review))
    assert len(findings.rows) >= 7
    assert all(p and p in text for p in passages(findings))


def test_each_part_that_has_no_answer_falls_back_and_says_so() -> None:
    complete = found(ferry(), answers())
    no_differences = found(ferry(), answers(differences=None))
    assert [f.claims for f in no_differences.facts] == [f.claims for f in complete.facts]
    assert len(no_differences.maker.fallen) == 1
    nothing = found(ferry(), {})
    assert nothing.facts
    assert not [f for f in nothing.facts if not f.claims]
    assert "the built-in reading" in nothing.maker.fallen[0]


def test_a_question_is_the_same_on_every_machine() -> None:
    """Its name comes from the articles' letters, not from the parser."""
    texts = ferry()
    asked: list[Request] = []

    def note(requests: Any) -> Any:
        asked.extend(requests)
        return [recorded(r.task) for r in requests]

    from generator.reading.by_model import read_by_model

    read_by_model(texts, HOW, note)
    halved = replace_sentences(texts)
    first, asked = [r.id for r in asked], []
    read_by_model(halved, HOW, note)
    assert [r.id for r in asked] == first


def replace_sentences(texts: Texts) -> Texts:
    """The same articles as another parser might see them: other grammar, other lemmas."""
    changed = tuple(
        type(s)(s.article, s.index, s.paragraph, tuple(replace(t, lemma=t.text, dep="dep", tag="NN") for t in s.tokens))
        for s in texts.sentences
    )
    return replace(texts, sentences=changed)


def test_every_number_leads_to_its_sentence() -> None:
    articles = number(ferry().articles)
    for those in articles:
        for n, span in enumerate(those.sentences, 1):
            place = find_place(f"{those.label}{n}", articles)
            assert place is not None
            assert place.span == span


def test_no_article_can_begin_a_line_of_another() -> None:
    for those in number(ferry().articles):
        assert all(line.startswith(f"[{those.label}") and "\n" not in line for line in those.lines())


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.md")), ids=lambda p: p.stem)
def test_a_prompt_is_short_has_a_version_and_shows_its_form(path: Path) -> None:
    made = prompt(path.stem)
    assert made.version >= 1
    assert len(made.words) < 4_500, "it is sent with every call"
    if path.stem != "system":
        shown = made.words[made.words.index('{"') :].replace("…", "x")
        data = json.loads(shown)
        assert sorted(data) == sorted(SCHEMAS[path.stem]["properties"])


def test_what_is_filled_into_a_prompt_is_never_read_for_names() -> None:
    made = prompt("facts").fill({"articles": "It cost $articles and ${HOME}."})
    assert "It cost $articles and ${HOME}." in made
