"""What a model is asked: the files in ``templates/prompts``, filled with a story's sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from string import Template

from ..inputs import TEMPLATES

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
