"""Conflicts between accounts, what only looked like one, and who printed which words of a quotation."""

from __future__ import annotations

from dataclasses import dataclass

from .fact import Sign
from .text import Passage

CONFLICT_KINDS = (
    "number",
    "date",
    "place",
    "person",
    "negation",
    "attribution",
    "quote",
    "certainty",
    "cause",
    "description",
    "other",
)


@dataclass(frozen=True, slots=True)
class Side:
    """One answer to a conflict's question."""

    value: str
    """The differing words as printed."""
    passages: tuple[Passage, ...]
    mark: tuple[Passage, ...] = ()
    """The differing words inside each passage, for the page to mark."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A matter on which accounts differ. It never says who is right."""

    id: str
    kind: str
    severity: str
    """conflict, or variation where the wording differs and the matter does not."""
    question: str
    """"When did Sessions make the offer?"."""
    sides: tuple[Side, ...]
    compatible: str
    """One line on whether all can be true."""
    between: str
    """outlets, sources (named sources contradict each other) or one article."""
    facts: tuple[str, ...] = ()
    """Ids of the facts concerned."""
    rule: str = ""
    """Which rule found it: "causes", "rivals: number:kg"."""
    signs: tuple[Sign, ...] = ()
    """What a learned judge weighed, the weightiest first."""
    sure: bool = True
    """False where two sentences seem to contradict each other and nothing says in what: often both are true."""


@dataclass(frozen=True, slots=True)
class Cleared:
    """A pair that looked like a conflict and is none."""

    about: str
    a: Passage
    b: Passage
    why: str
    """One of the reasons of the digest's schema: update, bound, rounding ..."""


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of an utterance, and who printed it."""

    text: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Utterance:
    """Something said, as the articles quote it."""

    id: str
    speaker: str | None
    occasion: str
    """What the text tells of when or where it was said, or empty."""
    wordings: tuple[Wording, ...]
