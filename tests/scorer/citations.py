"""Facts: whether each is shown, and footnoted to the outlets that report it."""

from __future__ import annotations

import itertools
from collections.abc import Iterable
from typing import Any

from tests.scorer.places import Place, covers, find, harmonic, jaccard, meet, ratio, touches
from tests.scorer.reading import Error, Piece, Story

COARSE = 5  # evidence that states more gold facts than this is no single fact: it is not counted as showing any
PARAPHRASE = 0.6  # share of words held in common, below which two passages are worded differently

Figures = dict[str, float | int | None]


class Citations:
    """The evidence of a digest laid over the passages of the gold."""

    def __init__(self, story: Story, digest: dict[str, Any]) -> None:
        gold = story.gold
        self.story = story
        self.mentions = [Piece(s["file"], s["span"], f["id"], s["quote"]) for f in gold["facts"] for s in f["support"]]
        self.optional = {f["id"] for f in gold["facts"] if f.get("optional")}
        """Facts that are a detail of another: right to show, not asked for."""
        self.evidence = [
            Piece(e["file"], e["span"], f["id"], e["quote"]) for f in digest["facts"] for e in f["evidence"]
        ]
        self.states = [self._states(e) for e in self.evidence]
        """For each piece of evidence the gold facts it states."""
        self.shown = self._shown()
        """For each mention the digest's facts that show it."""
        self.of_fact: dict[str, list[int]] = {}
        """Indices of the mentions of each fact that is asked for."""
        for i, m in enumerate(self.mentions):
            if m.fact not in self.optional:
                self.of_fact.setdefault(m.fact, []).append(i)

    def _states(self, e: Piece) -> set[str]:
        here = [m for m in self.mentions if m.file == e.file]
        found = {m.fact for m in here if covers(e.span, m.span)}
        return found or {m.fact for m in here if covers(m.span, e.span)}  # evidence finer than the gold's span

    def _shown(self) -> list[set[str]]:
        fine = [
            e for e, stated in zip(self.evidence, self.states, strict=True) if len(stated - self.optional) <= COARSE
        ]
        return [{e.fact for e in fine if e.file == m.file and covers(e.span, m.span)} for m in self.mentions]

    def figures(self, errors: list[Error]) -> Figures:
        """Every figure about facts; what was missed or wrongly joined goes to ``errors``."""
        out: Figures = {}
        shown = [ids for ids in self.of_fact.values() if any(self.shown[i] for i in ids)]
        out["fact_recall"] = ratio(len(shown), len(self.of_fact))
        recall = self._recall(errors)
        right, claimed = self._precision(errors)
        out["cite_precision"] = ratio(right, claimed)
        out["cite_recall"] = recall["cite_recall"]
        out["cite_f1"] = harmonic(out["cite_precision"], out["cite_recall"]) if claimed else 0.0
        out["para_recall"] = recall["para_recall"]
        weights = [1 / len(g - self.optional) for g in self.states if g - self.optional]
        out["atomicity"] = ratio(sum(weights), len(weights))
        spread = [len(set[str]().union(*(self.shown[i] for i in ids))) for ids in shown]
        out["fragmentation"] = ratio(sum(spread), len(spread))
        out["leaks"] = self._leaks(errors)
        return out

    def _recall(self, errors: list[Error]) -> Figures:
        linked = asked = para_linked = para_asked = 0
        for fact, ids in self.of_fact.items():
            for i, k in itertools.combinations(ids, 2):
                a, b = self.mentions[i], self.mentions[k]
                if a.file == b.file:
                    continue
                hit = bool(self.shown[i] & self.shown[k])
                asked += 1
                linked += hit
                if jaccard(a.quote, b.quote) < PARAPHRASE:
                    para_asked += 1
                    para_linked += hit
                if not hit:
                    errors.append(Error("missed pair", fact, a.quote, b.quote))
        return {"cite_recall": ratio(linked, asked), "para_recall": ratio(para_linked, para_asked)}

    def _precision(self, errors: list[Error]) -> tuple[float, int]:
        opposed = list(_opposed(self.story))
        right, claimed = 0.0, 0
        groups: dict[str, list[int]] = {}
        for j, e in enumerate(self.evidence):
            groups.setdefault(e.fact, []).append(j)
        for fact, ids in groups.items():
            for i, k in itertools.combinations(ids, 2):
                a, b = self.evidence[i], self.evidence[k]
                both = self.states[i] & self.states[k]
                if a.file == b.file or (not both and _differ(a.place, b.place, opposed)):
                    continue
                claimed += 1
                right += len(both) / max(1, min(len(self.states[i]), len(self.states[k])))
                if not both:
                    errors.append(Error("wrong pair", fact, a.quote, b.quote))
        return right, claimed

    def _leaks(self, errors: list[Error]) -> int:
        leaks = 0
        noise = {
            d["file"]: [s for line in d.get("boilerplate", []) for s in find(self.story.texts[d["file"]], line)]
            for d in self.story.gold["documents"]
        }
        for e in self.evidence:
            reported = any(m.file == e.file and touches(e.span, m.span) for m in self.mentions)
            if not reported and any(covers(n, e.span) for n in noise.get(e.file, [])):
                leaks += 1
                errors.append(Error("leak", e.fact, e.quote, ""))
        return leaks


def _opposed(story: Story) -> Iterable[tuple[Place, Place]]:
    """Passages that give differing values: joining them is the conflict's business, not a wrong citation."""
    for c in story.gold.get("conflicts", []):
        for a, b in itertools.combinations(c["sides"], 2):
            if a["value"].lower() != b["value"].lower():
                yield (a["file"], a["span"]), (b["file"], b["span"])


def _differ(x: Place, y: Place, opposed: list[tuple[Place, Place]]) -> bool:
    return any((meet(x, a) and meet(y, b)) or (meet(x, b) and meet(y, a)) for a, b in opposed)
