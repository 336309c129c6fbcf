"""Learn from labelled words what a reader has to ask about, and what pronouns mean.

    python -m benchmarks.train_mentions [--labels FILE] [--measure FILE] [--only open antecedents] [--write] STORY ...

Each STORY is a folder with articles/. A line of the labels (by default ``mentions.jsonl``) has an article's file and of
its pronouns and definite nouns the head word's place and what a reader finds of whom the sentence stands alone:
``clear`` (nothing is needed), ``known`` (he need not ask who), ``open`` (he has to), ``part`` (he has to ask of what or
whom it is a part), ``nameless`` (he has to, and no phrase says it); behind it the place of the head word that says best
who or what it is.

``open``: one weight for each of the numbers that the network has for a piece of a word, all else in it untouched; the
pieces of words that are open, part or nameless against all others, in a sentence below the article's first long one.
``antecedents``: trees over the signs of a pronoun and what was spoken of before it, pronouns before it read rightly.
Printed is what both do on quarters of the stories left out, or on the labels of --measure; --write writes
``generator/encoder/network.onnx`` and ``generator/rows/antecedents.json``. Needs scikit-learn, and onnx.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, from any folder

from benchmarks.boosting import Growth, columns, grow
from generator.articles.read import read_articles
from generator.articles.settings.settings import read_settings
from generator.encoder import network
from generator.language.texts import read_texts
from generator.learned.trees import Trees
from generator.model import Span, Texts
from generator.rows import antecedents
from generator.rows.discourse import SURE, Discourse
from generator.rows.mentions import Phrase
from generator.rows.referents import Referent
from generator.rows.story import Story
from generator.sparse import Floats

LABELS = Path(__file__).with_name("mentions.jsonl")
ASKED = frozenset({"open", "part", "nameless"})
LAST = "/encoder/bert/encoder/layer.5/output/LayerNorm/LayerNormalization_output_0"
"""The network's name for its last numbers of each piece."""
FIRST_WORDS = 10
"""Words of the first sentence below which all others are read: a shorter one is a line of the page."""
QUARTERS = 4
ROUNDS = 2
"""How often pronouns are read anew by what was learned from others."""
STRENGTH = 0.1
"""The inverse of the regression's penalty: areas .959, .961, .961 for .01, .1, 1."""
RIGHTLY = 0.6
"""Likelihood of what is right where all before is read rightly: too low to tell anybody's gender, as a program that
errs may not."""
LARGEST = 63
"""Of a weight of seven bits."""
GROWTH = Growth(trees=80, depth=4, rate=0.1, least=40)


@dataclass(frozen=True, slots=True)
class Label:
    """What a reader finds of a word, and the place of the word that says best what it stands for."""

    start: int
    end: int
    finds: str
    best: int | None


Labels = Mapping[str, Sequence[Label]]
"""By the file of an article."""


@dataclass(frozen=True, slots=True)
class Read:
    """A story with its labels."""

    name: str
    texts: Texts
    labels: Labels
    """By the article's id."""


@dataclass(frozen=True, slots=True)
class Question:
    """A pronoun with the signs of all that it may mean, and which of them it means; None for none of them."""

    he_or_she: bool
    signs: list[Mapping[str, float]]
    right: int | None
    has: bool
    """Whether a word says what it means."""


def read_labels(file: Path) -> dict[str, dict[str, list[Label]]]:
    """By story and file."""
    found: dict[str, dict[str, list[Label]]] = {}
    for line in file.read_text("utf-8").splitlines():
        x = json.loads(line)
        those = [Label(m[0], m[1], m[2], m[3] if len(m) > 3 else None) for m in x["mentions"]]
        found.setdefault(x["story"], {})[x["article"]] = those
    return found


def read_story(folder: Path, labels: Labels) -> Read:
    texts = read_texts(read_articles(folder / "articles", read_settings(folder / "articles")))
    ids = {Path(a.file).name: a.id for a in texts.articles}
    return Read(folder.name, texts, {ids[file]: those for file, those in labels.items() if file in ids})


