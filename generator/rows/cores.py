"""What a part states with just the evidence that is sure of it: a fact of the reading, or its core."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from ..model import Claim, Fact, Part, Passage, Row
from .story import Story

ID_LENGTH = 8  # hexadecimal digits, as of every fact


def with_cores(story: Story, rows: tuple[Row, ...]) -> tuple[tuple[Row, ...], tuple[Fact, ...]]:
    """The rows with parts that cite only facts all of whose evidence is sure, and the cores that this takes.

    A fact of the reading stays as it is: only its sure evidence, as a fact of its own, is what the row cites.
    """
    known = {f.id: f for f in story.facts}
    claims = {claim.passage: claim for fact in story.facts for claim in fact.claims}
    cores: dict[str, Fact] = {}
    found = []
    for row in rows:
        parts = []
        for part in row.parts:
            facts = tuple(f for f in part.facts if set(known[f].articles) <= set(row.articles(part)))
            reached = {a for f in facts for a in known[f].articles} | {row.passage.article}
            if not facts or reached != set(row.articles(part)):
                core = _core(row, part, known, claims)
                cores[core.id] = core
                facts = (core.id, *facts)
            parts.append(replace(part, facts=facts))
        found.append(replace(row, parts=tuple(parts)))
    return tuple(found), tuple(cores[key] for key in sorted(cores))


def _core(row: Row, part: Part, known: dict[str, Fact], claims: dict[Passage, Claim]) -> Fact:
    """The clause of a part, with the passages behind its letters."""
    own = [c for c in claims.values() if c.article == row.passage.article and c.span.overlap(part.span)]
    lead = max(own, key=lambda c: (_fit(c, part), c.kind == "clause", -c.span.start))
    evidence = (lead, *(claims[note.passage] for note in part.notes))
    topic = next((known[f].topic for f in part.facts if known[f].topic), None)
    key = "core " + " ".join(c.id for c in evidence)
    statement = row.text[part.start : part.end].strip()
    return Fact(hashlib.sha256(key.encode()).hexdigest()[:ID_LENGTH], evidence, statement, topic)


def _fit(claim: Claim, part: Part) -> float:
    """How nearly a claim is the part: share of their common stretch."""
    both = claim.span.overlap(part.span)
    return round(both / (len(claim.span) + len(part.span) - both), 6)
