"""Headlines With Capitals in ordinary letters, as far as the story shows which of their words are names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from ..language.per_sentence import per_sentence
from ..model import Sentence

TITLED = 0.7
"""Share of capitals among the words of four letters and more that makes such a headline."""
LONG = 4
"""Letters; headlines write shorter words small or large as they like."""
FEWEST = 3
"""Long words that a headline must have to be told from a name."""


@per_sentence
def is_titled(s: Sentence) -> bool:
    """Whether a sentence is written like a headline."""
    long = [t.text for t in s.tokens if len(t.text) >= LONG and t.text[0].isalpha()]
    return len(long) >= FEWEST and sum(word[0].isupper() for word in long) >= TITLED * len(long)


class Case:
    """How a story writes its words inside ordinary sentences."""

    def __init__(self, sentences: Iterable[Sentence]) -> None:
        self.small: Counter[str] = Counter()
        self.large: Counter[str] = Counter()
        for s in sentences:
            if not is_titled(s):
                for t in s.tokens[1:]:
                    (self.large if t.text[:1].isupper() else self.small)[t.text.lower()] += 1

    def lowered(self, s: Sentence) -> frozenset[int]:
        """Words of a headline that the story mostly writes small, and those that no story writes large."""
        if not is_titled(s):
            return frozenset()
        return frozenset(
            i
            for i, t in enumerate(s.tokens)
            if t.text[:1].isupper() and t.text[1:].islower() | (len(t.text) == 1) and self._small(t.text.lower(), t.pos)
        )

    def _small(self, word: str, pos: str) -> bool:
        if pos in ("ADP", "DET", "CCONJ", "SCONJ", "PART", "AUX", "PRON"):
            return True
        return self.small[word] > self.large[word]
