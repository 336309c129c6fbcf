"""Learn which rivals are two answers to one question, and how well that does on stories left out.

    python benchmarks/train_judge.py --stories FOLDER ... --pairs FILE.jsonl --incidents FILE.jsonl
        [--left-out PATTERN] [--write]

Each FOLDER holds folders of stories with gold.json and articles/; FILE holds pairs of passages with a label (conflict,
agree, different) and a type, each laid out as a story of two articles. A pair of rivals of a story is right where the
words of both stand in the passages of two sides of a real conflict. Of a pair of passages, those of the type that the
file names are right if its label is "conflict", and all are wrong if not. Real incidents (``incidents.py``) hold few
differences: there a rival is wrong. Boosted trees learn from all stories but those whose names match PATTERN. Printed
is what stories say that had no part in it, by folds; with --write the trees go to ``generator/conflicts/judge.json``,
with a card. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import average_precision_score

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, from any folder

from benchmarks.boosting import Growth, columns, grow
from benchmarks.incidents import plain, read_incidents, write_articles
from generator.articles.read import read_seeds
from generator.claims.extract import extract_claims
from generator.conflicts.items import Item, find_items
from generator.conflicts.judge import FILE
from generator.conflicts.quotes import find_quoted
from generator.conflicts.rivals import Rivals
from generator.conflicts.signs import Reader
from generator.conflicts.story import Story
from generator.errors import SeedError
from generator.facts.align import align
from generator.language.texts import read_texts
from generator.learned.trees import GRID
from generator.model import Span
from tests.scorer.reading import load_gold

GROWTH = Growth(trees=150, depth=4, rate=0.05, least=20, tried=0.2)
FOLDS = 4
OF_PASSAGES = 0.2
"""Weight of a pair of passages, one of a story having 1. Of 94 stories left out the best F1 is .35 at 0, .32 at 0.5."""
OF_INCIDENT = 0.5
"""Likewise of a rival in real news, of which few are right. The best F1 was .38 at 0, .37 at 0.5, .32 at 4."""
DOCUMENTS = 6  # of an incident, the first
FRAMES = (
    ("Meeting ends with a few words\n\n", "\n\nThe gates of the park were closed soon afterwards.\n"),
    ("What people in the market heard\n\n", "\n\nA printed sheet lay on every chair.\n"),
)
"""What stands before and behind a passage where it is laid out as an article."""
TYPES = {
    **dict.fromkeys(("number", "money", "unit", "age", "score", "percent"), ("number",)),
    **dict.fromkeys(("date", "time"), ("date", "thing")),
    **dict.fromkeys(("place", "person", "role"), ("thing", "name")),
    **dict.fromkeys(("object", "ordinal", "other"), ("thing",)),
    **dict.fromkeys(("negation", "antonym", "outcome"), ("thing", "negation")),
    **dict.fromkeys(("attribution", "quote"), ("quote", "attribution")),
    "certainty": ("certainty",),
    "cause": ("thing",),
    "plan": ("certainty", "negation"),
}
"""By type of a labelled pair the kinds of rivals that it makes right."""


@dataclass(frozen=True, eq=False)
class Lesson:
    """The rivals of one story, and which are right; None where the gold leaves it open."""

    name: str
    kinds: tuple[str, ...]
    signs: tuple[dict[str, float], ...]
    right: tuple[bool | None, ...]
    weight: float


def read_story(folder: Path) -> tuple[Story, Rivals]:
    """A folder of articles as the finder of conflicts sees it."""
    _, read = read_seeds(folder)
    texts = read_texts(read.articles)
    sentences, cast, attributions = texts.sentences, texts.cast, texts.attributions
    facts = align(extract_claims(sentences, cast, attributions, read.articles), texts)
    story = Story(read.articles, sentences, cast, attributions, facts)
    return story, Rivals(story, find_items(story, find_quoted(cast, read.articles, attributions)))


def rivals_of(folder: Path) -> tuple[Rivals, tuple[bool | None, ...]]:
    """The rivals of a gold story, and which pairs are right; None where the gold leaves it open."""
    gold = load_gold(folder, folder / "articles").gold
    story, rivals = read_story(folder / "articles")
    files = {a.id: Path(a.file).name for a in story.articles}
    asked = [c for c in gold["conflicts"] if c["severity"] in ("real", "minor")]
    return rivals, tuple(_right(asked, files, p.a, p.b) for p in rivals.pairs)


def of_story(folder: Path) -> Lesson:
    """The lesson of a gold story."""
    rivals, right = rivals_of(folder)
    reader = Reader(rivals)
    kinds, signs = tuple(map(reader.kind, rivals.pairs)), tuple(map(reader.signs, rivals.pairs))
    return Lesson(folder.name, kinds, signs, right, 1.0)


def _right(asked: list[dict[str, Any]], files: dict[str, str], a: Item, b: Item) -> bool | None:
    """Whether two items stand in the passages of two sides of a real conflict; None of a minor one."""
    met = False
    for conflict in asked:
        mine, theirs = ({s["value"].lower() for s in conflict["sides"] if _meets(s, files, i)} for i in (a, b))
        if mine and theirs and len(mine | theirs) > 1:
            if conflict["severity"] == "real":
                return True
            met = True
    return None if met else False


def _meets(side: dict[str, Any], files: dict[str, str], i: Item) -> bool:
    return bool(side["file"] == files[i.article] and Span(*side["span"]).overlap(i.sentence.hull(i.mark)))


def of_passages(file: Path) -> Iterator[Lesson]:
    """The lessons of labelled pairs of passages."""
    with tempfile.TemporaryDirectory() as scratch:
        for line in file.read_text("utf-8").splitlines():
            given = json.loads(line)
            folder = Path(scratch) / given["id"]
            folder.mkdir()
            for n, side in enumerate("ab"):
                (folder / f"{n:03d}.txt").write_text(given[side].join(FRAMES[n]), "utf-8")
            _, rivals = read_story(folder)
            yield _of_pair(given, rivals)


def _of_pair(given: dict[str, Any], rivals: Rivals) -> Lesson:
    reader = Reader(rivals)
    told = [(reader.kind(p), reader.signs(p), p.a.slot) for p in rivals.pairs]
    if given["label"] == "conflict":
        told = [t for t in told if t[0] in TYPES.get(given["type"], ()) and _only(t, told)]
    right = given["label"] == "conflict"
    return Lesson(given["id"], tuple(t[0] for t in told), tuple(t[1] for t in told), (right,) * len(told), OF_PASSAGES)


def _only(told: tuple[str, dict[str, float], str], among: Sequence[tuple[str, dict[str, float], str]]) -> bool:
    """Whether of several rivals of one slot it is the one that is nearest: which of them differs is not told."""
    rivals = [t for t in among if (t[0], t[2]) == (told[0], told[2])]
    nearest = [t for t in rivals if t[1].get("nearest to each other")]
    return len(rivals) == 1 or nearest == [told]


def of_incidents(file: Path) -> Iterator[Lesson]:
    """The lessons of real news, where nearly all rivals are told of two things."""
    for incident in read_incidents(file):
        with tempfile.TemporaryDirectory() as folder:
            write_articles([plain(d) for d in incident["docs"][:DOCUMENTS]], Path(folder))
            try:
                _, rivals = read_story(Path(folder))
            except SeedError:
                continue  # a document that holds no report
            reader = Reader(rivals)
            kinds, signs = tuple(map(reader.kind, rivals.pairs)), tuple(map(reader.signs, rivals.pairs))
            yield Lesson(incident["topic"], kinds, signs, (False,) * len(rivals.pairs), OF_INCIDENT)


def rows(lessons: Iterable[Lesson], names: Sequence[str]) -> tuple[Any, Any, Any]:
    """Signs, truth and weight of every pair that the gold can tell."""
    known = [
        (s, r, each.weight) for each in lessons for s, r in zip(each.signs, each.right, strict=True) if r is not None
    ]
    signs = np.array([[float(s.get(name, 0.0)) for name in names] for s, _, _ in known])
    return signs, np.array([r for _, r, _ in known]), np.array([w for _, _, w in known])


def learn(lessons: Iterable[Lesson], names: Sequence[str]) -> HistGradientBoostingClassifier:
    """Trees that these lessons teach. Told which signs can only speak for or against they do no better."""
    signs, right, weights = rows(lessons, names)
    return grow(signs, right, weights, [0] * len(names), GROWTH)


Told = dict[str, list[tuple[float, bool]]]
"""By kind the log-odds of rivals of stories that had no part in the learning, and whether each is right."""


def left_out(lessons: list[Lesson], passages: list[Lesson], names: Sequence[str]) -> Told:
    """What stories say that had no part in the learning, by folds."""
    found: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
    for fold in range(FOLDS):
        model = learn([x for n, x in enumerate(lessons) if n % FOLDS != fold] + passages, names)
        for each in lessons[fold::FOLDS]:
            kinds = [k for k, r in zip(each.kinds, each.right, strict=True) if r is not None]
            if kinds:
                signs, truth, _ = rows([each], names)
                odds = model.decision_function(np.round(signs * GRID) / GRID)
                for kind, o, r in zip(kinds, odds.tolist(), truth.tolist(), strict=True):
                    found[kind].append((o, r))
    return dict(found)


def figures_of(told: Told) -> dict[str, dict[str, float]]:
    """By kind how well its rivals are told."""
    found = {}
    for kind in ("all", *sorted(told)):
        own = [each for k, those in told.items() if kind in ("all", k) for each in those]
        odds, truth = [o for o, _ in own], [r for _, r in own]
        if any(truth):
            precision = round(float(average_precision_score(truth, odds)), 3)
            found[kind] = {"pairs": len(own), "right": sum(truth), "average precision": precision}
    return found


def options(about: str) -> argparse.Namespace:
    """What to learn from, from the command line."""
    given = argparse.ArgumentParser(description=about)
    given.add_argument("--stories", type=Path, nargs="+", required=True)
    given.add_argument("--pairs", type=Path, required=True)
    given.add_argument("--incidents", type=Path)
    given.add_argument("--left-out", default="$^", help="pattern of names of stories that teach nothing")
    given.add_argument("--write", action="store_true")
    return given.parse_args()


def story_folders(chosen: argparse.Namespace) -> list[Path]:
    """The folders of the stories that teach."""
    folders = sorted({f.parent for base in chosen.stories for f in base.glob("*/gold.json")}, key=lambda f: f.name)
    return [f for f in folders if (f / "articles").is_dir() and not re.match(chosen.left_out, f.name)]


def main() -> int:
    """Learn, print, and write if asked."""
    chosen = options((__doc__ or "").splitlines()[0])
    lessons = [of_story(folder) for folder in story_folders(chosen)]
    passages = list(of_passages(chosen.pairs))
    passages += of_incidents(chosen.incidents) if chosen.incidents else []
    names = sorted({name for each in lessons + passages for s in each.signs for name in s})
    told = left_out(lessons, passages, names)
    for kind, each in figures_of(told).items():
        print(f"{kind:12s}", each)
    if chosen.write:
        write(lessons, passages, names, told)
    return 0


def write(lessons: list[Lesson], passages: list[Lesson], names: list[str], told: Told) -> None:
    """What all lessons teach, with a card."""
    card = {
        "what": "boosted trees over the signs of two rivals; true where both stand in two sides of a real conflict",
        "stories": [each.name for each in lessons],
        "pairs of passages and incidents": len(passages),
        "left out": figures_of(told),
    }
    trees = columns(learn(lessons + passages, names))
    blend = json.loads(FILE.read_text("utf-8"))["blend"]  # train_blends.py learns it anew
    FILE.write_text(json.dumps({"card": card, "signs": names, "trees": trees, "blend": blend}) + "\n", "utf-8")


if __name__ == "__main__":
    sys.exit(main())
