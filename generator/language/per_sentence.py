"""Reading a sentence once, however many stages ask what it holds."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar, TypeVarTuple

from ..model import Sentence

Rest = TypeVarTuple("Rest")
Result = TypeVar("Result")


def per_sentence(read: Callable[[Sentence, *Rest], Result]) -> Callable[[Sentence, *Rest], Result]:
    """A pure function of a sentence and hashable values that keeps its results, each as long as its sentence."""
    place = f"{read.__module__}.{read.__qualname__}"

    @wraps(read)
    def once(sentence: Sentence, *rest: *Rest) -> Result:
        # In the sentence's own dictionary, as cached_property does it: nothing to size, nothing to clear.
        known: dict[tuple[*Rest], Result] = vars(sentence).setdefault(place, {})
        if rest not in known:
            known[rest] = read(sentence, *rest)
        return known[rest]

    return once
