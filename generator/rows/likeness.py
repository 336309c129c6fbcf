"""How alike a part of a row and a sentence of another article are: the signs by which a letter is given."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from ..language.quantities.compare import comparable, compatible
from ..language.times.compare import times_conflict
from ..model import Sentence, Span
from ..sparse import Floats, distinct
from .candidates import Candidate
from .novelty import Unit, Units, places
from .story import Story

NAMES = (
    "part joined",
    "row joined",
    "part near",
    "part's words there",
    "its words in the row",
    "row's words there",
    "shared weight",
    "verb there",
    "names and figures there",
    "figures that are not there",
    "best of its article",
    "joins",
    "part joined half surely",
    "part joined surely",
    "part joined very surely",
    "row joined surely",
    "best of the row's article",
    "both at the beginning",
    "length",
    "only figures shared",
    "figures clash",
    "times clash",
    "one denies",
    "both quoted words",
    "words against row's joins",
)
"""What is measured of a part and a sentence, in the order of a row of signs."""
INSIDE = 0.6
"""Share of a claim that must lie in a part for what joins the one to join the other: a whole sentence says more."""
FEW = 0.15
"""Share of the part's words below which a sentence that no fact joins is not looked at."""


class Likeness:
    """A story, ready to compare parts of rows with sentences of other articles."""

    def __init__(self, story: Story) -> None:
        self._story = story
        units = Units(story)
        self._units = {s: units.of(Candidate(story, (s,))) for s in story.sentences}
        self._keys = {s: frozenset(k for u in those for k in u.keys) for s, those in self._units.items()}
        self._of_article: dict[str, list[Sentence]] = defaultdict(list)
        for s in story.sentences:
            headline = story.headline[s.article]
            if (s.article, s.index) in story.of_sentence and not (headline and headline.overlap(s.span)):
                self._of_article[s.article].append(s)
        self._having = {
            article: places((n, self._keys[s]) for n, s in enumerate(those))
            for article, those in self._of_article.items()
        }
        self._telling: dict[tuple[str, str], list[int]] = defaultdict(list)
        for article, those in self._of_article.items():
            for n, s in enumerate(those):
                for known in dict.fromkeys(t.fact.id for t in story.of_sentence[article, s.index]):
                    self._telling[article, known].append(n)
        self._best: dict[tuple[str, Sentence], Sentence | None] = {}
        self._near: dict[tuple[str, str], float] = {}
        for fact in story.facts:
            for near in fact.nearest:
                for pair in ((near.claim, near.to), (near.to, near.claim)):
                    self._near[pair] = max(near.score, self._near.get(pair, 0.0))

    def signs(self, candidate: Candidate, part: Span, article: str) -> list[tuple[Sentence, tuple[float, ...]]]:
        """Each sentence of an article that may report a part, with its signs."""
        own = [u for s in candidate.sentences for u in self._units[s]]
        here = [u for u in own if part.start <= u.token.start < part.end]
        keys = frozenset(k for u in own for k in u.keys)
        near = set(np.flatnonzero(self._shares(here, article) >= FEW).tolist())
        near.update(n for t in candidate.told for n in self._telling.get((article, t.fact.id), ()))
        those = self._of_article[article]
        pairs = [_Pair(self, candidate, part, those[n], own, here, keys) for n in sorted(near)]
        pairs = [p for p in pairs if p.there >= FEW or p.in_row]
        best = max((p.there for p in pairs), default=0.0)
        return [(p.other, p.row(best)) for p in pairs]

    def _shares(self, units: Sequence[Unit], article: str) -> Floats:
        """For each sentence of an article the share of the units' weight that it has."""
        shared, having = np.zeros(len(self._of_article[article])), self._having.get(article, {})
        for unit in units:
            known = [having[key] for key in unit.keys if key in having]
            if known:
                shared[distinct(np.concatenate(known))] += unit.weight
        total = sum(u.weight for u in units)
        return shared / total if total else shared

    def keys(self, s: Sentence) -> frozenset[str]:
        return self._keys[s]

    def units(self, s: Sentence) -> tuple[Unit, ...]:
        return self._units[s]

    def clashes(self, candidate: Candidate, part: Span, other: Sentence) -> tuple[float, float, float, float]:
        """Whether figures differ and none agrees, likewise times; whether one of the two denies, both quote."""
        own = [t.claim for t in candidate.told if t.claim.span.overlap(part) >= 0.6 * min(len(t.claim.span), len(part))]
        those = [t.claim for t in self._story.of_sentence[other.article, other.index]]
        figures = [q for c in own for q in c.quantities if part.holds(q.span)]
        theirs = [q for c in those for q in c.quantities]
        beside = [compatible(a, b) for a in figures for b in theirs if comparable(a, b)]
        times = [t for c in own for t in c.times if part.holds(t.span)]
        when = [not times_conflict(a, b) for a in times for c in those for b in c.times if a.grain == b.grain]
        joined = [c for c in those if any(c in t.fact.claims for t in candidate.told)] or those
        denied = any(c.negated for c in own) != any(c.negated for c in joined)
        quoted = any(c.quoted for c in own) and any(c.quoted for c in those)
        return (
            float(bool(beside) and not any(beside)),
            float(bool(when) and not any(when)),
            float(denied),
            float(quoted),
        )

    def best_in(self, article: str, other: Sentence) -> Sentence | None:
        """The sentence of an article that has most of another's words."""
        if (article, other) not in self._best:
            those = self._of_article[article]
            shares = self._shares(self._units[other], article)
            near = np.flatnonzero(shares >= shares.max(initial=0.0) - 1e-6).tolist()
            rated = [(round(float(shares[n]), 6), -those[n].index, those[n]) for n in near]
            self._best[article, other] = max(rated, key=lambda r: r[:2])[2] if rated else None
        return self._best[article, other]

    def joined(self, candidate: Candidate, part: Span, other: Sentence) -> tuple[float, float, float, int]:
        """Likeness at best of a claim of the part, of the row, of a pair left apart, with the sentence; and count."""
        in_part = in_row = near = 0.0
        count = 0
        those = self._story.of_sentence[other.article, other.index]
        by_fact = defaultdict(list)
        for t in those:
            by_fact[t.fact.id].append(t.claim)
        for told in candidate.told:
            speaks = told.claim.span.overlap(part) >= INSIDE * len(told.claim.span)
            for claim in by_fact.get(told.fact.id, ()):
                score = self._story.agree(told.claim, claim, told.fact)
                in_row = max(in_row, score)
                if speaks and told.claim.kind != "title":
                    in_part, count = max(in_part, score), count + 1
            if speaks:
                near = max([near, *(self._near.get((told.claim.id, t.claim.id), 0.0) for t in those)])
        return in_part, in_row, near, count


