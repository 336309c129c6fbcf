"""Learn how much the encoder counts beside the trees: for rivals, for letters, and for joins.

    python -m benchmarks.train_blends [--judge FILE] [--letters FILE] [--write] STORY ...
        [--long STORY ...] [--only NAME ...]

Each STORY is a folder with gold.json and articles/ from which neither the encoder nor the trees have learned; --judge
and --letters name trees that have not, where those that come with the program have. Letters are learned from what a
strict reader said of them (--audited, by default ``letters.jsonl``): a line of JSON for each part of a row, by its
file and place, and a sentence of another article, and whether that reports all of it; what makes a row clear, from what
one said of single rows (--rows, by default ``clear.jsonl``: file and place of the row and of the sheet's first).
Printed are, by halves of the stories, average precision of the trees alone, or of the encoder for rows, and of both
with weights from the other half; with --write the weights of all go to ``judge.json``, ``letters.json``,
``scorer.json`` and ``clear.json``. Needs scikit-learn.
"""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, from any folder

from benchmarks.lessons import facts_of
from benchmarks.train_judge import rivals_of
from generator.articles.read import read_articles
from generator.articles.settings.settings import read_settings
from generator.claims.extract import extract_claims
from generator.conflicts import judge
from generator.conflicts.contradictions import find_met
from generator.conflicts.signs import Reader
from generator.encoder.compare import comparer
from generator.facts import scorer
from generator.facts.compare import compare, score
from generator.facts.grains import GRAINS, by_grain
from generator.facts.profile import profile_claims
from generator.facts.scorer import scorers
from generator.facts.side_by_side import doubtful, log_odds, measures, sentences_of
from generator.language.texts import read_texts
from generator.learned.logistic import Measured
from generator.learned.trees import Trees
from generator.model import Passage, Sentence, Span
from generator.reading.built_in import read_built_in
from generator.rows import clear, good, letters
from generator.rows.candidates import Candidate
from generator.rows.likeness import Likeness
from generator.rows.reader import Choice
from generator.rows.reader import Reader as RowReader
from generator.rows.story import Story
from tests.scorer.reading import load_gold

AUDITED = Path(__file__).with_name("letters.jsonl")
ROWS = Path(__file__).with_name("clear.jsonl")
SHEETS = Path(__file__).with_name("sheets.jsonl")
SIZE = "pairs"
"""The measure that tells how long a story is."""
STRENGTH = 0.5
"""How freely weights may grow: the inverse of the regression's penalty."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """The doubtful pairs of a story: what is weighed of each, and whether it is right."""

    measures: list[dict[str, float]]
    right: NDArray[np.bool_]
    own: str = "own"
    """The measure that stands for all without the encoder."""


def of_rivals(folder: Path, file: Path) -> Weighed:
    """A story's rivals that are not hopeless, by a judge's trees."""
    rivals, right = rivals_of(folder)
    reader = Reader(rivals)
    weigher = judge.read_judge(file)
    rows = weigher.rows(map(reader.signs, rivals.pairs))
    odds = weigher.trees.odds(rows) if len(rows) else np.zeros(0)
    kept = [n for n, known in enumerate(right) if known is not None and odds[n] >= judge.HOPELESS]
    said = comparer(rivals.story.articles)([(rivals.pairs[n].a.sentence, rivals.pairs[n].b.sentence) for n in kept])
    found = [{"own": float(odds[n]), **each.said()} for n, each in zip(kept, said, strict=True)]
    return Weighed(found, np.array([bool(right[n]) for n in kept], bool))


def of_sentences(folder: Path, file: Path) -> Weighed:
    """A story's pairs of sentences that seem to speak of one thing, with what the blend of rivals says of them."""
    gold = load_gold(folder, folder / "articles").gold
    rivals, _ = rivals_of(folder)
    compare = comparer(rivals.story.articles)
    with patch.object(
        judge, "judge", lambda: replace(judge.read_judge(file), blend=judge.read_judge(judge.FILE).blend)
    ):
        met = find_met(rivals, judge.weigh(rivals, compare), compare)
    files = {a.id: Path(a.file).name for a in rivals.story.articles}
    sides = [[_sides(gold, files[s.article], s.span) for s in (each.a, each.b)] for each in met]
    differ = [{(n, sure) for n, v, sure in a for m, w, _ in b if n == m and v != w} for a, b in sides]
    known = [n for n, those in enumerate(differ) if not those or any(sure for _, sure in those)]
    return Weighed([dict(met[n].measures) for n in known], np.array([bool(differ[n]) for n in known], bool), "rivals")


