"""The profiles of one grain as columns, so that all its pairs are compared at once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from ..model import Claim
from ..sparse import Floats, Ints, Numbering, Rows
from .pairs import Pairs
from .profile import Profile, Weighted
from .terms import Kinship

SENTENCES = 1 << 16
"""More than an article has; a story has at most half as many articles, or their numbers would not fit."""


@dataclass(frozen=True, eq=False)
class Table:
    """A grain's profiles, article by article in the story's order, and its columns and rows in the same order."""

    profiles: tuple[Profile, ...]
    kin: Kinship

    def __len__(self) -> int:
        return len(self.profiles)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """What the profiles are of."""
        return tuple(p.claim for p in self.profiles)

    def numbers(self, read: Callable[[Profile], float]) -> Floats:
        """A number of each profile."""
        return np.array([read(p) for p in self.profiles], dtype=np.float64)

    def sets(self, read: Callable[[Profile], Iterable[Hashable]]) -> Rows:
        """What each profile has of something that can be had once, a column each, with value 1."""
        return Rows.named(dict.fromkeys(read(p), 1.0) for p in self.profiles)

    @cached_property
    def articles(self) -> Ints:
        """Each article's place in the story."""
        return np.array([p.article for p in self.profiles], dtype=np.int64)

    @cached_property
    def spans(self) -> tuple[Ints, Ints]:
        """Where each claim starts and ends in its article."""
        spans = [p.claim.span for p in self.profiles]
        return np.array([s.start for s in spans], dtype=np.int64), np.array([s.end for s in spans], dtype=np.int64)

    @cached_property
    def sentences(self) -> Ints:
        """A number for the sentence of each profile, in every grain the same; the next one's is one more."""
        sentences = np.array([p.claim.sentence for p in self.profiles], dtype=np.int64)
        return self.articles * SENTENCES + sentences + 1

    def sentence_pairs(self, pairs: Pairs, step_i: int = 0, step_j: int = 0) -> Ints:
        """A number for the two sentences of each pair, or for those so many steps behind them."""
        return (self.sentences[pairs.i] + step_i) * SENTENCES**2 + self.sentences[pairs.j] + step_j

    @cached_property
    def meanings(self) -> Rows:
        return self._terms(lambda p: p.meanings)

    @cached_property
    def predicate(self) -> Rows:
        return Rows.of(([] if p.predicate is None else [(p.predicate, 1.0)] for p in self.profiles), self.kin.size)

    @cached_property
    def told(self) -> Rows:
        return self._terms(lambda p: p.told)

    @cached_property
    def core(self) -> Rows:
        return self._terms(lambda p: p.core)

    @cached_property
    def clause(self) -> Rows:
        return self._terms(lambda p: p.clause)

    @property
    def of_clauses(self) -> bool:
        """Whether every claim is a clause, so that ``clause`` holds what ``meanings`` holds."""
        return all(p.claim.parent is None for p in self.profiles)

    @cached_property
    def agent(self) -> Rows:
        return self._terms(lambda p: p.agent)

    @cached_property
    def patient(self) -> Rows:
        return self._terms(lambda p: p.patient)

    @cached_property
    def place(self) -> Rows:
        return self._terms(lambda p: p.place)

    @cached_property
    def who(self) -> Rows:
        return Rows.named(p.who for p in self.profiles)

    @cached_property
    def passages(self) -> Rows:
        """Every word of the passages, in order."""
        number = Numbering()
        rows = [[(number[word], 1.0) for word in p.passage] for p in self.profiles]
        return Rows.of(rows, len(number))

    def _terms(self, read: Callable[[Profile], Weighted]) -> Rows:
        return Rows.of(map(read, self.profiles), self.kin.size)
