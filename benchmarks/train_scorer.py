"""Learn how much each sign tells that two claims say the same, and how well that does on stories left out.

    python benchmarks/train_scorer.py FOLDER ... [--incidents FILE] [--write]

Each FOLDER holds folders of stories with gold.json and articles/; FILE holds the incidents that were annotated
(``benchmarks/lessons.py``). Of every pair of claims that the pipeline compares it is asked whether some fact is
reported by both. A logistic regression learns to tell at first sight, and boosted trees, of the pairs that it lets
pass, at the closer look. Printed are the average precision of the pairs and the figures of ``tests/scorer`` of each
story as all the *others* would have it done. With --write, what all of them teach goes to
``generator/facts/scorer.json``, with a card. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, from any folder

from benchmarks.boosting import columns, direction, grow
from benchmarks.lessons import Lesson, of_incidents, of_story
from benchmarks.record import record
from generator.digest import make_digest
from generator.export import to_data
from generator.facts import align
from generator.facts.compare import second_signs
from generator.facts.grains import GRAINS
from generator.facts.scorer import FILE, NAMES, FirstScorer, Scorers, SecondScorer, scorers
from generator.learned.trees import Trees
from tests.quality import Story, stories
from tests.scorer.citations import Figures
from tests.scorer.reading import load_gold
from tests.scorer.score import score

REGULARISATION = 0.1  # inverse strength on standardised signs; 0.003 to 1 are within 0.005 of one another
SHOWN = ("cite_precision", "cite_recall", "cite_f1", "para_recall", "atomicity", "fragmentation", "fact_recall")
FOLDS = 4  # parts of the stories, each first seen by a scorer that the others taught
DIGITS = 5  # decimals kept of a weight
INCIDENT = 0.5
"""Weight of a pair of an annotated incident, a gold story's having 1: there are more of them, all of one field. Of
stories left out, two at a time, the F1 in real news and in our own stories of other fields is .548 and .558 at 0.25,
.554 and .552 at 0.5, .555 and .546 at 1."""


def weight(lesson: Lesson) -> float:
    """What each pair of a lesson counts for."""
    return 1.0 if lesson.story else INCIDENT


def first_scorer(lessons: Sequence[Lesson], grain: str) -> FirstScorer:
    """The scorer at first sight: a logistic regression."""
    asked = [each.asked[grain] for each in lessons]
    signs = np.vstack([each.compared[grain].signs[some] for each, some in zip(lessons, asked, strict=True)])
    same = np.concatenate([each.same[grain][some] for each, some in zip(lessons, asked, strict=True)])
    counts = np.concatenate([np.full(some.sum(), weight(each)) for each, some in zip(lessons, asked, strict=True)])
    means, spread = signs.mean(axis=0), signs.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=REGULARISATION, solver="newton-cholesky").fit(
        (signs - means) / spread, same, sample_weight=counts
    )
    weights = model.coef_[0] / spread
    return FirstScorer(
        round(float(model.intercept_[0]), DIGITS),
        tuple(round(float(m), DIGITS) for m in means),
        tuple(round(float(w), DIGITS) for w in weights),
    )


def first_scorers(lessons: Sequence[Lesson]) -> dict[str, FirstScorer]:
    """The first scorer of each grain."""
    return {grain: first_scorer(lessons, grain) for grain in GRAINS}


def learn(lessons: Sequence[Lesson]) -> tuple[dict[str, FirstScorer], dict[str, dict[str, Any]]]:
    """Both scorers, the second as columns. It learns from first sights of stories that the first did not know."""
    rows: dict[str, list[Any]] = {grain: [] for grain in GRAINS}
    truth: dict[str, list[Any]] = {grain: [] for grain in GRAINS}
    counts: dict[str, list[Any]] = {grain: [] for grain in GRAINS}
    for fold in range(FOLDS):
        strangers = first_scorers([other for n, other in enumerate(lessons) if n % FOLDS != fold])
        for each in lessons[fold::FOLDS]:
            for grain, looked in second_signs(each.compared, strangers).items():
                asked = each.asked[grain][looked.which]
                rows[grain].append(looked.signs[asked])
                truth[grain].append(each.same[grain][looked.which][asked])
                counts[grain].append(np.full(asked.sum(), weight(each)))
    second = {
        grain: columns(
            grow(np.vstack(rows[grain]), np.concatenate(truth[grain]), np.concatenate(counts[grain]), ways(grain))
        )
        for grain in GRAINS
    }
    return first_scorers(lessons), second


def ways(grain: str) -> list[int]:
    """Of each sign whether it may only speak for, only against, or either way."""
    return [direction(name) for name in NAMES[grain]]


def taught(lessons: Sequence[Lesson]) -> Scorers:
    """The scorers that these lessons teach, ready for use."""
    first, second = learn(lessons)
    return Scorers(
        first,
        {grain: SecondScorer(NAMES[grain], Trees.read(each)) for grain, each in second.items()},
        scorers().blends,  # train_blends.py learns them anew
    )


def precision(each: Lesson, scorers: Scorers) -> dict[str, float]:
    """Average precision of the scores of a story's pairs, by grain; a pair that is not scored counts as 0."""
    found = {}
    for grain, looked in second_signs(each.compared, scorers.first).items():
        scores = np.zeros(len(each.same[grain]))
        scores[looked.which] = scorers.second[grain].score(looked.signs)
        found[f"pairs_{grain}"] = round(float(average_precision_score(each.same[grain], scores)), 3)
    return found


