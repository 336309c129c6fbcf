"""The parts of a fact sheet that a site may leave out."""

from __future__ import annotations

from enum import Enum


class Shown(Enum):
    """A part of the sheet; facts, notes, differences and sources are always shown."""

    KEY_FACTS = "key-facts"
    QUOTATIONS = "quotations"
    TIMELINE = "timeline"
    PEOPLE = "people"
    GRID = "grid"
    """Who reported what: the list on the front page and the table on its own."""
    CREDITS = "credits"
    """The diagram of who credits whom."""


ALL = frozenset(Shown)
