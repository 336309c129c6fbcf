"""A fact's statement: its clause as it stands in its row, or in its article where no row tells it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace

from ..model import Article, Claim, Fact, Repair, Row, Span
from ..model.overlaps import Overlaps


def word_facts(facts: Iterable[Fact], rows: Iterable[Row], articles: Iterable[Article]) -> tuple[Fact, ...]:
    """Facts with their statements."""
    text = {a.id: a.text for a in articles}
    facts = tuple(facts)
    home = homes(facts, rows)
    return tuple(replace(fact, statement=_statement(fact, home.get(fact.id), text)) for fact in facts)


def homes(facts: Iterable[Fact], rows: Iterable[Row]) -> dict[str, Row]:
    """For each fact that a row tells the first row that cites it, or else whose sentence is a passage of it.

    A part cites a fact only if all evidence of it is sure; its sentence tells the fact none the less.
    """
    rows = tuple(rows)
    found: dict[str, Row] = {}
    for row in rows:
        for cited in (fact for part in row.parts for fact in part.facts):
            found.setdefault(cited, row)
    by_article: dict[str, list[tuple[Span, int]]] = {}
    for n, row in enumerate(rows):
        by_article.setdefault(row.passage.article, []).append((row.passage.span, n))
    placed = {article: Overlaps((span, (span, n)) for span, n in those) for article, those in by_article.items()}
    for fact in facts:
        if fact.id not in found and (those := [n for n in map(_first(fact, placed), fact.articles) if n is not None]):
            found[fact.id] = rows[those[0]]
    return found


def _first(fact: Fact, placed: Mapping[str, Overlaps[tuple[Span, int]]]) -> Callable[[str], int | None]:
    """Of an article the first row whose own sentence says something of a fact, by its number."""

    def first(article: str) -> int | None:
        own = (c.span for c in fact.claims if c.article == article and article in placed)
        return min((n for c in own for span, n in placed[article].meeting(c) if span.holds(c)), default=None)

    return first


def shown(text: str, span: Span, repairs: Iterable[Repair] = ()) -> str:
    """Words of an article as a row shows them: white space made one blank, each repair in its place.

    A repair that reaches into the span from outside, as one can whose words a clause takes up, is shown whole.
    """
    pieces: list[str] = []
    at = span.start
    for repair in repairs:
        own = repair.span
        if own.overlap(span) or (len(own) == 0 and span.start <= own.start < span.end):
            pieces += [text[at : own.start], repair.put]
            at = max(at, own.end)
    pieces.append(text[at : span.end])
    return " ".join("".join(pieces).split())


def own_claims(fact: Fact, row: Row) -> Iterator[Claim]:
    """What the row's own sentence says of a fact."""
    own = row.passage
    yield from (c for c in fact.claims if c.article == own.article and own.span.holds(c.span))


def _statement(fact: Fact, row: Row | None, text: dict[str, str]) -> str:
    if row is not None and (claim := next(own_claims(fact, row), None)) is not None:
        return shown(text[claim.article], claim.span, row.repairs)
    first = fact.claims[0]
    return shown(text[first.article], first.span)
