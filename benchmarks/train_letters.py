"""Learn by what a part of a row gets another article's letter, and measure it on stories left out.

    python -m benchmarks.train_letters [--write] STORY ...

Each STORY is a folder with ``gold.json`` and its articles, beside it or in ``articles/``. The stories are parted into
folds; what is printed, and written down as the card of ``generator/rows/letters.json``, are letters right of those
given, and given of those that are right, of stories that the weights were not learned from. A letter is right where
the gold lets its article report all that the part states: of 302 such letters a strict reader found 280 right, of those
where it reports something that the part states 60 in 100. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, from any folder

from benchmarks.boosting import Growth, columns, grow
from generator.articles.read import read_articles
from generator.articles.settings.settings import read_settings
from generator.language.texts import read_texts
from generator.learned.trees import Trees
from generator.model import Sentence, Span
from generator.reading.built_in import read_built_in
from generator.rows import letters
from generator.rows.candidates import Candidate
from generator.rows.letters import FILE, sureness
from generator.rows.likeness import NAMES, Likeness
from generator.rows.parts import tiles
from generator.rows.story import Story
from tests.scorer.reading import load_gold

Floats = NDArray[np.float64]
FOLDS = 6
THRESHOLDS = (0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85)
GROWTH = Growth(least=40)
AGAINST = frozenset({"figures that are not there", "figures clash", "times clash"})
"""Signs of which more can only speak against."""
OPEN = frozenset(
    {"length", "only figures shared", "one denies", "both quoted", "words against row's joins", "both at the beginning"}
)
"""Signs that may speak either way."""
HALF = 0.5  # share of a passage that must lie in another for the one to state what the other does


@dataclass(frozen=True)
class Lesson:
    """A story's pairs of a part and a sentence of another article."""

    signs: Floats
    same: Floats
    letter: NDArray[np.int64]
    """For each pair which letter it is a reason for."""
    right: Floats
    """For each letter whether it would be right."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A part of a sentence, every sentence taken for a row, and a sentence of another article."""

    row: Candidate
    part: Span
    other: Sentence
    signs: tuple[float, ...]
    same: bool | None
    """Whether the other tells all that the part states; None where it tells half of it or more."""
    letter: int
    """The number of the letter that it is a reason for."""


def pairs_of(folder: Path) -> tuple[Story, list[Pair], list[bool]]:
    """All pairs of a story; and for each letter whether it would be right."""
    inner = folder / "articles"
    seeds = inner if inner.exists() else folder
    gold, _ = load_gold(folder)
    articles = read_articles(seeds, read_settings(seeds))
    texts = read_texts(articles, None, lambda: None)
    articles = texts.articles
    story = Story(articles, texts.sentences, texts.cast, read_built_in(texts).facts, ())
    names = {a.id: Path(a.file).name for a in articles}
    told = [(s["file"], s["span"], fact["id"]) for fact in gold["facts"] for s in fact["support"]]
    small = {fact["id"] for fact in gold["facts"] if fact.get("optional")}

    def states(article: str, span: Span) -> set[str]:
        return {fact for file, (a, b), fact in told if file == names[article] and _covers(span, Span(a, b))}

    likeness = Likeness(story)
    pairs: list[Pair] = []
    right: list[bool] = []
    for s in story.sentences:
        row = Candidate(story, (s,))
        for tile in tiles(row) if row.told else ():
            stated = states(s.article, tile)
            stated = stated - small or stated
            for other in articles:
                if other.id == s.article or not stated:
                    continue
                for o, signs in likeness.signs(row, tile, other.id):
                    there = stated & states(o.article, o.span)
                    same = None if len(stated) > len(there) >= len(stated) / 2 else there == stated
                    pairs.append(Pair(row, tile, o, signs, same, len(right)))
                right.append(stated <= {f for file, _, f in told if file == names[other.id]})
    return story, pairs, right


def lesson(folder: Path) -> Lesson:
    """What a story teaches."""
    _, pairs, right = pairs_of(folder)
    signs, same, letter = zip(*((p.signs, p.same, p.letter) for p in pairs if p.same is not None), strict=True)
    return Lesson(np.array(signs, float), np.array(same, float), np.array(letter), np.array(right, float))


def _covers(a: Span, b: Span) -> bool:
    return a.overlap(b) >= HALF * max(1, min(len(a), len(b)))


def learn(lessons: Sequence[Lesson]) -> Any:
    """Trees; a pair counts the less the more its story has, so that long stories do not drown the short."""
    signs, same = np.vstack([each.signs for each in lessons]), np.concatenate([each.same for each in lessons])
    counts = np.concatenate([np.full(len(x.same), len(x.same) ** -0.5) for x in lessons])
    return grow(signs, same, counts * len(counts) / counts.sum(), [direction(name) for name in NAMES], GROWTH)


def direction(sign: str) -> int:
    """1 where more of a sign can only speak for, -1 where against, 0 where it may be either."""
    return 0 if sign in OPEN else -1 if sign in AGAINST else 1


def judged(each: Lesson, model: Any) -> list[tuple[float, float]]:
    """For each letter how sure it is by these trees, and whether it is right."""
    with patch.object(letters, "learned", lambda: (Trees.read(columns(model)), None)):
        sure = sureness(each.signs)
    best = np.zeros(len(each.right))
    np.maximum.at(best, each.letter, sure)
    return list(zip(best.tolist(), each.right.tolist(), strict=True))


def measure(lessons: Sequence[Lesson]) -> dict[str, dict[str, float]]:
    """By threshold the letters right of those given, and given of those right, of stories left out of the learning."""
    found: list[tuple[float, float]] = []
    for fold in range(FOLDS):
        model = learn([each for n, each in enumerate(lessons) if n % FOLDS != fold])
        found += [pair for each in lessons[fold::FOLDS] for pair in judged(each, model)]
    sure, right = np.array(found).T
    return {
        str(t): {
            "right": round(float(right[sure >= t].mean()), 3),
            "found": round(float(right[sure >= t].sum() / right.sum()), 3),
        }
        for t in THRESHOLDS
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("stories", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    lessons = [lesson(folder) for folder in args.stories]
    card = {"stories": len(lessons), "pairs": sum(len(x.same) for x in lessons), "left out": measure(lessons)}
    print(json.dumps(card, indent=1))
    if args.write:
        blend = json.loads(FILE.read_text("utf-8"))["blend"]  # train_blends.py learns it anew
        data = {"card": card, "signs": list(NAMES), "trees": columns(learn(lessons)), "blend": blend}
        FILE.write_text(json.dumps(data, separators=(",", ":")) + "\n", "utf-8")


if __name__ == "__main__":
    main()
