"""Who an article says it has something from: each case is a file in ``attributions/``."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from generator.language.attribution.find import find_attributions, of_head
from generator.model import Attribution, Cast, Entity, Mention, Span
from generator.model.overlaps import Overlaps
from tests.texts import cases, story

HERE = Path(__file__).parent
NOBODY = Cast((), ())


def read(text: str, people: dict[str, list[str]] | None = None) -> tuple[str, tuple[Attribution, ...]]:
    """The attributions of a text; ``people`` gives, by name, each person's mentions: where its words first stand."""
    articles, sentences = story([text])
    entities = tuple(Entity(name, name, "person", ()) for name in people or {})
    mentions = tuple(
        Mention(name, "a0", Span(*found.span()), "pronoun" if words.islower() else "name")
        for name, those in (people or {}).items()
        for words in those
        if (found := re.search(rf"\b{words}\b", text))
    )
    return articles[0].text, find_attributions(sentences, articles, Cast(entities, mentions))["a0"]


@pytest.mark.parametrize(("name", "case"), cases(HERE / "attributions"), ids=lambda v: v if isinstance(v, str) else "")
def test_each_crediting_of_a_text_is_found_and_nothing_else(name: str, case: dict[str, Any]) -> None:
    text, found = read(case["text"], case.get("cast"))
    seen = [
        {
            "chain": list(a.chain),
            "kind": a.kind,
            "content": a.content.of(text),
            "direct": a.direct,
            "hedge": a.hedge,
        }
        for a in found
    ]
    wanted = [{"direct": False, "hedge": "", **credit} for credit in case["credits"]]
    assert seen == wanted, name


def test_every_part_of_an_attribution_is_verbatim() -> None:
    for _, case in cases(HERE / "attributions"):
        text, found = read(case["text"])
        for a in found:
            assert a.source_span.of(text) == a.source
            assert a.cue_span.of(text) == a.cue
            assert a.content.of(text).strip()


def test_a_text_without_crediting_gives_none() -> None:
    assert read("The bridge was closed on Monday. Two lorries had hit its northern pier.")[1] == ()


def test_a_pronoun_is_resolved_where_the_cast_resolves_it_and_else_stays() -> None:
    text = "The mayor walked home. She said the bridge would stay shut."
    articles, sentences = story([text])
    at = Span(text.index("She"), text.index("She") + 3)
    cast = Cast((Entity("e1", "Ines Moor", "person", ()),), (Mention("e1", "a0", at, "pronoun"),))
    assert find_attributions(sentences, articles, cast)["a0"][0].chain == ("Ines Moor",)
    assert find_attributions(sentences, articles, NOBODY)["a0"][0].chain == ("She",)


def test_the_innermost_attribution_of_a_predicate_comes_first() -> None:
    text, found = read("The Evening Courier reported that engineers said the pier had cracked.")
    at = text.index("cracked")
    within = of_head(Overlaps((a.content, a) for a in found), Span(at, at + len("cracked")))
    assert [a.chain for a in within] == [("engineers", "Evening Courier"), ("Evening Courier",)]