def tried(story: Story, scorers: Scorers) -> Figures:
    """The figures of a story as these scorers have it done."""
    with patch.object(align, "scorers", lambda: scorers):
        return score(load_gold(story.gold, story.articles), to_data(make_digest(story.articles)), [])


def leave_one_out(lessons: Sequence[Lesson]) -> list[dict[str, Any]]:
    """For each gold story what scorers reach that all other lessons taught."""
    rows = []
    for each in lessons:
        if each.story is None:
            continue
        scorers = taught([other for other in lessons if other is not each])
        figures = tried(each.story, scorers)
        row: dict[str, Any] = {"story": each.name, **precision(each, scorers)}
        row |= {key: round(value, 3) for key in SHOWN if (value := figures[key]) is not None}
        rows.append(row)
        print("  ".join(f"{k} {v}" for k, v in row.items()), flush=True)
    return rows


def mean(rows: list[dict[str, Any]], key: str) -> float:
    """Mean of a figure over the stories that have it."""
    return round(float(np.mean([row[key] for row in rows if key in row])), 3)


def card(lessons: Sequence[Lesson], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """What the scorers were learned from and how well they do where they were not."""
    return {
        "what": "first: logistic regression over the signs of two claims; second: boosted trees, monotone where a sign "
        "can only speak for or against; true where a fact of the gold is reported by both",
        "stories": [each.name for each in lessons if each.story],
        "incidents": [each.name for each in lessons if not each.story],
        "pairs": {g: int(sum(x.asked[g].sum() for x in lessons)) for g in GRAINS},
        "pairs_that_say_the_same": {g: int(sum(x.same[g].sum() for x in lessons)) for g in GRAINS},
        "left_out": {key: mean(rows, key) for key in rows[0] if key != "story"},
        "limits": "English news, local crime most of all; stories of three to nine articles. Where the articles of an "
        "incident tell the same was marked by one reader each. Said nothing about claims of one article.",
    }


def table(rows: list[dict[str, Any]]) -> list[str]:
    """The figures of stories left out, and their mean, for results.md."""
    return [
        "Each story as scorers of the *others* have it done; `pairs`: average precision of its clauses' pairs.",
        "",
        "| story | pairs | " + " | ".join(SHOWN) + " |",
        "|---" * (len(SHOWN) + 2) + "|",
        *(
            f"| {row['story']} | {row['pairs_clause']:.3f} | " + " | ".join(f"{row[key]:.3f}" for key in SHOWN) + " |"
            for row in rows
        ),
        "| **mean** | | " + " | ".join(f"{mean(rows, key):.3f}" for key in SHOWN) + " |",
    ]


def main() -> int:
    """Learn, print what stories left out give, write if asked."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help="folder of stories with gold")
    options.add_argument("--incidents", type=Path, metavar="FILE", help="incidents that were annotated")
    options.add_argument("--write", action="store_true", help="write generator/facts/scorer.json")
    chosen = options.parse_args()
    named = {story.name: story for folder in chosen.folders for story in stories(folder)}  # a story twice counts once
    started = time.time()
    lessons = [of_story(story) for story in named.values()]
    lessons += of_incidents(chosen.incidents) if chosen.incidents else ()
    rows = leave_one_out(lessons)
    about = card(lessons, rows)
    print(json.dumps(about["left_out"]), f"{time.time() - started:.0f} s")
    if chosen.write:
        first, second = learn(lessons)
        written = {"card": about, "signs": NAMES, "first": {g: asdict(each) for g, each in first.items()}}
        written |= {"second": second, "blends": {grain: asdict(each) for grain, each in scorers().blends.items()}}
        FILE.write_text(json.dumps(written, separators=(",", ":")) + "\n", "utf-8")
        record("Same fact, other words", table(rows))
        print(f"wrote {FILE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
