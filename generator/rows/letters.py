"""Which other articles surely report a part of a row, and by which passage."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path

from ..learned.logistic import Logistic, read_logistic
from ..model import Claim, Note, Sentence, Span
from .candidates import Candidate
from .likeness import NAMES, Likeness
from .story import Told

SURE = 0.75
"""Probability from which an article has a letter: there one in ten was wrong at single clauses, one in twelve at the
rows' parts, on stories that the weights were not learned from; the card of ``letters.json`` has the figures."""
JOINED = 0.85
"""Likeness of two claims of one fact from which their article has its letter, unless figures or times clash."""
SHARE = 0.6
"""Share of a claim that must lie in a part, or of a part in a claim, for the one to speak of the other."""
BARE = frozenset({"title"})
"""Kinds of claims that tell no more than a name with its title."""
FILE = Path(__file__).with_name("letters.json")


@cache
def weights() -> Logistic:
    """The weights that come with the program."""
    return read_logistic(FILE, NAMES)


def sureness(signs: tuple[float, ...]) -> float:
    """How likely a sentence with these signs reports a part, 0 to 1."""
    sign = dict(zip(NAMES, signs, strict=True))
    clash = sign["figures clash"] or sign["times clash"]
    plain = sign["part joined"] if sign["part joined"] >= JOINED and not clash else 0.0
    return max(plain, weights().probability(signs))


def facts_of(told: Iterable[Told], span: Span) -> tuple[Told, ...]:
    """What is told by a stretch of a row."""
    return tuple(t for t in told if t.claim.kind not in BARE and _speaks_of(t.claim.span, span))


def _speaks_of(claim: Span, part: Span) -> bool:
    return claim.overlap(part) >= SHARE * min(len(claim), len(part))


def letters(likeness: Likeness, candidate: Candidate, part: Span) -> tuple[Note, ...]:
    """For each other article that surely reports a part its likeliest passage."""
    found = []
    for article in candidate.story.articles:
        if article.id == candidate.article:
            continue
        rated = [(sureness(signs), s) for s, signs in likeness.signs(candidate, part, article.id)]
        sure, sentence = max(rated, key=lambda r: (r[0], -r[1].index), default=(0.0, None))
        if sentence is not None and sure >= SURE:
            found.append(Note(_passage(candidate, part, sentence).passage, sure))
    return tuple(found)


def _passage(candidate: Candidate, part: Span, sentence: Sentence) -> Claim:
    """The claim of a sentence that is joined best with the part; else its fullest clause."""
    story = candidate.story
    own = {t.fact.id: t.claim for t in facts_of(candidate.told, part)}
    those = [t for t in story.of_sentence[sentence.article, sentence.index] if t.claim.kind not in BARE]
    those = those or list(story.of_sentence[sentence.article, sentence.index])
    joined = [(story.agree(own[t.fact.id], t.claim, t.fact), t.claim) for t in those if t.fact.id in own]
    if joined:
        return max(joined, key=lambda j: (j[0], len(j[1].span), -j[1].span.start))[1]
    return max((t.claim for t in those), key=lambda c: (c.kind == "clause", len(c.span), -c.span.start))
