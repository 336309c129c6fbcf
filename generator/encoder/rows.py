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
"""The nine likelihoods in hundredths."""


def row_reader(store: Store | None = None) -> ReadRows:
    """What reads rows; ``store`` keeps the answers from one build to the next."""
    known: dict[tuple[str, str], Impression] = {}

    def read(pairs: Sequence[tuple[str, str]]) -> Sequence[Impression]:
        new = list(dict.fromkeys(pair for pair in pairs if pair not in known))
        known.update(zip(new, map(_impression, _answers(new, store)), strict=True))
        return [known[pair] for pair in pairs]

    return read


def _answers(pairs: list[tuple[str, str]], store: Store | None) -> list[Kept]:
    if store is None or not pairs:
        return in_parallel(_answer, pairs)
    name = key(network.version(), *(words for pair in pairs for words in pair))
    kept: list[Kept] = json.loads(store.remember(KIND, name, lambda: json.dumps(in_parallel(_answer, pairs)).encode()))
    return kept


def _answer(pair: tuple[str, str]) -> Kept:
    above, row = (network.vocabulary().pieces(words)[: network.LONGEST] for words in pair)
    understood, worth, words = network.ask(above, row, Head.UNDERSTOOD, Head.WORTH, Head.OPEN)
    open_ = max(words[len(above) :, -1].tolist(), default=0.0)
    return [round(STEPS * x) for x in (*understood.tolist(), *worth.tolist(), open_)]


def _impression(kept: Kept) -> Impression:
    return Impression(*(n / STEPS for n in kept))
