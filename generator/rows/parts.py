"""The parts of a row: clauses and details, each with the articles that report it."""

from __future__ import annotations

from dataclasses import dataclass

from ..model import Conflict, Note, Part, Span
from .candidates import Candidate
from .letters import facts_of, letters
from .row_text import RowText
from .story import Story

MOST = 5
"""Parts of a row; more notes than words between them are not read."""
SHORTEST = 3
"""Words of a part; fewer are a name or a tail of the clause before."""


@dataclass(frozen=True, slots=True)
class _Piece:
    span: Span
    facts: tuple[str, ...]
    notes: tuple[Note, ...]

    @property
    def articles(self) -> frozenset[str]:
        return frozenset(n.passage.article for n in self.notes)


def parts(story: Story, candidate: Candidate, shown: RowText) -> tuple[Part, ...]:
    """The parts of a row in its order; together they hold what it states."""
    pieces = [_piece(story, candidate, span) for span in _tiles(candidate)]
    found = []
    for piece in _joined(story, candidate, pieces):
        place = shown.span(piece.span)
        if place is not None:
            found.append(_part(story, candidate, piece, place))
    return tuple(found)


def _piece(story: Story, candidate: Candidate, span: Span) -> _Piece:
    told = facts_of(candidate.told, span)
    return _Piece(span, tuple(dict.fromkeys(t.fact.id for t in told)), letters(story, told))


def _part(story: Story, candidate: Candidate, piece: _Piece, place: Span) -> Part:
    flagged = tuple(c.id for c in story.conflicts if _concerns(c, candidate.article, piece.span))
    return Part(place.start, place.end, piece.span, piece.facts, piece.notes, flagged)


def _concerns(conflict: Conflict, article: str, span: Span) -> bool:
    """Whether a difference is about words of a part."""
    for side in conflict.sides:
        for p in side.mark or side.passages:
            if p.article == article and 2 * p.span.overlap(span) > min(len(p.span), len(span)):
                return True
    return False


def _tiles(candidate: Candidate) -> list[Span]:
    """The row cut where a claim ends or begins, each piece long enough to tell something."""
    cuts = {candidate.span.start, candidate.span.end}
    for told in candidate.told:
        if told.claim.kind == "clause":
            cuts |= {told.claim.span.start, told.claim.span.end}
    starts = {t.start for t in candidate.tokens}
    edges = sorted(c for c in cuts if candidate.span.start <= c <= candidate.span.end)
    tiles: list[Span] = []
    for start, end in zip(edges, edges[1:], strict=False):
        words = sum(any(c.isalnum() for c in t.text) for t in candidate.tokens if start <= t.start < end)
        if words == 0 and tiles:
            continue
        if words < SHORTEST and tiles:
            tiles[-1] = Span(tiles[-1].start, end)
        else:
            tiles.append(Span(min((s for s in starts if start <= s < end), default=start), end))
    if len(tiles) > 1 and _words(candidate, tiles[0]) < SHORTEST:
        tiles[:2] = [Span(tiles[0].start, tiles[1].end)]
    return tiles


def _words(candidate: Candidate, span: Span) -> int:
    return sum(any(c.isalnum() for c in t.text) for t in candidate.tokens if span.start <= t.start < span.end)


def _joined(story: Story, candidate: Candidate, pieces: list[_Piece]) -> list[_Piece]:
    """Neighbours with the same articles as one; then the shortest with the nearer neighbour until few are left."""
    joined: list[_Piece] = []
    for piece in pieces:
        if joined and joined[-1].articles == piece.articles:
            joined[-1] = _both(joined[-1], piece)
        else:
            joined.append(piece)
    while len(joined) > MOST:
        n = min(range(1, len(joined)), key=lambda k: (len(joined[k].articles ^ joined[k - 1].articles), k))
        joined[n - 1 : n + 1] = [_both(joined[n - 1], joined[n])]
    return joined


def _both(a: _Piece, b: _Piece) -> _Piece:
    """Two neighbours as one; each article with its surer passage."""
    best = {n.passage.article: n for n in sorted((*a.notes, *b.notes), key=lambda n: n.sure)}
    facts = tuple(dict.fromkeys((*a.facts, *b.facts)))
    return _Piece(Span(a.span.start, b.span.end), facts, tuple(best[k] for k in sorted(best)))
