"""A digest to the pages of its site: file in ``content/`` to text."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from jinja2 import Environment

from ..edition import Changes
from ..escape import front_matter, script_json
from ..export import SCHEMA, read_schema
from ..model import Digest, Row
from . import cards, changed, lead, outside, people, quotes, score, share, timeline
from .charts import bar, graph, grid
from .environment import environment
from .layout import INDEX, lay_out
from .links import heading
from .names import name_articles
from .notes import write_notes
from .rows import RowView, row_view
from .shared import Shared
from .shown import ALL, Shown
from .sources import sources
from .support import doubtful, support, weighty

GRID = "grid.html"
DIFFERENCES = "conflicts.html"
TASTE = 3
"""Rows of a topic on the front page, where the topic has a page of its own."""


def render(
    digest: Digest,
    changes: Changes | None = None,
    *,
    templates: Path | None = None,
    show: frozenset[Shown] = ALL,
) -> dict[str, str | bytes]:
    """Every generated file but ``digest.json``.

    Args:
        digest: the story.
        changes: what is new since an earlier edition.
        templates: a folder of templates that take the place of ours of the same name.
        show: the parts that can be left out and are not.

    Raises:
        ValueError: the digest holds no article or no row.
    """
    shared = share_out(digest, changes, show)
    env = environment(templates)
    pages: dict[str, str | bytes] = {}
    for path, template, title, context in _pages(shared, show):
        head = front_matter(_meta(title, shared, path))
        pages[path] = head + "\n" + _page(env, template, title, shared, context)
    pages["facts.csv"] = share.to_csv(shared)
    pages[SCHEMA] = read_schema()
    return pages


def share_out(digest: Digest, changes: Changes | None = None, show: frozenset[Shown] = ALL) -> Shared:
    """What every view needs."""
    layout = lay_out(digest, key_facts=Shown.KEY_FACTS in show)
    named = name_articles(digest.articles)
    backed = {row.id: support(row, digest) for row in layout.order}
    return Shared(digest, layout, named, write_notes(digest, layout, named, backed), backed, changes)


Page = tuple[str, str, str, dict[str, Any]]


def _pages(shared: Shared, show: frozenset[Shown]) -> Iterator[Page]:
    """File, template, title and view of every page."""
    digest = shared.digest
    found = sources.sources(shared)
    yield "index.md", "index.md.j2", digest.title, _index(shared, found, show)
    if shared.layout.split:
        for section in shared.layout.sections:
            view = {"section": section, "rows": _rows(section.rows, shared)}
            yield section.page.replace(".html", ".md"), "topic.md.j2", section.title, view
    if Shown.GRID in show and (table := grid.grid(shared, GRID)) is not None:
        yield "grid.md", "grid.md.j2", "Who reported what", {"grid": table}
    differences = weighty(digest)
    minor = tuple(c for c in digest.conflicts if c.severity != "conflict")
    yield (
        "conflicts.md",
        "conflicts.md.j2",
        "Where accounts differ",
        {
            "cards": cards.cards(differences, shared, DIFFERENCES),
            "doubtful": cards.cards(doubtful(digest), shared, DIFFERENCES),
            "variations": cards.cards(minor, shared, DIFFERENCES),
            "cleared": cards.cleared(shared),
        },
    )
    yield "sources.md", "sources.md.j2", "Sources", {"sources": found}
    for source in found:
        title = f"{source.article.letter}: {source.article.name}"
        yield f"source-{source.article.id}.md", "source.md.j2", title, {"source": source}
    if (told := changed.record(shared)) is not None:
        yield "changes.md", "changes.md.j2", "What changed", {"record": told}
    yield "about.md", "about.md.j2", "How this sheet was made", {"score": score.score(digest)}


def _index(shared: Shared, found: tuple[sources.Source, ...], show: frozenset[Shown]) -> dict[str, Any]:
    digest, layout = shared.digest, shared.layout
    limit = TASTE if layout.split else None
    first, key = row_view(layout.lead, shared), _rows(layout.key, shared)
    rows = [(s, _rows(s.rows, shared)) for s in layout.sections]
    return {
        "first": first,
        "lead": lead.lead(shared),
        "changed": changed.record(shared),
        "bar": bar.origin_bar(shared.backed[layout.lead.id], digest, shared.named),
        "key": key,
        "cards": cards.cards(weighty(digest)[: cards.WEIGHTIEST], shared, INDEX),
        "differences": len(weighty(digest)),
        "doubtful": len(doubtful(digest)),
        "lookalikes": len(digest.cleared),
        "sections": [(s, those[:limit]) for s, those in rows],
        "notes_rows": [first, *key, *(r for _, those in rows for r in those)],
        "untold": outside.untold(shared),
        "quotations": quotes.quotations(shared) if Shown.QUOTATIONS in show else (),
        "quotes_open": quotes.OPEN,
        "moments": timeline.timeline(shared) if Shown.TIMELINE in show else (),
        "people": people.people(shared) if Shown.PEOPLE in show else (),
        "kinds": grid.by_support(shared) if Shown.GRID in show else (),
        "graph": graph.graph(shared) if Shown.CREDITS in show else None,
        "sources": found,
        "score": score.score(digest),
        "data": script_json(share.json_ld(shared)),
    }


def _rows(rows: tuple[Row, ...], shared: Shared) -> list[RowView]:
    return [row_view(row, shared) for row in rows]


def _page(env: Environment, template: str, title: str, shared: Shared, view: dict[str, Any]) -> str:
    text = env.get_template(template).render(
        title=title, heading=heading(title), digest=shared.digest, layout=shared.layout, named=shared.named, **view
    )
    return text.strip() + "\n"


def _meta(title: str, shared: Shared, path: str) -> dict[str, str | bool]:
    """What MkDocs and its themes read, and the plugin ``macros``: the page is no template of the site it stands in."""
    about = share.describe(shared)
    description = about if path == "index.md" else f"{shared.digest.title}: {about}"
    return {"title": title, "description": description, "render_macros": False}