def _sides(gold: dict[str, Any], file: str, sentence: Span) -> list[tuple[int, str, bool]]:
    """The conflicts of which a sentence tells a side: number, value, and whether it is a real one."""
    return [
        (n, side["value"].lower(), conflict["severity"] == "real")
        for n, conflict in enumerate(gold["conflicts"])
        for side in conflict["sides"]
        if conflict["severity"] in ("real", "minor") and side["file"] == file and _meets(Span(*side["span"]), sentence)
    ]


def _meets(a: Span, b: Span) -> bool:
    return 2 * a.overlap(b) >= min(len(a), len(b))


def of_letters(folder: Path, file: Path, audited: Path) -> Weighed:
    """The letters of a story that a reader audited, of which the trees are in doubt."""
    lines = [item for item in map(json.loads, audited.open(encoding="utf-8")) if item["story"] == folder.name]
    if not lines:
        return Weighed([], np.zeros(0, bool))
    texts = read_texts(read_articles(folder / "articles", read_settings(folder / "articles")))
    story = Story(texts.articles, texts.sentences, texts.cast, read_built_in(texts).facts, ())
    likeness, article = Likeness(story), {Path(a.file).name: a.id for a in texts.articles}

    def sentence(file: str, span: Span) -> Sentence:
        return max((s for s in texts.sentences if s.article == article[file]), key=lambda s: s.span.overlap(span))

    asked = [
        (
            sentence(x["row"], Span(*x["part"])),
            Span(*x["part"]),
            sentence(x["article"], Span(*x["sentence"])),
            x["right"],
        )
        for x in lines
    ]
    signs = [
        next((found for s, found in likeness.signs(Candidate(story, (row,)), part, other.article) if s == other), None)
        for row, part, other, _ in asked
    ]
    trees = Trees.read(json.loads(file.read_text("utf-8"))["trees"])
    with patch.object(letters, "learned", lambda: (trees, None)):
        sure = [None if each is None else float(letters.sureness(np.array([each], float))[0]) for each in signs]
    low, high = letters.DOUBTFUL
    kept = [(*each, s) for each, s in zip(asked, sure, strict=True) if s is not None and low <= s <= high]
    said = texts.compare([(row, other) for row, _, other, _, _ in kept])
    found = [
        {"own": math.log(s / (1 - s)), **letters.measures(part, row, comparison)}
        for (row, part, _, _, s), comparison in zip(kept, said, strict=True)
    ]
    return Weighed(found, np.array([bool(right) for _, _, _, right, _ in kept], bool))


def of_rows(folder: Path, judged: Path) -> Weighed:
    """The rows of a story of which a reader said whether they are understood below the sheet's first."""
    lines = [item for item in map(json.loads, judged.open(encoding="utf-8")) if item["story"] == folder.name]
    if not lines:
        return Weighed([], np.zeros(0, bool))
    texts = read_texts(read_articles(folder / "articles", read_settings(folder / "articles")))
    story = Story(texts.articles, texts.sentences, texts.cast, (), ())
    article = {Path(a.file).name: a.id for a in texts.articles}

    def choice(file: str, span: list[int], context: bool = False) -> Choice:
        those = story.sentences_of(Passage(article[file], Span(*span)))
        return Choice.of(Candidate(story, those, len(those) - 1 if context else 0))

    reader = RowReader(story, texts.read)
    found = []
    for x in lines:
        (row,) = reader.read(choice(*x["first"]), [choice(x["article"], x["span"], context=True)])
        found.append(clear.measures(row.candidate, row.repairs, row.steps))
    return Weighed(found, np.array([bool(x["clear"]) for x in lines], bool), "encoder")