def questions(read: Read, trees: Trees | None) -> list[Question]:
    """What is asked of a story whose pronouns are read one after the other as ``trees`` say; without trees rightly."""
    found: dict[tuple[str, int], Question] = {}
    known = {(article, x.start): x for article, those in read.labels.items() for x in those}

    def answer(p: Phrase, able: Sequence[Referent], signs: Sequence[Mapping[str, float]]) -> Floats:
        place = (p.sentence.article, p.token.start)
        label = known.get(place)
        best = label.best if label is not None and label.finds in ("open", "known") else None
        held = [best is not None and any(_stands_at(x, best) for x in r.phrases) for r in able]
        if label is not None:
            right = held.index(True) if any(held) else None
            found[place] = Question(bool(p.gender), list(signs), right, best is not None)
        return np.array(held) * RIGHTLY if trees is None else antecedents.likelihoods(signs, trees)

    story = Story(read.texts.articles, read.texts.sentences, read.texts.cast, (), ())
    Discourse(story.sentences, story.cast, story.quotations, answer)
    return list(found.values())


def _stands_at(p: Phrase, start: int) -> bool:
    """Whether a phrase's head, a part of its name or what stands beside it begins at a place."""
    beside = (n for n in p.sentence.children[p.at] if p.sentence.tokens[n].dep in ("compound", "flat", "nmod", "appos"))
    return any(p.sentence.tokens[n].start == start for n in (p.at, *beside))


def learn_trees(asked: Iterable[list[Question]]) -> dict[str, Any]:
    """The trees as they are written, each question counted once."""
    every = [q for those in asked for q in those if q.signs]
    rows = np.array([list(signs.values()) for q in every for signs in q.signs], dtype=np.float64)
    right = np.array([n == q.right for q in every for n in range(len(q.signs))])
    return columns(grow(rows, right, np.ones(len(rows)), [0] * rows.shape[1], GROWTH))


Answers = list[tuple[bool, float, bool, bool]]
"""Of each pronoun: whether it is he or she, how sure the trees are, if they are right, if it means anything."""


def answers(asked: Iterable[Question], trees: Trees) -> Iterator[tuple[bool, float, bool, bool]]:
    for q in (q for q in asked if q.signs):
        best, sure = antecedents.likeliest(antecedents.likelihoods(q.signs, trees))
        yield q.he_or_she, sure, best == q.right, q.has


def said_of(found: Answers) -> dict[str, str]:
    """What the trees get right, in words."""
    said = {}
    for kind, which in (("he or she", True), ("it or they", False)):
        those = [(sure, right, has) for gendered, sure, right, has in found if gendered is which]
        given = [right for sure, right, _ in those if sure >= SURE]
        right, has = sum(right for _, right, _ in those), sum(has for *_, has in those)
        said[kind] = f"{right} right of {has} that mean something; from {SURE} on {sum(given)} of {len(given)}"
    return said


def pieces(read: Read, session: Any) -> tuple[Floats, Any]:
    """The last numbers of each piece of a story's sentences, and whether a reader has to ask about its word."""
    rows, right = [], []
    text = {a.id: a.text for a in read.texts.articles}
    first = next((s for s in read.texts.sentences if len(s.span.of(text[s.article]).split()) >= FIRST_WORDS), None)
    for s in read.texts.sentences:
        if s is first or s.article not in read.labels or first is None:
            continue
        vocabulary = network.vocabulary()
        above = vocabulary.pieces(first.span.of(text[first.article]))[: network.LONGEST]
        own = vocabulary.pieces(s.span.of(text[s.article]))
        open_ = [Span(x.start, x.end) for x in read.labels[s.article] if x.finds in ASKED]
        rows.append(_numbers(session, above, own))
        at = s.span.start
        right += [any(Span(at + p.start, at + p.end).overlap(word) > 0 for word in open_) for p in own]
    return np.concatenate(rows), np.array(right, bool)


def _numbers(session: Any, a: Sequence[Any], b: Sequence[Any]) -> Floats:
    numbers = network.vocabulary().numbers
    ids = [
        numbers[network.BEGIN],
        *(p.number for p in a),
        numbers[network.BETWEEN],
        *(p.number for p in b),
        numbers[network.BETWEEN],
    ]
    types = [0] * (len(a) + 2) + [1] * (len(b) + 1)
    asked = {"ids": np.array([ids], dtype=np.int64), "types": np.array([types], dtype=np.int64)}
    (found,) = session.run([LAST], asked)
    own: Floats = np.asarray(found[0][len(a) + 2 : -1], dtype=np.float64)
    return own


def opened() -> Any:
    """The network, with its last numbers told too."""
    import onnx
    import onnxruntime

    model = onnx.load(network.FILE)
    model.graph.output.append(onnx.helper.make_tensor_value_info(LAST, onnx.TensorProto.FLOAT, None))
    return onnxruntime.InferenceSession(model.SerializeToString(), providers=["CPUExecutionProvider"])


