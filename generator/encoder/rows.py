"""What a reader makes of rows below another: read once, and kept together between builds."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..model import Impression, ReadRows
from ..store import Store, key
from . import network
from .answers import STEPS, in_parallel
from .network import Head

KIND = "impressions"
Kept = list[int]
"""The eight likelihoods in hundredths."""


def row_reader(store: Store | None = None) -> ReadRows:
    """What reads rows; ``store`` keeps the answers from one build to the next."""
    known: dict[tuple[str, str], Impression] = {}

    def read(above: str, rows: Sequence[str]) -> Sequence[Impression]:
        new = list(dict.fromkeys(row for row in rows if (above, row) not in known))
        for row, kept in zip(new, _answers(above, new, store), strict=True):
            known[above, row] = _impression(kept)
        return [known[above, row] for row in rows]

    return read


def _answers(above: str, rows: list[str], store: Store | None) -> list[Kept]:
    if store is None or not rows:
        return _read(above, rows)
    name = key(network.version(), above, *rows)
    kept: list[Kept] = json.loads(store.remember(KIND, name, lambda: json.dumps(_read(above, rows)).encode()))
    return kept


def _read(above: str, rows: list[str]) -> list[Kept]:
    first = network.vocabulary().pieces(above)[: network.LONGEST]

    def answer(row: str) -> Kept:
        pieces = network.vocabulary().pieces(row)[: network.LONGEST]
        understood, worth = network.ask(first, pieces, Head.UNDERSTOOD, Head.WORTH)
        return [round(STEPS * x) for x in (*understood.tolist(), *worth.tolist())]

    return in_parallel(answer, rows)


def _impression(kept: Kept) -> Impression:
    alone, below, dangles, torn, wanted, trivial, claim, furniture = (n / STEPS for n in kept)
    return Impression(alone, below, dangles, torn, wanted, trivial, claim, furniture)
