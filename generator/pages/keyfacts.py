"""Key facts: the few best reported, each saying something that the others do not."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..model import Fact
from ..wording.story import main_fact, stems
from .rows import Shared

MOST = 7
FEWEST = 10
"""Facts; a shorter sheet is read whole and has no key facts."""
SAME = 0.5
"""Share of a statement's telling words that an earlier key fact may already hold. A judgement."""


@dataclass(frozen=True, slots=True)
class KeyFact:
    topic: str
    statement: str
    link: Markup
    number: int
    support: str


def key_facts(shared: Shared) -> tuple[KeyFact, ...]:
    """At most MOST, the main fact first; none on a short sheet."""
    digest = shared.digest
    if len(digest.facts) < FEWEST:
        return ()
    whole = tuple(fact for fact in digest.facts if fact.id not in shared.layout.inside)
    return tuple(
        KeyFact(
            topic=fact.topic or "",
            statement=fact.statement,
            link=shared.layout.link(fact.id),
            number=shared.layout.number[fact.id],
            support=digest.corroboration[fact.id].words,
        )
        for fact in _choose(whole, main_fact(digest.facts, digest.articles))
    )


def _choose(facts: tuple[Fact, ...], first: Fact) -> list[Fact]:
    chosen, said = [first], [stems(first.statement)]
    for fact in facts:
        words = stems(fact.statement)
        new = all(len(words & told) <= SAME * len(words) for told in said)
        if len(chosen) < MOST and words and new and not all(claim.quoted for claim in fact.claims):
            chosen.append(fact)
            said.append(words)
    return chosen
