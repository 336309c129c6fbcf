"""What of a model's answers was dropped, counted by the reason."""

from __future__ import annotations

from collections import Counter

from ..model import Dropped


class Tally:
    """Counts while answers are read."""

    def __init__(self) -> None:
        self._counts: Counter[Dropped] = Counter()

    def add(self, what: Dropped, count: int = 1) -> None:
        self._counts[what] += count

    @property
    def dropped(self) -> tuple[tuple[Dropped, int], ...]:
        """What was dropped at all, in the order of the kinds."""
        return tuple((kind, self._counts[kind]) for kind in Dropped if self._counts[kind])
