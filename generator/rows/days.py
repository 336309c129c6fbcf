"""The day that "yesterday" or "this morning" means: counted from the day on which its article was published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta

from ..model import Repair, RepairRule, Span
from .candidates import Candidate
from .vocabulary import vocabulary

DAY = re.compile(
    r"\b(?P<word>today|tonight|yesterday|tomorrow|(?P<last>last night)|this (?:morning|afternoon|evening))"
    r"(?: (?:morning|afternoon|evening|night))?\b(?!['’-])",
    re.IGNORECASE,
)
AWAY = {"yesterday": -1, "tomorrow": 1, "last night": -1}
"""Days from the day of publication."""


def undated(candidate: Candidate) -> Iterator[re.Match[str]]:
    """Words outside quotations that count from the day on which the article was written."""
    text = candidate.story.text[candidate.article]
    for found in DAY.finditer(text, candidate.span.start, candidate.span.end):
        if not any(q.start <= found.start() < q.end for q in candidate.quoted):
            yield found


def dated(candidate: Candidate) -> Iterator[Repair]:
    """The date behind each, in brackets, where the article tells when it was published."""
    published = next(a for a in candidate.story.articles if a.id == candidate.article).identity.published
    if published is None:
        return
    for found in undated(candidate):
        day = date.fromisoformat(published.value) + timedelta(AWAY.get(found["word"].lower(), 0))
        # with the words, so that the bracket is of the part that they are of
        put = f"{found[0]} [{vocabulary().month[day.month - 1]} {day.day}]"
        yield Repair(RepairRule.DATE, Span(*found.span()), put)
