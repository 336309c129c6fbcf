"""Rows: a sentence with the letters of the articles behind each of its parts, and how it is sourced in few words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Conflict, Part, Passage, Row
from ..wording.statements import shown
from .layout import INDEX
from .links import conflict_anchor, fact_anchor, href, row_anchor
from .names import Named
from .notes import Note
from .shared import CONFLICTS, Shared
from .support import Support, hedges, on_record
from .words import Stretch, count, listing, spaced

_LEVELS = {"seen": "First-hand", "credited": "Origin credited", "asserted": "Said to have confirmed it"}
MOST_DIFFERENCES = 2
"""Named behind one part; its card and the page of differences have the others."""
EDGE = " ,;:"
"""What stands between two parts."""


@dataclass(frozen=True, slots=True)
class Group:
    """Notes of a row that rest on one origin, those with the same words together."""

    title: str
    passages: tuple[tuple[Note, ...], ...]


@dataclass(frozen=True, slots=True)
class RowView:
    """A row as a reader sees it."""

    id: str
    number: int
    anchor: str
    facts: tuple[str, ...]
    """Anchors of the facts that it tells: their permanent links."""
    link: Markup
    text: str
    pieces: tuple[Piece, ...]
    notes: tuple[Note, ...]
    sourcing: tuple[str, ...]
    """In few words each: articles, origins, who speaks, who hedges."""
    groups: tuple[Group, ...]
    own: Named
    """The article whose sentence it is."""
    differ: Markup
    """Address of the first difference that concerns it, or empty."""


def row_view(row: Row, shared: Shared) -> RowView:
    """A row with links as seen from the page it stands on."""
    notes = shared.notes[row.id]
    backed = shared.backed[row.id]
    cut = pieces(row, shared)
    page = shared.layout.page[row.id]
    return RowView(
        id=row.id,
        number=shared.layout.number[row.id],
        anchor=row_anchor(row.id),
        facts=tuple(map(fact_anchor, shared.layout.facts[row.id])),
        link=shared.layout.link(row.id, page),
        text=row.text,
        pieces=cut,
        notes=notes,
        sourcing=sourcing(row, backed, shared),
        groups=groups(notes, backed),
        own=shared.named[row.passage.article],
        differ=next((d.link for p in cut for d in p.differs), Markup("")),
    )


def sourcing(row: Row, backed: Support, shared: Shared) -> tuple[str, ...]:
    """ "5 articles", "2 named origins", "unnamed sources", "hedged by B"."""
    said = [count(len(backed.articles), "article")] if len(shared.named) > 1 else []
    kinds = {e.attribution.kind for _, e in backed.told if e.attribution}
    spoken = any(on_record(c, e) for c, e in backed.told)
    if backed.named:
        said.append(count(len(backed.named), "named origin"))
    elif not kinds:
        said.append("no source given")
    if spoken:
        said.append("on the record")
    elif "unnamed" in kinds:
        said.append("unnamed sources")
    if any(e.same_text_as for _, e in backed.told):
        said.append("shared text")
    doubting = {a for part in row.parts for a in hedges(row, part, shared.digest)}
    if doubting:
        said.append(f"hedged by {listing([n.letter for n in shared.named.values() if n.id in doubting])}")
    if row.id in shared.new:
        said.append("new")
    return tuple(said)


def groups(notes: tuple[Note, ...], backed: Support) -> tuple[Group, ...]:
    """Notes by origin, in the order of the support's origins, unclear last."""
    titles = {o.name: _LEVELS.get(o.level, "Origin") for o in backed.origins}
    keys = dict.fromkeys(n.origin for n in notes if n.origin)
    order = [k for k in titles if k in keys] + [k for k in keys if k not in titles]
    found = [Group(f"{titles.get(k, 'Origin')}: {k}", _by_words(n for n in notes if n.origin == k)) for k in order]
    unclear = tuple(n for n in notes if not n.origin)
    if unclear:
        found.append(Group("Origin unclear" if found else "No origin named", _by_words(unclear)))
    return tuple(found)


def _by_words(notes: Iterable[Note]) -> tuple[tuple[Note, ...], ...]:
    same: dict[str, list[Note]] = {}
    for note in notes:
        same.setdefault(" ".join(note.quote.split()), []).append(note)
    return tuple(map(tuple, same.values()))


@dataclass(frozen=True, slots=True)
class Letter:
    """An article that reports a part, with the note of its passage."""

    article: Named
    note: int | None
    """None where only the card has its words."""
    id: str
    """Of the reference; the first to a note is where the note leads back to."""


