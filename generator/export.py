"""The digest as plain data in the form of ``digest.schema.json``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from .model import Claim, Digest, Evidence, Part, Passage, Row

SCHEMA = "digest.schema.json"
"""The form of the data as a JSON schema: a file of the package, published beside the data, which names it."""


def read_schema() -> str:
    """The schema as it is published."""
    return Path(__file__).with_name(SCHEMA).read_text("utf-8")


def to_json(digest: Digest) -> str:
    """``digest.json``: stable key order, one trailing newline."""
    return json.dumps(to_data(digest), ensure_ascii=False, indent=1) + "\n"


def to_data(digest: Digest) -> dict[str, Any]:
    """The digest as dictionaries and lists."""

    def passage(p: Passage) -> dict[str, Any]:
        article = digest.article[p.article]
        place = article.in_file(p.span)
        return {"source": article.id, "start": place.start, "end": place.end, "quote": place.of(article.source)}

    def evidence(claim: Claim, witness: Evidence) -> dict[str, Any]:
        chain = list(witness.attribution.chain) if witness.attribution else []
        return {**passage(claim.passage), "attribution": chain, "hedged": bool(claim.hedge)}

    flagged: dict[str, list[str]] = {}
    for conflict in digest.conflicts:
        for fact in conflict.facts:
            flagged.setdefault(fact, []).append(conflict.id)
    return {
        "$schema": SCHEMA,
        "version": 2,
        "title": digest.title,
        "sources": [
            {
                "id": a.id,
                "file": a.file,
                "sha256": a.sha256,
                **{
                    key: stated.value if (stated := getattr(a.identity, key)) else None
                    for key in ("outlet", "headline", "author", "published", "url")
                },
            }
            for a in digest.articles
        ],
        "facts": [
            {
                "id": f.id,
                "statement": f.statement,
                "section": f.topic,
                "evidence": [evidence(c, e) for c, e in zip(f.claims, w.evidence, strict=True)],
                "corroboration": {
                    "outlets": w.outlets,
                    "independent": w.independent,
                    "origins": [o.name for o in w.origins],
                },
                "conflicts": flagged.get(f.id, []),
            }
            for f in (*digest.facts, *digest.sheet.cores)
            for w in (digest.corroboration[f.id],)
        ],
        "conflicts": [
            {
                "id": c.id,
                "kind": c.kind,
                "severity": c.severity,
                "about": c.question,
                "sides": [{"value": s.value, "evidence": [passage(p) for p in s.passages]} for s in c.sides],
                **({} if c.sure else {"sure": False}),
            }
            for c in digest.conflicts
        ],
        "copies": [{"passages": [passage(p) for p in c.passages]} for c in digest.copies],
        "rows": [_row(r, passage) for r in digest.sheet.rows],
        **_reader(digest),
        "cleared": [{"about": c.about, "a": passage(c.a), "b": passage(c.b), "why": c.why} for c in digest.cleared],
    }


def _reader(digest: Digest) -> dict[str, Any]:
    """Who read the articles, where it is not the built-in reading."""
    maker = digest.maker
    return {"reader": {"model": maker.model, "answers": list(maker.answers)}} if maker.model else {}


def _row(row: Row, passage: Callable[[Passage], dict[str, Any]]) -> dict[str, Any]:
    """A part's letters are its row's article and those of its facts' evidence."""

    def part_data(part: Part) -> dict[str, Any]:
        return {
            "start": part.start,
            "end": part.end,
            "passage": passage(Passage(row.passage.article, part.span)),
            "facts": list(part.facts),
            "conflicts": list(part.conflicts),
            "differ": list(part.differ),
        }

    return {
        "id": row.id,
        "section": row.section,
        "key": row.key,
        "text": row.text,
        "passage": passage(row.passage),
        "parts": [part_data(p) for p in row.parts],
    }
