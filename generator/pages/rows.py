"""Fact rows: the statement, its notes, and its support in words that open to the passages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from ..edition import Changes
from ..model import Claim, Conflict, Corroboration, Digest, Evidence, Fact
from .layout import INDEX, Layout
from .links import NOWHERE, conflict_anchor, fact_anchor, href
from .names import Named
from .notes import Note
from .support import weighty

MANY_NOTES = 6
"""References; more stand on a line of their own."""
WIDE_TALLY = 8
"""Articles; with more the margin says "9 of 14" instead of letters."""
CONFLICTS = "conflicts.html"
_LEVELS = {"seen": "First-hand", "credited": "Origin credited", "asserted": "Said to have confirmed it"}


@dataclass(frozen=True, slots=True)
class Tag:
    """A badge, always in words."""

    words: str
    link: Markup = NOWHERE


@dataclass(frozen=True, slots=True)
class Group:
    """Notes of a fact that rest on one origin, those with the same words together."""

    title: str
    passages: tuple[tuple[Note, ...], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A fact as a reader sees it."""

    id: str
    number: int
    anchor: str
    link: Markup
    statement: str
    notes: tuple[Note, ...]
    many: bool
    support: str
    names: tuple[str, ...]
    groups: tuple[Group, ...]
    letters: str
    """Each article's letter, or a dot if it does not report the fact; empty when there are too many articles."""
    share: str
    """"9 of 14", for when there are too many."""
    tags: tuple[Tag, ...]
    parts: tuple[Row, ...] = ()
    """Rows of the facts that are parts of this one."""

    @property
    def parts_words(self) -> str:
        """Which numbers they have: "Facts 8 to 10 are parts of this"."""
        first, last = self.parts[0].number, self.parts[-1].number
        if first == last:
            return f"Fact {first} is a part of this"
        return f"Facts {first} {'and' if last - first == 1 else 'to'} {last} are parts of this"


@dataclass(frozen=True, eq=False)
class Shared:
    """What every view of a digest needs, worked out once."""

    digest: Digest
    layout: Layout
    named: dict[str, Named]
    notes: dict[str, tuple[Note, ...]]
    changes: Changes | None = None
    """Since an earlier edition, where there is one."""

    @cached_property
    def differ(self) -> dict[str, Conflict]:
        """By fact the first difference of matter that it has a part in."""
        found: dict[str, Conflict] = {}
        for conflict in weighty(self.digest):
            for fact in conflict.facts:
                found.setdefault(fact, conflict)
        return found

    @cached_property
    def new(self) -> frozenset[str]:
        """Facts that the earlier edition had not."""
        return frozenset(self.changes.new if self.changes else ())


def row(fact: Fact, shared: Shared) -> Row:
    """The row of one fact, with links as seen from the page it stands on."""
    notes = shared.notes[fact.id]
    support = shared.digest.corroboration[fact.id]
    articles = fact.articles
    page = shared.layout.page[fact.id]
    few = len(shared.named) <= WIDE_TALLY
    return Row(
        id=fact.id,
        number=shared.layout.number[fact.id],
        anchor=fact_anchor(fact.id),
        link=shared.layout.link(fact.id, page),
        statement=fact.statement,
        notes=notes,
        many=len(notes) > MANY_NOTES,
        support=support.words,
        names=tuple(shared.named[a].short for a in articles),
        groups=groups(notes, support),
        letters="".join(n.letter if n.id in articles else "·" for n in shared.named.values()) if few else "",
        share=f"{len(articles)} of {len(shared.named)}",
        tags=tags(fact, shared),
        parts=tuple(row(part, shared) for part in shared.layout.parts.get(fact.id, ())),
    )


def groups(notes: tuple[Note, ...], support: Corroboration) -> tuple[Group, ...]:
    """Notes by origin, in the order of the corroboration's origins, unclear last."""
    titles = {o.name: _LEVELS.get(o.level, "Origin") for o in support.origins}
    keys = dict.fromkeys(n.origin for n in notes if n.origin)
    order = [k for k in titles if k in keys] + [k for k in keys if k not in titles]
    found = [Group(f"{titles.get(k, 'Origin')}: {k}", _by_words(n for n in notes if n.origin == k)) for k in order]
    unclear = tuple(n for n in notes if not n.origin)
    if unclear:
        found.append(Group("Origin unclear" if found else "No origin named", _by_words(unclear)))
    return tuple(found)


def on_record(claim: Claim, evidence: Evidence) -> bool:
    """Whether an article lets a named person say it: without a hedge, and with nobody between the two.

    "Reportedly suggested" is the report's word for what somebody did, and "sources told the paper that she threatened"
    is what the sources say: neither puts her on the record.
    """
    credit = evidence.attribution
    return bool(credit and credit.kind == "named" and len(credit.chain) < 2 and not (credit.hedge or claim.hedge))


def _by_words(notes: Iterable[Note]) -> tuple[tuple[Note, ...], ...]:
    same: dict[str, list[Note]] = {}
    for note in notes:
        same.setdefault(" ".join(note.quote.split()), []).append(note)
    return tuple(map(tuple, same.values()))


def tags(fact: Fact, shared: Shared) -> tuple[Tag, ...]:
    """Differences first, then who speaks, then copied text and hedges."""
    evidence = shared.digest.corroboration[fact.id].evidence
    differ = shared.differ.get(fact.id)
    kinds = {e.attribution.kind for e in evidence if e.attribution and e.attribution.kind != "named"}
    if any(on_record(claim, e) for claim, e in zip(fact.claims, evidence, strict=True)):
        kinds.add("named")
    found = []
    if differ:
        found.append(Tag("accounts differ", href(CONFLICTS, conflict_anchor(differ.id), INDEX)))
    if "named" in kinds:
        found.append(Tag("on the record"))
    elif "unnamed" in kinds:
        found.append(Tag("unnamed sources"))
    if any(e.same_text_as for e in evidence):
        found.append(Tag("shared text"))
    if all(claim.hedge for claim in fact.claims):
        found.append(Tag("hedged"))
    if fact.id in shared.new:
        found.append(Tag("new"))
    return tuple(found)
