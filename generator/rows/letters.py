"""Which other articles surely report a part of a row, and by which passage."""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import numpy as np

from ..learned.logistic import Measured
from ..learned.trees import Trees
from ..model import Claim, Compare, Comparison, Note, Sentence, Span, least_told, telling, told_in
from ..sparse import Floats
from .candidates import Candidate
from .likeness import NAMES, Likeness
from .story import Told

SURE = 0.65
"""Probability from which an article has a letter. Of 2,061 parts and sentences of 68 stories that a strict reader
judged (``benchmarks/letters.jsonl``: all that the part says must be told), each eighth by the weights of the others, 76
of 100 are right from 0.6 on, with 55 of the right ones found, 80 and 50 from 0.65 on, 85 and 45 from 0.7 on."""
SHARE = 0.6
"""Share of a claim that must lie in a part, or of a part in a claim, for the one to speak of the other."""
BARE = frozenset({"title"})
"""Kinds of claims that tell no more than a name with its title."""
TELLING = frozenset({"NOUN", "PROPN", "VERB", "AUX", "NUM", "ADJ", "ADV"})
"""Parts of speech of the words that say something."""
DOUBTFUL = (0.1, 0.98)
"""Probabilities between which the trees are not sure enough, and the encoder reads both sentences too. A judgement."""
MOST = 3000
"""Parts and sentences of a story that are weighed with the encoder's help, the most doubtful. It reads each two
sentences once, at most some ten seconds of two processors."""
PLACES = 4
"""Decimals kept of a probability, so that no processor can tip it."""
FILE = Path(__file__).with_name("letters.json")


@cache
def learned() -> tuple[Trees, Measured]:
    """The trees that come with the program, and how what they say is weighed together with the encoder.

    Raises:
        ValueError: they were learned for other signs.
    """
    data = json.loads(FILE.read_text("utf-8"))
    if tuple(data["signs"]) != NAMES:
        raise ValueError(f"{FILE.name} was learned for other signs")
    return Trees.read(data["trees"]), Measured(**data["blend"])


def sureness(signs: Floats) -> Floats:
    """How likely sentences with these signs report all of a part, 0 to 1; a row of signs for each of them."""
    return np.round(1 / (1 + np.exp(-learned()[0].odds(signs))), PLACES)


def blended(sure: float, part: Span, row: Sentence, said: Comparison) -> float:
    """How likely a sentence reports a part, by the trees and by the encoder; ``row``: the part's own sentence."""
    odds = learned()[1].odds({"own": math.log(max(sure, 1e-6) / max(1 - sure, 1e-6)), **measures(part, row, said)})
    return round(1 / (1 + math.exp(-odds)), PLACES)


def measures(part: Span, row: Sentence, said: Comparison) -> dict[str, float]:
    """What the encoder says of a part, by name: of its sentence, and of its own words, in the mean and at the least.

    A part is reported only where all that it says is: "closed the wound with four stitches" is not by "sewed her up".
    """
    own = [t for t in row.tokens if part.start <= t.start < part.end]
    return {
        "agree": telling(said.agree),
        "told": telling(told_in(said.first, part)),
        "least told": least_told(said.first, (t for t in own if t.pos in TELLING)),
        "length": round(math.log(1 + len(own)), PLACES),
    }


def facts_of(told: Iterable[Told], span: Span) -> tuple[Told, ...]:
    """What is told by a stretch of a row."""
    return tuple(t for t in told if t.claim.kind not in BARE and _speaks_of(t.claim.span, span))


def _speaks_of(claim: Span, part: Span) -> bool:
    return claim.overlap(part) >= SHARE * min(len(claim), len(part))


class Letters:
    """Which articles report the parts of a story's rows. Each part is weighed once."""

    def __init__(self, likeness: Likeness, compare: Compare) -> None:
        self._likeness = likeness
        self._compare = compare
        self._notes: dict[tuple[Candidate, Span], tuple[Note, ...]] = {}

    def weigh(self, parts: Iterable[tuple[Candidate, Span]]) -> None:
        """Weigh parts of rows together: what is doubtful is read in one go."""
        parts = tuple(parts)
        self._notes |= dict.fromkeys(parts, ())
        rated = [(candidate, part, s, sure) for candidate, part in parts for s, sure in self._rated(candidate, part)]
        doubtful = [n for n, (*_, sure) in enumerate(rated) if DOUBTFUL[0] <= sure <= DOUBTFUL[1]]
        doubtful = sorted(sorted(doubtful, key=lambda n: (abs(rated[n][3] - 0.5), n))[:MOST])
        said = self._compare([(sentence_of(rated[n][0], rated[n][1]), rated[n][2]) for n in doubtful])
        for n, comparison in zip(doubtful, said, strict=True):
            candidate, part, s, sure = rated[n]
            row = sentence_of(candidate, part)
            rated[n] = (candidate, part, s, blended(sure, part, row, comparison))
        found: dict[tuple[Candidate, Span], dict[str, tuple[float, int, Sentence]]] = {}
        for candidate, part, s, sure in rated:
            best = found.setdefault((candidate, part), {})
            best[s.article] = max(best.get(s.article, (0.0, 0, s)), (sure, -s.index, s), key=lambda r: r[:2])
        for (candidate, part), best in found.items():
            self._notes[candidate, part] = tuple(
                Note(_passage(candidate, part, s).passage, sure) for sure, _, s in best.values() if sure >= SURE
            )

    def of(self, candidate: Candidate, part: Span) -> tuple[Note, ...]:
        """For each other article that surely reports a part its likeliest passage."""
        if (candidate, part) not in self._notes:
            self.weigh([(candidate, part)])
        return self._notes[candidate, part]

    def _rated(self, candidate: Candidate, part: Span) -> Iterable[tuple[Sentence, float]]:
        """Each sentence of another article that may report a part, and how sure the trees are."""
        for article in candidate.story.articles:
            those = self._likeness.signs(candidate, part, article.id) if article.id != candidate.article else []
            if those:
                rated = sureness(np.array([signs for _, signs in those]))
                yield from zip((s for s, _ in those), rated.tolist(), strict=True)


def sentence_of(candidate: Candidate, part: Span) -> Sentence:
    """The sentence of a row in which most of a part stands."""
    return max(candidate.sentences, key=lambda s: s.span.overlap(part))


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
