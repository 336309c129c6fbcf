"""Sources: what each article tells of itself, and what became of each of its lines."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..escape import safe_url
from ..model import Article, LedgerLine, Span, Stated
from ..model.overlaps import Overlaps
from .links import NOWHERE, passage_anchor
from .names import Named
from .rows import Shared
from .watch import Watch, watch
from .words import count, excerpt, iso_day

WORDS = 12
"""Of a line: enough to find it in the article, too few to read it here."""
_FATES = {
    "fact": "Used",
    "duplicate": "Said before",
    "furniture": "Page furniture",
    "opinion": "Opinion",
    "left out": "Left out",
}


@dataclass(frozen=True, slots=True)
class Trait:
    """One thing that an article tells of itself, or does not."""

    name: str
    value: str
    where: str
    link: Markup = NOWHERE


@dataclass(frozen=True, slots=True)
class Line:
    number: int
    words: str
    fate: str
    reason: str
    facts: tuple[tuple[Markup, int], ...]
    anchors: tuple[str, ...]
    """Of the passages that begin in it."""


@dataclass(frozen=True, slots=True)
class Source:
    article: Named
    anchor: str
    file: str
    traits: tuple[Trait, ...]
    credits: tuple[str, ...]
    watch: tuple[Watch, ...]
    """What an editor should know before quoting it."""
    facts: int
    alone: tuple[tuple[Markup, int], ...]
    """Facts that no other article reports."""
    ledger: tuple[Line, ...]
    fates: tuple[tuple[str, int], ...]
    """How many lines met which fate."""
    loose: tuple[str, ...]
    """Anchors of passages that lie in no line of the ledger."""

    @property
    def used(self) -> str:
        """ "16 of 18 sentences cited", furniture not counted."""
        reports = [line for line in self.ledger if line.fate != _FATES["furniture"]]
        return f"{sum(bool(line.facts) for line in reports)} of {count(len(reports), 'sentence')} cited"


def sources(shared: Shared) -> tuple[Source, ...]:
    """One for each article, in order."""
    return tuple(_source(article, shared) for article in shared.digest.articles)


def _source(article: Article, shared: Shared) -> Source:
    digest = shared.digest
    facts = [f for f in digest.facts if article.id in f.articles]
    facts.sort(key=lambda f: shared.layout.number[f.id])
    spans = [c.span for f in facts for c in f.claims if c.article == article.id]
    lines = next((c.lines for c in digest.coverage if c.article == article.id), ())
    starts = _anchors(lines, sorted({s.start: s for s in spans}.values()))
    ledger = tuple(_line(i, line, article, shared, starts.get(i - 1, ())) for i, line in enumerate(lines, 1))
    fates = dict.fromkeys(line.fate for line in ledger)
    return Source(
        article=shared.named[article.id],
        anchor=f"src-{article.id}",
        file=article.file,
        traits=_traits(article),
        credits=_credits(article, shared),
        watch=watch(article, shared),
        facts=len(facts),
        alone=tuple(
            (shared.layout.link(f.id, ""), shared.layout.number[f.id]) for f in facts if f.articles == (article.id,)
        ),
        ledger=ledger,
        fates=tuple((fate, sum(line.fate == fate for line in ledger)) for fate in fates),
        loose=starts.get(-1, ()),
    )


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


def _anchors(lines: tuple[LedgerLine, ...], spans: list[Span]) -> dict[int, tuple[str, ...]]:
    """Anchors by index of the line that holds each passage; -1 for those in none."""
    found: dict[int, list[str]] = {}
    placed = Overlaps((line.span, i) for i, line in enumerate(lines))
    for span in spans:
        best = max(placed.meeting(span), key=lambda i: lines[i].span.overlap(span), default=-1)
        found.setdefault(best, []).append(passage_anchor(span.start))
    return {i: tuple(those) for i, those in found.items()}


def _line(number: int, line: LedgerLine, article: Article, shared: Shared, anchors: tuple[str, ...]) -> Line:
    facts = sorted(shared.layout.number[f] for f in line.facts if f in shared.layout.number)
    by_number = {shared.layout.number[f]: f for f in line.facts if f in shared.layout.number}
    return Line(
        number=number,
        words=excerpt(line.span.of(article.text), WORDS),
        fate=_FATES.get(line.fate, line.fate),
        reason=line.reason,
        facts=tuple((shared.layout.link(by_number[n], ""), n) for n in facts),
        anchors=anchors,
    )
