"""Rows that a reading proposes: taken where they can be rows, then completed so that every fact is told."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..model import CUT, Chaff, Passage, Proposed, ReadRows, Repair, RepairRule, Reported, Sentence, Skipped, Span
from .candidates import Candidate
from .chaff import FINITE, chaff, has_full_stop, own_voice
from .choose import MOST, Chosen
from .faults import faults
from .reader import Choice, Reader
from .repairs import in_order, repairs
from .story import Story
from .together import find_candidates

ABLE = 0.35
"""Likelihood that an editor keeps a row below which a sentence may not be one by itself. A judgement."""
ABLE_TO_BE = frozenset({None, Chaff.FRAGMENT, Chaff.LABEL, Chaff.SHORT})
"""Nothing, and what grammar takes for no row: of that whoever proposes it is the better judge."""
LABEL = re.compile(r"[^\w\n]*+(?:[\w.’'&-]++ ){0,3}[\w.’'&-]++: ")
"""Who speaks, or what a line is about: "COL HADDRICK: ", "• Who: "."""
SHORT = 3
"""Sentences by the parser of a line with a label: it may take the label, and the mark before it, for one."""
_WORD = re.compile(r"\w+")


def choose_proposed(story: Story, proposed: tuple[Proposed, ...], needless: frozenset[str], read: ReadRows) -> Chosen:
    """The rows that were proposed, in their order, and after them those that tell what they do not.

    A proposal is no row where it would be none without it: a question, a headline, the writer's own voice.
    """
    taken: list[Choice] = []
    for one in proposed:
        candidate = _candidate(story, one.passage)
        if candidate is None or _touches(candidate, taken):
            continue
        changes = _changed(candidate, one)
        if chaff(candidate, changes) not in ABLE_TO_BE and one.edits:
            changes = _changed(candidate, replace(one, edits=()))
        if chaff(candidate, changes) in ABLE_TO_BE:
            worded = any(r.rule is RepairRule.WORDED for r in changes)
            reported = _as_one(candidate, one.parts) if worded else one.parts
            taken.append(
                replace(Choice(candidate, changes, faults(candidate, changes)), reported=reported, section=one.heading)
            )
    kept = _adding(taken)
    others = _others(story, kept, read)
    rows = (*kept, *_completing(others, kept, needless))
    return Chosen(rows, tuple(_unused(story, rows, {c.candidate.sentences: c for c in others})))


def _as_one(candidate: Candidate, parts: tuple[Reported, ...]) -> tuple[Reported, ...]:
    """The parts of a row as one: what is said by the articles that report each of them, if they are the whole row."""
    text, span = candidate.story.text[candidate.article], candidate.span
    left = [n for n in range(span.start, span.end) if text[n].isalnum()]
    whole = bool(parts) and all(any(p.span.start <= n < p.span.end for p in parts) for n in left)
    articles = [frozenset(c.article for c in part.claims) for part in parts] if whole else []
    everywhere = frozenset.intersection(*articles) if articles else frozenset({candidate.article})
    claims = (*(c for part in parts for c in part.claims), *(t.claim for t in candidate.told))
    return (Reported(span, tuple(dict.fromkeys(c for c in claims if c.article in everywhere))),)


def _touches(candidate: Candidate, taken: Iterable[Choice]) -> bool:
    """Whether a row that is taken has some of the same words."""
    beside = (c.candidate for c in taken if c.candidate.article == candidate.article)
    return any(c.span.overlap(candidate.span) for c in beside)


def _candidate(story: Story, passage: Passage) -> Candidate | None:
    """The parser's sentences of which a proposal holds most; None if there is none."""
    those = tuple(
        s
        for s in story.sentences
        if s.article == passage.article and 2 * s.span.overlap(passage.span) > min(len(s.span), len(passage.span))
    )
    return Candidate(story, those) if those else None


def _changed(candidate: Candidate, proposed: Proposed) -> tuple[Repair, ...]:
    """What the proposal changes, and where it changes nothing our repairs without the names: who made it has read the
    story, and leaves open what a row above explains. In the place of a line that is no sentence stands the one that the
    proposal reads it as."""
    by = _claimant(candidate, proposed.by)
    if proposed.reads and _is_line(candidate, proposed.passage):
        before = tuple(replace(r, span=Span(r.span.start, r.span.start)) for r in by)
        return (*before, Repair(RepairRule.WORDED, candidate.span, f"[{proposed.reads}]"))
    if proposed.edits and _is_whole(candidate, proposed.passage):
        return in_order(_edited(candidate, proposed, by))
    label = max((r.span.end for r in by), default=candidate.span.start)
    found = [r for r in repairs(candidate, named=False) if r.span.start >= label or not by]
    attributed = any(r.rule in (RepairRule.SPEAKER, RepairRule.OWN_WORDS) for r in found)
    return in_order(found if attributed else [*by, *found])


