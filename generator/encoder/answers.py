"""Many questions to the network at once."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

STEPS = 100
"""Of a likelihood: finer ones may depend on the processor."""

Question = TypeVar("Question")
Answer = TypeVar("Answer")


def in_parallel(answer: Callable[[Question], Answer], questions: Sequence[Question]) -> list[Answer]:
    """The answers in the questions' order, one question at a time on each processor."""
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as several:
        return list(several.map(answer, questions))