def of_editors(folder: Path, judged: Path) -> Weighed:
    """The rows of a story's sheet of which a reader said whether each is a sentence, true and wanted."""
    lines = [item for item in map(json.loads, judged.open(encoding="utf-8")) if item["story"] == folder.name]
    if not lines:
        return Weighed([], np.zeros(0, bool))
    texts = read_texts(read_articles(folder / "articles", read_settings(folder / "articles")))
    story = Story(texts.articles, texts.sentences, texts.cast, read_built_in(texts).facts, ())
    article = {Path(a.file).name: a.id for a in texts.articles}

    def choice(file: str, span: list[int], context: int = 0) -> Choice:
        return Choice.of(Candidate(story, story.sentences_of(Passage(article[file], Span(*span))), context))

    reader = RowReader(story, texts.read)
    found = []
    for x in lines:
        (row,) = reader.read(choice(*x["first"]), [choice(x["article"], x["span"], x["context"])])
        found.append(good.measures(row.shown.text, row.form, row.clear, row.steps[-1]))
    return Weighed(found, np.array([bool(x["good"]) for x in lines], bool), "clear")


def of_joins(folder: Path, grain: str) -> Weighed:
    """A story's pairs of claims of one grain of which the trees are in doubt."""
    gold = load_gold(folder, folder / "articles").gold
    told = [(s["file"], Span(*s["span"]), f["id"]) for f in gold["facts"] for s in f["support"]]
    texts = read_texts(read_articles(folder / "articles", read_settings(folder / "articles")))
    claims = extract_claims(texts.sentences, texts.cast, texts.attributions, texts.articles)
    tables = by_grain(profile_claims(claims, texts.sentences, texts.cast, texts.articles))
    scored = score({g: compare(table) for g, table in tables}, scorers().first, scorers().second)[grain]
    sentence = {(s.article, s.index): s for s in texts.sentences}
    places = doubtful(scored)
    said = texts.compare([(sentence[a], sentence[b]) for a, b in (sentences_of(scored, n) for n in places)])
    pairs = [(scored.table.claims[scored.pairs.i[n]], scored.table.claims[scored.pairs.j[n]]) for n in places]
    files = {a.id: Path(a.file).name for a in texts.articles}
    says = {c.id: facts_of(c, files[c.article], told) for pair in pairs for c in pair}
    own = [log_odds(float(scored.probabilities[n])) for n in places]
    found = [{"own": o, **measures(a, b, each)} for o, (a, b), each in zip(own, pairs, said, strict=True)]
    return Weighed(found, np.array([bool(says[a.id] & says[b.id]) for a, b in pairs], bool))


def learn(stories: Sequence[Weighed]) -> Measured:
    """Weights by name, learned of measures that were brought to one scale first."""
    found = [_without_size(measures) for each in stories for measures in each.measures]
    names = list(found[0])
    columns = np.array([[measures[name] for name in names] for measures in found])
    scale = columns.std(axis=0) + 1e-9
    model = LogisticRegression(C=STRENGTH, max_iter=5000)
    model.fit(columns / scale, np.concatenate([each.right for each in stories]))
    weights = {name: round(float(w), 4) for name, w in zip(names, model.coef_[0] / scale, strict=True)}
    return Measured(weights, round(float(model.intercept_[0]), 4))


