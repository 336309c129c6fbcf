"""Which pairs of claims are worth comparing, from an index of rare terms, never all pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator

from generator.facts.profile import Profile

KEEP = 40
"""Candidates kept for a claim, the likest first. Measured: 24 lost a tenth of the true pairs that 40 find."""
MIN_SHARE = 0.1
"""Share of the lesser claim's weight that two claims must have in common to be compared at all."""
MOST_POSTINGS = 400
"""Claims that hold a term from which it no longer proposes pairs: what keeps growth near linear."""
BY_SENTENCE = 6
"""Likest sentences of other articles whose clauses are compared with a sentence's, whatever words they use."""


def candidates(profiles: tuple[Profile, ...]) -> tuple[tuple[int, int], ...]:
    """Pairs of indices of claims of different articles, smaller first, sorted."""
    found: set[tuple[int, int]] = set()
    for i, others in enumerate(_alike(profiles)):
        found.update((min(i, j), max(i, j)) for j in others)
    return tuple(sorted(found))


def _alike(profiles: tuple[Profile, ...]) -> Iterator[list[int]]:
    index: defaultdict[str, list[int]] = defaultdict(list)
    for i, p in enumerate(profiles):
        for term in p.senses.terms:
            index[term].append(i)
        for term in p.hints.terms:
            index[term].append(i)
    for p in profiles:
        common: Counter[int] = Counter()
        for bag in (p.senses, p.hints):
            for term, weight in bag.terms.items():
                postings = index[term]
                if len(postings) <= MOST_POSTINGS:
                    for j in postings:
                        common[j] += weight * weight  # type: ignore[assignment]
        mine = p.senses.norm**2
        scored = []
        for j, weight in common.items():
            q = profiles[j]
            if q.article != p.article:
                share = weight / max(1e-9, min(mine, q.senses.norm**2))
                if share >= MIN_SHARE:
                    scored.append((-weight / max(1e-9, p.senses.norm * q.senses.norm), j))
        scored.sort()
        yield [j for _, j in scored[:KEEP]]
