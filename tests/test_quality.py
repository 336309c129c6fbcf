"""Laws of quality: no figure of a gold story may fall, and the instrument that measures must itself be right."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.quality import Story, fallen, floor_of, floors, measure, stories
from tests.scorer.places import find
from tests.scorer.reading import Error, load_gold
from tests.scorer.score import score

STORIES = stories()
each_story = pytest.mark.parametrize("story", STORIES, ids=[s.name for s in STORIES])


def perfect(story: Story) -> dict[str, Any]:
    """The digest that says what the gold says."""
    gold, texts = load_gold(story.gold, story.articles)

    def passage(p: dict[str, Any]) -> dict[str, Any]:
        start, end = p["span"]
        return {"source": p["file"], "start": start, "end": end, "quote": texts[p["file"]][start:end]}

    def side(s: dict[str, Any]) -> dict[str, Any]:
        return {"value": s["value"], "evidence": [passage(s)]}

    real = [c for c in gold["conflicts"] if c["severity"] == "real"]
    copies = [[{"file": f, "span": s} for f, s in zip(c["files"], c["spans"], strict=True)] for c in gold["copied"]]
    return {
        "sources": [{"id": d["file"], "file": d["file"], "outlet": d["outlet"]} for d in gold["documents"]],
        "facts": [{"id": f["id"], "evidence": [passage(s) for s in f["support"]]} for f in gold["facts"]],
        "conflicts": [{"id": c["id"], "kind": c["type"], "sides": [side(s) for s in c["sides"]]} for c in real],
        "copies": [{"passages": [passage(p) for p in those]} for those in copies],
    }


@each_story
def test_no_figure_of_a_story_falls_below_its_pinned_floor(story: Story) -> None:
    assert story.name in floors(), "pin it: python benchmarks/evaluate.py --pin"
    assert not fallen(measure(story).figures, floors()[story.name])


def test_no_floor_is_kept_for_a_story_that_is_gone() -> None:
    assert set(floors()) == {s.name for s in STORIES}


@each_story
def test_the_digest_that_says_what_the_gold_says_scores_near_full_marks(story: Story) -> None:
    figures = score(load_gold(story.gold, story.articles), perfect(story), [])
    for key in ("fact_recall", "conflict_recall", "copy_recall", "copy_precision", "outlet_accuracy", "kind_accuracy"):
        assert figures[key] == 1.0, key
    for key in ("cite_f1", "para_recall"):
        assert (figures[key] or 0) > 0.9, key
    assert figures["leaks"] == figures["traps"] == 0


@each_story
def test_an_empty_digest_scores_nothing(story: Story) -> None:
    empty = {**perfect(story), "facts": [], "conflicts": [], "copies": []}
    figures = score(load_gold(story.gold, story.articles), empty, [])
    assert figures["fact_recall"] == figures["cite_f1"] == figures["conflict_f1"] == figures["copy_recall"] == 0.0


@each_story
def test_evidence_that_is_not_verbatim_cannot_be_scored(story: Story) -> None:
    spoilt = perfect(story)
    spoilt["facts"][0]["evidence"][0]["quote"] += "!"
    with pytest.raises(SystemExit):
        score(load_gold(story.gold, story.articles), spoilt, [])


@each_story
def test_a_boilerplate_line_shown_as_a_fact_is_a_leak(story: Story) -> None:
    gold, texts = load_gold(story.gold, story.articles)
    noisy = perfect(story)
    document = next(d for d in gold["documents"] if len(d["boilerplate"]) > 1)
    start, end = find(texts[document["file"]], document["boilerplate"][-1])[0]
    quote = texts[document["file"]][start:end]
    noisy["facts"].append(
        {"id": "noise", "evidence": [{"source": document["file"], "start": start, "end": end, "quote": quote}]}
    )
    errors: list[Error] = []
    assert score(load_gold(story.gold, story.articles), noisy, errors)["leaks"] == 1
    assert ("leak", "noise", quote, "") in errors


@each_story
def test_every_annotation_names_a_fact_that_exists_and_each_fact_has_a_passage(story: Story) -> None:
    gold = json.loads((story.gold / "gold.json").read_text("utf-8"))
    known = {f["id"] for f in gold["facts"]}
    assert len(known) == len(gold["facts"])
    assert {s["fact"] for c in gold["conflicts"] for s in c["sides"] if s.get("fact")} <= known
    assert all(f["support"] for f in gold["facts"])
    assert all(len({s["value"] for s in c["sides"]}) > 1 for c in gold["conflicts"])


def test_floors_let_pass_what_they_were_pinned_on_and_stop_what_is_worse() -> None:
    figures = measure(STORIES[0]).figures
    pinned = floor_of(figures)
    assert not fallen(figures, pinned)
    assert fallen({**figures, "fact_recall": 0.1, "leaks": 99}, pinned) == [
        f"fact_recall is 0.100; its floor is {pinned['fact_recall']}",
        f"leaks is 99.000; its floor is {pinned['leaks']}",
    ]
