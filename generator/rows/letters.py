"""Which other articles surely report a part of a row, and by which passage."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np

from ..learned.trees import Trees
from ..model import Claim, Note, Sentence, Span
from ..sparse import Floats
from .candidates import Candidate
from .likeness import NAMES, Likeness
from .story import Told

SURE = 0.8
"""Probability from which an article has a letter; the card of ``letters.json`` tells how many are right and how many
found there, on stories that the trees were not learned from."""
JOINED = 0.85
"""Likeness of two claims of one fact from which their article has its letter, unless figures or times clash."""
SHARE = 0.6
"""Share of a claim that must lie in a part, or of a part in a claim, for the one to speak of the other."""
BARE = frozenset({"title"})
"""Kinds of claims that tell no more than a name with its title."""
PLACES = 4
"""Decimals kept of a probability, so that no processor can tip it."""
FILE = Path(__file__).with_name("letters.json")


@cache
def trees() -> Trees:
    """The trees that come with the program.

    Raises:
        ValueError: they were learned for other signs.
    """
    data = json.loads(FILE.read_text("utf-8"))
    if tuple(data["signs"]) != NAMES:
        raise ValueError(f"{FILE.name} was learned for other signs")
    return Trees.read(data["trees"])


def sureness(signs: Floats) -> Floats:
    """How likely sentences with these signs report a part, 0 to 1; a row of signs for each of them."""
    joined = signs[:, NAMES.index("part joined")]
    clash = signs[:, [NAMES.index("figures clash"), NAMES.index("times clash")]].any(axis=1)
    plain = np.where((joined >= JOINED) & ~clash, joined, 0.0)
    return np.maximum(plain, np.round(1 / (1 + np.exp(-trees().odds(signs))), PLACES))


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
        those = likeness.signs(candidate, part, article.id)
        if not those:
            continue
        rated = sureness(np.array([signs for _, signs in those]))
        sure, sentence = max(zip(rated.tolist(), (s for s, _ in those), strict=True), key=lambda r: (r[0], -r[1].index))
        if sure >= SURE:
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
