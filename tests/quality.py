"""The gold stories, what the pipeline makes of them, and the floors that its figures may not fall below."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import NamedTuple

from generator.digest import make_digest
from generator.export import to_data
from tests.scorer.citations import Figures
from tests.scorer.reading import Error, load_gold
from tests.scorer.score import LOWER_IS_BETTER, score

ROOT = Path(__file__).resolve().parents[1]
STORIES = Path(__file__).with_name("stories")
FLOORS = Path(__file__).with_name("quality_floors.json")

SLACK = 0.02  # how far below what is measured a share is pinned: one pair or two in a story, not a change for the worse
PINNED = (
    "fact_recall",
    "cite_precision",
    "cite_f1",
    "para_recall",
    "atomicity",
    "fragmentation",
    "leaks",
    "conflict_f1",
    "traps",
    "copy_precision",
    "copy_recall",
    "outlet_accuracy",
)
"""Figures with a floor, or a ceiling where lower is better. Left out: what an F1 holds already, and the kind of a
conflict, which hangs on too few of them."""


class Story(NamedTuple):
    """A gold standard and the folder of its articles."""

    name: str
    gold: Path
    articles: Path


class Measured(NamedTuple):
    """What the pipeline scores on a story, and what it got wrong."""

    figures: Figures
    errors: tuple[Error, ...]


def stories(folder: Path = STORIES) -> tuple[Story, ...]:
    """The stories of a folder, by name; one without articles of its own annotates ``seeds/``."""
    found = []
    for gold in sorted(folder.glob("*/gold.json")):
        own = gold.parent / "articles"
        found.append(Story(gold.parent.name, gold.parent, own if own.is_dir() else ROOT / "seeds"))
    return tuple(found)


@cache
def measure(story: Story) -> Measured:
    """Run the pipeline on a story, once in a process, and score it."""
    errors: list[Error] = []
    figures = score(load_gold(story.gold, story.articles), to_data(make_digest(story.articles)), errors)
    return Measured(figures, tuple(errors))


def floors() -> dict[str, dict[str, float]]:
    """For each story its pinned figures."""
    return {} if not FLOORS.exists() else json.loads(FLOORS.read_text("utf-8"))


def floor_of(figures: Figures) -> dict[str, float]:
    """The floors to pin for these figures: a little below a share, a little above fragmentation, counts as they are."""
    pinned: dict[str, float] = {}
    for key in PINNED:
        value = figures[key]
        if value is None:
            continue
        if isinstance(value, int):
            pinned[key] = value
        else:
            pinned[key] = round(value + SLACK if key in LOWER_IS_BETTER else max(0.0, value - SLACK), 2)
    return pinned


def fallen(figures: Figures, pinned: dict[str, float]) -> list[str]:
    """In words, each figure that is worse than its floor."""
    worse = []
    for key, bound in pinned.items():
        value = figures[key]
        if value is None and bound > 0:
            worse.append(f"{key} is no longer measured; its floor is {bound}")
        elif value is None:
            continue
        elif value > bound if key in LOWER_IS_BETTER else value < bound:
            worse.append(f"{key} is {value:.3f}; its floor is {bound}")
    return worse
