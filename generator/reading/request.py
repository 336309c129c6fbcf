"""One question to a model, and the name under which its answer is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from ..store import key
from .prompts import SYSTEM, prompt, tokens
from .schemas import SCHEMAS


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: a prompt, what is filled into it, and of which model."""

    task: str
    """Name of the prompt: facts, differences, rows, article or join."""
    about: str
    """What it is about, for people: a file's name, or "the story"."""
    values: tuple[tuple[str, str], ...]
    """What is filled into the prompt, by name."""
    model: str
    room: int
    """Tokens that the answer may have."""

    @property
    def id(self) -> str:
        """The same for the same question: of the prompt's version, what is filled in and the model's name. Neither the
        endpoint nor the room belongs to it: an answer is an answer."""
        versions = (str(prompt(name).version) for name in (SYSTEM, self.task))
        return key(self.task, *versions, self.model, *(part for pair in self.values for part in pair))

    @property
    def messages(self) -> tuple[tuple[str, str], ...]:
        """Role and content of each."""
        return (("system", prompt(SYSTEM).words), ("user", prompt(self.task).fill(dict(self.values))))

    @property
    def schema(self) -> Mapping[str, Any]:
        """The form that the answer must have."""
        return SCHEMAS[self.task]

    @property
    def tokens(self) -> int:
        """Of the question, estimated, with the schema that is sent along."""
        sent = "".join(content for _, content in self.messages) + json.dumps(self.schema)
        return tokens(sent)


class Asking(Protocol):
    """Whoever has the answers: a folder of recorded ones, or an endpoint."""

    def __call__(self, requests: Sequence[Request], /) -> Sequence[Any | None]:
        """To each request the answer as data; None where there is none that can be used, and its part falls back."""
