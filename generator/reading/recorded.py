"""Answers kept beside the articles: one readable file a call, so that a build asks nobody."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import ReaderError
from ..files import write_atomically
from ..inputs import ANSWERS
from .request import Request

LARGEST = 4_000_000
"""Bytes of a file that is read as an answer."""
NAMED = 5
"""Missing answers that an error names."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for a question, or why nothing that can be used did."""

    data: Any | None
    """The answer as data; None if the model gave none, asked twice."""
    failed: str = ""
    """Why, in words."""
    model: str = ""
    """The model's name as the endpoint reports it."""
    form: str = ""
    """How the form was asked for: json_schema, json_object or plain."""
    tokens_in: int = 0
    tokens_out: int = 0


class Recorded:
    """The answers of one story.

    Args:
        seeds: its folder; the answers lie in ``answers`` below it.
    """

    def __init__(self, seeds: Path) -> None:
        self.folder = seeds / ANSWERS

    def get(self, request: Request) -> Answer | None:
        """The answer to a question; None where none is kept, or what is kept under its name is none."""
        path = self.path(request.id)
        with suppress(OSError, ValueError, RecursionError):
            if path.stat().st_size <= LARGEST:
                kept = json.loads(path.read_bytes())
                if isinstance(kept, dict) and kept.get("request") == request.id:
                    return _answer(kept)
        return None

    def keep(self, request: Request, answer: Answer) -> None:
        """Write an answer, whole or not at all.

        Raises:
            OSError: it cannot be written.
        """
        usage = {"in": answer.tokens_in, "out": answer.tokens_out}
        result = {"failed": answer.failed} if answer.data is None else {"answer": answer.data}
        kept = {
            "request": request.id,
            "task": request.task,
            "about": request.about,
            "asked": request.model,
            "model": answer.model,
            "form": answer.form,
            "tokens": usage,
            **result,
        }
        write_atomically(self.path(request.id), (json.dumps(kept, ensure_ascii=False, indent=1) + "\n").encode())

    def path(self, name: str) -> Path:
        """Where the answer of a question's name lies."""
        return self.folder / f"{name[:24]}.json"

    def unused(self, names: Sequence[str]) -> Iterator[Path]:
        """Files that look like answers and belong to none of these questions."""
        used = {self.path(name) for name in names}
        if self.folder.is_dir():
            yield from (p for p in sorted(self.folder.glob("*.json")) if p not in used)

    def replay(self, requests: Sequence[Request], *, fall_back: bool = False) -> Sequence[Any | None]:
        """What was answered; ``fall_back``: None where nothing is kept.

        Raises:
            ReaderError: an answer is missing; names what it is about, and the command that asks.
        """
        found = [self.get(request) for request in requests]
        missing = [r for r, answer in zip(requests, found, strict=True) if answer is None]
        if missing and not fall_back:
            raise ReaderError(_missing(missing, self.folder))
        return [answer.data if answer else None for answer in found]


def _answer(kept: dict[str, Any]) -> Answer:
    def text(name: str) -> str:
        return value if isinstance(value := kept.get(name), str) else ""

    return Answer(kept.get("answer"), text("failed"), text("model"), text("form"))


def _missing(those: Sequence[Request], folder: Path) -> str:
    about = list(dict.fromkeys(f"{r.about} ({r.task})" for r in those))
    more = f" and {len(about) - NAMED} more" if len(about) > NAMED else ""
    return (
        f"{folder}: no recorded answer of {those[0].model or 'a model'} for {', '.join(about[:NAMED])}{more}. "
        "To ask for it: fact-digest ask. To build without: --reader built-in"
    )
