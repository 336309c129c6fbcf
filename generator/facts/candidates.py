"""Which pairs of claims are worth comparing, from an index of rare terms, never all pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

from generator.facts.profile import Profile

KEEP = 40
"""Candidates kept for a claim, the likest first. Measured: 24 lost a tenth of the true pairs that 40 find."""
MIN_SHARE = 0.1
"""Share of the lesser claim's weight that two claims must have in common to be compared at all."""
MOST_POSTINGS = 400
"""Claims that hold a term from which it no longer proposes pairs: what keeps growth near linear."""
BY_SENTENCE = 2
"""Likest sentences of another article whose claims are all compared with a sentence's."""
Place = tuple[str, int]
"""An article's id and the index of a sentence in it."""


def candidates(profiles: tuple[Profile, ...]) -> tuple[tuple[int, int], ...]:
    """Pairs of indices of claims of different articles, smaller first, sorted."""
    found: set[tuple[int, int]] = set()
    for i, others in enumerate(_alike(profiles)):
        found.update((min(i, j), max(i, j)) for j in others)
    found.update(_of_alike_sentences(profiles, found))
    return tuple(sorted(found))


def _of_alike_sentences(
    profiles: tuple[Profile, ...], found: Iterable[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """All pairs of claims of two sentences that are among each other's likest, whatever words the claims use."""
    inside: defaultdict[Place, list[int]] = defaultdict(list)
    for i, p in enumerate(profiles):
        inside[p.claim.article, p.claim.sentence].append(i)
    likest: defaultdict[tuple[Place, int], dict[Place, float]] = defaultdict(dict)
    for i, j in found:
        a, b = profiles[i], profiles[j]
        x, y = (a.claim.article, a.claim.sentence), (b.claim.article, b.claim.sentence)
        if y not in likest[x, b.article]:
            likest[x, b.article][y] = likest[y, a.article][x] = round(a.sentence.cosine(b.sentence), 6)
    for (x, _), others in likest.items():
        for y in sorted(others, key=lambda y: (-others[y], y))[:BY_SENTENCE]:
            yield from ((min(i, j), max(i, j)) for i in inside[x] for j in inside[y])


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
