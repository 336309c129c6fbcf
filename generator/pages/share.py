"""What other programs read: a table of the facts and the page's description of itself."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

from ..escape import csv_cell, plain, safe_url
from ..model import Part, Row
from .shared import Shared
from .support import support, weighty
from .words import count

CLAIMS = 60
"""Rows described in the page's head; the table and ``digest.json`` have them all."""
_COLUMNS = (
    *(
        "row",
        "row_id",
        "topic",
        "text",
        "part",
        "part_text",
        "facts",
        "articles",
        "named_origins",
        "origins",
        "differs",
    ),
    *("letter", "outlet", "date", "whose", "attribution", "hedge", "passage", "link"),
)
_DATA = (
    ("Everything as data", "application/json", "digest.json"),
    ("The facts as a table", "text/csv", "facts.csv"),
)


def to_csv(shared: Shared) -> str:
    """One line for each part of each row and each article that reports it; what is the same is repeated.

    ``whose`` tells whether the article's own sentence is the row, or a note behind it.
    """
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_COLUMNS)
    differing = {c.id for c in weighty(shared.digest)}
    for row in shared.layout.order:
        start = 0
        for i, part in enumerate(row.parts, 1):
            backed = support(row, shared.digest, part)
            about = (
                *(shared.layout.number[row.id], row.id, row.section or "", row.text),
                *(i, row.text[start : part.end].strip(), " ".join(part.facts)),
                *(len(backed.articles), len(backed.named), "; ".join(o.name for o in backed.named)),
                "yes" if differing.intersection(part.conflicts) else "no",
            )
            start = part.end
            for cells in _witnesses(row, part, shared):
                table.writerow(csv_cell(v) if isinstance(v, str) else v for v in (*about, *cells))
    return out.getvalue()


def _witnesses(row: Row, part: Part, shared: Shared) -> Iterator[tuple[str, ...]]:
    notes = {note.passage: note for note in shared.notes[row.id]}
    link = shared.layout.link(row.id, "")
    passages = {note.passage.article: note.passage for note in reversed(part.notes)} | {
        row.passage.article: row.passage
    }
    for article in row.articles(part):
        note = notes[passages[article]]
        named = note.article
        whose = "row" if note.passage == row.passage else "note"
        yield named.letter, named.name, named.date, whose, note.relation, note.hedge, note.quote, link


def describe(shared: Shared) -> str:
    """The sheet in one sentence, for search engines and previews."""
    digest = shared.digest
    n, facts = len(digest.articles), len(digest.facts)
    told = f"{count(facts, 'fact')} from {count(n, 'article')} in {count(len(digest.sheet.rows), 'sentence')}"
    return f"{told}, each with the exact words it rests on, and where the accounts differ."


def json_ld(shared: Shared) -> dict[str, Any]:
    """The sheet as schema.org data: an Article that cites the sources, and its rows as Claims."""
    sources = {a: _work(named.name, named.headline, named.url) for a, named in shared.named.items()}
    published = [a.identity.published.value for a in shared.digest.articles if a.identity.published]
    return {
        "@context": "https://schema.org",
        "@type": "Article",
        "headline": shared.digest.title[:110],
        "description": describe(shared),
        "inLanguage": "en",
        **({"temporalCoverage": f"{min(published)}/{max(published)}"} if published else {}),
        "citation": list(sources.values()),
        "encoding": [
            {"@type": "MediaObject", "name": name, "encodingFormat": form, "contentUrl": file}
            for name, form, file in _DATA
        ],
        "hasPart": [
            {
                "@type": "Claim",
                "@id": str(shared.layout.link(row.id)),
                "text": row.text,
                "appearance": [sources[a] for a in shared.backed[row.id].articles],
            }
            for row in shared.layout.order[:CLAIMS]
        ],
    }


def _work(outlet: str, headline: str, url: str) -> dict[str, Any]:
    work: dict[str, Any] = {"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": outlet}}
    if headline:
        work["headline"] = headline
    if safe_url(url):
        work["url"] = plain(url)
    return work
