"""An article on its way: decoded and laid out, not yet named."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..model import Reference, Stated
from .page.furniture import Layout
from .page.lines import Line, plain
from .page.rules import MAX_LETTERS
from .settings.metadata import FrontMatter

TOP_LINES = 100
"""Lines above a report that may name its outlet, author or date; of 294 pages none has more than 16."""


@dataclass(frozen=True)
class Draft:
    """What later steps read an article's identity from."""

    id: str
    file: str
    sha256: str
    text: str
    layout: Layout
    front: FrontMatter | None = None
    stated: Mapping[str, Stated] = field(default_factory=dict)
    """What the file's form says beside the text: a page's metadata, a mail's head."""
    warnings: tuple[str, ...] = ()
    written: str = ""
    references: tuple[Reference, ...] = ()

    @property
    def start(self) -> int:
        """Where its text begins, below its front matter."""
        return self.front.span.end if self.front else 0

    @cached_property
    def rules(self) -> dict[int, str]:
        """By line number the rule of a line that is furniture as a whole."""
        by_span = {f.span: f.rule for f in self.layout.furniture}
        return {line.number: by_span[line.span] for line in self.layout.lines if line.span in by_span}

    @cached_property
    def headline(self) -> Line | None:
        return next((n for n in self.layout.lines if n.span == self.layout.headline), None)

    @cached_property
    def top(self) -> tuple[Line, ...]:
        """Lines above the report's first paragraph, the TOP_LINES nearest to it."""
        return _readable(self.layout.lines[: self.layout.lead][-TOP_LINES:])

    @cached_property
    def below(self) -> tuple[Line, ...]:
        """Lines of furniture after the top, in the text's order."""
        return _readable(n for n in self.layout.lines[self.layout.lead :] if n.number in self.rules)

    @cached_property
    def report(self) -> tuple[str, ...]:
        """What the body says, as a reader sees it, without the headline."""
        return tuple(plain(s.of(self.text)) for s in self.layout.body if s != self.layout.headline)

    def cut(self, rule: str) -> tuple[str, ...]:
        """The words of every piece of furniture of a rule."""
        return tuple(plain(f.span.of(self.text)) for f in self.layout.furniture if f.rule == rule)


def _readable(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Lines that may tell what an article is: patterns take their time on long ones, which never do."""
    return tuple(line for line in lines if len(line.plain) <= MAX_LETTERS)
