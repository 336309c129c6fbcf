"""Whatever stretches of the articles a model names, the sheet that is made of them can be proven to the last part."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.articles.settings.settings import ModelSettings
from generator.builder import prove_story
from generator.digest import make_digest
from generator.model import Texts
from generator.reading.by_model import read_by_model
from generator.reading.numbered import number
from generator.reading.recorded import Answer, Recorded
from generator.reading.request import Request
from tests.reading.story import FERRY, texts_of

FOUND = """Police are glad to report that Ana Ruiz, 41, was found alive at about 3 p.m. on Tuesday, May 4, off Sandholm.

A dog named Argo led Sgt. Tom Berg, who heads the harbour police, to a hut 4 km east of town, where she was asleep.
"""


@cache
def seeds() -> Path:
    folder = Path(tempfile.mkdtemp())
    shutil.copytree(FERRY, folder / "seeds", ignore=shutil.ignore_patterns("answers"))
    (folder / "seeds" / "003_found.txt").write_text(f"Ana Ruiz found alive\n\n{FOUND}", "utf-8")
    return folder / "seeds"


@cache
def texts() -> Texts:
    return texts_of(seeds())


@cache
def lines() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Every sentence by its number, in words."""
    found = []
    for those in number(texts().articles):
        for line in those.lines():
            name, _, words = line.partition("] ")
            found.append((name[1:], tuple(words.split())))
    return tuple(found)


@st.composite
def evidence(draw: st.DrawFn) -> dict[str, str]:
    at, words = draw(st.sampled_from(lines()))
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, min(len(words), first + 12)))
    return {"at": at, "words": " ".join(words[first : last + 1])}


FACTS = st.lists(
    st.fixed_dictionaries({"statement": st.just("A thing was told."), "evidence": st.lists(evidence(), max_size=3)}),
    min_size=1,
    max_size=14,
)
SIDES = st.lists(
    st.fixed_dictionaries({"value": st.just("x"), "evidence": st.lists(evidence(), max_size=2)}), min_size=2, max_size=3
)
DIFFERENCES = st.lists(
    st.fixed_dictionaries(
        {"about": st.just("Was it?"), "kind": st.just("other"), "weight": st.just("conflict"), "sides": SIDES}
    ),
    max_size=3,
)
PARTS = st.lists(
    st.tuples(st.integers(0, 9), st.integers(1, 9), st.lists(st.sampled_from(range(60)), max_size=3)), max_size=4
)
ROWS = st.lists(st.tuples(st.sampled_from(range(60)), PARTS), max_size=8)


def row(n: int, parts: list[tuple[int, int, list[int]]]) -> dict[str, Any]:
    """A sentence cut anyhow, each stretch with any sentences, and worded with other lines' words in any place."""
    at, own = lines()[n % len(lines())]
    cut = [(own[first : first + length], also) for first, length, also in parts]
    stretches = [{"words": " ".join(w), "also": [lines()[k % len(lines())][0] for k in also]} for w, also in cut]
    reads = list(own)
    for first, length, also in parts:
        for k in also:
            reads[first : first + length] = lines()[k % len(lines())][1][:3]
    return {"sentences": [at], "reads": " ".join(reads), "parts": stretches}


def told(at: str, *words: str) -> list[dict[str, Any]]:
    return [{"statement": "x", "evidence": [{"at": at, "words": each}]} for each in words]


@settings(max_examples=30)
@example(told("D2", "Ana Ruiz, 41", "Ana Ruiz, 41, was found alive", "at about 3 p.m. on Tuesday, May 4"), [], [])
@example(told("D3", "Argo", "Sgt.", "Tom Berg, who heads", "4 km", "east of town, where she was asleep"), [], [])
@given(FACTS, DIFFERENCES, ROWS)
def test_every_part_of_the_sheet_holds(facts: list[Any], differences: list[Any], rows: list[Any]) -> None:
    chosen = [row(*one) for one in rows]
    answers = {
        "facts": {"facts": facts},
        "differences": {"differences": differences, "near_misses": [], "outlets": []},
        "rows": {"sections": [{"heading": "The Alma", "rows": chosen}]},
    }
    recorded = Recorded(seeds())
    shutil.rmtree(recorded.folder, ignore_errors=True)

    def asking(requests: Sequence[Request], /) -> list[Any]:
        for request in requests:
            recorded.keep(request, Answer(answers.get(request.task)))
        return [answers.get(request.task) for request in requests]

    read_by_model(texts(), ModelSettings(name="written-by-hand"), asking)
    digest = make_digest(seeds())
    if digest.sheet.rows:
        assert prove_story(seeds(), digest).left_out == ()
