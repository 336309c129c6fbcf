"""Runs of words that two articles share: a shingle index, then a local alignment that bears light edits."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

SHINGLE = 3  # words; edits of every fifth word leave runs of four, and of every fourth runs of three
SEED = 4  # words in one chain of shingles before its surroundings are looked at: three are often "one of the"
GAP = 5  # words on either side that an edit may put in, drop or change between two shared stretches
LOOK = 4  # words; how far beyond a run's end a further shared word is looked for
CROWD = 12  # occurrences of a shingle; beyond it each is compared with the first only, which keeps the work linear
DENSE = 0.75  # share of shared words in the longer side: 20 % edits leave 0.8; two tellings of one thing reach 0.7

Place = tuple[int, int]
"""Number of a text, and of a word in it."""


@dataclass(frozen=True, slots=True)
class Run:
    """Words that two texts share in the same order: pairs of word numbers, ascending on both sides."""

    a: int
    b: int
    pairs: tuple[tuple[int, int], ...]

    @property
    def length(self) -> int:
        """Words from its first to its last, on the longer side."""
        (a0, b0), (a1, b1) = self.pairs[0], self.pairs[-1]
        return max(a1 - a0, b1 - b0) + 1

    @property
    def dense(self) -> bool:
        return len(self.pairs) >= DENSE * self.length


def shared_runs(texts: Sequence[Sequence[str]], least: int) -> tuple[Run, ...]:
    """Dense runs of at least ``least`` shared words between any two of the texts, longest first for each two."""
    found: list[Run] = []
    for (a, b), hits in sorted(_hits(texts).items()):
        runs = [
            _extend(_filled(Run(a, b, pairs), texts[a], texts[b]), texts[a], texts[b])
            for pairs in _chains(hits)
            if len(pairs) >= SEED
        ]
        found += _distinct([run for run in map(trimmed, runs) if len(run.pairs) >= least and run.dense])
    return tuple(found)


def _hits(texts: Sequence[Sequence[str]]) -> dict[tuple[int, int], list[tuple[int, int]]]:
    """For each two texts where their shingles meet."""
    index: dict[tuple[str, ...], list[Place]] = defaultdict(list)
    for number, text in enumerate(texts):
        for i in range(len(text) - SHINGLE + 1):
            index[tuple(text[i : i + SHINGLE])].append((number, i))
    hits: dict[tuple[int, int], list[tuple[int, int]]] = defaultdict(list)
    for places in index.values():
        for (a, i), (b, j) in _meetings(places):
            if a != b:
                hits[a, b].append((i, j))
    return hits


def _meetings(places: list[Place]) -> Iterator[tuple[Place, Place]]:
    if len(places) <= CROWD:
        return combinations(places, 2)
    return ((places[0], other) for other in places[1:])


def _chains(hits: list[tuple[int, int]]) -> list[tuple[tuple[int, int], ...]]:
    """Meetings that follow each other closely on both sides, the least shift first."""
    chains: list[list[tuple[int, int]]] = []
    ends: defaultdict[int, list[list[tuple[int, int]]]] = defaultdict(list)  # by its last place in the second text
    for i, j in sorted(hits):
        near = []
        for before in range(j - SHINGLE - GAP, j):
            if before in ends:
                ends[before] = [c for c in ends[before] if i - c[-1][0] <= SHINGLE + GAP]
                near += [c for c in ends[before] if c[-1][0] < i]
        if near:
            chain = min(near, key=lambda c: (abs((j - c[-1][1]) - (i - c[-1][0])), -len(c), c[0]))
            ends[chain[-1][1]] = [c for c in ends[chain[-1][1]] if c is not chain]
            chain.append((i, j))
        else:
            chain = [(i, j)]
            chains.append(chain)
        ends[j].append(chain)
    return [_words(chain) for chain in chains]


def _words(chain: list[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The word pairs of a chain of shingles, ascending on both sides."""
    pairs: list[tuple[int, int]] = []
    for i, j in chain:
        for k in range(SHINGLE):
            if not pairs or (i + k > pairs[-1][0] and j + k > pairs[-1][1]):
                pairs.append((i + k, j + k))
    return tuple(pairs)


def _filled(run: Run, a: Sequence[str], b: Sequence[str]) -> Run:
    """The run with the single shared words between its stretches."""
    pairs = [run.pairs[0]]
    for i, j in run.pairs[1:]:
        while (more := _next(a, b, pairs[-1], 1)) is not None and more[0] < i and more[1] < j:
            pairs.append(more)
        pairs.append((i, j))
    return Run(run.a, run.b, tuple(pairs))


def _extend(run: Run, a: Sequence[str], b: Sequence[str]) -> Run:
    """The run with single shared words beyond its ends, as edits close to an end leave them."""
    pairs = list(run.pairs)
    while (more := _next(a, b, pairs[-1], 1)) is not None:
        pairs.append(more)
    while (more := _next(a, b, pairs[0], -1)) is not None:
        pairs.insert(0, more)
    return Run(run.a, run.b, tuple(pairs))


def _next(a: Sequence[str], b: Sequence[str], end: tuple[int, int], step: int) -> tuple[int, int] | None:
    """The nearest pair of equal words beyond an end of a run."""
    i, j = end
    for far in range(2, 2 * LOOK + 1):
        for di in range(max(1, far - LOOK), min(LOOK, far - 1) + 1):
            x, y = i + step * di, j + step * (far - di)
            if 0 <= x < len(a) and 0 <= y < len(b) and a[x] == b[y]:
                return x, y
    return None


def trimmed(run: Run) -> Run:
    """The run without thin ends: the stretch with most shared words over words passed over."""
    best, best_from, best_to = 0, 0, 0
    total, start = 0, 0
    for k, (i, j) in enumerate(run.pairs):
        if k:
            before_i, before_j = run.pairs[k - 1]
            total -= max(i - before_i, j - before_j) - 1
        if total <= 0:
            total, start = 0, k
        total += 1
        if total > best:
            best, best_from, best_to = total, start, k
    return Run(run.a, run.b, run.pairs[best_from : best_to + 1])


def _distinct(runs: list[Run]) -> list[Run]:
    """Longest first, none that lies for the most part inside a longer one on both sides or repeats one of its sides."""
    kept: list[Run] = []
    taken: tuple[set[int], set[int]] = (set(), set())
    for run in sorted(runs, key=lambda r: (-len(r.pairs), r.pairs)):
        sides = ({i for i, _ in run.pairs}, {j for _, j in run.pairs})
        if all(2 * len(side & used) < len(side) for side, used in zip(sides, taken, strict=True)):
            kept.append(run)
            for side, used in zip(sides, taken, strict=True):
                used |= side
    return kept
