"""What a reader makes of a row below another: each is read once and kept between builds."""

from __future__ import annotations

import json
from collections.abc import Sequence

from ..model import Impression, ReadRows, Span
from ..store import Store, key
from . import network
from .answers import HUNDRED, each
from .network import Head

KIND = "rows"
Kept = tuple[list[int], list[list[int]]]
"""The eight likelihoods in hundredths, and start, end and likelihood of each piece that is asked about."""


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
        understood, worth, open_ = network.ask(first, pieces, Head.UNDERSTOOD, Head.WORTH, Head.OPEN)
        likely = [round(HUNDRED * x) for x in (*understood.tolist(), *worth.tolist())]
        asked = zip(pieces, open_[len(first) :].tolist(), strict=True)
        return likely, [[p.start, p.end, round(HUNDRED * yes)] for p, (_, yes) in asked if 2 * yes >= 1]

    return each(answer, rows)


def _impression(kept: Kept) -> Impression:
    alone, below, dangles, torn, wanted, trivial, claim, furniture = (n / HUNDRED for n in kept[0])
    open_ = tuple((Span(a, b), n / HUNDRED) for a, b, n in kept[1])
    return Impression(alone, below, dangles, torn, wanted, trivial, claim, furniture, open_)
