"""The coverage ledger: each character of an article stands in one line, each line tells why."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.articles.read import read_articles
from generator.articles.settings import Settings
from generator.language.parsing.parse import parse
from generator.model import Claim, Coverage, Fact
from generator.witnesses.coverage import cover

FATES = {"fact", "duplicate", "furniture", "opinion", "left out"}
TEXT = """Fire destroys harbour kiosk in Hale

By Rosa Kind

Advertisement

A kiosk at the harbour of Hale burned down early on Monday, and no one was hurt, the brigade said.

Fire destroys harbour kiosk in Hale

The baker saw the smoke from his window. Who would do such a thing? He called the brigade at once.

A night of sparks and sirens.

I have always loved that kiosk.

Arguably the brigade came late.

The brigade came with two engines. The engines stayed until noon.
"""


@pytest.fixture
def ledger(tmp_path: Path) -> tuple[str, Coverage]:
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    articles = read_articles(tmp_path, Settings())
    sentences = parse(articles)
    first = sentences[0]
    claim = Claim("a", 0, first.span, (first.root,), first.root, "burn")
    coverage = cover(articles, sentences, (Fact("f1", (claim,), "A kiosk burned down."),))
    return articles[0].text, coverage[0]


def test_every_character_stands_in_exactly_one_line(ledger: tuple[str, Coverage]) -> None:
    text, coverage = ledger
    end = 0
    for line in coverage.lines:
        assert line.span.start >= end
        assert not text[end : line.span.start].strip()
        end = line.span.end
    assert not text[end:].strip()


def test_every_line_tells_its_fate_and_why(ledger: tuple[str, Coverage]) -> None:
    for line in ledger[1].lines:
        assert line.fate in FATES
        assert bool(line.reason) != (line.fate == "fact")
        assert bool(line.facts) == (line.fate == "fact")


def test_each_kind_of_sentence_gets_its_own_reason(ledger: tuple[str, Coverage]) -> None:
    text, coverage = ledger
    told = {line.span.of(text): (line.fate, line.reason) for line in coverage.lines}
    assert told["Who would do such a thing?"] == ("left out", "a question")
    assert told["A night of sparks and sirens."] == ("left out", "no verb")
    assert told["I have always loved that kiosk."] == ("opinion", "the writer's own voice")
    assert told["Arguably the brigade came late."] == ("opinion", "judges instead of reporting")
    assert told["By Rosa Kind"] == ("furniture", "byline")
    assert told["The engines stayed until noon."] == ("left out", "no claim found")
    repeated = [line for line in coverage.lines if line.reason in ("headline", "repeated headline")]
    assert [line.fate for line in repeated] == ["duplicate", "duplicate"]
