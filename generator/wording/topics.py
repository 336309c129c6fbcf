"""Facts under headings: what the story is about, in the articles' own nouns and names."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import replace

from ..model import Cast, Fact, Sentence
from .topics_phrases import Keys, find_keys, stems

FEWEST = 3
"""Facts under a heading; fewer are found faster without one."""
LARGEST = 0.4
"""Share of the facts that one heading may hold; what stands in more is the story, not a topic of it."""
MOST = 12
"""Headings; more are no overview."""
PER_TOPIC = 6
"""Facts for each heading that a story may have."""
LEAST = 4
"""Headings that a story may have however few its facts."""
SMALL = 10
"""Facts of a story that needs no headings."""
CLEAR = 0.75
"""Weight from which a fact is about a key and does not only mention it in passing."""
PASSING = 0.25
"""Weight from which it does at least mention it."""
SPREAD = 1.2
"""What a key gains that more than one article uses."""
PRECISE = 1.15
"""What a heading of several words gains: "travel ban" tells more than "ban"."""


def name_topics(facts: tuple[Fact, ...], sentences: Iterable[Sentence], cast: Cast) -> tuple[Fact, ...]:
    """The facts, each with the heading that tells best what it is about; None where none does."""
    if len(facts) < SMALL:
        return tuple(replace(fact, topic=None) for fact in facts)
    keys = find_keys(facts, {(s.article, s.index): s for s in sentences}, cast)
    chosen = _choose(keys, len(facts))
    topics = _settle(keys, chosen)
    return tuple(replace(f, topic=keys.heading[key] if key else None) for f, key in zip(facts, topics, strict=True))


def _choose(keys: Keys, facts: int) -> list[str]:
    """Keys under which each fact finds a heading as precise as can be; the most telling first.

    A greedy choice: each key is worth what it adds to the best that the facts have so far.
    """
    about: dict[str, dict[int, float]] = defaultdict(dict)
    for n, weights in enumerate(keys.of_fact):
        for key, weight in weights.items():
            if weight >= CLEAR:
                about[key][n] = weight
    able = {
        key: {n: weight * _worth(keys, key, len(those), facts) for n, weight in those.items()}
        for key, those in about.items()
        if FEWEST <= len(those) <= LARGEST * facts
    }
    served = [0.0] * facts
    chosen: list[str] = []
    while able and len(chosen) < min(MOST, max(LEAST, facts // PER_TOPIC)):
        best = max(able, key=lambda key: (_gain(able[key], served), key))
        those = able[best]
        if _gain(those, served) <= 0:
            break
        chosen.append(best)
        taken = stems(keys.heading[best])
        able = {key: values for key, values in able.items() if key != best and not stems(keys.heading[key]) & taken}
        for n, value in those.items():
            served[n] = max(served[n], value)
    return chosen


def _worth(keys: Keys, key: str, held: int, facts: int) -> float:
    """What a heading tells of a fact about it: the more, the fewer others are about it too."""
    spread = SPREAD if keys.articles[key] > 1 else 1.0
    precise = PRECISE if len(keys.heading[key].removeprefix("The ").split()) > 1 else 1.0
    return math.log(facts / held) * spread * precise


def _gain(values: dict[int, float], served: list[float]) -> float:
    """What a heading adds to those chosen before it."""
    more = [value - served[n] for n, value in values.items() if value > served[n]]
    return round(sum(more), 6) if len(more) >= FEWEST else 0.0


def _settle(keys: Keys, chosen: list[str]) -> list[str | None]:
    """Each fact's best key among those that keep enough facts."""
    facts = len(keys.of_fact)
    own = list(chosen)
    sizes = Counter(key for weights in keys.of_fact for key in own if weights.get(key, 0.0) >= CLEAR)
    worth = {key: _worth(keys, key, sizes[key], facts) for key in own}
    while True:
        topics = [_best(weights, own, worth) for weights in keys.of_fact]
        held = Counter(topics)
        small = [key for key in own if held[key] < FEWEST]
        if not small:
            return topics
        own.remove(min(small, key=lambda key: (held[key], -own.index(key))))


def _best(weights: dict[str, float], own: list[str], worth: dict[str, float]) -> str | None:
    """The key that tells most of a fact; one that it mentions in passing only where it is about none."""
    for least in (CLEAR, PASSING):
        if fit := [key for key in own if weights.get(key, 0.0) >= least]:
            return max(fit, key=lambda key: (round(weights[key] * worth[key], 6), -own.index(key)))
    return None
