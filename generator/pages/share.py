"""What other programs read: a table of the facts and the page's description of itself."""

from __future__ import annotations

import csv
import io
from typing import Any

from ..escape import csv_cell, plain, safe_url
from .rows import Shared
from .support import named_origins, weighty

CLAIMS = 60
"""Facts described in the page's head; the table and ``digest.json`` have them all."""
_COLUMNS = (
    *("number", "part_of", "id", "statement", "topic", "articles", "named_origins", "origins", "support", "differs"),
    *("outlet", "date", "attribution", "passage", "link"),
)
_DATA = (
    ("Everything as data", "application/json", "digest.json"),
    ("The facts as a table", "text/csv", "facts.csv"),
)


def to_csv(shared: Shared) -> str:
    """One line for each passage of each fact, the fact's own columns repeated.

    ``part_of`` is the number of the fact in whose row a narrower one is told; without those each thing stands once.
    """
    out = io.StringIO()
    table = csv.writer(out, lineterminator="\n")
    table.writerow(_COLUMNS)
    digest = shared.digest
    differs = {f for c in weighty(digest) for f in c.facts}
    number = shared.layout.number
    whole = {part.id: number[fact] for fact, parts in shared.layout.parts.items() for part in parts}
    for fact in sorted(digest.facts, key=lambda f: number[f.id]):
        support = digest.corroboration[fact.id]
        about = (
            number[fact.id],
            whole.get(fact.id, ""),
            fact.id,
            fact.statement,
            fact.topic or "",
            support.articles,
            len(named_origins(support)),
            "; ".join(o.name for o in named_origins(support)),
            support.words,
            "yes" if fact.id in differs else "no",
        )
        link = shared.layout.link(fact.id, "")
        for note in shared.notes[fact.id]:
            row = (*about, note.article.name, note.article.date, note.relation, note.quote, link)
            table.writerow(csv_cell(v) if isinstance(v, str) else v for v in row)
    return out.getvalue()


def describe(shared: Shared) -> str:
    """The sheet in one sentence, for search engines and previews."""
    digest = shared.digest
    n, facts = len(digest.articles), len(digest.facts)
    return f"{facts} facts from {n} articles, each with the exact words it rests on, and where the accounts differ."


def json_ld(shared: Shared) -> dict[str, Any]:
    """The sheet as schema.org data: an Article that cites the sources, and its facts as Claims."""
    sources = {a: _work(named.name, named.headline, named.url) for a, named in shared.named.items()}
    facts = sorted(shared.digest.facts, key=lambda f: shared.layout.number[f.id])[:CLAIMS]
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
                "@id": str(shared.layout.link(fact.id)),
                "text": fact.statement,
                "appearance": [sources[a] for a in fact.articles],
            }
            for fact in facts
        ],
    }


def _work(outlet: str, headline: str, url: str) -> dict[str, Any]:
    work: dict[str, Any] = {"@type": "NewsArticle", "publisher": {"@type": "Organization", "name": outlet}}
    if headline:
        work["headline"] = headline
    if safe_url(url):
        work["url"] = plain(url)
    return work
