"""The digest as plain data in the form of ``digest.schema.json``."""

from __future__ import annotations

import json
from typing import Any

from .model import Claim, Digest, Evidence, Part, Passage, Row


def to_json(digest: Digest) -> str:
    """``digest.json``: stable key order, one trailing newline."""
    return json.dumps(to_data(digest), ensure_ascii=False, indent=1) + "\n"


def to_data(digest: Digest) -> dict[str, Any]:
    """The digest as dictionaries and lists."""
    text = {a.id: a.text for a in digest.articles}

    def passage(p: Passage) -> dict[str, Any]:
        return {"source": p.article, "start": p.span.start, "end": p.span.end, "quote": p.span.of(text[p.article])}

    def evidence(claim: Claim, witness: Evidence) -> dict[str, Any]:
        chain = list(witness.attribution.chain) if witness.attribution else []
        return {**passage(claim.passage), "attribution": chain, "hedged": bool(claim.hedge)}

    flagged: dict[str, list[str]] = {}
    for conflict in digest.conflicts:
        for fact in conflict.facts:
            flagged.setdefault(fact, []).append(conflict.id)
    return {
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
            }
            for c in digest.conflicts
        ],
        "copies": [{"passages": [passage(p) for p in c.passages]} for c in digest.copies],
        "rows": [row_data(r, passage(r.passage)) for r in digest.sheet.rows],
        "cleared": [{"about": c.about, "a": passage(c.a), "b": passage(c.b), "why": c.why} for c in digest.cleared],
    }


def row_data(row: Row, passage: dict[str, Any]) -> dict[str, Any]:
    """A row as the schema has it; a part's letters are its row's article and those of its facts' evidence."""

    def part_data(part: Part) -> dict[str, Any]:
        own = {"source": row.passage.article, "start": part.span.start, "end": part.span.end}
        data = {"start": part.start, "end": part.end, "passage": own, "facts": list(part.facts)}
        return data | ({"conflicts": list(part.conflicts), "differ": list(part.differ)} if part.conflicts else {})

    return {
        "id": row.id,
        "section": row.section,
        "key": row.key,
        "text": row.text,
        "passage": passage,
        "parts": [part_data(p) for p in row.parts],
    }
