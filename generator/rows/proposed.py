"""Rows that a reading proposes: taken where they can be rows, then completed so that every fact is told."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Chaff, Passage, Proposed, Repair, RepairRule, Sentence, Skipped, Span
from .candidates import Candidate
from .chaff import chaff
from .choose import Choice, Chosen
from .faults import UNREADABLE, faults
from .repairs import OWNERS, possessive, repairs
from .story import Story
from .together import find_candidates

BY_GRAMMAR = (Chaff.FRAGMENT, Chaff.LABEL, Chaff.SHORT)
"""What the parser takes for no sentence: of that whoever proposes a row is the better judge."""
LONGEST_PUT = 7
"""Words of what may stand in a bracket for what a proposal explains."""
MEANT = re.compile(r"[\w .,'’&-]+")
NAMING = (RepairRule.NAME_FOR_PRONOUN, RepairRule.NAME_FOR_DESCRIPTION)


def choose_proposed(story: Story, proposed: tuple[Proposed, ...]) -> Chosen:
    """The rows that were proposed, in their order, and after them those that tell what they do not.

    A proposal is no row where it would be none without it: a question, a scrap, the writer's own remark.
    """
    taken: list[Choice] = []
    for one in proposed:
        candidate = _candidate(story, one.passage)
        if candidate is None or any(c.candidate.span.overlap(candidate.span) for c in _beside(taken, candidate)):
            continue
        changes = _named(candidate, repairs(candidate), one)
        if chaff(candidate, changes) in (None, *BY_GRAMMAR):
            taken.append(_choice(candidate, changes))
    kept = _adding(taken)
    rows = (*kept, *_completing(story, kept))
    return Chosen(rows, tuple(_unused(story, rows)))


def _beside(taken: list[Choice], candidate: Candidate) -> Iterator[Choice]:
    return (c for c in taken if c.candidate.article == candidate.article)


def _choice(candidate: Candidate, changes: tuple[Repair, ...]) -> Choice:
    found = faults(candidate, changes)
    return Choice(candidate, changes, found)


def _candidate(story: Story, passage: Passage) -> Candidate | None:
    """The parser's sentences of which a proposal holds most; None if there is none."""
    those = tuple(
        s
        for s in story.sentences
        if s.article == passage.article and 2 * s.span.overlap(passage.span) > min(len(s.span), len(passage.span))
    )
    return Candidate(story, those) if those else None


def _named(candidate: Candidate, changes: tuple[Repair, ...], proposed: Proposed) -> tuple[Repair, ...]:
    """The repairs, with what the proposal says that words of the row mean: each in words that its article prints.

    Of a pronoun outside quotations it takes the place, as ours do; beside anything else it stands: "the convict [Lee]".
    Where both have a name for a word the proposal's is taken: who made it has read the story.
    """
    found = list(changes)
    text = candidate.story.text[candidate.article]
    own = " ".join(candidate.span.of(text).split())
    for word, name in proposed.names:
        place = _place(candidate, word)
        if place is None or name in own or not _prints(text, name):  # what the row says itself means another
            continue
        new = _repair(candidate, place, name)
        found = [r for r in found if not (r.rule in NAMING and r.span.overlap(place))]
        if not any(r.span.overlap(place) or place.start <= r.span.start <= place.end for r in found):
            found.append(new)
    return tuple(sorted(found, key=lambda r: (r.span.start, r.span.end)))


def _place(candidate: Candidate, word: str) -> Span | None:
    """Where a word or phrase stands first in a row, whole."""
    text = candidate.story.text[candidate.article]
    pieces = r"\s+".join(map(re.escape, word.split()))
    found = re.compile(rf"(?<!\w){pieces}(?!\w)").search(text, candidate.span.start, candidate.span.end)
    return Span(*found.span()) if found and pieces else None


def _repair(candidate: Candidate, place: Span, name: str) -> Repair:
    token = next((t for t in candidate.outside if t.start == place.start and t.end == place.end), None)
    if token is not None and token.tag in ("PRP", "PRP$"):
        owner = token.tag == "PRP$" or token.text.lower() in OWNERS
        if place.start == candidate.span.start:
            name = name[0].upper() + name[1:]
        return Repair(RepairRule.NAME_FOR_PRONOUN, place, f"[{possessive(name) if owner else name}]")
    return Repair(RepairRule.NAME_FOR_DESCRIPTION, Span(place.end, place.end), f" [{name}]")


def _prints(text: str, name: str) -> bool:
    """Whether a name, or what else says whom or what is meant, stands in the article, and is short."""
    words = name.split()
    return 0 < len(words) <= LONGEST_PUT and bool(MEANT.fullmatch(name)) and " ".join(words) in " ".join(text.split())


def _facts(candidate: Candidate) -> frozenset[str]:
    return frozenset(t.fact.id for t in candidate.told)


def _adding(taken: list[Choice]) -> tuple[Choice, ...]:
    """The same without rows that tell no fact which those before them do not."""
    kept: list[Choice] = []
    told = frozenset[str]()
    for choice in taken:
        own = _facts(choice.candidate)
        if not own <= told:
            kept.append(choice)
            told |= own
    return tuple(kept)


@dataclass(frozen=True, eq=False)
class _Able:
    choice: Choice
    facts: frozenset[str]


def _completing(story: Story, rows: tuple[Choice, ...]) -> Iterator[Choice]:
    """One by one the sentence that tells most of what no row tells, weighed by its faults."""
    told = frozenset[str]().union(*(_facts(c.candidate) for c in rows))
    able = []
    for candidate in find_candidates(story):
        if _facts(candidate) <= told:
            continue
        changes = repairs(candidate)
        if chaff(candidate, changes) is None and UNREADABLE.isdisjoint(faults(candidate, changes)):
            able.append(_Able(_choice(candidate, changes), _facts(candidate)))
    while able:
        best = max(able, key=lambda a: round(len(a.facts - told) * a.choice.factor, 6))
        yield best.choice
        told |= best.facts
        able = [a for a in able if not a.facts <= told]


def _unused(story: Story, rows: tuple[Choice, ...]) -> Iterator[tuple[Candidate, Chaff | Skipped]]:
    """Every sentence that stands in no row, and why."""
    shown: set[Sentence] = {s for row in rows for s in row.candidate.sentences}
    for s in story.sentences:
        if s in shown:
            continue
        candidate = Candidate(story, (s,))
        changes = repairs(candidate)
        why = chaff(candidate, changes)
        open_ = why is None and not UNREADABLE.isdisjoint(faults(candidate, changes))
        yield candidate, why or (Skipped.NEEDS_ANOTHER if open_ else Skipped.TOLD)