def sized(weights: Measured, stories: Sequence[Weighed]) -> Measured:
    """The same weights, drawn together, with one for how many pairs a story has: of more pairs a smaller part is right.

    Learned from long stories too, of which each counts by the root of its pairs; their other measures teach nothing,
    since the trees may know them.
    """
    pairs = [(m, bool(right), each) for each in stories for m, right in zip(each.measures, each.right, strict=True)]
    columns = [[weights.odds(_without_size(measures)), measures[SIZE]] for measures, *_ in pairs]
    counts = np.array([len(each.measures) ** -0.5 for *_, each in pairs])
    model = LogisticRegression(C=10)
    model.fit(columns, [right for _, right, _ in pairs], sample_weight=counts / counts.mean())
    drawn, size = (float(w) for w in model.coef_[0])
    found = {name: round(w * drawn, 4) for name, w in weights.weights.items()}
    return Measured({**found, SIZE: round(size, 4)}, round(weights.bias * drawn + float(model.intercept_[0]), 4))


def _without_size(measures: dict[str, float]) -> dict[str, float]:
    return {name: value for name, value in measures.items() if name != SIZE}


def measure(stories: Sequence[Weighed]) -> str:
    """Average precision of the trees alone and with the encoder, each half by the weights of the other."""
    own, both, right = list[float](), list[float](), list[bool]()
    for half in (0, 1):
        weights = learn(stories[1 - half :: 2])
        for each in stories[half::2]:
            own += [measures[each.own] for measures in each.measures]
            both += [weights.odds(_without_size(measures)) for measures in each.measures]
            right += each.right.tolist()
    alone, together = (average_precision_score(right, odds) for odds in (own, both))
    return f"{len(right)} pairs, {sum(right)} right; trees {alone:.3f}, with the encoder {together:.3f}"


def write(file: Path, name: str, said: str, weights: Measured) -> None:
    """Put weights, and what they are worth, into the file of the trees that they go with."""
    data: dict[str, Any] = json.loads(file.read_text("utf-8"))
    data["card"][f"blend: {name}"] = said
    if name in GRAINS:
        data["blends"][name] = asdict(weights)
    else:
        data["sentences" if name == "sentences" else "blend"] = asdict(weights)
    file.write_text(json.dumps(data, separators=(",", ":")) + "\n", "utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("stories", nargs="+", type=Path)
    parser.add_argument("--judge", type=Path, default=judge.FILE)
    parser.add_argument("--letters", type=Path, default=letters.FILE)
    parser.add_argument("--audited", type=Path, default=AUDITED, help="letters that a reader audited")
    parser.add_argument("--rows", type=Path, default=ROWS, help="rows that a reader judged")
    parser.add_argument("--sheets", type=Path, default=SHEETS, help="rows of sheets that a reader judged")
    parser.add_argument("--long", nargs="*", type=Path, default=[], help="long stories, to learn what size says")
    parser.add_argument("--only", nargs="*", help="rivals, sentences, letters, rows, editors, clause, detail, sentence")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    tasks: list[tuple[Path, str, Callable[[Path], Weighed]]] = [
        (judge.FILE, "rivals", partial(of_rivals, file=args.judge)),
        (judge.FILE, "sentences", partial(of_sentences, file=args.judge)),
        (letters.FILE, "letters", partial(of_letters, file=args.letters, audited=args.audited)),
        (clear.FILE, "rows", partial(of_rows, judged=args.rows)),
        (good.FILE, "editors", partial(of_editors, judged=args.sheets)),
        *((scorer.FILE, grain, partial(of_joins, grain=grain)) for grain in GRAINS),
    ]
    for file, name, weigh in tasks:
        if args.only and name not in args.only:
            continue
        stories = [each for folder in args.stories if (each := weigh(folder)).measures]
        said, weights = measure(stories), learn(stories)
        if name == "sentences":
            weights = sized(weights, stories + [weigh(folder) for folder in args.long])
        print(name, said, weights, flush=True)
        if args.write:
            write(file, name, f"{len(stories)} stories left out by halves, {said}", weights)


if __name__ == "__main__":
    main()
