"""The parts of a row: clauses and details, each with the articles that report it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from ..model import Conflict, Note, Part, Reported, Span, Token
from .believed import believed_cuts, believed_notes, reported_notes
from .candidates import Candidate
from .details import cuts, hangs_on
from .letters import BARE, Letters, facts_of
from .row_text import RowText

MOST = 5
"""Parts of a row; more notes than words between them are not read."""
SHORTEST = 4
"""Words of a part; fewer are a name or a tail of the clause before."""
PAUSES = frozenset({",", ";", ":", "—", "–", "--", ".", "!"})


@dataclass(frozen=True, slots=True)
class _Piece:
    span: Span
    facts: tuple[str, ...]
    notes: tuple[Note, ...]
    conflicts: tuple[str, ...] = ()
    differ: frozenset[str] = frozenset()

    @property
    def articles(self) -> frozenset[str]:
        return frozenset(n.passage.article for n in self.notes)


def parts(
    letters: Letters, candidate: Candidate, shown: RowText, reported: tuple[Reported, ...] = ()
) -> tuple[Part, ...]:
    """The parts of a row in its order; together they hold what it states.

    ``reported``: who reports which stretch of it, where the reading says so.
    """
    pieces = _as_reported(candidate, reported)
    pieces = pieces or [piece for span in telling(candidate) for piece in _pieces(letters, candidate, span)]
    found = []
    for piece in _joined(pieces):
        if piece.span.end in shown.added and piece.span.end < candidate.span.end:  # "the convict [Lee]" is not parted
            piece = replace(piece, span=Span(piece.span.start, piece.span.end + 1))
        place = shown.span(piece.span)
        if place is not None:
            words = shown.text[place.start : place.end].rstrip()
            found.append(_part(piece, Span(place.start, place.start + len(words))))
    return tuple(found)


def _pieces(letters: Letters, candidate: Candidate, span: Span) -> list[_Piece]:
    """A tile cut into its core and its details, each with the articles that report it and what it hangs on."""
    if candidate.story.believed:
        return _joined(_believed(candidate, span, _piece(letters, candidate, span)))
    found: list[_Piece] = []
    for cut in _stating(candidate, cuts(candidate, span)):
        piece = _piece(letters, candidate, cut)
        if found:
            at = hangs_on(candidate, cut)
            above = next((p for p in found if p.span.start <= at < p.span.end), found[0])
            piece = replace(piece, notes=tuple(n for n in piece.notes if n.passage.article in above.articles))
        found.append(piece)
    return _joined(found)


def _believed(candidate: Candidate, span: Span, whole: _Piece) -> list[_Piece]:
    """A tile and its details, each with the articles that the reading names for what is told there."""
    found: list[_Piece] = []
    for cut in cuts(candidate, span):
        told = tuple(dict.fromkeys(t.fact.id for t in facts_of(candidate.told, cut)))
        notes = believed_notes(candidate, cut, whole.differ)
        piece = replace(whole, span=cut, facts=told, notes=notes)
        if found and not (told and found[-1].facts):
            before = found.pop()
            piece = replace(piece if told else before, span=Span(before.span.start, cut.end))
        found.append(piece)
    return found


def _as_reported(candidate: Candidate, reported: tuple[Reported, ...]) -> list[_Piece]:
    """The stretches that a reading names, each with its articles; words between them that tell no fact go with those
    before, and have the articles of both."""
    found: list[_Piece] = []
    bare = False
    for span, claims in believed_cuts(candidate, reported):
        piece = _about(candidate, span)
        tells = bool(claims or piece.facts)
        piece = replace(piece, notes=reported_notes(candidate, claims, piece.differ))
        if found and (bare or not tells):
            piece = _both(found.pop(), piece)
        bare = not tells and (bare or not found)
        found.append(piece)
    return [] if bare else found


def _piece(letters: Letters, candidate: Candidate, span: Span) -> _Piece:
    piece = _about(candidate, span)
    notes = (n for n in letters.of(candidate, span) if n.passage.article not in piece.differ)
    return replace(piece, notes=tuple(notes))


def _about(candidate: Candidate, span: Span) -> _Piece:
    """A stretch with the facts told there and the differences over them."""
    told = facts_of(candidate.told, span)
    story = candidate.story
    about = story.placed_conflicts[candidate.article].meeting(span)
    concerned = {n for place, n in about if 2 * place.overlap(span) > min(len(place), len(span))}
    flagged = [story.conflicts[n] for n in sorted(concerned)]
    apart = frozenset(
        a for c in flagged if c.severity == "conflict" and c.sure for a in _differing(c, candidate.article)
    )
    return _Piece(span, tuple(dict.fromkeys(t.fact.id for t in told)), (), tuple(c.id for c in flagged), apart)


def _differing(conflict: Conflict, article: str) -> frozenset[str]:
    """Articles that tell otherwise what an article tells, and nowhere as it does."""
    sides = [{p.article for p in side.passages} for side in conflict.sides]
    with_it = {a for side in sides if article in side for a in side}
    return frozenset(a for side in sides for a in side if a not in with_it)


def _part(piece: _Piece, place: Span) -> Part:
    differ = tuple(sorted(piece.differ))
    return Part(place.start, place.end, piece.span, piece.facts, piece.notes, piece.conflicts, differ)


def tiles(candidate: Candidate) -> list[Span]:
    """The row cut where a clause begins that tells something of its own, each piece long enough to tell it."""
    bare = BARE if candidate.story.believed else frozenset()  # a model names "Walter Lake, 78" as a fact of its own
    telling = (t.claim.span for t in candidate.told if t.claim.kind not in bare)
    edges = {e for span in telling for e in (span.start, span.end)}
    tokens = candidate.tokens
    starts = [0]
    for n in range(1, len(tokens)):
        piece = tokens[starts[-1] : n]
        if _begins(tokens[n - 1], tokens[n], edges) and _count(piece) >= SHORTEST and _states(piece):
            starts.append(n)
    if len(starts) > 1 and _count(tokens[starts[-1] :]) < SHORTEST:
        starts.pop()
    ends = [*starts[1:], len(tokens)]
    return [Span(tokens[i].start, tokens[j - 1].end) for i, j in zip(starts, ends, strict=True)]


def telling(candidate: Candidate) -> list[Span]:
    """Its tiles that tell something."""
    return _stating(candidate, tiles(candidate))


def stretches(candidate: Candidate) -> Iterator[Span]:
    """What of a row gets letters of its own: the cores and details of its tiles."""
    for tile in telling(candidate):
        yield from _stating(candidate, cuts(candidate, tile))


def _stating(candidate: Candidate, spans: Iterable[Span]) -> list[Span]:
    """One in which no claim stands belongs to the one before, or to the first that tells something: "The mayor said on
    Friday" tells nothing alone."""
    found: list[Span] = []
    for span in spans:
        tells = any(t.claim.span.overlap(span) for t in candidate.told)
        if found and not (tells and any(t.claim.span.overlap(found[-1]) for t in candidate.told)):
            found[-1] = Span(found[-1].start, span.end)
        else:
            found.append(span)
    return found


