"""A row's text from its article's words and its repairs, with every offset kept."""

from __future__ import annotations

from collections.abc import Iterable

from ..model import Repair, Span


class RowText:
    """The words of a span, white space made one blank, each repair in its place."""

    def __init__(self, text: str, span: Span, repairs: Iterable[Repair]) -> None:
        self._from: list[int] = []
        """For each character of ``text`` the offset in the article that it stands for."""
        shown: list[str] = []
        repairs = tuple(repairs)
        self.added = frozenset(r.span.start for r in repairs if not len(r.span))
        """Where words are put in and none are taken out."""
        at = span.start
        for repair in repairs:
            self._copy(text, at, repair.span.start, shown)
            for character in repair.put:
                shown.append(character)
                self._from.append(repair.span.start)
            at = max(at, repair.span.end)
        self._copy(text, at, span.end, shown)
        self.text = "".join(shown).rstrip()
        self._from = self._from[: len(self.text)]

    def _copy(self, text: str, start: int, end: int, shown: list[str]) -> None:
        for n in range(start, end):
            character = text[n]
            if character.isspace():
                if not shown or shown[-1] == " ":
                    continue
                character = " "
            shown.append(character)
            self._from.append(n)

    def span(self, span: Span) -> Span | None:
        """Where a stretch of the article stands in the row's text, or None where a repair took it."""
        inside = [n for n, at in enumerate(self._from) if span.start <= at < span.end]
        return Span(inside[0], inside[-1] + 1) if inside else None
