"""What the encoder learns from: pairs of sentences that agree, contradict each other, or speak of different things; and
rows, each below what a reader has read before it.

Gold stories are folders with gold.json and articles/: of two sentences of different articles the gold says what both
tell, and what they tell otherwise, down to the words. Scenes (``scenes/*.jsonl``) are lines of JSON: ``a``, passages
that report one thing in different words; ``b``, passages that contradict every one of them, and agree with each other
unless ``b_apart``; ``x``, passages of the same story that do neither. Labelled pairs are lines of JSON with ``a``,
``b`` and a ``label``; rows of which other sentences tell some stretches (``told/*.jsonl``) of ``row`` and ``others``.
Rows (``rows/*.jsonl``) are lines of JSON: a ``text`` as a sheet would show it, the ``lead`` above
it, what a reader who has read only that thinks of it (``understood``, ``worth``), and the words that he stumbles over
(``open``).
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import IntEnum
from pathlib import Path
from typing import Any

from generator.articles.read import read_articles
from generator.articles.settings.settings import read_settings
from generator.language.parsing.parse import parse
from generator.model import Span
from tests.scorer.reading import load_gold

HALF = 0.5  # share of a passage, or of a sentence, that must lie in the other
APART_PER_PAIR = 2.0
"""Pairs of a story that speak of different things, for one that does not: those that share most words, for there the
difference is to be learned."""
CHANCE = 0.35  # how much luck, beside shared words, decides which
OF_X = {"a": 4, "b": 2}
"""Pairs of a scene's ``x`` with its ``a`` and its ``b``."""


class Label(IntEnum):
    """What one sentence has to do with another, or a word with a sentence, in the order of the network's answers."""

    AGREE = 0
    CONFLICT = 1
    APART = 2


LABELS = {
    **dict.fromkeys(("agree", "entail"), Label.AGREE),
    **dict.fromkeys(("conflict", "contradict"), Label.CONFLICT),
    **dict.fromkeys(("different", "neutral"), Label.APART),
}
Marks = tuple[tuple[int, int, Label], ...]
"""Stretches of a sentence with what the other says of them."""


@dataclass(frozen=True, slots=True)
class Lesson:
    """Two sentences with what they have to do with each other; ``marks``: of the words of either, where known."""

    a: str
    b: str
    label: Label
    marks: tuple[Marks, Marks] = ((), ())

    def turned(self) -> Lesson:
        """The same the other way round."""
        return Lesson(self.b, self.a, self.label, (self.marks[1], self.marks[0]))


@dataclass
class Told:
    """A sentence of a story with what the gold says is told in it."""

    file: str
    text: str
    facts: list[tuple[str, int, int]] = field(default_factory=list)
    """Each with where it is told in the sentence."""
    sides: list[tuple[int, str, int, int]] = field(default_factory=list)
    """Number of a conflict, the value of its side, and where it is told."""

    @property
    def words(self) -> set[str]:
        return {w.lower() for w in self.text.split() if len(w) > 3 or w[0].isdigit()}


def of_story(folder: Path, chance: random.Random) -> list[Lesson]:
    """The pairs of a gold story's sentences that have to do with each other, and of the rest the most alike."""
    told = list(read_told(folder))
    lessons: list[Lesson] = []
    rest: list[tuple[float, Lesson]] = []
    for n, a in enumerate(told):
        for b in told[n + 1 :]:
            if a.file != b.file:
                lesson = of_two(a, b)
                if lesson.label is Label.APART:
                    shared = len(a.words & b.words) / (1 + min(len(a.words), len(b.words)))
                    rest.append((shared + CHANCE * chance.random(), lesson))
                else:
                    lessons.append(lesson)
    rest.sort(key=lambda each: -each[0])
    return lessons + [lesson for _, lesson in rest[: round(APART_PER_PAIR * len(lessons))]]


def read_told(folder: Path) -> Iterator[Told]:
    """The sentences of a gold story's articles."""
    gold = load_gold(folder, folder / "articles").gold
    articles = read_articles(folder / "articles", read_settings(folder / "articles"))
    texts = {a.id: a for a in articles}
    for s in parse(articles):
        article = texts[s.article]
        file = Path(article.file).name
        told = Told(file, s.span.of(article.text))
        for fact in gold["facts"]:
            told.facts += [(fact["id"], *place) for p in fact["support"] if (place := _place(p, file, s.span))]
        for n, conflict in enumerate(gold.get("conflicts", [])):
            told.sides += [(n, p["value"], *place) for p in conflict["sides"] if (place := _place(p, file, s.span))]
        yield told


def _place(passage: dict[str, Any], file: str, sentence: Span) -> tuple[int, int] | None:
    """Where a passage of the gold stands in a sentence."""
    span = Span(*passage["span"])
    if passage["file"] != file or span.overlap(sentence) < HALF * min(len(span), len(sentence)):
        return None
    return max(0, span.start - sentence.start), min(span.end, sentence.end) - sentence.start


