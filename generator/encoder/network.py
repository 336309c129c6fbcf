"""The network: numbers of word pieces in, likelihoods out. It was tried on one machine alone.

A BERT encoder of six layers and 22.7 million weights (MiniLM: Wang and others, 2020; first taught for sentences alike,
as all-MiniLM-L6-v2, Apache 2.0), taught on by ``benchmarks/train_encoder.py``. Its weights are whole numbers of seven
bits, so that no processor's way of adding them overflows; who asks rounds what it says to hundredths; one pair is read
at a time, so that none depends on what else is read with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

from ..sparse import Floats
from .wordpiece import Piece, Vocabulary

FILE = Path(__file__).with_name("network.onnx")
WORDS = Path(__file__).with_name("vocabulary.txt")
BEGIN, BETWEEN = "[CLS]", "[SEP]"
LONGEST = 54
"""Pieces of each sentence that are read: 98 of 100 sentences of real news are read whole."""


@cache
def session() -> Any:
    """The network, on one processor: pairs are spread over them. Loaded when the first pair is read."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(FILE, options, providers=["CPUExecutionProvider"])


@cache
def vocabulary() -> Vocabulary:
    return Vocabulary.read(WORDS)


@cache
def version() -> str:
    """What names the network: other weights, other answers."""
    return hashlib.sha256(FILE.read_bytes() + WORDS.read_bytes()).hexdigest()


class Head(Enum):
    """What the network is asked of two texts; the value is its name in the file."""

    PAIR = "pair"
    """What two sentences have to do with each other (agree, contradict, speak of different things)."""
    UNDERSTOOD = "understood"
    """What a reader of the first understands of the second (``model.Impression``)."""
    WORTH = "worth"
    """What the second is worth as a row (``model.Impression``)."""
    WORDS = "words"
    """Of each piece: what the other text says of it (told, differs, neither)."""
    OPEN = "open"
    """Of each piece: whether a reader of the first text has to ask what it stands for in the second (no, yes)."""


OF_WORDS = frozenset({Head.WORDS, Head.OPEN})


def ask(a: Sequence[Piece], b: Sequence[Piece], *heads: Head) -> tuple[Floats, ...]:
    """Likelihoods for two texts of at most ``LONGEST`` pieces, for each head: of its answers; for those of words a row
    for each piece of the first text, then of the second."""
    numbers = vocabulary().numbers
    first = [numbers[BEGIN], *(p.number for p in a), numbers[BETWEEN]]
    second = [*(p.number for p in b), numbers[BETWEEN]]
    ids = np.array([[*first, *second]], dtype=np.int64)
    types = np.array([[0] * len(first) + [1] * len(second)], dtype=np.int64)
    found = session().run([head.value for head in heads], {"ids": ids, "types": types})
    every = [np.asarray(each[0], dtype=np.float64) for each in found]
    marks = [0, len(first) - 1, len(ids[0]) - 1]
    return tuple(np.delete(e, marks, 0) if h in OF_WORDS else e for h, e in zip(heads, every, strict=True))
