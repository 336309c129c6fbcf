"""Facts as the rows cite them: evidence that is not sure of the part that states a fact becomes a fact of its own."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from ..model import Conflict, Fact, Part, Row
from .story import Story

ID_LENGTH = 8  # hexadecimal digits, as of every fact


def settle(story: Story, rows: tuple[Row, ...]) -> tuple[tuple[Fact, ...], tuple[Row, ...]]:
    """All facts, those that a row states only with the evidence that its letters stand for; and the rows that cite them."""
    kept: dict[str, frozenset[str]] = {}
    for row in rows:
        for part in row.parts:
            for fact in part.facts:
                kept.setdefault(fact, frozenset(row.articles(part)))
    facts = tuple(f for fact in story.facts for f in _split(fact, kept.get(fact.id)))
    articles = {f.id: frozenset(f.articles) for f in facts}
    return facts, tuple(replace(row, parts=_cited(row, articles)) for row in rows)


def _split(fact: Fact, kept: frozenset[str] | None) -> tuple[Fact, ...]:
    """The fact with the evidence of these articles, and each other article's as a fact of its own."""
    if kept is None or kept >= set(fact.articles):
        return (fact,)
    inside = _part_of(fact, fact.id, frozenset(set(fact.articles) & kept))
    apart = (_part_of(fact, _other_id(fact, a), frozenset({a})) for a in fact.articles if a not in kept)
    return (inside, *apart)


def _part_of(fact: Fact, name: str, articles: frozenset[str]) -> Fact:
    claims = tuple(c for c in fact.claims if c.article in articles)
    ids = {c.id for c in claims}
    joins = tuple(j for j in fact.joins if {j.a, j.b} <= ids)
    return replace(fact, id=name, claims=claims, joins=joins, nearest=tuple(n for n in fact.nearest if n.to in ids))


def _other_id(fact: Fact, article: str) -> str:
    first = next(c.id for c in fact.claims if c.article == article)
    return hashlib.sha256(f"{fact.id} without {first}".encode()).hexdigest()[:ID_LENGTH]


def _cited(row: Row, articles: dict[str, frozenset[str]]) -> tuple[Part, ...]:
    """Each part with the facts whose evidence all reports it, and with the notes that those facts have."""
    found = []
    for part in row.parts:
        sure = frozenset(row.articles(part))
        facts = tuple(f for f in part.facts if articles[f] <= sure)
        reached = frozenset(a for f in facts for a in articles[f])
        notes = tuple(n for n in part.notes if n.passage.article in reached)
        found.append(replace(part, facts=facts, notes=notes))
    return tuple(found)


def concerned(conflicts: tuple[Conflict, ...], facts: tuple[Fact, ...]) -> tuple[Conflict, ...]:
    """Differences with the facts that they concern, also where a fact's evidence was parted."""
    known = {f.id for f in facts}
    found = []
    for conflict in conflicts:
        sides = {p for side in conflict.sides for p in side.passages}
        near = (f.id for f in facts if any(c.passage in sides for c in f.claims))
        ids = dict.fromkeys((*(f for f in conflict.facts if f in known), *near))
        found.append(replace(conflict, facts=tuple(ids)))
    return tuple(found)
