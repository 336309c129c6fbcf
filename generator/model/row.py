"""Rows: whole sentences of the articles that together tell every fact once, and the notes inside them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .fact import Fact
from .text import Passage, Span


class Chaff(Enum):
    """Why a sentence cannot be a row; the value is what the article's page says of it."""

    HEADLINE = "a headline"
    NO_FACT = "no claim found"
    QUESTION = "a question"
    OWN_VOICE = "the writer's own voice"
    FRAGMENT = "not a whole sentence"
    SHORT = "too short to tell anything alone"
    TORN_QUOTATION = "a piece of a quotation"
    NOTE = "an editor's note in brackets"
    LABEL = "a line of a list, not a sentence"


class Fault(Enum):
    """Why another sentence is preferred to one that could be a row."""

    DANGLES = "a reader may ask who or what is meant"
    TORN = "may be no whole sentence"
    TRIVIAL = "an editor may leave it out"
    CLAIM = "somebody's claim, perhaps, without its source"
    FURNITURE = "perhaps about the page"
    UNDATED = "a day counted from when the article was written"
    LONG = "long"
    TERSE = "shorter than a sentence that tells who did what"
    JOINED = "more than one sentence"
    QUOTED = "a quotation"
    NO_FULL_STOP = "no full stop"
    LOOSE_QUESTION = "asks in a quotation"
    PATCHED = "needs repairs"
    OWN_WORDS = "the article speaks of itself"


class Skipped(Enum):
    """Why a sentence that could be a row is none."""

    TOLD = "told in another row"
    LITTLE_NEW = "little that another row does not tell"
    NEEDS_ANOTHER = "understood only with the sentences before it"
    UNWANTED = "colour or a remark"


class RepairRule(Enum):
    """What may be changed in an article's sentence, each visible in square brackets."""

    NAME_FOR_PRONOUN = "a name for a pronoun"
    INTRODUCED = "the full name of whom no row above tells"
    CONNECTIVE = "a connective at the beginning is dropped"
    DATELINE = "where and when the report was written is dropped"
    SPEAKER = "who says it"
    DATE = "the day that a word such as yesterday means"
    STAMP = "brackets around the time of an entry"
    CLOSED = "a quotation mark that the end of a paragraph leaves out"
    PAUSE = "a pause between lines of a list or a table"
    WORDED = "a sentence of a model's for a line of a form, a log or a table"
    REWORDED = "what a model words otherwise, so that the row is understood alone"
    OWN_WORDS = "quotation marks around what the article says of itself"


CUT = "[…]"
"""What stands in the place of words that are left out."""


@dataclass(frozen=True, slots=True)
class Repair:
    """One change: what stands in the row in the place of a stretch of the article, which may be empty."""

    rule: RepairRule
    span: Span
    put: str


@dataclass(frozen=True, slots=True)
class Note:
    """An article that reports a part, with the passage that says so."""

    passage: Passage
    sure: float
    """Probability, 0 to 1, that it reports what the part states."""


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of a row with the articles that report it."""

    start: int
    end: int
    """Offsets into the row's text; the notes stand at ``end``."""
    span: Span
    """The same stretch in the row's article."""
    facts: tuple[str, ...]
    """Ids of the facts that it states: all their evidence reports it."""
    notes: tuple[Note, ...] = ()
    """The passages of other articles behind the letters, best first."""
    conflicts: tuple[str, ...] = ()
    """Ids of the differences that concern what it states."""
    differ: tuple[str, ...] = ()
    """Ids of the articles that tell it differently in these differences: they have no letter there."""


@dataclass(frozen=True, slots=True)
class Row:
    """One sentence of an article, or neighbouring ones where the second lives from the first, as the sheet shows it."""

    id: str
    """Stable while the row says the same: of its article's file name and words."""
    passage: Passage
    text: str
    parts: tuple[Part, ...]
    section: str | None = None
    key: bool = False
    """Among the key facts."""
    repairs: tuple[Repair, ...] = ()
    faults: tuple[Fault, ...] = ()

    def articles(self, part: Part) -> tuple[str, ...]:
        """Ids of the articles that report a part, the row's own among them, in the story's order."""
        return tuple(sorted({self.passage.article, *(note.passage.article for note in part.notes)}))


@dataclass(frozen=True, slots=True)
class Unused:
    """A sentence that is no row, and why."""

    passage: Passage
    why: Chaff | Skipped


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows in order, and every sentence that is in none."""

    rows: tuple[Row, ...]
    cores: tuple[Fact, ...] = ()
    """What parts state with the evidence that is sure, where no fact of the reading has just that."""
    unused: tuple[Unused, ...] = ()