def _begins(before: Token, token: Token, edges: set[int]) -> bool:
    """Whether a clause of its own begins here: "to open the doors" and "that he left" belong to what is before them."""
    near = bool(edges & {token.start, before.end, before.start})
    opens = token.dep in ("mark", "cc") and token.text.lower() not in ("that", "if", "whether", "to", "for", "&")
    opens = opens or (token.tag in ("WDT", "WP", "WRB", "WP$") and before.text == ",")
    return near and (opens or before.text in PAUSES)


def _states(tokens: tuple[Token, ...]) -> bool:
    """Whether a piece says something: "Former mayor Ann Lee, a teacher," only names who the rest is about."""
    return any(t.pos in ("VERB", "AUX") for t in tokens)


def _count(tokens: tuple[Token, ...]) -> int:
    """How many of them are words."""
    return sum(any(c.isalnum() for c in t.text) for t in tokens)


def _joined(pieces: Iterable[_Piece]) -> list[_Piece]:
    """Neighbours with the same articles as one; then the shortest with the nearer neighbour until few are left."""
    joined: list[_Piece] = []
    for piece in pieces:
        if joined and joined[-1].articles == piece.articles and joined[-1].conflicts == piece.conflicts:
            joined[-1] = _both(joined[-1], piece)
        else:
            joined.append(piece)
    while len(joined) > MOST:
        n = min(range(1, len(joined)), key=lambda k: (len(joined[k].articles ^ joined[k - 1].articles), k))
        joined[n - 1 : n + 1] = [_both(joined[n - 1], joined[n])]
    return joined


def _both(a: _Piece, b: _Piece) -> _Piece:
    """Two neighbours as one, with the articles that report both, each with its surer passage."""
    best = {n.passage.article: n for n in sorted((*a.notes, *b.notes), key=lambda n: n.sure)}
    best = {article: n for article, n in best.items() if article in a.articles & b.articles}
    facts = tuple(dict.fromkeys((*a.facts, *b.facts)))
    conflicts = tuple(dict.fromkeys((*a.conflicts, *b.conflicts)))
    span = Span(a.span.start, b.span.end)
    return _Piece(span, facts, tuple(best[k] for k in sorted(best)), conflicts, a.differ | b.differ)
