"""Claims: the smallest things an article asserts, with what can be compared about them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .text import Passage, Span


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure with its normal value; an exact one has ``low == high``, an open bound is infinite."""

    span: Span
    low: float
    high: float
    unit: str
    """count, percent, age, usd, eur ..., km, m, kg, magnitude, duration:minute, ordinal ..."""
    counted: str
    """Lemma of what is counted or measured ("officer", "depth"), or empty."""
    approximate: bool = False


@dataclass(frozen=True, slots=True)
class Time:
    """A time as the text gives it, resolved as far as it can be without a guess."""

    span: Span
    grain: str
    """clock, day, weekday, month, year, season, part ("morning"), vague ("recently"), duration."""
    first: date | None = None
    """First and last day it can mean, where an article's date or the text itself tells."""
    last: date | None = None
    clock: int | None = None
    """Minutes since midnight."""
    weekday: int | None = None
    """0 is Monday."""
    month: int | None = None
    approximate: bool = False
    monthday: int | None = None
    """Day of the month, also where the year is unknown."""
    part: str = ""
    """Part of the day: night, morning, afternoon or evening."""
    zone: str = ""
    """"GMT", "EDT", or empty for local time."""
    either_half: bool = False
    """Whether ``clock`` may as well be twelve hours later: "a quarter past three"."""


@dataclass(frozen=True, slots=True)
class Attribution:
    """Whom an article credits with something it reports."""

    source: str
    """The article's words for the source: "two people close to the White House"."""
    source_span: Span
    cue: str
    """The words that credit: "said", "according to"."""
    cue_span: Span
    content: Span
    """What is credited."""
    chain: tuple[str, ...]
    """From the furthest origin to the nearest teller: ("sources", "ABC News")."""
    kind: str
    """named, outlet, document or unnamed: what the furthest-back named link of the chain is."""
    direct: bool = False
    """Whether the content is a quotation."""
    hedge: str = ""
    """"reportedly", "allegedly", "unconfirmed", or empty."""


@dataclass(frozen=True, slots=True)
class Role:
    """Who or what takes part in a claim, and how."""

    name: str
    """agent, patient, recipient, topic, place, time, cause or other."""
    span: Span
    head: str
    """Lemma of its head word, lower case."""
    entity: str | None = None
    """Id in the story's cast, where it was safe to resolve."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one article asserts."""

    article: str
    sentence: int
    """Index of its sentence in the article."""
    span: Span
    """The passage that asserts it: first to last of ``tokens``."""
    tokens: tuple[int, ...]
    """Indices, in the sentence, of the words that belong to it."""
    head: int
    """Index, in the sentence, of its predicate."""
    predicate: str
    """Lemma of the predicate, lower case."""
    roles: tuple[Role, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    negated: bool = False
    hedge: str = ""
    quoted: bool = False
    """Whether most of it stands inside quotation marks."""
    kind: str = "clause"
    """clause, or what a detail of a clause tells: place, time, figure, title, relative, phrase, infinitive, member,
    described or quotation; sentence for a whole sentence of several clauses."""
    parent: str | None = None
    """Id of the clause that a detail stands in, or of a sentence's main clause, from which it has its roles, negation
    and hedge."""

    @property
    def id(self) -> str:
        return f"{self.article}:{self.span.start}-{self.span.end}"

    @property
    def passage(self) -> Passage:
        return Passage(self.article, self.span)