def of_two(a: Told, b: Told) -> Lesson:
    """What two sentences have to do with each other: a contradiction weighs more than what they agree on."""
    same = {fact for fact, *_ in a.facts} & {fact for fact, *_ in b.facts}
    mine, theirs = ({(n, value) for n, value, *_ in t.sides} for t in (a, b))
    differ = {n for n, value in mine for m, other in theirs if n == m and value != other}
    differ -= {n for n, _ in mine & theirs}
    label = Label.CONFLICT if differ else Label.AGREE if same else Label.APART
    return Lesson(a.text, b.text, label, (_marks(a, same, differ), _marks(b, same, differ)))


def _marks(told: Told, same: set[str], differ: set[int]) -> Marks:
    facts = ((start, end, Label.AGREE if fact in same else Label.APART) for fact, start, end in told.facts)
    sides = ((start, end, Label.CONFLICT) for n, _, start, end in told.sides if n in differ)
    return (*facts, *sides)


def of_scene(scene: dict[str, Any], chance: random.Random) -> Iterator[Lesson]:
    """The pairs of a scene's passages of which it says what they have to do with each other."""
    a, b, x = scene["a"], scene["b"], scene["x"]
    alike = [a] if scene.get("b_apart") else [a, b]
    for those in alike:
        yield from (Lesson(one, other, Label.AGREE) for n, one in enumerate(those) for other in those[n + 1 :])
    yield from (Lesson(one, other, Label.CONFLICT) for one in a for other in b)
    for side, those in (("a", a), ("b", b)):
        pairs = [(one, other) for one in those for other in x]
        chance.shuffle(pairs)
        yield from (Lesson(one, other, Label.APART) for one, other in pairs[: OF_X[side]])


def of_scenes(files: Iterable[Path], chance: random.Random) -> list[Lesson]:
    lines = (line for file in sorted(files) for line in file.read_text("utf-8").splitlines())
    return [lesson for line in lines for lesson in of_scene(json.loads(line), chance)]


def of_told(files: Iterable[Path]) -> list[Lesson]:
    """A row and other outlets' sentences, with the stretches of the row that each tells too, or tells otherwise."""
    lessons = []
    for line in (line for file in sorted(files) for line in file.read_text("utf-8").splitlines()):
        row = json.loads(line)
        for other in row["others"]:
            label = Label.CONFLICT if other["differs"] else Label.AGREE if other["told"] else Label.APART
            told = [(*place, Label.AGREE) for place in _found(row["row"], other["told"])]
            differs = [(*place, Label.CONFLICT) for place in _found(row["row"], other["differs"])]
            marks = (*told, *differs, (0, len(row["row"]), Label.APART))
            lessons.append(Lesson(row["row"], other["text"], label, (marks, ())))
    return lessons


def of_pairs(file: Path) -> list[Lesson]:
    """A file of labelled pairs."""
    pairs = map(json.loads, file.read_text("utf-8").splitlines())
    return [Lesson(p["a"], p["b"], LABELS[p["label"]]) for p in pairs]


class Understood(IntEnum):
    """What a reader who has read one row understands of another, in the order of the network's answers."""

    ALONE = 0
    BELOW_IT = 1
    """Not alone: the row above tells what "the fire" is."""
    DANGLES = 2
    """Not even then."""
    TORN = 3
    """No sentence at all."""


class Worth(IntEnum):
    """What an editor thinks of a row, likewise."""

    WANTED = 0
    TRIVIAL = 1
    CLAIM = 2
    """Somebody claims it, and the sentence does not say so."""
    FURNITURE = 3


@dataclass(frozen=True, slots=True)
class RowLesson:
    """A row below another."""

    above: str
    text: str
    understood: Understood
    worth: Worth
    open: tuple[tuple[int, int], ...] = ()
    """Where the words stand that nothing explains."""


UNDERSTOOD = {"S": Understood.ALONE, "L": Understood.BELOW_IT, "D": Understood.DANGLES, "X": Understood.TORN}
WORTH = {"W": Worth.WANTED, "T": Worth.TRIVIAL, "C": Worth.CLAIM, "F": Worth.FURNITURE}
ELSEWHERE = 0.25
"""Share of the rows that are shown below another lead too, or below none: there dangles what their own explains."""


def of_rows(files: Iterable[Path], chance: random.Random | None) -> list[RowLesson]:
    """Labelled rows below their lead; with ``chance`` some of them below another's as well."""
    rows = [json.loads(line) for file in sorted(files) for line in file.read_text("utf-8").splitlines()]
    leads = ["", *dict.fromkeys(row["lead"] for row in rows)]
    lessons = []
    for row in rows:
        understood, worth = UNDERSTOOD[row["understood"]], WORTH[row["worth"]]
        own = RowLesson(row["lead"], row["text"], understood, worth, tuple(_found(row["text"], row["open"])))
        lessons.append(own)
        if chance and understood is not Understood.TORN and chance.random() < ELSEWHERE:
            alone = understood is Understood.ALONE
            others = [lead for lead in leads if lead != row["lead"]]
            above = "" if chance.random() < 0.5 else chance.choice(others)
            now = Understood.ALONE if alone else Understood.DANGLES
            lessons.append(replace(own, above=above, understood=now))
    return lessons


def _found(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    for each in words:
        if found := re.search(rf"(?<!\w){re.escape(each)}(?!\w)", text, re.IGNORECASE):
            yield found.span()
