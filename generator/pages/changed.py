"""What changed since an earlier edition, in words and with links."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..edition import Changes, Told
from .links import conflict_anchor, href
from .shared import CONFLICTS, Shared
from .words import count, listing

PAGE = "changes.html"


@dataclass(frozen=True, slots=True)
class Changed:
    """One thing: what it says, where it stands, and how it was."""

    words: str
    link: Markup
    label: str
    how: str


@dataclass(frozen=True, slots=True)
class Record:
    """The whole of it."""

    summary: str
    link: Markup
    lists: tuple[tuple[str, tuple[Changed, ...]], ...]
    """Heading and what stands under it; empty ones are left out."""


def record(shared: Shared) -> Record | None:
    """None without an earlier edition."""
    changes = shared.changes
    if changes is None:
        return None
    question = {c.id: c.question for c in shared.digest.conflicts}
    lists = (
        ("New rows", tuple(_row(r, shared, "") for r in changes.new)),
        ("Rows with other support", tuple(_row(r, shared, _how(then, now)) for r, then, now in changes.support)),
        ("Rows no longer told", tuple(_plain(words) for words in changes.gone)),
        (
            "New differences",
            tuple(
                Changed(question[c], href(CONFLICTS, conflict_anchor(c)), "the difference", "") for c in changes.opened
            ),
        ),
        ("Differences that are gone", tuple(_plain(words) for words in changes.closed)),
        ("New articles", tuple(_plain(name) for name in changes.added)),
        ("Articles taken out", tuple(_plain(name) for name in changes.removed)),
    )
    return Record(_summary(changes), href(PAGE), tuple((title, those) for title, those in lists if those))


def _summary(changes: Changes) -> str:
    told = (
        (changes.added, "article more", "articles more"),
        (changes.removed, "article less", "articles less"),
        (changes.new, "new row", "new rows"),
        (changes.gone, "row gone", "rows gone"),
        (changes.support, "row with other support", "rows with other support"),
        (changes.opened, "new difference", "new differences"),
        (changes.closed, "difference gone", "differences gone"),
    )
    said = [count(len(those), one, many) for those, one, many in told if those]
    return f"Since the edition before: {listing(said)}." if said else "Nothing since the edition before."


def _how(then: Told, now: Told) -> str:
    said = []
    if then.articles != now.articles:
        said.append(f"{count(now.articles, 'article')}, before {then.articles}")
    more = [name for name in now.origins if name not in then.origins]
    less = [name for name in then.origins if name not in now.origins]
    if more:
        said.append(f"also named: {listing(more)}")
    if less:
        said.append(f"no longer named: {listing(less)}")
    return "; ".join(said)


def _row(row: str, shared: Shared, how: str) -> Changed:
    number = shared.layout.number[row]
    return Changed(shared.layout.order[number - 1].text, shared.layout.link(row, ""), f"Row {number}", how)


def _plain(words: str) -> Changed:
    return Changed(words, Markup(""), "", "")
