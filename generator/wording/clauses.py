"""A fact's statement: its clause as it stands in its row, or in its article where no row tells it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ..model import Article, Claim, Fact, Repair, Row, Span


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
    by_article: dict[str, list[Row]] = {}
    for row in rows:
        by_article.setdefault(row.passage.article, []).append(row)
    for fact in facts:
        near = (row for a in fact.articles for row in by_article.get(a, ()))
        row_of = next((row for row in near if any(own_claims(fact, row))), None)
        if row_of is not None:
            found.setdefault(fact.id, row_of)
    return found


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