def _share(units: list[Unit] | tuple[Unit, ...], keys: frozenset[str]) -> float:
    total = sum(u.weight for u in units)
    return sum(u.weight for u in units if u.keys & keys) / total if total else 0.0


class _Pair:
    """A part beside a sentence of another article."""

    def __init__(
        self,
        story: Likeness,
        candidate: Candidate,
        part: Span,
        other: Sentence,
        own: list[Unit],
        here: list[Unit],
        keys: frozenset[str],
    ) -> None:
        self.other = other
        self._part = part
        self._story, self._candidate, self._own, self._here, self._keys = story, candidate, own, here, keys
        self.joined, self.in_row, self._near, self._count = story.joined(candidate, part, other)
        self.there = _share(here, story.keys(other))

    def row(self, best: float) -> tuple[float, ...]:
        """The signs, in the order of ``NAMES``; ``best`` is what any sentence of the article has of the part."""
        keys, here = self._story.keys(self.other), self._here
        figures = [u for u in here if u.token.pos == "NUM"]
        back = self._story.best_in(self._candidate.article, self.other)
        shared = [u for u in here if u.keys & keys]
        return (
            self.joined,
            self.in_row,
            self._near,
            self.there,
            _share(self._story.units(self.other), self._keys),
            _share(self._own, keys),
            min(1.0, sum(u.weight for u in shared) / 5),
            _share([u for u in here if u.token.pos == "VERB"], keys),
            _share([u for u in here if u.token.pos in ("NUM", "PROPN")], keys),
            min(1.0, sum(not u.keys & keys for u in figures) / 2),
            float(self.there >= best),
            min(1.0, self._count / 3),
            float(self.joined >= 0.5),
            float(self.joined >= 0.7),
            float(self.joined >= 0.85),
            float(self.in_row >= 0.8),
            float(back in self._candidate.sentences),
            float(max(self.other.index, self._candidate.sentences[0].index) <= 2),
            min(1.0, sum(u.weight for u in here) / 10),
            float(bool(shared) and all(u.token.pos in ("NUM", "PROPN") for u in shared)),
            *self._story.clashes(self._candidate, self._part, self.other),
            self.there * self.joined,
        )
