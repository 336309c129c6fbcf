"""Ids of what readers link to: from what a thing is, not from its place in a list, and never the same for two."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator, Sequence
from itertools import count

LENGTH = 8
"""Hexadecimal digits. Of 3,000 things two share their first name's with a chance of 1 in 1,000; then a further name
tells them apart."""


def distinct(names: Sequence[Sequence[str]], others: Collection[str] = ()) -> tuple[str, ...]:
    """An id for each thing, in order: from the first of its names that has named none of the things before it.

    Args:
        names: for each thing what it can be named after, the steadiest first; at least one. Where all are taken, all
            together name it, then all together and a number. So ids stay when things are added behind.
        others: ids that are taken.
    """
    taken = set(others)
    ids = []
    for own in names:
        ids.append(next(name for name in _candidates(own) if name not in taken))
        taken.add(ids[-1])
    return tuple(ids)


def _candidates(names: Sequence[str]) -> Iterator[str]:
    yield from map(_short, names)
    together = " ".join(names)
    yield _short(together)
    yield from (_short(f"{together} {number}") for number in count(2))


def _short(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:LENGTH]
