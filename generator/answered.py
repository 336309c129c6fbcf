"""What a language model was asked and answered about one row, fact or difference, for the terminal."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from .escape import plain
from .model import Digest, Passage
from .reading.evidence import find_words
from .reading.recorded import Recorded

INDENT = "   "
LONGEST = 600
"""Characters of an answer's item that are shown."""


def answered(digest: Digest, name: str, seeds: Path) -> Iterator[str]:
    """The items of recorded answers that quote a passage of the row, fact or difference, each below its question."""
    passages = tuple(_passages(digest, name.split("-", 1)[-1] if name[:2] in ("f-", "c-") else name))
    yield f"Asked and answered ({plain(digest.maker.model)})"
    recorded = Recorded(seeds)
    for answer in digest.maker.answers:
        path = recorded.path(answer)
        try:
            kept = json.loads(path.read_bytes())
        except (OSError, ValueError, RecursionError):
            continue
        those = [item for item in _items(kept.get("answer")) if _quotes(item, passages, digest)]
        if those:
            about, task = plain(str(kept.get("about"))), plain(str(kept.get("task")))
            yield f"{INDENT} {about}: asked by templates/prompts/{task}.md, answered in {path}"
        for item in those:
            words = plain(json.dumps(item, ensure_ascii=False))
            yield f"{INDENT}   {words[:LONGEST]}{' …' if len(words) > LONGEST else ''}"


def _passages(digest: Digest, name: str) -> Iterator[Passage]:
    for row in digest.sheet.rows:
        if name in (row.id, f"row-{row.id}"):
            for part in row.parts:
                for fact in part.facts:
                    yield from (c.passage for c in digest.fact[fact].claims)
    if name in digest.fact:
        yield from (c.passage for c in digest.fact[name].claims)
    for conflict in digest.conflicts:
        if conflict.id == name:
            yield from (p for side in conflict.sides for p in side.passages)


def _items(answer: Any) -> Iterator[dict[str, Any]]:
    """What stands in the lists of an answer."""
    for those in answer.values() if isinstance(answer, dict) else ():
        yield from (item for item in those if isinstance(item, dict)) if isinstance(those, list) else ()


def _quotes(item: Any, passages: tuple[Passage, ...], digest: Digest) -> bool:
    """Whether words that an item copied stand in one of these passages, or around one."""
    if isinstance(item, dict):
        words = item.get("words")
        here = isinstance(words, str) and any(
            find_words(digest.article[p.article].text, p.span, words) is not None for p in passages
        )
        return here or any(_quotes(value, passages, digest) for value in item.values())
    return isinstance(item, list) and any(_quotes(value, passages, digest) for value in item)
