"""Sources: what each article tells of itself, and what became of each of its lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ...escape import safe_url
from ...model import Article, Passage, Row, Span, Stated
from ..layout import Layout
from ..links import NOWHERE
from ..names import Named
from ..shared import Shared
from ..words import count, iso_day
from .ledger import FURNITURE, Line, ledger
from .watch import Watch, watch

_WORD = re.compile(r"\S*\w\S*")


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that an article tells of itself, or does not."""

    name: str
    value: str
    where: str
    link: Markup = NOWHERE


@dataclass(frozen=True, slots=True)
class Source:
    article: Named
    anchor: str
    file: str
    traits: tuple[Trait, ...]
    credits: tuple[str, ...]
    watch: tuple[Watch, ...]
    """What an editor should know before quoting it."""
    rows: tuple[tuple[Markup, int], ...]
    """Rows that are its sentences."""
    cited: int
    """Rows that it reports something of."""
    alone: tuple[tuple[Markup, int], ...]
    """Rows of which no other article reports anything."""
    share_rows: int
    """Percent of its words that stand in rows."""
    share: int
    """Percent of its words that stand anywhere on the pages."""
    ledger: tuple[Line, ...]
    fates: tuple[tuple[str, int], ...]
    """How many lines met which fate."""
    loose: tuple[str, ...]
    """Anchors of passages that lie in no line of the ledger."""

    @property
    def used(self) -> str:
        """ "16 of 18 sentences cited", furniture not counted."""
        reports = [line for line in self.ledger if line.fate != FURNITURE]
        return f"{sum(bool(line.rows) for line in reports)} of {count(len(reports), 'sentence')} cited"


def sources(shared: Shared) -> tuple[Source, ...]:
    """One for each article, in order."""
    return tuple(_source(article, shared) for article in shared.digest.articles)


def _source(article: Article, shared: Shared) -> Source:
    layout = shared.layout
    backed = [(row, shared.backed[row.id].articles) for row in layout.order]
    lines, loose = ledger(article, shared)
    fates = dict.fromkeys(line.fate for line in lines)
    share_rows, share = shares(article, shared)
    return Source(
        article=shared.named[article.id],
        anchor=f"src-{article.id}",
        file=article.file,
        traits=_traits(article),
        credits=_credits(article, shared),
        watch=watch(article, shared),
        rows=_links((r for r, _ in backed if r.passage.article == article.id), layout),
        cited=sum(article.id in those for _, those in backed),
        alone=_links((r for r, those in backed if those == (article.id,)), layout),
        share_rows=share_rows,
        share=share,
        ledger=lines,
        fates=tuple((fate, sum(line.fate == fate for line in lines)) for fate in fates),
        loose=loose,
    )


def _links(rows: Iterable[Row], layout: Layout) -> tuple[tuple[Markup, int], ...]:
    return tuple((layout.link(r.id, ""), layout.number[r.id]) for r in rows)


def _traits(article: Article) -> tuple[Trait, ...]:
    identity = article.identity

    def trait(name: str, stated: Stated | None, value: str = "") -> Trait:
        if stated is None:
            return Trait(name, "none given", "")
        where = (
            stated.where if stated.where.startswith("inferred") or not stated.inferred else f"inferred: {stated.where}"
        )
        link = Markup(safe_url(stated.value)) if name == "Address" else NOWHERE
        return Trait(name, value or stated.value, where, link)

    published = identity.published
    return (
        trait("Outlet", identity.outlet),
        trait("Headline", identity.headline),
        trait("Author", identity.author),
        trait("Date", published, iso_day(published.value) if published else ""),
        trait("Address", identity.url),
        Trait("File", article.file, ""),
    )


def _credits(article: Article, shared: Shared) -> tuple[str, ...]:
    names = (
        o.name
        for c in shared.digest.corroborations
        for o in c.origins
        if o.level != "seen" and article.id in o.articles
    )
    return tuple(dict.fromkeys(names))


def shares(article: Article, shared: Shared) -> tuple[int, int]:
    """Percent of its report's words that stand in rows, and that stand anywhere on the pages."""
    rows = [r.passage.span for r in shared.layout.order if r.passage.article == article.id]
    every = [*rows, *(p.span for p in _quoted(shared) if p.article == article.id)]
    words = [
        Span(m.start(), m.end()) for body in article.body for m in _WORD.finditer(article.text, body.start, body.end)
    ]
    return _share(words, rows), _share(words, every)


def _share(words: list[Span], spans: Iterable[Span]) -> int:
    """Percent, rounded up: what is printed is never told as nothing."""
    marked: set[int] = set()
    for span in spans:
        marked.update(range(span.start, span.end))
    return -(-100 * sum(word.start in marked for word in words) // max(1, len(words)))


def _quoted(shared: Shared) -> Iterator[Passage]:
    """Every passage that a page prints, beside the rows' own."""
    digest = shared.digest
    yield from (note.passage for notes in shared.notes.values() for note in notes)
    yield from (p for conflict in digest.conflicts for side in conflict.sides for p in side.passages)
    yield from (p for pair in digest.cleared for p in (pair.a, pair.b))
    yield from (p for said in digest.utterances for wording in said.wordings for p in wording.passages)
    yield from (fact.claims[0].passage for fact in shared.layout.outside)
