"""A question to a model: a prompt of ``templates/prompts``, filled, and the name under which its answer is kept."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from string import Template
from typing import Any, Protocol

from ..inputs import TEMPLATES
from ..store import key
from .schemas import SCHEMAS

FOLDER = TEMPLATES / "prompts"
SYSTEM = "system"
CHARACTERS_PER_TOKEN = 3.5
"""Of a prompt: a low estimate, so that what is counted to fit does fit."""


@dataclass(frozen=True, slots=True)
class Prompt:
    """One file: its version, by which recorded answers are known, and its words."""

    name: str
    version: int
    """Raised whenever another answer is wanted, not for a mended comma: recorded answers of an earlier one are void."""
    words: str

    def fill(self, values: Mapping[str, str]) -> str:
        """The prompt with each ``$name`` replaced. What is put in is never read for names."""
        return Template(self.words).substitute(values)


@cache
def prompt(name: str) -> Prompt:
    """A prompt by the name of its file.

    Raises:
        ValueError: its first line tells no version.
    """
    head, _, words = (FOLDER / f"{name}.md").read_text("utf-8").partition("\n")
    key, _, version = head.partition(":")
    if key != "version":
        raise ValueError(f"{name}.md: its first line is its version")
    return Prompt(name, int(version), words.strip())


def tokens(text: str) -> int:
    """About how many tokens a model makes of a text; rather too many than too few."""
    return int(len(text) / CHARACTERS_PER_TOKEN) + 1


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked: a prompt, what is filled into it, and of which model."""

    task: str
    """Name of the prompt: facts, differences, rows, review, article or join."""
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
