"""What only the encoder sees: a stand-in for it says which sentences contradict each other, and by which words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from unittest.mock import patch

from generator.conflicts import contradictions
from generator.conflicts.contradictions import LEAST
from generator.conflicts.find import find_conflicts
from generator.language.texts import read_texts
from generator.model import Comparison, Conflict, Sentence, Span, Word
from tests.conflicts.test_rivals import written

TEXTS = (
    "The ferry reached Lund on Friday.\nHer brother, who sold tickets on the lower deck all summer, walked away unhurt "
    "from Monday's collision with the quay, as everybody could see from the shore.",
    "The ferry came to Lund on Friday.\nThere has been no word from her brother, for whom it was a week of "
    "intensive care after Tuesday's collision, and nobody in the village dares to ask.",
)
AT_ODDS = {"walked away unhurt", "intensive care"}


def flagged(at_odds: float, words: float, least: float = LEAST) -> tuple[Conflict, ...]:
    """What is flagged where the two sentences on the brother are so much at odds, and some of their words."""

    def told(s: Sentence) -> tuple[Word, ...]:
        inside = " ".join(t.text for t in s.tokens)
        those = next((w.split() for w in AT_ODDS if w in inside), [])
        return tuple(Word(Span(t.start, t.end), 0.0, words if t.text in those else 0.0) for t in s.tokens)

    def compare(pairs: Sequence[tuple[Sentence, Sentence]]) -> Sequence[Comparison]:
        both = [all("brother" in {t.text for t in s.tokens} for s in pair) for pair in pairs]
        return [
            Comparison(0.01, at_odds, 0.99 - at_odds, told(a), told(b)) if about else Comparison(0.98, 0.01, 0.01)
            for about, (a, b) in zip(both, pairs, strict=True)
        ]

    words_only = patch.object(contradictions, "TELLING", 99.0)  # whatever rivals the two hold are not at issue
    with patch.object(contradictions, "LEAST", least), words_only:
        conflicts, _ = find_conflicts(replace(read_texts(written(TEXTS)), compare=compare))
    return conflicts


def test_sentences_that_the_encoder_finds_at_odds_are_flagged_by_their_words() -> None:
    (conflict,) = flagged(0.98, 1.0, least=-3.0)
    assert {side.value for side in conflict.sides} == AT_ODDS
    assert conflict.rule == "read side by side"
    assert conflict.signs


def test_sentences_that_it_finds_compatible_are_not() -> None:
    assert flagged(0.02, 0.0) == ()


def test_without_words_at_odds_a_side_is_its_whole_sentence() -> None:
    found = flagged(0.98, 0.0, least=-9.0)
    assert found
    assert all(side.mark == side.passages for conflict in found for side in conflict.sides)
