"""Conflicts of cause: one thing put down to two causes, or to one that another account rules out."""

from __future__ import annotations

from .cause_readers import Cause, causes_of
from .clauses import labels_of, point_in
from .difference import Difference, Point, Verdict, few
from .pairing import apart, sharing
from .story import Story

HELD = 0.5  # share of one effect, told by the same word, that the other tells too: from there they are one
ALIKE_AROUND = 0.15  # likeness of the paragraphs, where a cause is told without its effect
VAGUE = labels_of(
    "work thing problem reason fault cause accident incident something it this way people person wound injury "
    "gunshot shot injure"
)
"""Senses that many causes share."""

LONGEST = 6
"""Words of a cause up to which the question names it."""


def compare_causes(story: Story) -> Verdict:
    """Causes of one effect that have nothing in common, and a cause that is told here and ruled out there."""
    causes = [cause for c in story.clauses for cause in causes_of(story, c)]
    pairs = sharing(causes, _keys, lambda a: a.article, near=apart)
    return Verdict(
        few(_difference(story, a, b) for a, b in pairs if _ruled_out(story, a, b) or _other_cause(story, a, b))
    )


def _difference(story: Story, a: Cause, b: Cause) -> Difference:
    return Difference(
        kind="cause",
        question=_question(a, b),
        a=_point(a, story),
        b=_point(b, story),
        compatible="Both can be true only if each had a part in it.",
    )


def _keys(a: Cause) -> list[str]:
    """Causes are compared by their effect, or by themselves; one told without its effect with any other such."""
    return [*sorted(a.core), *sorted(a.cause), *([] if a.effect else [""])]


def _point(a: Cause, story: Story) -> Point:
    key = "not " if a.denied else ""
    telling = sorted(a.cause - VAGUE, key=lambda w: (-story.weight.get(w, 0.0), w))
    return point_in(a.sentence, a.tokens, key + " ".join(telling[:1]), a.mark)


def _question(a: Cause, b: Cause) -> str:
    told = list(dict.fromkeys(text for text in map(_text, (a, b)) if text.count(" ") < LONGEST))
    return f"What was the cause: {' or '.join(told)}?" if told else "What was the cause?"


def _text(a: Cause) -> str:
    own = a.sentence.tokens[min(a.mark) : max(a.mark) + 1]
    return " ".join(t.text.lower() if t.pos == "DET" else t.text for t in own)


def _ruled_out(story: Story, a: Cause, b: Cause) -> bool:
    """Whether one account gives as cause what the other rules out."""
    if a.denied == b.denied:
        return False
    return any(story.rare(w) for w in a.cause & b.cause - VAGUE)


def _other_cause(story: Story, a: Cause, b: Cause) -> bool:
    if a.denied or b.denied or not (a.sure or b.sure):
        return False
    mine, theirs = a.cause - VAGUE, b.cause - VAGUE
    if not mine or not theirs or mine & theirs:
        return False
    if a.effect and b.effect:
        chained = a.cause & b.core or b.cause & a.core  # the quarrel that led to the fight that led to the death
        held = max(story.share_of(a.effect, b.effect), story.share_of(b.effect, a.effect))
        return bool(a.core & b.core) and not chained and held >= HELD
    return a.sure and b.sure and story.likeness_of(story.around(a.sentence), story.around(b.sentence)) >= ALIKE_AROUND
