"""Rows: a sentence with the letters of the articles behind each of its parts, and how it is sourced in few words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Row
from .links import fact_anchor, row_anchor
from .names import Named
from .notes import Note
from .sentence import Piece, pieces
from .shared import Shared
from .support import Support, hedges, on_record
from .words import count, listing

_LEVELS = {"seen": "First-hand", "credited": "Origin credited", "asserted": "Said to have confirmed it"}


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
