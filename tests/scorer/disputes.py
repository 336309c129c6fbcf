"""Conflicts: which were flagged, and which only look like one."""

from __future__ import annotations

import itertools
from typing import Any

from tests.scorer.citations import Figures
from tests.scorer.places import Place, harmonic, meet, ratio
from tests.scorer.reading import Error, Story

Sides = list[list[Place]]


def hits(a: Sides, b: Sides) -> bool:
    """Two different sides of one touch two different sides of the other."""
    touching = [{n for n, other in enumerate(b) if any(meet(x, y) for x in side for y in other)} for side in a]
    return any(p and q and len(p | q) > 1 for p, q in itertools.combinations(touching, 2))


def digest_sides(conflict: dict[str, Any]) -> Sides:
    """The passages of each side of a digest's conflict."""
    return [[(e["file"], e["span"]) for e in side["evidence"]] for side in conflict["sides"]]


def gold_sides(conflict: dict[str, Any]) -> Sides:
    """The passages of each value of a gold conflict: sides that give one value are one side."""
    by_value: dict[str, list[Place]] = {}
    for s in conflict["sides"]:
        by_value.setdefault(s["value"].lower(), []).append((s["file"], s["span"]))
    return list(by_value.values())


class Disputes:
    """The conflicts of a digest laid over those of the gold."""

    def __init__(self, story: Story, digest: dict[str, Any]) -> None:
        conflicts = story.gold.get("conflicts", [])
        self.gold = story.gold
        self.real = [c for c in conflicts if c["severity"] == "real"]
        lesser = [c for c in conflicts if c["severity"] == "minor"]
        self.flagged = [c for c in digest.get("conflicts", []) if c.get("severity", "conflict") == "conflict"]
        self.match = {d["id"]: [c for c in self.real if self._same(d, c)] for d in self.flagged}
        self.excused = {
            d["id"] for d in self.flagged if not self.match[d["id"]] and any(self._same(d, c) for c in lesser)
        }

    @staticmethod
    def _same(ours: dict[str, Any], gold: dict[str, Any]) -> bool:
        return hits(digest_sides(ours), gold_sides(gold))

    def figures(self, errors: list[Error]) -> Figures:
        """Every figure about conflicts; what was missed or falsely flagged goes to ``errors``."""
        out: Figures = {}
        good = [d for d in self.flagged if self.match[d["id"]]]
        nothing = None if not self.real else 0.0
        out["conflict_precision"] = ratio(len(good), len(self.flagged) - len(self.excused)) if self.flagged else nothing
        found = {c["id"] for d in good for c in self.match[d["id"]]}
        out["conflict_recall"] = ratio(len(found), len(self.real))
        out["conflict_f1"] = harmonic(out["conflict_precision"], out["conflict_recall"])
        out["traps"] = self._traps(errors)
        kinds = sum(any(c["type"].startswith(d["kind"]) for c in self.match[d["id"]]) for d in good)
        out["kind_accuracy"] = ratio(kinds, len(good))
        for c in self.real:
            if c["id"] not in found:
                values = " | ".join(s["value"] for s in c["sides"])
                errors.append(Error("missed conflict", c["id"], c["about"], values))
        for d in self.flagged:
            if not self.match[d["id"]] and d["id"] not in self.excused:
                values = " | ".join(s["value"] for s in d["sides"])
                errors.append(Error("false conflict", d["id"], d.get("about", ""), values))
        return out

    def _traps(self, errors: list[Error]) -> int:
        apparent = [
            {"about": c["about"], "a": a, "b": b}
            for c in self.gold.get("conflicts", [])
            if c["severity"] == "apparent"
            for a, b in itertools.combinations(c["sides"], 2)
            if a["value"] != b["value"]
        ]
        open_ones = [d for d in self.flagged if not self.match[d["id"]] and d["id"] not in self.excused]
        traps = 0
        for t in self.gold.get("not_conflicts", []) + apparent:
            pair = [[(t["a"]["file"], t["a"]["span"])], [(t["b"]["file"], t["b"]["span"])]]
            if any(hits(digest_sides(d), pair) for d in open_ones):
                traps += 1
                errors.append(Error("trap", t.get("about", ""), t["a"]["quote"], t["b"]["quote"]))
        return traps
