"""A story larger than the context: its articles are asked about alone, and their facts held beside those known."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest

from generator.model import Findings, Texts
from generator.reading.by_model import read_by_model
from generator.reading.request import Request
from tests.reading.story import HOW, fact, texts_of, words

SMALL = replace(HOW, context=4_000)
NAMES = ["Abbey", "Brook", "Croft", "Dale", "Elm", "Fern", "Grove", "Heath", "Isle", "Jarrow", "Kiln", "Lodge"]


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> Texts:
    """Twelve articles: each tells of the bridge, and much of a place of its own; the last counts otherwise."""
    seeds = tmp_path_factory.mktemp("seeds")
    for n, name in enumerate(NAMES):
        closed = "Thursday" if name == "Lodge" else "Tuesday"
        own = " ".join(f"In {name} street {i} a lamp of {i * 7 + n} watts was mended by the town." for i in range(30))
        text = f"Lamps of {name}\n\nThe swing bridge closed on {closed}.\n\n{own}\n"
        (seeds / f"{n:02}.txt").write_text(text, "utf-8")
    return texts_of(seeds)


def line_of(request: Request, said: str) -> str:
    """The number of the line that says something."""
    lines = dict(request.values)["articles"].splitlines()
    return next((line[1 : line.index("]")] for line in lines if said in line), "")


def article_answer(request: Request) -> Any:
    at = line_of(request, "The swing bridge closed")
    day = "Thursday" if line_of(request, "closed on Thursday") else "Tuesday"
    told = [fact(f"The swing bridge closed on {day}.", (at, f"The swing bridge closed on {day}"))] if at else []
    lamp = line_of(request, "street 3 a lamp")
    return {"facts": [*told, *([fact("A lamp was mended.", (lamp, "a lamp of"))] if lamp else [])]}


def joining(verdict: Callable[[str, str], dict[str, str]]) -> Callable[[Request], Any]:
    """An answer to each pair of statements that is asked about."""

    def answer(request: Request) -> Any:
        values, pairs = dict(request.values), []
        known = dict(line.split(" ", 1) for line in values["known"].splitlines())
        for line in values["new"].splitlines():
            name, rest = line.split(" ", 1)
            statement, _, near = rest.rpartition(" (")
            for other in near.rstrip(")").split(", "):
                pairs.append({"n": name, "k": other, **verdict(statement, known[other])})
        return {"pairs": pairs}

    return answer


def careful(new: str, known: str) -> dict[str, str]:
    if new == known and "bridge" in new:
        return {"verdict": "same"}
    if "bridge" in new and "bridge" in known:
        days = {"n_value": new.split()[-1].rstrip("."), "k_value": known.split()[-1].rstrip(".")}
        return {"verdict": "differs", "about": "When did the swing bridge close?", "kind": "date", **days}
    return {"verdict": "other"}


def read(texts: Texts, join: Callable[[Request], Any], article: Callable[[Request], Any] = article_answer) -> Findings:
    def asking(requests: Sequence[Request], /) -> list[Any]:
        return [(join if r.task == "join" else article)(r) for r in requests]

    return read_by_model(texts, SMALL, asking)


def test_facts_of_different_articles_are_joined_and_their_differences_gathered(texts: Texts) -> None:
    findings = read(texts, joining(careful))
    assert len(findings.facts[0].articles) == len(NAMES) - 1
    (conflict,) = findings.conflicts
    assert conflict.question == "When did the swing bridge close?"
    assert [(s.value, len(s.passages)) for s in conflict.sides] == [("Tuesday", len(NAMES) - 1), ("Thursday", 1)]
    assert [words(p, texts) for p in conflict.sides[1].mark] == ["Thursday"]
    assert findings.facts[0].id in conflict.facts
    assert findings.rows == ()


def test_whatever_is_said_of_pairs_no_passage_is_lost_or_made(texts: Texts) -> None:
    alone = read(texts, lambda _: {"pairs": []})
    claims = sorted(c.id for f in alone.facts for c in f.claims)
    for verdict in ({"verdict": "same"}, {"verdict": "differs"}, {"verdict": "near miss"}, {"verdict": "??"}, {}):
        findings = read(texts, joining(lambda *_, given=verdict: dict(given)))
        assert sorted(c.id for f in findings.facts for c in f.claims) == claims


def test_a_pair_that_was_not_asked_about_is_not_joined(texts: Texts) -> None:
    def wild(request: Request) -> Any:
        values = dict(request.values)
        known = [line.split(" ")[0] for line in values["known"].splitlines()]
        pairs = []
        for line in values["new"].splitlines():
            near = line.rpartition(" (")[2].rstrip(")").split(", ")
            others = [k for k in (*known, "K99", "") if k not in near]
            pairs += [{"n": line.split(" ")[0], "k": k, "verdict": "same"} for k in others]
        assert len(pairs) > 2 or len(known) == 1
        return {"pairs": pairs}

    assert len(read(texts, wild).facts) == len(read(texts, lambda _: {"pairs": []}).facts)


def test_an_article_without_an_answer_is_read_by_the_built_in_reading_and_the_others_stay(texts: Texts) -> None:
    whole = read(texts, joining(careful))
    lost = read(texts, joining(careful), lambda r: None if r.about == "03.txt" else article_answer(r))
    assert [note for note in lost.maker.fallen if "03.txt" in note]

    def without(findings: Findings) -> list[set[str]]:
        those = [{c.id for c in f.claims if c.article != "03"} for f in findings.facts]
        return sorted((t for t in those if t), key=sorted)

    assert without(lost) == without(whole)
    assert any(c.article == "03" for f in lost.facts for c in f.claims)


def test_facts_that_no_answer_joined_stand_alone(texts: Texts) -> None:
    findings = read(texts, lambda _: None)
    assert max(len(f.articles) for f in findings.facts) == 1
    assert findings.maker.fallen


def test_questions_do_not_grow_with_the_story(texts: Texts) -> None:
    asked: list[Request] = []

    def asking(requests: Sequence[Request], /) -> list[Any]:
        asked.extend(requests)
        return [joining(careful)(r) if r.task == "join" else article_answer(r) for r in requests]

    read_by_model(texts, SMALL, asking)
    assert max(r.tokens + r.room for r in asked) <= SMALL.context
