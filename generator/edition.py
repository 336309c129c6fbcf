"""What changed since an earlier edition: the ``digest.json`` of then, which the editor put beside the articles.

The earlier edition is an input like the articles. Were it whatever the content folder holds, the pages would depend on
how often they were built, and the same articles would no longer give the same pages.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .articles.files.folder import PREVIOUS
from .errors import BadFile, SeedError
from .export import to_data
from .model import Digest

SAME = 0.5
"""Share of the passages of the shorter row that both must quote to be one row under a new id. A judgement."""


@dataclass(frozen=True, slots=True)
class Told:
    """A row as an edition tells it."""

    id: str
    text: str
    articles: int
    origins: tuple[str, ...]
    passages: frozenset[tuple[str, str]]
    """Article and words."""


@dataclass(frozen=True, slots=True)
class Edition:
    """What is compared of a digest."""

    rows: tuple[Told, ...]
    differences: dict[str, str]
    """Id and question of each difference of matter."""
    articles: dict[str, str]
    """Id and name."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What an edition has that the earlier one had not, and the reverse; what is still there by its id."""

    new: tuple[str, ...]
    gone: tuple[str, ...]
    """Texts, as the earlier edition worded them."""
    support: tuple[tuple[str, Told, Told], ...]
    """Row, and how it was told then and is now."""
    opened: tuple[str, ...]
    closed: tuple[str, ...]
    """Questions."""
    added: tuple[str, ...]
    removed: tuple[str, ...]
    """Names of articles."""


def read_edition(seeds: Path) -> Edition | None:
    """The earlier edition that stands beside the articles, or None.

    Raises:
        SeedError: the file is no ``digest.json``.
    """
    path = seeds / PREVIOUS
    if not path.exists() and not path.is_symlink():
        return None
    line, key, reason = None, "", "not the digest.json of an earlier edition"
    try:
        return edition(json.loads(path.read_text("utf-8-sig")))
    except json.JSONDecodeError as error:
        line, reason = error.lineno, f"not readable as JSON: {error.msg}"
    except OSError as error:
        reason = f"cannot be read: {error.strerror}"
    except KeyError as error:
        key, reason = str(error.args[0]), f"missing, so this is {reason}"
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        pass  # the words above say it
    raise SeedError((BadFile(PREVIOUS, reason, "copy that file here again, or remove it", line, key),))


def edition(data: dict[str, Any]) -> Edition:
    """What is compared of a digest as plain data."""
    facts = {str(fact["id"]): fact for fact in data["facts"]}
    return Edition(
        rows=tuple(_told(row, facts) for row in data.get("rows") or map(_as_row, data["facts"])),
        differences={
            str(c["id"]): str(c["about"])
            for c in data["conflicts"]
            if c["severity"] == "conflict" and c.get("sure", True)
        },
        articles={str(s["id"]): str(s["outlet"] or s["file"]) for s in data["sources"]},
    )


def compare(before: Edition, digest: Digest) -> Changes:
    """What changed from an earlier edition to a digest."""
    now = edition(to_data(digest))
    pairs = _paired(before, now)
    kept = set(pairs.values())
    old = {row.id: row for row in before.rows}
    return Changes(
        new=tuple(r.id for r in now.rows if r.id not in pairs),
        gone=tuple(r.text for r in before.rows if r.id not in kept),
        support=tuple(
            (r.id, then, r)
            for r in now.rows
            if r.id in pairs
            for then in (old[pairs[r.id]],)
            if (then.articles, set(then.origins)) != (r.articles, set(r.origins))
        ),
        opened=_without(now.differences, before.differences, keys=True),
        closed=_without(before.differences, now.differences, keys=False),
        added=tuple(name for id_, name in now.articles.items() if id_ not in before.articles),
        removed=tuple(name for id_, name in before.articles.items() if id_ not in now.articles),
    )


def _as_row(fact: dict[str, Any]) -> dict[str, Any]:
    """A fact of an edition without rows, which told each in a line of its own, as such."""
    return {"id": fact["id"], "text": fact["statement"], "parts": [{"facts": [fact["id"]]}]}


def _told(row: dict[str, Any], facts: dict[str, dict[str, Any]]) -> Told:
    told = [facts[str(fact)] for part in row["parts"] for fact in part["facts"]]
    quoted = [*(e for fact in told for e in fact["evidence"]), *([row["passage"]] if "passage" in row else [])]
    passages = frozenset((str(e["source"]), str(e["quote"])) for e in quoted)
    return Told(
        id=str(row["id"]),
        text=str(row["text"]),
        articles=len({source for source, _ in passages}),
        origins=tuple(dict.fromkeys(str(name) for fact in told for name in fact["corroboration"]["origins"])),
        passages=passages,
    )


def _paired(before: Edition, now: Edition) -> dict[str, str]:
    """Id of each row that was told before, to its id then: by id, by text, by the passages it quotes."""
    left = {row.id: row for row in before.rows}
    place = {row.id: n for n, row in enumerate(before.rows)}
    pairs = {row.id: row.id for row in now.rows if left.pop(row.id, None)}
    worded: dict[str, list[Told]] = {}
    quoting: dict[tuple[str, str], list[Told]] = {}
    for then in left.values():
        worded.setdefault(then.text, []).append(then)
        for passage in sorted(then.passages):
            quoting.setdefault(passage, []).append(then)
    for row in now.rows:
        same = next((then for then in worded.get(row.text, ()) if then.id in left), None)
        if same and row.id not in pairs:
            pairs[row.id] = left.pop(same.id).id
    for row in now.rows:
        if row.id not in pairs:
            near = {then.id: then for passage in sorted(row.passages) for then in quoting.get(passage, ())}
            alike = [(_same_passages(then, row), place[then.id]) for then in near.values() if then.id in left]
            share, at = max(alike, default=(0.0, 0), key=lambda found: (found[0], -found[1]))
            if share > SAME:
                pairs[row.id] = left.pop(before.rows[at].id).id
    return pairs


def _same_passages(a: Told, b: Told) -> float:
    return len(a.passages & b.passages) / max(1, min(len(a.passages), len(b.passages)))


def _without(those: dict[str, str], others: dict[str, str], *, keys: bool) -> tuple[str, ...]:
    """Differences that the others lack, by id and by question; their ids or their questions."""
    asked = set(others.values())
    lacking = [(k, q) for k, q in those.items() if k not in others and q not in asked]
    return tuple(k if keys else q for k, q in lacking)
