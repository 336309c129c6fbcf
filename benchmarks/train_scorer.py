"""Learn the weights of the signs that two claims say the same, and tell how well they do on stories left out.

    python benchmarks/train_scorer.py FOLDER ... [--write]

Each FOLDER holds folders of stories with gold.json and articles/. Of every pair of claims that the pipeline compares it
is asked whether some fact of the gold is reported by both; a logistic regression learns to tell. Printed are the
average precision of the pairs and the figures of ``tests/scorer`` of each story as the *other* stories would have it
done. With --write, what all of them teach goes to ``generator/facts/scorer.json``, with a card. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, from any folder

from generator.articles.read import read_articles
from generator.articles.settings import read_settings
from generator.claims.extract import extract_claims
from generator.digest import make_digest
from generator.export import to_data
from generator.facts import align
from generator.facts.compare import compare
from generator.facts.scorer import FILE, Scorer
from generator.facts.signs import NAMES
from generator.language.attribution import find_attributions
from generator.language.entities import find_cast
from generator.language.parse import parse
from generator.model import Claim
from tests.quality import Story, stories
from tests.scorer.citations import Figures
from tests.scorer.places import covers
from tests.scorer.reading import load_gold
from tests.scorer.score import score

REGULARISATION = 0.1  # inverse strength on standardised signs; 0.003 to 1 are within 0.005 of one another
SHOWN = ("cite_precision", "cite_recall", "cite_f1", "para_recall", "atomicity", "fragmentation", "fact_recall")
DIGITS = 5  # decimals kept of a weight


@dataclass(frozen=True, eq=False)
class Lesson:
    """One story: for each grain the signs of its pairs and which of them say the same."""

    story: Story
    signs: dict[str, Any]
    same: dict[str, Any]


def lesson(story: Story) -> Lesson:
    """Run the pipeline up to the signs and ask the gold about every pair."""
    articles = read_articles(story.articles, read_settings(story.articles))
    sentences = parse(articles)
    cast = find_cast(sentences, articles)
    attributions = find_attributions(sentences, articles, cast)
    claims = extract_claims(sentences, cast, attributions, articles)
    files = {a.id: Path(a.file).name for a in articles}
    gold = load_gold(story.gold, story.articles).gold
    signs, same = {}, {}
    for grain, profiles in align.by_grain(claims, sentences, cast, articles):
        compared = compare(profiles)
        says = [facts_of(p.claim, files[p.claim.article], gold) for p in compared.profiles]
        signs[grain] = np.array(list(compared.signs.values())).reshape(-1, len(NAMES))
        same[grain] = np.array([bool(says[i] & says[j]) for i, j in compared.signs])
    return Lesson(story, signs, same)


def facts_of(claim: Claim, file: str, gold: dict[str, Any]) -> set[str]:
    """Ids of the gold facts that a claim states, as the scorer counts them."""
    own = (claim.span.start, claim.span.end)
    there = [(tuple(s["span"]), f["id"]) for f in gold["facts"] for s in f["support"] if s["file"] == file]
    return {i for span, i in there if covers(own, span)} or {i for span, i in there if covers(span, own)}


def learn(lessons: list[Lesson]) -> dict[str, Scorer]:
    """A scorer for each grain."""
    found = {}
    for grain in align.GRAINS:
        signs = np.vstack([each.signs[grain] for each in lessons])
        same = np.concatenate([each.same[grain] for each in lessons])
        means, spread = signs.mean(axis=0), signs.std(axis=0)
        spread[spread == 0] = 1.0
        model = LogisticRegression(C=REGULARISATION, max_iter=3000).fit((signs - means) / spread, same)
        weights = model.coef_[0] / spread
        found[grain] = Scorer(
            round(float(model.intercept_[0]), DIGITS),
            tuple(round(float(m), DIGITS) for m in means),
            tuple(round(float(w), DIGITS) for w in weights),
        )
    return found


def precision(scorer: Scorer, signs: Any, same: Any) -> float:
    """Average precision of a scorer over pairs."""
    return float(average_precision_score(same, [scorer.score(row) for row in signs.tolist()]))


def tried(each: Lesson, taught: dict[str, Scorer]) -> Figures:
    """The figures of a story as these scorers have it done."""
    with patch.object(align, "scorers", lambda: taught):
        return score(load_gold(each.story.gold, each.story.articles), to_data(make_digest(each.story.articles)), [])


def leave_one_out(lessons: list[Lesson]) -> list[dict[str, Any]]:
    """For each story what scorers reach that the others taught."""
    rows = []
    for each in lessons:
        taught = learn([other for other in lessons if other is not each])
        row: dict[str, Any] = {"story": each.story.name}
        row |= {f"pairs_{g}": round(precision(taught[g], each.signs[g], each.same[g]), 3) for g in align.GRAINS}
        figures = tried(each, taught)
        row |= {key: round(value, 3) for key in SHOWN if (value := figures[key]) is not None}
        rows.append(row)
        print("  ".join(f"{k} {v}" for k, v in row.items()), flush=True)
    return rows


def card(lessons: list[Lesson], rows: list[dict[str, Any]]) -> dict[str, Any]:
    """What the weights were learned from and how well they do where they were not."""
    keys = [key for key in rows[0] if key != "story"]
    return {
        "what": "logistic regression over the signs of two claims; true where a fact of the gold is reported by both",
        "stories": [each.story.name for each in lessons],
        "pairs": {g: int(sum(len(x.same[g]) for x in lessons)) for g in align.GRAINS},
        "pairs_that_say_the_same": {g: int(sum(x.same[g].sum() for x in lessons)) for g in align.GRAINS},
        "left_out": {key: round(float(np.mean([row[key] for row in rows if key in row])), 3) for key in keys},
        "limits": "English news; stories of three to seven articles. Said nothing about claims of one article.",
    }


def main() -> int:
    """Learn, print what stories left out give, write if asked."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("folders", type=Path, nargs="+", metavar="FOLDER", help="folder of stories with gold")
    options.add_argument("--write", action="store_true", help="write generator/facts/scorer.json")
    chosen = options.parse_args()
    named = {story.name: story for folder in chosen.folders for story in stories(folder)}  # a story twice counts once
    started = time.time()
    lessons = [lesson(story) for story in named.values()]
    rows = leave_one_out(lessons)
    about = card(lessons, rows)
    print(json.dumps(about["left_out"]), f"{time.time() - started:.0f} s")
    if chosen.write:
        taught = {g: {"bias": s.bias, "means": s.means, "weights": s.weights} for g, s in learn(lessons).items()}
        FILE.write_text(json.dumps({"card": about, "signs": NAMES, "scorers": taught}, indent=1) + "\n", "utf-8")
        print(f"wrote {FILE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
