"""What a reading is given and what it gives: the seam between the texts and all that is made of them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from .claim import Attribution, Claim
from .comparison import Compare
from .conflict import Cleared, Conflict
from .entity import Cast
from .fact import Fact
from .impression import ReadRows
from .text import Article, Passage, Sentence, Span, Stated


@dataclass(frozen=True, eq=False)
class Texts:
    """The articles with what grammar tells of them: the neutral layer, the same whichever reading follows.

    A reading may use all of it or only the articles. Rows and witnesses stand on it too: a row is a sentence, however
    the facts in it were found.
    """

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    """Of all articles, in the story's order."""
    cast: Cast
    attributions: dict[str, tuple[Attribution, ...]]
    """By article id, in the text's order."""
    compare: Compare
    """What reads two sentences side by side; asked only where something is in doubt."""
    read: ReadRows
    """What reads a row below another as a reader of the sheet would."""


class Dropped(Enum):
    """What of a model's answers is not used, and why; the value is how pages say it."""

    FORM = "items of another form than was asked for"
    QUOTE = "quotations that do not stand in their article"
    FACT = "facts without a passage"
    WORDING = "wordings with names, numbers or denials that no passage has"
    SIDE = "sides of a difference without a passage"
    DIFFERENCE = "differences with fewer than two sides"
    PAIR = "near misses without both passages"
    OUTLET = "outlets whose name does not stand in their article"
    ROW = "sentences for rows that are no sentence of an article"
    NAME = "names of who claims a row that stand in no article"
    REPORT = "sentences named for a part of a row that have nothing of it"


@dataclass(frozen=True, slots=True)
class Maker:
    """Who read the articles, and what became of what it said."""

    model: str = ""
    """Name of the language model; empty for the built-in reading."""
    answers: tuple[str, ...] = ()
    """Names of the recorded answers that the reading rests on, in the order in which they were asked for."""
    dropped: tuple[tuple[Dropped, int], ...] = ()
    fallen: tuple[str, ...] = ()
    """What the built-in reading did in the model's place, a sentence each."""

    @property
    def told(self) -> tuple[str, ...]:
        """What an editor should know of a model's answers, a sentence each."""
        lost = ", ".join(f"{count} {what.value}" for what, count in self.dropped)
        return (*self.fallen, *([f"Of the answers of {self.model} not used: {lost}."] if lost else []))


@dataclass(frozen=True, slots=True)
class Reported:
    """A stretch of a proposed row, with what it claims and what other articles say that report all of it."""

    span: Span
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Proposed:
    """Neighbouring sentences of an article that a reading would make a row."""

    passage: Passage
    parts: tuple[Reported, ...] = ()
    """In the row's order; empty where the reading leaves it to the facts which articles report what."""
    heading: str | None = None
    edits: tuple[tuple[Span, str], ...] = ()
    """Each stretch of it that reads otherwise, with what stands in its place, in square brackets."""
    reads: str = ""
    """What a line of a form, a log or a table says, as a sentence that keeps to its names and numbers."""
    by: str = ""
    """Who claims it, in the articles' words, where the passage does not say."""


@dataclass(frozen=True, slots=True)
class Findings:
    """What a reading found in the articles. Rows, witnesses, pages and proof work from this and ``Texts`` alone."""

    facts: tuple[Fact, ...]
    """Best reported first, with their headings and without statements; every claim lies in one sentence of ``Texts``.
    A fact without ``joins`` is one whose claims the reading is sure of."""
    conflicts: tuple[Conflict, ...] = ()
    """Gravest first; they name facts of this reading."""
    cleared: tuple[Cleared, ...] = ()
    rows: tuple[Proposed, ...] = ()
    """Sentences that tell the story, in order; empty where the reading leaves the choice to the stage of rows."""
    needless: frozenset[str] = frozenset()
    """Ids of facts for whose sake no row is to be added to those of the reading."""
    outlets: tuple[tuple[str, Stated], ...] = ()
    """By article id, where the reading knows an outlet that the article's layout does not tell."""
    maker: Maker = Maker()
