"""What a part states with just the evidence that is sure of it: a fact of the reading, or its core."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from ..ids import distinct
from ..model import Claim, Fact, Part, Passage, Row
from ..model.overlaps import Overlaps
from .story import Story


def with_cores(
    story: Story, rows: tuple[Row, ...], further: Iterable[Claim] = ()
) -> tuple[tuple[Row, ...], tuple[Fact, ...]]:
    """The rows with parts that cite only facts all of whose evidence is sure, and the cores that this takes.

    A fact of the reading stays as it is: only its sure evidence, as a fact of its own, is what the row cites.
    ``further``: claims behind letters that no fact has.
    """
    known = {f.id: f for f in story.facts}
    claims = {claim.passage: claim for fact in story.facts for claim in fact.claims}
    evidence = frozenset(claims)
    claims = {**{claim.passage: claim for claim in further}, **claims}
    placed = {a.id: Overlaps((c.span, c) for c in claims.values() if c.article == a.id) for a in story.articles}
    cores: dict[str, Fact] = {}  # by what each is named after, which stands for its id until all are known
    found = []
    for row in rows:
        parts = []
        for part in row.parts:
            facts = tuple(f for f in part.facts if set(known[f].articles) <= set(row.articles(part)))
            reached = {a for f in facts for a in known[f].articles} | {row.passage.article}
            proven = all(note.passage in evidence for note in part.notes)
            if not facts or not proven or reached != set(row.articles(part)):
                core = _core(row, part, known, claims, placed[row.passage.article])
                name = _name(core)
                cores[name] = core
                facts = (name, *facts)
            parts.append(replace(part, facts=facts))
        found.append(replace(row, parts=tuple(parts)))
    ids = dict(zip(sorted(cores), distinct([[name] for name in sorted(cores)], known), strict=True))
    named = (replace(core, id=ids[name]) for name, core in cores.items())
    return tuple(_with_ids(row, ids) for row in found), tuple(sorted(named, key=lambda core: core.id))


def _name(core: Fact) -> str:
    return "core " + " ".join(c.id for c in core.claims)


def _with_ids(row: Row, ids: Mapping[str, str]) -> Row:
    parts = (replace(part, facts=tuple(ids.get(f, f) for f in part.facts)) for part in row.parts)
    return replace(row, parts=tuple(parts))


def _core(row: Row, part: Part, known: dict[str, Fact], claims: dict[Passage, Claim], own: Overlaps[Claim]) -> Fact:
    """The clause of a part, with the passages behind its letters; ``own`` are the claims of its article."""
    lead = max(own.meeting(part.span), key=lambda c: (_fit(c, part), c.kind == "clause", -c.span.start))
    evidence = (lead, *(claims[note.passage] for note in part.notes))
    topic = next((known[f].topic for f in part.facts if known[f].topic), None)
    statement = row.text[part.start : part.end].strip()
    return Fact("", evidence, statement, topic)


def _fit(claim: Claim, part: Part) -> float:
    """How nearly a claim is the part: share of their common stretch."""
    both = claim.span.overlap(part.span)
    return round(both / (len(claim.span) + len(part.span) - both), 6)
