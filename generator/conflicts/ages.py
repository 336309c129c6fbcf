"""Whose age a figure tells."""

from __future__ import annotations

from ..language.lexicon import word_set
from ..model import Sentence
from .clauses import name_at
from .story import Story

BETWEEN = word_set(", ( aged age is was")
BEHIND = 3  # tokens from a name to the age behind it
BACK = 2  # sentences back in which "the 52-year-old" is named


def aged(story: Story, s: Sentence, tokens: tuple[int, ...]) -> str | None:
    """Whose age it is: the name it stands behind ("Ann Lee, 52"), or the one person whom "the 52-year-old" can mean."""
    before = tokens[0] - 1
    while before >= 0 and s.tokens[before].text in BETWEEN:
        before -= 1
    if before >= 0 and s.tokens[before].pos == "PROPN" and tokens[0] - before <= BEHIND:
        return _person(story, s, before)
    if any("year" in s.tokens[i].text for i in tokens):
        return _meant(story, s, tokens)
    return None


def _person(story: Story, s: Sentence, i: int) -> str | None:
    """Who a name means; None for a surname that several people of the story bear, or that is half of another."""
    name = name_at(s, i)
    bare = len(name) == 1
    if bare and (s.tokens[name[0] - 1].text == "-" or len(story.first_names.get(s.tokens[i].text, ())) > 1):
        return None
    return story.who(s, name[-1])


def _meant(story: Story, s: Sentence, tokens: tuple[int, ...]) -> str | None:
    after = tokens[-1] + 1
    while after < len(s.tokens) and s.tokens[after].pos in ("NOUN", "ADJ"):
        after += 1
    if after < len(s.tokens) and s.tokens[after].pos == "PROPN" and s.tokens[after].entity == "PERSON":
        return _person(story, s, after)
    if not is_pointing(s, tokens):
        return None
    return _named_before(story, s)


def is_pointing(s: Sentence, tokens: tuple[int, ...]) -> bool:
    """Whether an age stands for its person: "The 52-year-old"."""
    return tokens[0] == 1 and s.tokens[0].lemma == "the"


def _named_before(story: Story, s: Sentence) -> str | None:
    """The one person whom the nearest sentence before that names anybody names."""
    for steps in range(1, BACK + 1):
        o = story.before(s, steps)
        if o is None:
            return None
        people = {story.who(o, i) for i, t in enumerate(o.tokens) if t.entity == "PERSON" and t.pos == "PROPN"}
        if people:
            return next(iter(people)) if len(people) == 1 else None
    return None
