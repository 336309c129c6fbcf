"""Who and what the story is about: one table over all its articles."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from .overlaps import Overlaps
from .text import Span

How = Literal["name", "short name", "description", "pronoun"]
"""By what kind of words an entity is meant; a short name is a part of the name."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A person, organisation or place of the story."""

    id: str
    name: str
    """The fullest name that the articles use."""
    kind: str
    """person, organisation, place or other."""
    aliases: tuple[str, ...]
    """Every wording that was taken to mean it: "Sessions", "the attorney general"."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in an article where an entity is meant."""

    entity: str
    article: str
    span: Span
    how: How


@dataclass(frozen=True, eq=False)
class Cast:
    """The story's entities and every mention that is safe to resolve."""

    entities: tuple[Entity, ...]
    mentions: tuple[Mention, ...]

    @cached_property
    def _by_article(self) -> dict[str, tuple[Mention, ...]]:
        found: dict[str, list[Mention]] = {}
        for mention in sorted(self.mentions, key=lambda m: (m.article, m.span.start, m.span.end)):
            found.setdefault(mention.article, []).append(mention)
        return {article: tuple(those) for article, those in found.items()}

    @cached_property
    def by_id(self) -> dict[str, Entity]:
        return {entity.id: entity for entity in self.entities}

    @cached_property
    def _by_alias(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {}
        for entity in self.entities:
            for alias in (entity.name, *entity.aliases):
                found.setdefault(alias.lower(), set()).add(entity.id)
        return {alias: frozenset(ids) for alias, ids in found.items()}

    def called(self, alias: str) -> frozenset[str]:
        """Ids of the entities that go by a name or description, in capitals or not."""
        return self._by_alias.get(alias.lower(), frozenset())

    def within(self, article: str, span: Span) -> tuple[Mention, ...]:
        """Mentions that lie inside a span of an article, in the text's order."""
        own = self._by_article.get(article, ())
        first = bisect_left(own, span.start, key=_start)
        last = bisect_right(own, span.end, lo=first, key=_start)
        return tuple(m for m in own[first:last] if m.span.end <= span.end)

    @cached_property
    def _by_place(self) -> dict[str, Overlaps[Mention]]:
        return {article: Overlaps((m.span, m) for m in those) for article, those in self._by_article.items()}

    def meeting(self, article: str, span: Span) -> tuple[Mention, ...]:
        """Mentions that share at least one code point with a span of an article, in the text's order."""
        return self._by_place[article].meeting(span) if article in self._by_place else ()


def _start(mention: Mention) -> int:
    return mention.span.start
