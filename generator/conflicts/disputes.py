"""Disputes that an article itself points out: "the defence had another story", "that is not what they saw"."""

from __future__ import annotations

import re

from ..model import Passage, Sentence, Span
from .difference import Difference, Point, Verdict, few
from .story import Story

_TELLING = r"(?:has|had|have|tells?|told|gives?|gave|offers?|offered|presents?|presented)"
_STORY = r"(?:story|version|account|explanation|tale|view)"
CUE = re.compile(
    rf"""
    \b{_TELLING}\s+(?:quite\s+)?(?:another|an?\s+(?:very\s+|quite\s+)?different|(?:his|her|their|its)\s+own)\s+{_STORY}\b
    | \b(?:says?|said|tells?\s+it|told\s+it|sees?\s+it|saw\s+it|remembers?\s+it)\s+(?:otherwise|differently)\b
    | ^\W*(?:that|this|it)\s+(?:is|was)(?:\s+not|n['’]t)\s+(?:what|how|the\s+way)\b
    | \b(?:does|do|did)(?:\s+not|n['’]t)\s+(?:believe|accept|trust|share)\s+(?:the|this|that|these|those)\s+
      (?:{_STORY}|official\s+\w+)\b
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""Words by which an article says that its sources differ."""
CAUSAL = re.compile(
    r"\b(?:why|because|causes?d?|reasons?|motives?|blam\w+|dr[io]ven?|due\s+to|explanation|how)\b", re.I
)
WINDOW = 3  # sentences before the cue in which the matter in dispute is named
MIN_WORDS = 4  # words of an answer behind a colon; fewer, and the answer is the next sentence


def compare_disputes(story: Story) -> Verdict:
    """The sentence before such words against what follows them, of one article."""
    return Verdict(few(d for s in story.sentences if (d := _dispute(story, s))))


def _dispute(story: Story, s: Sentence) -> Difference | None:
    text = story.article[s.article].text
    cue = CUE.search(s.span.of(text))
    before, after = story.before(s), story.before(s, -1)
    if cue is None or before is None or before.paragraph < s.paragraph - 1:
        return None
    if story.in_quotation(s.article, Span(s.span.start + cue.start(), s.span.start + cue.end())):
        return None  # what a speaker says of others
    answer = _answer(s, after, text)
    if answer is None:
        return None
    earlier = [o for steps in range(1, WINDOW + 1) if (o := story.before(s, steps))]
    causal = any(CAUSAL.search(o.span.of(text)) for o in (*earlier, s))
    return Difference(
        kind="cause" if causal else "other",
        question=f"Whose account holds: {' '.join(before.span.of(text).split())}",
        a=_point(before.article, before.span, text),
        b=_point(s.article, answer, text),
        compatible="The article itself says that its sources differ.",
    )


def _answer(s: Sentence, after: Sentence | None, text: str) -> Span | None:
    """The other account: behind a colon of the sentence, or the sentence that follows."""
    colon = text.find(":", s.span.start, s.span.end)
    if colon >= 0 and len(text[colon + 1 : s.span.end].split()) >= MIN_WORDS:
        start = colon + 1 + len(text[colon + 1 :]) - len(text[colon + 1 :].lstrip())
        return Span(start, s.span.end)
    return after.span if after is not None and after.paragraph - s.paragraph <= 1 else None


def _point(article: str, span: Span, text: str) -> Point:
    passage = Passage(article, span)
    return Point(f"{span.start}", " ".join(span.of(text).split()), passage, passage)
