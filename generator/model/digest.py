"""The digest: everything the pages are made from."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from .conflict import Cleared, Conflict, Utterance
from .entity import Cast
from .fact import Fact
from .findings import Maker
from .row import Sheet
from .text import Article, LeftOut, Span
from .witness import Copy, Corroboration


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """What became of one sentence or stretch of an article."""

    span: Span
    fate: str
    """fact, duplicate, furniture, opinion or left out."""
    reason: str
    """The rule of furniture, or why it was left out; empty for a fact."""
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Coverage:
    """Every sentence of one article accounted for, in the text's order."""

    article: str
    lines: tuple[LedgerLine, ...]


EMPTY = Sheet(rows=())
BUILT_IN = Maker()


@dataclass(frozen=True, eq=False)
class Digest:
    """One story's consolidated facts, each tied to verbatim passages."""

    title: str
    articles: tuple[Article, ...]
    cast: Cast
    facts: tuple[Fact, ...]
    """Best reported first."""
    corroborations: tuple[Corroboration, ...]
    """One for each fact, in the facts' order."""
    conflicts: tuple[Conflict, ...]
    cleared: tuple[Cleared, ...]
    copies: tuple[Copy, ...]
    utterances: tuple[Utterance, ...]
    coverage: tuple[Coverage, ...]
    warnings: tuple[str, ...] = ()
    """What the editor should know, a sentence each; files that were left out first."""
    left_out: tuple[LeftOut, ...] = ()
    """Files of the story that were not read, in the order of their names."""
    sheet: Sheet = EMPTY
    """The facts as a reader sees them: whole sentences with notes."""
    core_corroborations: tuple[Corroboration, ...] = ()
    """One for each core of the sheet, in their order."""

    maker: Maker = BUILT_IN
    """Who read the articles: the built-in reading, or a language model."""

    @cached_property
    def article(self) -> dict[str, Article]:
        return {a.id: a for a in self.articles}

    @cached_property
    def fact(self) -> dict[str, Fact]:
        return {f.id: f for f in (*self.facts, *self.sheet.cores)}

    @cached_property
    def corroboration(self) -> dict[str, Corroboration]:
        return {c.fact: c for c in (*self.corroborations, *self.core_corroborations)}