def _edited(candidate: Candidate, proposed: Proposed, by: tuple[Repair, ...]) -> Iterator[Repair]:
    """What the proposal words otherwise, who claims it, and of our other repairs those that neither touches."""

    label = by[0].span if by else Span(0, 0)
    those = [(place, put) for place, put in proposed.edits if put != CUT or not label.holds(place)]

    def touched(span: Span) -> bool:
        return any(span.overlap(place) or span.start <= place.start <= span.end for place, _ in those)

    for r in by:  # a label that the wording changes is no more the claimant's place
        yield replace(r, span=Span(r.span.start, r.span.start)) if len(r.span) and touched(r.span) else r
    for place, put in those:
        yield Repair(RepairRule.REWORDED if put else RepairRule.CONNECTIVE, place, put)
    own = [r for r in repairs(candidate, named=False) if not (touched(r.span) and len(r.span))]
    voiced = own_voice(candidate, [place for place, put in those if put]) and not by
    whole = sum(r.rule is RepairRule.OWN_WORDS for r in own) == 2  # a mark at each end
    for r in own:
        if r.rule is RepairRule.OWN_WORDS and not (voiced and whole):
            continue
        if r.rule is not RepairRule.SPEAKER and not any(b.span.overlap(r.span) for b in by):
            yield r


def _claimant(candidate: Candidate, who: str) -> tuple[Repair, ...]:
    """ "[The club:] Three fans were hurt." In the place of a label that says no more: "LEE: Rang at ten."."""
    if not who:
        return ()
    start, label = candidate.span.start, _label(candidate)
    said = frozenset() if label is None else frozenset(_WORD.findall(label.of(_text(candidate)).casefold()))
    end = label.end if label is not None and said <= set(_WORD.findall(who.casefold())) else start
    return (Repair(RepairRule.SPEAKER, Span(start, end), f"[{who[0].upper()}{who[1:]}:] "),)


def _text(candidate: Candidate) -> str:
    return candidate.story.text[candidate.article]


def _label(candidate: Candidate) -> Span | None:
    """The label with which a candidate begins: "COL HADDRICK: "; what has a verb is none."""
    found = LABEL.match(_text(candidate), candidate.span.start, candidate.span.end)
    if found is None or any(t.tag in FINITE for t in candidate.tokens if t.start < found.end()):
        return None
    return Span(*found.span())


def _is_whole(candidate: Candidate, passage: Passage) -> bool:
    """Whether the parser's sentences are what was proposed: what was said of more or less is not said of them."""
    text = _text(candidate)
    return candidate.span.of(text).split() == passage.span.of(text).split()


def _is_line(candidate: Candidate, passage: Passage) -> bool:
    """Whether what was proposed is one line with no full stop ("STAGE MGR B. Fellner"), no verb ("None injured."), or
    a label at its beginning ("LEE: Rang at ten."), which the parser may take for a sentence."""
    text, span = _text(candidate), candidate.span
    if not _is_whole(candidate, passage):
        return False
    bare = not has_full_stop(candidate) or not any(t.tag in FINITE for t in candidate.tokens)
    if bare and len(candidate.sentences) == 1:
        return True
    return _label(candidate) is not None and "\n" not in span.of(text) and len(candidate.sentences) <= SHORT


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


def _others(story: Story, rows: tuple[Choice, ...], read: ReadRows) -> list[Choice]:
    """Every sentence that may be a row, as who has read the first row understands it."""
    able = [choice for c in find_candidates(story) if chaff(c, (choice := Choice.of(c)).repairs) is None]
    return Reader(story, read).read(rows[0] if rows else None, able, MOST)


def _completing(others: Iterable[Choice], rows: tuple[Choice, ...], needless: frozenset[str]) -> Iterator[Choice]:
    """One by one the sentence that tells most of what no row tells, weighed by how good a row it is.

    For what is needless no row is added.
    """
    told = frozenset[str]().union(*(_facts(c.candidate) for c in rows))
    able = []
    for choice in others:
        facts = {t.fact.id for t in choice.candidate.told if t.fact.id not in needless}
        if choice.good >= ABLE and not facts <= told and not _touches(choice.candidate, rows):
            able.append(_Able(choice, frozenset(facts)))
    while able:
        best = max(able, key=lambda a: round(len(a.facts - told) * a.choice.good, 6))
        yield best.choice
        told |= best.facts
        able = [a for a in able if not a.facts <= told and not _touches(a.choice.candidate, (best.choice,))]


def _unused(
    story: Story, rows: tuple[Choice, ...], others: Mapping[tuple[Sentence, ...], Choice]
) -> Iterator[tuple[Candidate, Chaff | Skipped]]:
    """Every sentence that stands in no row, and why."""
    shown: set[Sentence] = {s for row in rows for s in row.candidate.sentences}
    for s in story.sentences:
        if s in shown:
            continue
        candidate = Candidate(story, (s,))
        changes = repairs(candidate)
        why = chaff(candidate, changes)
        open_ = (s,) in others and others[s,].good < ABLE
        yield candidate, why or (Skipped.NEEDS_ANOTHER if open_ else Skipped.TOLD)
