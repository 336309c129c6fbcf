"""Answers to differences: conflicts with sides, near misses, and outlets; each held against the articles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..ids import distinct
from ..model import CONFLICT_KINDS, Claim, Cleared, Conflict, Dropped, Fact, Passage, Side, Span, Stated
from .evidence import Evidence, find_words
from .guard import question
from .numbered import Numbered
from .schemas import REASONS, WEIGHTS, Tally, items, text
from .told import with_conflict_facts

QUESTIONS = {
    "number": "How many, or how much?",
    "date": "When was it?",
    "place": "Where was it?",
    "person": "Who was it?",
    "negation": "Did it happen?",
    "attribution": "Who said so?",
    "quote": "What exactly was said?",
    "certainty": "How certain is it?",
    "cause": "Why did it happen?",
    "description": "What was it like?",
    "other": "What do the articles say of it?",
}
"""In the place of a question that says what no article does."""
COMPATIBLE = {
    "conflict": "Both can be true only if two things, or two moments, are meant.",
    "variation": "The wording differs, hardly the matter.",
}
LONGEST_VALUE = 80
"""Characters of a side's name on a card; beyond it the differing words are not its name."""
OUTLET = "inferred: named by the language model, in the article's own letters"
LONGEST_OUTLET = 60
"""Characters of an outlet's name."""


@dataclass(frozen=True, slots=True)
class Answered:
    """The second answer of a story, as far as it holds."""

    conflicts: tuple[Conflict, ...]
    cleared: tuple[Cleared, ...]
    outlets: tuple[tuple[str, Stated], ...]


def read_differences(
    data: Any, among: Sequence[Numbered], evidence: Evidence, facts: tuple[Fact, ...], tally: Tally
) -> Answered:
    """What holds of an answer."""
    conflicts = [c for item in items(data, "differences", tally) if (c := _conflict(item, among, evidence, tally))]
    cleared = [p for item in items(data, "near_misses", tally) if (p := _cleared(item, among, evidence, tally))]
    outlets = (o for item in items(data, "outlets", tally) if (o := _outlet(item, among, tally)))
    return Answered(finish(conflicts, facts), tuple(dict.fromkeys(cleared)), tuple(dict(outlets).items()))


def finish(found: Sequence[Conflict], facts: tuple[Fact, ...]) -> tuple[Conflict, ...]:
    """Conflicts with ids and the facts that they concern, gravest first, each pair of sides once."""
    once = tuple({c.sides: c for c in found}.values())
    ids = distinct([_names(c) for c in once])
    about = [with_conflict_facts(_passages(c), facts) for c in once]
    named = [replace(c, id=own, facts=those) for c, own, those in zip(once, ids, about, strict=True)]
    return tuple(sorted(named, key=_weight))


def make_conflict(kind: str, weight: str, about: str, sides: Sequence[Side], evidence: Evidence) -> Conflict:
    """A conflict without an id; what is worded in it says nothing that its passages do not."""
    kind = kind if kind in CONFLICT_KINDS else "other"
    weight = weight if weight in WEIGHTS else "conflict"
    asked = question(about, evidence.articles(p for side in sides for p in side.passages)) or QUESTIONS[kind]
    articles = {p.article for side in sides for p in side.passages}
    ordered = sorted(sides, key=lambda s: (-len({p.article for p in s.passages}), s.passages[0]))
    between = "one article" if len(articles) == 1 else "outlets"
    return Conflict("", kind, weight, asked, tuple(ordered), COMPATIBLE[weight], between)


def make_side(value: str, claims: Sequence[Claim], evidence: Evidence) -> Side:
    """One answer: named by the differing words where a passage has them, else by the first passage's own."""
    placed = [
        Passage(c.article, m) for c in claims if (m := find_words(evidence.text[c.article], c.span, value)) is not None
    ]
    name = placed[0] if placed else claims[0].passage
    words = " ".join(name.span.of(evidence.text[name.article]).split())
    short = words if len(words) <= LONGEST_VALUE else words[:LONGEST_VALUE].rsplit(" ", 1)[0] + " …"
    return Side(short, tuple(dict.fromkeys(c.passage for c in claims)), tuple(dict.fromkeys(placed)))


def _conflict(item: dict[str, Any], among: Sequence[Numbered], evidence: Evidence, tally: Tally) -> Conflict | None:
    sides, taken = [], set[Passage]()
    for side in items(item, "sides", tally):
        claims = [c for c in evidence.of(side, among) if c.passage not in taken]
        if not claims:
            tally.add(Dropped.SIDE)
            continue
        taken.update(c.passage for c in claims)
        sides.append(make_side(text(side, "value"), claims, evidence))
    if len(sides) < 2:
        tally.add(Dropped.DIFFERENCE)
        return None
    return make_conflict(text(item, "kind"), text(item, "weight"), text(item, "about"), sides, evidence)


def _cleared(item: dict[str, Any], among: Sequence[Numbered], evidence: Evidence, tally: Tally) -> Cleared | None:
    a, b = evidence.claim(item.get("a"), among), evidence.claim(item.get("b"), among)
    if a is None or b is None or a.passage == b.passage:
        tally.add(Dropped.PAIR)
        return None
    return make_cleared(text(item, "about"), a, b, text(item, "why"), evidence)


def make_cleared(about: str, a: Claim, b: Claim, why: str, evidence: Evidence) -> Cleared:
    """A pair that is no difference, for one of the known reasons."""
    asked = question(about, evidence.articles((a.passage, b.passage))) or QUESTIONS["other"]
    return Cleared(asked, a.passage, b.passage, why if why in REASONS else "not comparable")


def _outlet(item: dict[str, Any], among: Sequence[Numbered], tally: Tally) -> tuple[str, Stated] | None:
    """An article's outlet, in the article's own letters; one that the article's layout tells stays as it is."""
    label, name = text(item, "article").upper().removeprefix("ARTICLE").strip(), text(item, "name")
    those = next((n for n in among if n.label == label), None)
    if those is not None and not unsure(those):
        return None  # it was not asked for
    if those is not None and len(name) <= LONGEST_OUTLET:
        words = those.article.text
        span = find_words(words, Span(0, len(words)), name)
        if span is not None:
            return those.article.id, Stated(" ".join(span.of(words).split()), OUTLET, inferred=True)
    tally.add(Dropped.OUTLET)
    return None


def unsure(article: Numbered) -> bool:
    """Whether the built-in reading does not know the outlet, or only infers it."""
    outlet = article.article.identity.outlet
    return outlet is None or outlet.inferred


def _passages(conflict: Conflict) -> Iterator[Passage]:
    return (p for side in conflict.sides for p in side.passages)


def _names(conflict: Conflict) -> list[str]:
    passages = sorted(_passages(conflict))
    return [f"{conflict.kind}|{passages[0]}|{passages[-1]}", f"{conflict.question}|{conflict.sides}"]


def _weight(conflict: Conflict) -> tuple[bool, int, str, str]:
    articles = {p.article for p in _passages(conflict)}
    return conflict.severity != "conflict", -len(articles), conflict.kind, conflict.id
