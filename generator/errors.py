"""What can go wrong that a caller can act on.

GeneratorError
├── SeedError         the input is at fault: every bad file of the run, with its reason
├── SettingsError     the editor's file cannot be used
├── TemplateError     a template cannot be used: its file, line and reason
├── ProofError        nothing holds that the pages would say, or a template breaks what pages promise
└── UnknownFactError  a fact or difference was asked for that the digest does not have
"""

from __future__ import annotations

from dataclasses import dataclass


class GeneratorError(Exception):
    """Any failure that is told to the user in words, without a traceback."""


@dataclass(frozen=True, slots=True)
class BadFile:
    """One input file that cannot be used, and why, in words for its editor."""

    file: str
    reason: str


class SeedError(GeneratorError):
    """The articles cannot be used; names every bad file of the run."""

    def __init__(self, bad: tuple[BadFile, ...]) -> None:
        self.bad = bad
        super().__init__("\n".join(f"{b.file}: {b.reason}" for b in bad))


class SettingsError(GeneratorError):
    """The editor's settings file cannot be used."""


class TemplateError(GeneratorError):
    """A template of the pages cannot be used."""


class ProofError(GeneratorError):
    """What the pages would say does not hold; nothing is written."""


class UnknownFactError(GeneratorError):
    """A fact or a difference was asked for that the digest does not have."""

    def __init__(self, fact: str) -> None:
        super().__init__(
            f"no fact or difference is called {fact}: its id stands in its permanent link, after 'f-' or 'c-'"
        )
