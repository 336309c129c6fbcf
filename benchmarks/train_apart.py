"""Learn which passages that the aligner joins do not say the same, and how well that does on stories left out.

    python benchmarks/train_apart.py --stories FOLDER ... --pairs FILE.jsonl [--left-out PATTERN] [--write]

The arguments are those of ``train_judge.py``. Of every pair of claims of one fact it is asked whether some fact of the
gold is told by both; of labelled passages, whether the label is "agree". With --write the trees go to
``generator/conflicts/apart.json``, with a card. Needs scikit-learn.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, from any folder

from benchmarks.boosting import Growth, columns, grow
from benchmarks.train_judge import FRAMES, options, read_story, story_folders
from generator.conflicts.apart import FILE, Accounts, joined
from generator.learned.trees import GRID
from generator.model import Claim, Span
from tests.scorer.places import covers
from tests.scorer.reading import load_gold

GROWTH = Growth(trees=150, depth=5, rate=0.06, least=25, tried=0.3)
FOLDS = 6
OF_STORY = 3.0
"""Weight of a pair of a story, that of labelled passages having 1 among them: there are more of those. At 0, 1 and 3
stays under one fact, of what a story left out tells alike, .66, .99 and .96."""


@dataclass(frozen=True, eq=False)
class Lesson:
    """The accounts of one story, and which of them are of passages that do not say the same."""

    name: str
    signs: tuple[dict[str, float], ...]
    apart: tuple[bool, ...]
    weight: float


def of_story(folder: Path) -> Lesson:
    """The lesson of a gold story."""
    gold = load_gold(folder, folder / "articles").gold
    told = [(s["file"], Span(*s["span"]), f["id"]) for f in gold["facts"] for s in f["support"]]
    story, rivals = read_story(folder / "articles")
    files = {a.id: Path(a.file).name for a in story.articles}
    accounts = Accounts(rivals)
    asked = [pair for f in story.facts for pair in joined(story, f)]
    apart = tuple(not _stated(told, files, a) & _stated(told, files, b) for a, b, _ in asked)
    return Lesson(folder.name, tuple(accounts.signs(a, b, score) for a, b, score in asked), apart, OF_STORY)


def _stated(told: Iterable[tuple[str, Span, str]], files: dict[str, str], c: Claim) -> set[str]:
    """The facts of the gold that a claim states, or states a part of."""
    own = [(span, fact) for file, span, fact in told if file == files[c.article]]
    whole = {fact for span, fact in own if covers((c.span.start, c.span.end), (span.start, span.end))}
    return whole or {fact for span, fact in own if covers((span.start, span.end), (c.span.start, c.span.end))}


def of_passages(file: Path) -> Iterator[Lesson]:
    """The lessons of labelled pairs of passages."""
    with tempfile.TemporaryDirectory() as scratch:
        for line in file.read_text("utf-8").splitlines():
            given = json.loads(line)
            folder = Path(scratch) / given["id"]
            folder.mkdir()
            for n, side in enumerate("ab"):
                (folder / f"{n:03d}.txt").write_text(given[side].join(FRAMES[n]), "utf-8")
            story, rivals = read_story(folder)
            accounts = Accounts(rivals)
            signs = tuple(accounts.signs(a, b, score) for f in story.facts for a, b, score in joined(story, f))
            apart = given["label"] != "agree"
            yield Lesson(given["id"], signs, (apart,) * len(signs), 1 / max(1, len(signs)) ** 0.5)


def rows(lessons: Iterable[Lesson], names: Sequence[str]) -> tuple[Any, Any, Any]:
    """Signs, truth and weight of every pair."""
    told = [(s, r, each.weight) for each in lessons for s, r in zip(each.signs, each.apart, strict=True)]
    signs = np.array([[float(s.get(name, 0.0)) for name in names] for s, _, _ in told])
    return np.round(signs * GRID) / GRID, np.array([r for _, r, _ in told]), np.array([w for _, _, w in told])


def learn(lessons: Iterable[Lesson], names: Sequence[str]) -> HistGradientBoostingClassifier:
    """Trees that these lessons teach."""
    signs, apart, weights = rows(lessons, names)
    return grow(signs, apart, weights, [0] * len(names), GROWTH)


def left_out(lessons: list[Lesson], passages: list[Lesson], names: Sequence[str]) -> dict[str, float]:
    """Area under the curve, of stories and of passages that had no part in the learning."""
    found = {}
    for what, those, others in (("stories", lessons, passages), ("passages", passages, lessons)):
        truth, odds = list[bool](), list[float]()
        for fold in range(FOLDS):
            each = those[fold * len(those) // FOLDS : (fold + 1) * len(those) // FOLDS]  # neighbours share scenes
            model = learn([x for x in those if x not in each] + others, names)
            signs, apart, _ = rows(each, names)
            odds += model.decision_function(signs).tolist()
            truth += apart.tolist()
        found[what] = round(float(roc_auc_score(truth, odds)), 3)
    return found


def main() -> int:
    """Learn, print, and write if asked."""
    chosen = options((__doc__ or "").splitlines()[0])
    lessons = [of_story(folder) for folder in story_folders(chosen)]
    passages = [each for each in of_passages(chosen.pairs) if each.signs]
    names = sorted({name for each in lessons + passages for s in each.signs for name in s})
    figures = left_out(lessons, passages, names)
    print(figures)
    if chosen.write:
        card = {
            "what": "boosted trees over the account of two passages of one fact; true where no fact is told by both",
            "stories": [each.name for each in lessons],
            "pairs of passages": len(passages),
            "left out, area under the curve": figures,
        }
        trees = columns(learn(lessons + passages, names))
        FILE.write_text(json.dumps({"card": card, "signs": names, "trees": trees}) + "\n", "utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
