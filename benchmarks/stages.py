"""The pipeline with a clock at each stage."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from generator import digest
from generator.model import Digest


def clocked(seeds: Path) -> tuple[Digest, dict[str, float]]:
    """The digest of a folder, and the processor seconds of each stage, in the pipeline's order; nothing is kept."""
    spent: dict[str, float] = {}
    original = {name: getattr(digest, name) for name in stages()}
    for name, step in original.items():
        setattr(digest, name, _timed(spent, name, step))
    try:
        return digest.make_digest(seeds), spent
    finally:
        for name, step in original.items():
            setattr(digest, name, step)


def stages() -> list[str]:
    """The names in the pipeline's file that are steps of it, in the order of its imports."""
    kept = ("generator.model", "generator.memory", "generator.store", digest.__name__)
    return [
        name
        for name, thing in vars(digest).items()
        if callable(thing)
        and getattr(thing, "__module__", "").startswith("generator.")
        and not thing.__module__.startswith(kept)
    ]


def _timed(spent: dict[str, float], name: str, step: Callable[..., Any]) -> Callable[..., Any]:
    """A stage that notes the processor seconds it takes."""

    def wrapper(*arguments: Any, **named: Any) -> Any:
        start = time.process_time()
        result = step(*arguments, **named)
        spent[name] = spent.get(name, 0.0) + time.process_time() - start
        return result

    return wrapper