def write_network(weights: Floats, bias: float) -> None:
    """Put the weights of the answer "yes" of the head of open words; "no" is nought."""
    import onnx
    from onnx import numpy_helper

    model = onnx.load(network.FILE)
    node = next(n for n in model.graph.node if n.op_type == "MatMulInteger" and "/open/" in n.name)
    whole = next(name for name in node.input if name.endswith("_quantized") and not name.startswith("/"))
    stem, scale = whole.removesuffix("_quantized"), float(np.abs(weights).max()) / LARGEST
    rounded = np.stack([np.zeros(len(weights)), np.round(weights / scale)], axis=1)
    new: dict[str, Any] = {whole: rounded, f"{stem}_scale": [scale, scale], f"{stem}_zero_point": [0, 0]}
    new["encoder.heads.open.bias"] = [0.0, bias]
    for each in model.graph.initializer:
        if each.name in new:
            kind = numpy_helper.to_array(each).dtype
            each.CopyFrom(numpy_helper.from_array(np.array(new[each.name]).astype(kind), each.name))
    onnx.save(model, network.FILE)


def teach_open(stories: Sequence[Read], measured: Sequence[Read], write: bool) -> None:
    session = opened()
    taught, left = ([pieces(read, session) for read in those] for those in (stories, measured))

    def fit(those: Sequence[tuple[Floats, Any]]) -> LogisticRegression:
        model = LogisticRegression(C=STRENGTH, max_iter=800)
        return model.fit(np.concatenate([x for x, _ in those]), np.concatenate([y for _, y in those]))

    if left:
        folds = [(fit(taught), left)]
    else:
        folds = [
            (fit([x for n, x in enumerate(taught) if n % QUARTERS != q]), taught[q::QUARTERS]) for q in range(QUARTERS)
        ]
    said = [s for model, those in folds for x, _ in those for s in model.decision_function(x).tolist()]
    right = [r for _, those in folds for _, y in those for r in y.tolist()]
    print(
        f"open: {len(right)} pieces, {sum(right)} open, area under the curve {roc_auc_score(right, said):.3f}",
        flush=True,
    )
    if write:
        model = fit(taught)
        write_network(model.coef_[0], float(model.intercept_[0]))


def teach_antecedents(stories: Sequence[Read], measured: Sequence[Read], write: bool) -> None:
    """First from pronouns before which all are read rightly, then from the same as trees of other stories read them."""
    asked, trees = [questions(read, None) for read in stories], list[Trees]()
    for _ in range(ROUNDS):
        quarters = [[x for n, x in enumerate(asked) if n % QUARTERS != q] for q in range(QUARTERS)]
        trees = [Trees.read(learn_trees(those)) for those in quarters]
        asked = [questions(read, trees[n % QUARTERS]) for n, read in enumerate(stories)]
    card = said_of([each for n, those in enumerate(asked) for each in answers(those, trees[n % QUARTERS])])
    print("antecedents, quarters left out:", card, flush=True)
    data = learn_trees(asked)
    learned = Trees.read(data)
    if measured:
        of_others = [each for read in measured for each in answers(questions(read, learned), learned)]
        print("antecedents, of the others:", said_of(of_others), flush=True)
    if write:
        what = "boosted trees over the signs of a pronoun and what was spoken of before it; true where it means that"
        signs = list(next(q.signs[0] for those in asked for q in those if q.signs))
        told = {"what": what, "stories": [read.name for read in stories], "quarters of them left out": card}
        text = json.dumps({"card": told, "signs": signs, "trees": data}, separators=(",", ":"))
        antecedents.FILE.write_text(text + "\n", "utf-8")


def _all(folders: Sequence[Path], labels: Mapping[str, Labels]) -> Iterator[Read]:
    for folder in folders:
        if folder.name in labels:
            yield read_story(folder, labels[folder.name])


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("stories", nargs="+", type=Path)
    parser.add_argument("--labels", type=Path, default=LABELS)
    parser.add_argument("--measure", type=Path, help="labels of stories that teach nothing")
    parser.add_argument("--only", nargs="*", default=["open", "antecedents"])
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    left = read_labels(args.measure) if args.measure else {}
    stories = list(_all([f for f in args.stories if f.name not in left], read_labels(args.labels)))
    measured = list(_all(args.stories, left))
    if "antecedents" in args.only:
        teach_antecedents(stories, measured, args.write)
    if "open" in args.only:
        teach_open(stories, measured, args.write)


if __name__ == "__main__":
    main()
