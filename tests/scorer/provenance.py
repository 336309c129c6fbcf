"""Copies and outlets: who took whose words, and who is who."""

from __future__ import annotations

import itertools
import re
from pathlib import Path
from typing import Any

from tests.scorer.citations import Figures
from tests.scorer.places import Place, meet, ratio
from tests.scorer.reading import Story

Pair = tuple[Place, Place]


def outlet_key(name: str | None) -> str:
    """An outlet's name without what a reader would not miss."""
    return re.sub(r"[^a-z0-9]", "", re.sub(r"^the\s+", "", (name or "").lower()))


def pairs(groups: list[list[Place]]) -> list[Pair]:
    """Every two passages of a group that stand in different articles."""
    return [(a, b) for group in groups for a, b in itertools.combinations(group, 2) if a[0] != b[0]]


def same(p: Pair, q: Pair) -> bool:
    """Whether two pairs are one, in either order."""
    return any(all(meet(a, b) for a, b in zip(p, order, strict=True)) for order in (q, q[::-1]))


def figures(story: Story, digest: dict[str, Any]) -> Figures:
    """Every figure about copies and outlets."""
    gold = pairs([list(zip(c["files"], c["spans"], strict=False)) for c in story.gold.get("copied", [])])
    ours = pairs([[(e["file"], e["span"]) for e in c["passages"]] for c in digest.get("copies", [])])
    named = {Path(s["file"]).name: s.get("outlet") for s in digest["sources"]}
    documents = story.gold["documents"]
    known = sum(outlet_key(named.get(d["file"])) == outlet_key(d.get("outlet")) for d in documents)
    return {
        "copy_recall": ratio(sum(any(same(g, o) for o in ours) for g in gold), len(gold)),
        "copy_precision": ratio(sum(any(same(g, o) for g in gold) for o in ours), len(ours)),
        "outlet_accuracy": ratio(known, len(documents)),
    }
