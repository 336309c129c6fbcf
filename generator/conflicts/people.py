"""Whether two wordings mean one person."""

from __future__ import annotations

import re

from generator.conflicts.story import Story
from generator.language.lexicon import word_set

_SMALL = word_set("the a an of and for to in at his her their our mr mrs ms dr sir dame")
NEAR = 4  # words between a description and the name it stands before: "Mayor of Hove, Ann Lee"


def same_person(story: Story, a: str, b: str) -> bool:
    """Whether two names or descriptions can mean one person: a shared name or title, the cast, or "Mayor Ann Lee"."""
    mine, theirs = _words(a), _words(b)
    if not mine or not theirs or mine & theirs:
        return True
    if story.cast.called(a) & story.cast.called(b):
        return True
    return any(_titled(story, x, y) for x, y in ((a, b), (b, a)))


def _titled(story: Story, description: str, name: str) -> bool:
    """Whether some article puts the description's last word right before the name: "the mayor" and "Mayor Ann Lee"."""
    head, last = description.split()[-1].lower(), name.split()[-1]
    if not head.isalpha() or (description[:1].isupper() and not description.lower().startswith("the ")):
        return False
    pattern = re.compile(rf"\b{re.escape(head)}\b(?:\W+\w+){{0,{NEAR}}}\W+{re.escape(last)}\b", re.I)
    return any(
        pattern.search(article.text)
        for article in story.articles
        if head in (text := article.text.lower()) and last.lower() in text  # far quicker than the pattern
    )


def _words(name: str) -> frozenset[str]:
    return frozenset(w for w in re.findall(r"[a-z][\w'’-]*", name.lower()) if w not in _SMALL)
