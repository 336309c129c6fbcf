"""How likely two rivals differ: a learned judge over the signs of each pair, and what the page asks about them.

Its weights stand in ``judge.json``, with a card that says what they were learned from and how well they do on stories
that had no part in it; ``benchmarks/train_judge.py`` writes the file.
"""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from math import exp, inf, log
from pathlib import Path
from typing import Any

import numpy as np

from ..learned.logistic import Measured
from ..learned.trees import Trees
from ..model import Compare, Passage, Sentence, Sign, Span
from ..sparse import Floats
from .clauses import Clause, point_in
from .gather import Difference, Point
from .items import Item, Kind, kind_of
from .rivals import Pair, Rivals
from .signs import Reader

NOUN_PARTS = frozenset({"compound", "amod", "det", "poss", "nummod", "nmod"})
VERB_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
OBJECTS = ("dobj", "attr", "acomp", "oprd")
LONGEST_PHRASE = 4
"""Words before a noun that are shown with it; a longer phrase is shown by its noun alone."""


def in_few_words(c: Clause, without: Span | None = None) -> str:
    """Subject, predicate and object, with dots where words are left out; none of them that holds ``without``."""
    s = c.sentence
    kept = {c.head, *(k for k in s.children[c.head] if s.tokens[k].dep in VERB_PARTS)}
    for noun in (c.subject, s.child(c.head, *OBJECTS)):
        if noun is not None:
            phrase = _phrase(s, noun)
            if without is None or not s.hull(tuple(phrase)).overlap(without):
                kept |= phrase
    return _printed(s, kept)


def predicate(c: Clause) -> str:
    """The predicate and its object."""
    s = c.sentence
    object_ = s.child(c.head, *OBJECTS)
    particles = {k for k in s.children[c.head] if s.tokens[k].dep == "prt"}
    return _printed(s, {c.head, *particles, *(_phrase(s, object_) if object_ is not None else ())})


def _phrase(s: Sentence, noun: int) -> set[int]:
    before = {i for k in s.children[noun] if k < noun and s.tokens[k].dep in NOUN_PARTS for i in s.subtree(k)}
    return {noun, *before} if len(before) <= LONGEST_PHRASE else {noun}


def _printed(s: Sentence, kept: Iterable[int]) -> str:
    out, last = "", None
    for i in sorted(kept):
        if last is not None:
            out += " … " if i != last + 1 else " " if s.tokens[i].start > s.tokens[last].end else ""
        out, last = out + s.tokens[i].text, i
    return out


FILE = Path(__file__).with_name("judge.json")
HOPELESS = -4.0
"""Log-odds below which the encoder is not asked about rivals: of 251 such in 54 stories left out eight were right."""
PLACES = 4  # decimals of log-odds, so that no processor can tip them
SHOWN = 5  # signs that a difference keeps for a reader, the weightiest first
LONGEST = 60  # characters of an answer that a question repeats
ASKED = {
    Kind.NUMBER: "How many, or how much",
    Kind.DATE: "When was it",
    Kind.THING: "Which is it",
    Kind.NAME: "Who, or which, is it",
    Kind.STATE: "Is it so or not",
}
OF_UNIT = {
    "age": "How old",
    "count": "How many",
    "percent": "What share",
    "kg": "How heavy",
    "km/h": "How fast",
    "C": "How warm",
    "duration:minute": "How long",
    **dict.fromkeys(("m", "m2"), "How large or far"),
    **dict.fromkeys(("usd", "gbp", "eur"), "How much"),
}
"""How a question asks for a figure of a unit."""
OF_SLOT: dict[str, Callable[[str], str]] = {
    "thing": kind_of,
    "name": lambda sort: sort if sort in ("person", "place") else "other",
}
"""What kind of conflict two items make whose slot tells it."""
DENIED = re.compile(r"not?|never|nobody|none|without|n['’]t", re.IGNORECASE)
"""What says that it is not so."""
COMPATIBLE = "Both can be true only if they tell of two things, two moments or two parts of one."


@dataclass(frozen=True, slots=True)
class Judge:
    """Trees over the signs of two rivals; how what they say is weighed together with the encoder; and how both are, of
    two whole sentences."""

    signs: tuple[str, ...]
    trees: Trees
    blend: Measured
    sentences: Measured

    def rows(self, found: Iterable[dict[str, float]]) -> Any:
        """Signs by name as rows for the trees."""
        return np.array([[float(each.get(name, 0.0)) for name in self.signs] for each in found])


@cache
def judge() -> Judge:
    """The judge that comes with the program."""
    return read_judge(FILE)


def read_judge(file: Path) -> Judge:
    """A judge from the file that its training writes."""
    data = json.loads(file.read_text("utf-8"))
    return Judge(
        tuple(data["signs"]), Trees.read(data["trees"]), Measured(**data["blend"]), Measured(**data["sentences"])
    )


def weigh(rivals: Rivals, compare: Compare) -> Floats:
    """The log-odds that two rivals are two answers to one question, for each pair of them."""
    if not rivals.pairs:
        return np.zeros(0)
    reader, weigher = Reader(rivals), judge()
    odds = weigher.trees.odds(weigher.rows(map(reader.signs, rivals.pairs)))
    return _together(rivals.pairs, _blended(rivals.pairs, odds, compare))


