"""What can go wrong that a caller can act on.

GeneratorError
├── SeedError         the input is at fault: every bad file of the run, with line, key, reason and remedy
├── NotOursError      a file stands where a page goes and is not what we wrote last: every such file; nothing is written
├── TemplateError     a template cannot be used: its file, line and reason
├── ProofError        nothing holds that the pages would say, or a template breaks what pages promise
├── ReaderError       the language model that should read the articles has no answer: none recorded, none to be had
└── UnknownFactError  a fact or difference was asked for that the digest does not have
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


class GeneratorError(Exception):
    """Any failure that is told to the user in words, without a traceback."""


@dataclass(frozen=True, slots=True)
class BadFile:
    """One file that stands in the way: where, why, and what to do about it, in words for its owner."""

    file: str
    """Its name, as any terminal can print it (``shown``)."""
    reason: str
    remedy: str
    """What to do, as an imperative."""
    line: int | None = None
    """Counted from 1; None where the whole file is meant."""
    key: str = ""
    """The key whose value is meant, below those that hold it: ``gazette.txt: published``."""

    def __str__(self) -> str:
        place = self.file if self.line is None else f"{self.file}, line {self.line}"
        return ": ".join(filter(None, (place, self.key, f"{self.reason}; {self.remedy}")))


class SeedError(GeneratorError):
    """The articles, or what their editor wrote about them, cannot be used; names every bad file of the run."""

    def __init__(self, bad: tuple[BadFile, ...]) -> None:
        self.bad = bad
        """In the order of their names."""
        super().__init__("\n".join(map(str, bad)))


class Problems:
    """Collects what is wrong in several places, so that one run tells all of it."""

    def __init__(self) -> None:
        self.bad: list[BadFile] = []

    @contextmanager
    def kept(self) -> Iterator[None]:
        """Go on after a ``SeedError``, with what it names kept."""
        try:
            yield
        except SeedError as error:
            self.bad += error.bad

    def stop(self) -> None:
        """Raise what was kept.

        Raises:
            SeedError: names all of it, in the order of files and lines.
        """
        if self.bad:
            raise SeedError(tuple(sorted(self.bad, key=lambda bad: (bad.file, bad.line or 0))))


class NotOursError(GeneratorError):
    """Files stand where pages go, or went, and are not what we wrote last. Nothing is written."""

    def __init__(self, bad: tuple[BadFile, ...], *, forcible: bool) -> None:
        self.bad = bad
        """Every such file, in the order of their names."""
        self.forcible = forcible
        """Whether they can be replaced if that is what their owner wants: a folder never is."""
        more = ["To have these files replaced: build --force"] if forcible else []
        super().__init__("\n".join([*map(str, bad), *more]))


class TemplateError(GeneratorError):
    """A template of the pages cannot be used."""


class ProofError(GeneratorError):
    """What the pages would say does not hold; nothing is written."""


class ReaderError(GeneratorError):
    """What a language model should tell of the articles is not there: no answer is recorded, or none can be had."""


class UnknownFactError(GeneratorError):
    """A fact or a difference was asked for that the digest does not have."""

    def __init__(self, fact: str) -> None:
        super().__init__(
            f"no fact or difference is called {fact}: its id stands in its permanent link, after 'f-' or 'c-'"
        )


def shown(name: str) -> str:
    """A file's name that any terminal can print, on one line."""
    name = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)
