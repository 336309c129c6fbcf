"""Whether two wordings mean one person."""

from __future__ import annotations

import re

from ..language.lexicon import word_set
from .story import Story

_SMALL = word_set("the a an of and for to in at his her their our mr mrs ms dr sir dame")
_NAME = r"[A-Z][\w'’.-]*(?:\s+(?:[A-Z][\w'’.-]*|de|van|von|der|al|bin)){0,9}"
_NAME_BEHIND = re.compile(rf"(?:\s+of\s+(?:[A-Z]\w*\s*){{1,3}})?,?\s+({_NAME})")


def same_person(story: Story, a: str, b: str) -> bool:
    """Whether two names or descriptions can mean one person: a shared name or title, the cast, or "Mayor Ann Lee".

    A description that no article ties to a name may mean anybody.
    """
    mine, theirs = _words(a), _words(b)
    if not mine or not theirs or mine & theirs:
        return True
    if story.cast.called(a) & story.cast.called(b):
        return True
    named = [is_name(name) for name in (a, b)]
    if all(named):
        return False
    if not any(named):
        return True
    description, name = (b, a) if named[0] else (a, b)
    bearers = _bearers(story, description)
    return not bearers or name.split()[-1].lower() in {word for bearer in bearers for word in bearer.split()}


def is_name(name: str) -> bool:
    """Whether it names a person: two words or more with capitals, or one that is no description."""
    return not name.lower().startswith(("the ", "a ", "an ")) and name[:1].isupper() and name.split()[-1][:1].isupper()


def _bearers(story: Story, description: str) -> frozenset[str]:
    """The names, in lower case, right behind the description's last word: "the mayor", "Mayor Ann Lee"."""
    head = re.sub(r"\W", "", description.split()[-1].lower())
    if not head:
        return frozenset()
    places = (place for word in {head, head.capitalize()} for place in story.words_at.get(word, ()))
    found = (_NAME_BEHIND.match(story.article[article].text, end) for article, end in places)
    return frozenset(name[1].lower() for name in found if name)


def _words(name: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"[a-z][\w'’-]*", name.lower()) if w not in _SMALL)
