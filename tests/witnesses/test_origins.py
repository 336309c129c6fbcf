"""Origins behind a fact: each case is a story in ``origins/`` with one fact by its passages."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.articles.read import read_articles
from generator.articles.settings import read_settings
from generator.language.attribution.find import find_attributions
from generator.language.entities.cast import find_cast
from generator.language.parsing.parse import parse
from generator.model import Cast, Corroboration, Origin
from generator.witnesses.copies import find_copies
from generator.witnesses.origins.trace import support_words, trace_origins
from tests.texts import cases, claim, fact, story

HERE = Path(__file__).parent
NOBODY = Cast((), ())


def corroboration(case: dict[str, Any]) -> Corroboration:
    articles, sentences = story(case["articles"])
    claims = [claim(articles[n], sentences, words) for n, words in case["fact"]]
    attributions = find_attributions(sentences, articles, NOBODY)
    copies = find_copies(sentences, articles)
    return trace_origins((fact(claims),), copies, articles, attributions, sentences, NOBODY)[0]


@pytest.mark.parametrize(("name", "case"), cases(HERE / "origins"), ids=lambda v: v if isinstance(v, str) else "")
def test_the_support_of_a_fact_is_told_as_the_texts_tell_it(name: str, case: dict[str, Any]) -> None:
    found = corroboration(case)
    assert found.words == case["words"], name
    assert found.independent == case["independent"], name
    for key in ("relation", "origin", "speaker_lost"):
        if key in case:
            assert [getattr(e, key) for e in found.evidence] == case[key], name
    if "levels" in case:
        assert {o.name: o.level for o in found.origins} == case["levels"], name


def test_witnesses_never_outnumber_the_articles_that_report() -> None:
    for _, case in cases(HERE / "origins"):
        found = corroboration(case)
        told = {a for o in found.origins if o.level != "asserted" for a in o.articles}
        assert len(told) + found.unclear <= found.articles
        assert 1 <= found.independent <= max(1, len(found.evidence))


def test_support_never_claims_what_nobody_established() -> None:
    for _, case in cases(HERE / "origins"):
        assert not re.search(r"verif|independent", corroboration(case).words)


@pytest.mark.parametrize("count", [1, 2, 9])
def test_articles_are_counted_in_words(count: int) -> None:
    words = support_words(count, (Origin("Ana Ruiz", "credited", ("a0",)),), 0, ())
    assert words.startswith(f"{count} article" + ("s" if count > 1 else ""))


@pytest.fixture(scope="module")
def seeds(root: Path) -> Any:
    """The seeds read, parsed and traced up to what an origin needs."""
    articles = read_articles(root / "seeds", read_settings(root / "seeds"))
    sentences = parse(articles)
    cast = find_cast(sentences, articles)
    attributions = find_attributions(sentences, articles, cast)
    return articles, sentences, cast, attributions, find_copies(sentences, articles)


@pytest.mark.parametrize("case", yaml.safe_load((HERE / "seeds.yml").read_text("utf-8")), ids=lambda c: c["about"])
def test_the_seeds_are_counted_as_a_careful_reader_counts_them(case: dict[str, Any], seeds: Any) -> None:
    articles, sentences, cast, attributions, copies = seeds
    claims = [
        claim(next(a for a in articles if a.file.startswith(name)), sentences, words) for name, words in case["fact"]
    ]
    found = trace_origins((fact(claims),), copies, articles, attributions, sentences, cast)[0]
    assert found.words == case["words"]
    assert found.independent == case["independent"]
    lost = case.get("speaker_lost", [False] * len(claims))
    assert [e.speaker_lost for e in found.evidence] == lost