def _blended(pairs: Sequence[Pair], odds: Floats, compare: Compare) -> Floats:
    """The odds of each pair after the encoder has read both sentences; hopeless pairs it does not read."""
    able = [n for n, each in enumerate(odds.tolist()) if each >= HOPELESS]
    found = odds.copy()
    said = compare([(pairs[n].a.sentence, pairs[n].b.sentence) for n in able])
    for n, comparison in zip(able, said, strict=True):
        found[n] = judge().blend.odds({"own": float(odds[n]), **comparison.said()})
    return found


def difference(rivals: Rivals, n: int) -> Difference:
    """Two rivals as a difference, with what the trees weighed."""
    reader, pair = Reader(rivals), rivals.pairs[n]
    (parts,) = judge().trees.parts(judge().rows([reader.signs(pair)]))
    return _difference(reader.kind(pair), pair, _reasons(judge(), parts))


def _together(pairs: Sequence[Pair], odds: Floats) -> Floats:
    """The odds of each pair, with those added that other articles answer one question with the same two answers.

    Two articles count once, by their surest pair: a headline and the sentence below it are one witness.
    """
    best: defaultdict[tuple[str, frozenset[str]], dict[frozenset[str], float]] = defaultdict(dict)
    names = [(p.a.slot, frozenset((p.a.key, p.b.key))) for p in pairs]
    for name, pair, each in zip(names, pairs, odds.tolist(), strict=True):
        between = frozenset((pair.a.article, pair.b.article))
        best[name][between] = max(best[name].get(between, -inf), each)
    own = [max(best[name].values()) for name in names]
    every = [log(sum(exp(each) for each in best[name].values())) for name in names]
    return np.array([round(float(o) + e - m, PLACES) for o, e, m in zip(odds, every, own, strict=True)])


def _reasons(weigher: Judge, parts: Any) -> tuple[Sign, ...]:
    order = np.argsort(-np.abs(np.round(parts, 2)), kind="stable")[:SHOWN]
    return tuple(Sign(weigher.signs[i], round(float(parts[i]), 2)) for i in order if round(float(parts[i]), 2))


def _difference(kind: str, pair: Pair, signs: tuple[Sign, ...]) -> Difference:
    a, b = (_point(i, kind) for i in (pair.a, pair.b))
    if kind in OF_SLOT:
        kind = OF_SLOT[kind](pair.a.slot.split(":")[1])
    return Difference(
        kind=kind,
        question=_question(pair, kind, a, b),
        a=a,
        b=b,
        compatible=COMPATIBLE,
        rule=f"rivals: {pair.a.slot}",
        signs=signs,
    )


def _point(i: Item, kind: str) -> Point:
    """The answer with its clause as the passage; a quotation's speaker with the whole sentence."""
    s = i.sentence
    q = i.quoted
    if q is None:
        return point_in(s, i.clause.tokens if set(i.mark) <= set(i.clause.tokens) else _whole(i), i.key or "", i.mark)
    if kind == "attribution":
        passage = Passage(i.article, s.span)
        who = i.speaker.text if i.speaker else ""
        return Point(who.lower(), who, passage, q.passage, who)
    return Point(i.key, f'"{q.text}"', q.passage, q.passage, q.speaker or "")


def _whole(i: Item) -> tuple[int, ...]:
    return tuple(range(len(i.sentence.tokens)))


def question_of(a: Item, b: Item) -> str:
    """What two items answer: "How many, or how much: 3 or 4?"."""
    return _question(Pair(a, b, 0.0, (0, 0), (0.0, 0.0)), a.kind.value, *(_point(i, a.kind.value) for i in (a, b)))


def _question(pair: Pair, kind: str, a: Point, b: Point) -> str:
    if kind == "attribution" and pair.a.quoted:
        return f'Who said "{pair.a.quoted.text.rstrip(".,")}"?'
    if pair.a.kind is Kind.QUOTE:
        who = next((p.source for p in (a, b) if p.source), "the speaker")
        return f"What exactly did {who} say?"
    if pair.a.kind is Kind.CERTAINTY:
        return f"How sure is it: “{in_few_words(pair.b.clause)}”?"
    asked = _asked(pair.a)
    if pair.a.kind is Kind.STATE and not any(_denies(i) for i in (pair.a, pair.b)):
        asked = ASKED[Kind.THING]  # "offered" or "threatened"
    told, about = f"{a.value} or {b.value}", in_few_words(pair.a.clause)
    if len(told) > LONGEST:
        return f"{asked}: “{about}”?"
    apart = all(point.value.lower() not in about.lower() for point in (a, b))  # no side's answer is given as the fact
    vague = apart and asked in ASKED.values() and len(about) <= LONGEST
    return f"{asked}: {told}? (“{about}”)" if vague else f"{asked}: {told}?"


def _denies(i: Item) -> bool:
    return any(DENIED.fullmatch(i.sentence.tokens[k].text) for k in i.clause.tokens)


def _asked(i: Item) -> str:
    """The words of a question before its answers: "How many passengers"."""
    if i.figure is None:
        return ASKED[i.kind]
    q, s = i.figure.quantity, i.sentence
    noun = next((t.text.lower() for t in s.tokens[i.mark[-1] + 1 :] if t.lemma.lower() == q.counted), "")
    words = OF_UNIT.get(q.unit, ASKED[i.kind])
    return f"{words} {noun}".rstrip() if q.unit == "count" else words