@dataclass(frozen=True, slots=True)
class Differs:
    """Articles that tell a part differently, and the card that says how."""

    letters: tuple[Letter, ...]
    words: str
    question: str
    link: Markup


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the sentence and what stands behind it."""

    stretches: tuple[Stretch, ...]
    gap: str
    """The space before it."""
    letters: tuple[Letter, ...] = ()
    differs: tuple[Differs, ...] = ()


def pieces(row: Row, shared: Shared) -> tuple[Piece, ...]:
    """The sentence cut behind its parts; together the stretches are its text."""
    references = _References(row, shared)
    found: list[Piece] = []
    at = 0
    for part in row.parts:
        against = shared.against(part)[:MOST_DIFFERENCES]
        apart = dissenting(row, part, shared)
        found.append(
            Piece(
                stretches=_stretches(row, part, at, against, shared),
                gap=_gap(row.text, at),
                letters=tuple(references.of(a, part) for a in row.articles(part) if a not in apart),
                differs=tuple(_differs(c, row, part, references) for c in against),
            )
        )
        at = _end(row.text, part)
    if row.text[at:].strip():
        found.append(Piece(spaced([(row.text[at:], False)]), _gap(row.text, at)))
    return tuple(found)


def _end(text: str, part: Part) -> int:
    """Where the letters of a part stand: before a comma, and before the full stop of the row."""
    return len(text[: part.end].rstrip(EDGE + "." if part.end == len(text) else EDGE))


def _gap(text: str, at: int) -> str:
    return " " if at and (text[at - 1].isspace() or text[at : at + 1].isspace()) else ""


class _References:
    """The letters of a row: the first to a note has its number, each further one a number of its own behind it."""

    def __init__(self, row: Row, shared: Shared) -> None:
        self._row, self._named = row, shared.named
        self._note: dict[Passage, Note] = {n.passage: n for n in shared.notes[row.id]}
        self._used: dict[int, int] = {}

    def of(self, article: str, part: Part) -> Letter:
        own = article == self._row.passage.article
        behind = (n.passage for n in part.notes if n.passage.article == article)
        passage = self._row.passage if own else next(behind, None)
        if passage is None:
            return self.plain(article)
        number = self._note[passage].number
        self._used[number] = use = self._used.get(number, 0) + 1
        return Letter(self._named[article], number, f"r-{number}" if use == 1 else f"r-{number}-{use}")

    def plain(self, article: str) -> Letter:
        """A letter without a note."""
        return Letter(self._named[article], None, "")


def dissenting(row: Row, part: Part, shared: Shared) -> frozenset[str]:
    """Articles that tell a part differently, and nowhere as the row does."""
    return frozenset(a for c in shared.against(part) for a in _others(c, row, part)[0])


def _others(conflict: Conflict, row: Row, part: Part) -> tuple[frozenset[str], frozenset[str]]:
    """Articles that give only another answer than the row, and those that give both."""
    own = row.passage.article
    ours, theirs = {own}, set[str]()
    for side in conflict.sides:
        here = any(p.article == own and p.span.overlap(part.span) for p in (*side.passages, *side.mark))
        (ours if here else theirs).update(p.article for p in side.passages)
    return frozenset(theirs - ours), frozenset(theirs & ours)


def _differs(conflict: Conflict, row: Row, part: Part, references: _References) -> Differs:
    """ "C differs"; of an article that tells it both ways "B also differs", though its letter stands before."""
    apart, torn = _others(conflict, row, part)
    also = "" if apart else "also "
    names = [references.of(a, part) for a in sorted(apart)] or [references.plain(a) for a in sorted(torn)]
    words = f"{also}{'differs' if len(names) == 1 else 'differ'}" if names else "accounts differ"
    return Differs(tuple(names), words, conflict.question, href(CONFLICTS, conflict_anchor(conflict.id), INDEX))


def _stretches(row: Row, part: Part, at: int, against: list[Conflict], shared: Shared) -> tuple[Stretch, ...]:
    """The text up to the part's end, cut at the words on which accounts differ."""
    text = shared.digest.article[row.passage.article].text
    marks: list[tuple[int, int]] = []
    for mark in (m for c in against for side in c.sides for m in side.mark):
        if mark.article == row.passage.article and part.span.holds(mark.span):
            words = shown(text, mark.span, row.repairs)
            start = row.text.find(words, part.start, part.end)
            if start >= 0:
                marks.append((start, start + len(words)))
    cut: list[tuple[str, bool]] = []
    for start, end in sorted(set(marks)):
        if start >= at:
            cut += [(row.text[at:start], False), (row.text[start:end], True)]
            at = end
    return spaced([*cut, (row.text[at : _end(row.text, part)], False)])
