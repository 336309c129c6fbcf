"""Notes where the reading gives no scores: those that it names itself, else by the facts told in a part."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ..model import Claim, Note, Reported, Span, Token
from .candidates import Candidate
from .letters import facts_of

FILLED = 0.3
"""Share of a part that what an article reports must fill: of "the result, in which he came 41 seconds before the next,
stands until then" an article that only says he won reports too little. Measured with perfect answers: at 0, 0.3 and 0.5
the notes found are .96, .93 and .82."""
MOST_TOLD = 0.5
"""Share of the facts of a part that an article must report. Measured with a reader's answers on six stories: without it
.83 of the notes are right and .87 are found, with it .90 and .78; with more than half .92 and .43."""

LEFT_OUT = 3
"""Words that a reading leaves out between two stretches from which they are a part that nobody else reports."""


def believed_notes(candidate: Candidate, part: Span, apart: Iterable[str]) -> tuple[Note, ...]:
    """For each other article its passage of the fact that fills the part best, in the story's order.

    ``apart``: articles that tell the part otherwise, and have no note.
    """
    found: dict[str, tuple[float, Claim]] = {}
    for told in facts_of(candidate.told, part):
        if told.claim.span.overlap(part) < FILLED * len(part):
            continue
        fit = told.claim.span.overlap(part) / max(len(told.claim.span), len(part))
        for claim in told.fact.claims:
            best = found.get(claim.article)
            if best is None or (round(fit, 6), len(claim.span)) > (best[0], len(best[1].span)):
                found[claim.article] = (round(fit, 6), claim)
    facts = {told.fact.id: told.fact for told in facts_of(candidate.told, part)}.values()
    known = {a for a in found if sum(a in fact.articles for fact in facts) >= MOST_TOLD * len(facts)}
    others = known - {candidate.article, *apart}
    return tuple(Note(found[a.id][1].passage, 1.0) for a in candidate.story.articles if a.id in others)


def reported_notes(candidate: Candidate, claims: Iterable[Claim], apart: Iterable[str]) -> tuple[Note, ...]:
    """For each other article the fullest of these claims, in the story's order."""
    best: dict[str, Claim] = {}
    for claim in claims:
        if claim.article not in best or len(claim.span) > len(best[claim.article].span):
            best[claim.article] = claim
    others = best.keys() - {candidate.article, *apart}
    return tuple(Note(best[a.id].passage, 1.0) for a in candidate.story.articles if a.id in others)


def believed_cuts(candidate: Candidate, reported: Iterable[Reported]) -> Iterator[tuple[Span, tuple[Claim, ...]]]:
    """The row from its first word to its last as the reading cuts it, with what other articles say of each stretch."""
    those = tuple(reported)
    runs: list[tuple[int | None, tuple[Token, ...]]] = []
    for own, group in groupby(candidate.tokens if those else (), lambda t: _holder(those, t)):
        tokens = tuple(group)
        if runs and (_slight(own, tokens) or _slight(*runs[-1])):
            before, words = runs.pop()
            runs.append((own if before is None else before, (*words, *tokens)))
        else:
            runs.append((own, tokens))
    for own, tokens in runs:
        yield Span(tokens[0].start, tokens[-1].end), those[own].claims if own is not None else ()


def _holder(those: Sequence[Reported], token: Token) -> int | None:
    return next((n for n, one in enumerate(those) if one.span.start <= token.start < one.span.end), None)


def _slight(own: int | None, tokens: Iterable[Token]) -> bool:
    return own is None and sum(any(c.isalnum() for c in t.text) for t in tokens) < LEFT_OUT
