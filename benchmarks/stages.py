"""The pipeline with a clock at each stage."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from generator import digest
from generator.language import texts
from generator.model import Digest
from generator.reading import built_in

MODULES = (texts, built_in, digest)
"""The files whose imports are the stages, in the pipeline's order."""
WHOLE = ("read_texts", "read_findings")
"""Steps of the pipeline that consist of stages."""


def clocked(seeds: Path) -> tuple[Digest, dict[str, float]]:
    """The digest of a folder, and the processor seconds of each stage, in the pipeline's order; nothing is kept."""
    spent: dict[str, float] = {}
    original = {(module, name): getattr(module, name) for module in MODULES for name in _stages(module)}
    for (module, name), step in original.items():
        setattr(module, name, _timed(spent, name, step))
    try:
        return digest.make_digest(seeds), spent
    finally:
        for (module, name), step in original.items():
            setattr(module, name, step)


def _stages(module: ModuleType) -> list[str]:
    kept = ("generator.model", "generator.memory", "generator.store", module.__name__)
    return [
        name
        for name, thing in vars(module).items()
        if callable(thing)
        and name not in WHOLE
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
