"""What to watch for in each article: what an editor should know before quoting it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from ...model import Article, Attribution, Conflict, Evidence
from ..links import conflict_anchor, href
from ..shared import CONFLICTS, Shared, long_runs
from ..support import weighty
from ..words import count, listing

MOST = 4
"""Phrases, questions or passages named; more are counted."""
PERSONAL = frozenset({"he", "she", "they"})

_TOLD = (("outlet", "outlet"), ("author", "author"), ("published", "date"))


@dataclass(frozen=True, slots=True)
class Watch:
    """One thing to watch for, and where it shows."""

    words: str
    links: tuple[tuple[Markup, str], ...] = ()


def watch(article: Article, shared: Shared) -> tuple[Watch, ...]:
    """Everything to watch for, the gravest first; nothing is as good an answer."""
    return tuple(_watched(article, shared))


def _watched(article: Article, shared: Shared) -> Iterator[Watch]:
    found = weighty(shared.digest)
    against = [c for c in found if _sides(c, article) > 1]
    if against:
        yield Watch("It gives two answers itself", _questions(against))
    differs = [c for c in found if c not in against and _sides(c, article)]
    if differs:
        yield Watch("Other articles answer differently", _questions(differs))
    for articles, words in long_runs(shared.digest):
        if article.id in articles:
            others = tuple((n.page, f"{n.letter} {n.beside}") for a, n in shared.named.items() if a in articles)
            own = shared.named[article.id].page
            words_too = f"Another article prints {words} of its words in a row"
            yield Watch(words_too, tuple(link for link in others if link[0] != own))
    yield from _credited(article, shared)
    missing = [f"no {what}" for name, what in _TOLD if getattr(article.identity, name) is None]
    if missing:
        yield Watch(f"It names {listing(missing)}")


def _credited(article: Article, shared: Shared) -> Iterator[Watch]:
    """Speakers lost, and sources without a name."""
    witnesses = [
        (corroboration.fact, e)
        for corroboration in shared.digest.corroborations
        for e in corroboration.evidence
        if e.passage.article == article.id
    ]
    lost = [fact for fact, e in witnesses if e.speaker_lost]
    if lost:
        yield Watch("Who speaks is not said where it says it", _rows(lost, shared))
    unnamed = [(fact, e) for fact, e in witnesses if not e.speaker_lost and _nameless(e.attribution)]
    if unnamed:
        phrases = list(dict.fromkeys(f"“{_source(e)}”" for _, e in unnamed))
        more = f" and {count(len(phrases) - MOST, 'more')}" if len(phrases) > MOST else ""
        words = f"It rests on sources without a name: {', '.join(phrases[:MOST])}{more}"
        yield Watch(words, _rows([fact for fact, _ in unnamed], shared))


def _nameless(credit: Attribution | None) -> bool:
    """Whether a source is described and not named; of a pronoun the text before it may tell the name."""
    return credit is not None and credit.kind == "unnamed" and credit.source.casefold() not in PERSONAL


def _source(evidence: Evidence) -> str:
    return " ".join(evidence.attribution.source.split()) if evidence.attribution else ""


def _sides(conflict: Conflict, article: Article) -> int:
    return sum(any(p.article == article.id for p in side.passages) for side in conflict.sides)


def _questions(conflicts: list[Conflict]) -> tuple[tuple[Markup, str], ...]:
    return tuple((href(CONFLICTS, conflict_anchor(c.id)), c.question) for c in conflicts[:MOST])


def _rows(facts: list[str], shared: Shared) -> tuple[tuple[Markup, str], ...]:
    return tuple((link, f"row {number}") for link, number in shared.layout.telling(facts, "")[:MOST])
