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
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, from any folder

from benchmarks.record import record
from generator.articles.read import read_articles
from generator.articles.settings import read_settings
from generator.claims.extract import extract_claims
from generator.digest import make_digest
from generator.export import to_data
from generator.facts import align
from generator.facts import compare as compare_module
from generator.facts.compare import Compared, Scored, compare, second_signs
from generator.facts.profile import profile_claims
from generator.facts.scorer import FILE, NAMES, Scorer
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
FOLDS = 5  # parts of the stories, each first seen by a scorer that the others taught
DIGITS = 5  # decimals kept of a weight


@dataclass(frozen=True, eq=False)
class Lesson:
    """One story: for each grain the pairs with their signs, and which of them say the same."""

    story: Story
    compared: dict[str, Compared]
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
    compared, same = {}, {}
    for grain, profiles in align.by_grain(profile_claims(claims, sentences, cast, articles)):
        compared[grain] = compare(profiles)
        says = [facts_of(p.claim, files[p.claim.article], gold) for p in profiles]
        same[grain] = np.array([bool(says[i] & says[j]) for i, j in compared[grain].signs])
    return Lesson(story, compared, same)


def facts_of(claim: Claim, file: str, gold: dict[str, Any]) -> set[str]:
    """Ids of the gold facts that a claim states, as the scorer counts them."""
    own = (claim.span.start, claim.span.end)
    there = [(tuple(s["span"]), f["id"]) for f in gold["facts"] for s in f["support"] if s["file"] == file]
    return {i for span, i in there if covers(own, span)} or {i for span, i in there if covers(span, own)}


def regress(signs: list[Any], same: list[Any]) -> Scorer:
    """A scorer learned from the signs of several stories' pairs."""
    table, truth = np.vstack(signs), np.concatenate(same)
    means, spread = table.mean(axis=0), table.std(axis=0)
    spread[spread == 0] = 1.0
    model = LogisticRegression(C=REGULARISATION, solver="newton-cholesky").fit((table - means) / spread, truth)
    weights = model.coef_[0] / spread
    return Scorer(
        round(float(model.intercept_[0]), DIGITS),
        tuple(round(float(m), DIGITS) for m in means),
        tuple(round(float(w), DIGITS) for w in weights),
    )


def first_scorer(lessons: list[Lesson], grain: str) -> Scorer:
    """The scorer at first sight."""
    return regress([matrix(each.compared[grain].signs) for each in lessons], [each.same[grain] for each in lessons])


def matrix(signs: dict[Any, tuple[float, ...]]) -> Any:
    """Signs as rows."""
    return np.array(list(signs.values()))


def learn(lessons: list[Lesson]) -> dict[str, tuple[Scorer, Scorer]]:
    """Both scorers for each grain. The second learns from first sights of stories that the first did not know."""
    strangers = [
        {g: first_scorer([other for n, other in enumerate(lessons) if n % FOLDS != fold], g) for g in align.GRAINS}
        for fold in range(FOLDS)
    ]
    found = {}
    for grain in align.GRAINS:
        rows = []
        for n, each in enumerate(lessons):
            first = strangers[n % FOLDS][grain]
            rows.append(matrix(second_signs(each.compared[grain], first)))
        second = regress(rows, [each.same[grain] for each in lessons])
        found[grain] = (first_scorer(lessons, grain), second)
    return found


def precision(scored: Scored, same: Any) -> float:
    """Average precision of the scores of a story's pairs."""
    return float(average_precision_score(same, list(scored.scores.values())))


def tried(each: Lesson, taught: dict[str, tuple[Scorer, Scorer]]) -> Figures:
    """The figures of a story as these scorers have it done."""
    with patch.object(align, "scorers", lambda: taught):
        return score(load_gold(each.story.gold, each.story.articles), to_data(make_digest(each.story.articles)), [])


def leave_one_out(lessons: list[Lesson]) -> list[dict[str, Any]]:
    """For each story what scorers reach that the others taught."""
    rows = []
    for each in lessons:
        taught = learn([other for other in lessons if other is not each])
        row: dict[str, Any] = {"story": each.story.name}
        for grain in align.GRAINS:
            scored = compare_module.score(each.compared[grain], *taught[grain])
            row[f"pairs_{grain}"] = round(precision(scored, each.same[grain]), 3)
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


def table(rows: list[dict[str, Any]]) -> list[str]:
    """The figures of stories left out, and their mean, for results.md."""
    means = {key: round(float(np.mean([row[key] for row in rows if key in row])), 3) for key in SHOWN}
    return [
        "Each story as scorers of the *others* have it done; `pairs`: average precision of its clauses' pairs.",
        "",
        "| story | pairs | " + " | ".join(SHOWN) + " |",
        "|---" * (len(SHOWN) + 2) + "|",
        *(
            f"| {row['story']} | {row['pairs_clause']:.3f} | " + " | ".join(f"{row[key]:.3f}" for key in SHOWN) + " |"
            for row in rows
        ),
        "| **mean** | | " + " | ".join(f"{value:.3f}" for value in means.values()) + " |",
    ]


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
        taught = {g: {"first": asdict(one), "second": asdict(two)} for g, (one, two) in learn(lessons).items()}
        FILE.write_text(json.dumps({"card": about, "signs": NAMES, "scorers": taught}, indent=1) + "\n", "utf-8")
        record("Same fact, other words", table(rows))
        print(f"wrote {FILE.name}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
