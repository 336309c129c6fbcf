"""Which pairs of claims are worth comparing, from an index of what they mean, never all pairs."""

from __future__ import annotations

from collections import defaultdict

from generator.facts.profile import Profile

KEEP = 40
"""Candidates kept for a claim, the likest first. Twice as many find a twentieth more of the true pairs and join no
better."""
MIN_SHARE = 0.1
"""Share of the lesser claim's weight that two claims must have in common to be compared at all."""
MOST_POSTINGS = 400
"""Claims that offer a term from which it no longer proposes pairs: what keeps growth near linear."""
Pair = tuple[int, int]


def candidates(profiles: tuple[Profile, ...]) -> dict[Pair, float]:
    """Pairs of indices of claims of different articles, smaller first and sorted, and how alike they are."""
    index: defaultdict[str, list[int]] = defaultdict(list)
    near: list[list[tuple[float, int]]] = [[] for _ in profiles]
    for j, p in enumerate(profiles):
        offered = p.meanings.offers()
        met = {i for label in offered if len(index[label]) <= MOST_POSTINGS for i in index[label]}
        for i in met:
            q = profiles[i]
            if q.article != p.article and (likeness := _likeness(p, q)):
                near[i].append((-likeness, j))
                near[j].append((-likeness, i))
        for label in offered:
            index[label].append(j)
    kept = {(min(i, j), max(i, j)): -value for i, those in enumerate(near) for value, j in sorted(those)[:KEEP]}
    return dict(sorted(kept.items()))


def _likeness(a: Profile, b: Profile) -> float:
    """How much of each one's meaning and news the other holds, 0 to 4; 0 where it is too little to go on."""
    x, y = a.meanings.met(b.meanings), b.meanings.met(a.meanings)
    if max(x, y) < MIN_SHARE * min(a.meanings.weight, b.meanings.weight):
        return 0.0
    shares = [(x, a.meanings), (y, b.meanings), (a.told.met(b.told), a.told), (b.told.met(a.told), b.told)]
    return round(sum(share / terms.weight for share, terms in shares if terms.weight), 6)
