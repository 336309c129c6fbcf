"""What the encoder adds to rivals: a stand-in for it says whether their sentences contradict each other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from generator.conflicts.contradictions import find_met
from generator.conflicts.find import find_conflicts
from generator.conflicts.judge import judge, weigh
from generator.language.texts import read_texts
from generator.model import Comparison, Conflict, Sentence, Span, Word
from tests.conflicts.test_rivals import told, written

TEXTS = (
    "The ferry reached Lund on Friday.\nLifeboats took 14 passengers off the burning ferry near the harbour wall.",
    "The ferry came to Lund on Friday.\nFrom the burning ferry 19 passengers were taken by lifeboats near the wall.",
)


def flagged(at_odds: float, words: float) -> tuple[Conflict, ...]:
    """What is flagged where the sentences on the burning ferry are so much at odds, and all of their words."""

    def marked(s: Sentence) -> tuple[Word, ...]:
        return tuple(Word(Span(t.start, t.end), 0.0, words) for t in s.tokens)

    def compare(pairs: Sequence[tuple[Sentence, Sentence]]) -> Sequence[Comparison]:
        both = [all("burning" in {t.text for t in s.tokens} for s in pair) for pair in pairs]
        return [
            Comparison(0.99 - at_odds, at_odds, 0.01, marked(a), marked(b)) if about else Comparison(0.98, 0.01, 0.01)
            for about, (a, b) in zip(both, pairs, strict=True)
        ]

    conflicts, _ = find_conflicts(replace(read_texts(written(TEXTS)), compare=compare))
    return conflicts


def test_rivals_in_sentences_that_contradict_each_other_are_flagged() -> None:
    (conflict,) = flagged(0.98, 1.0)
    assert {side.value for side in conflict.sides} == {"14", "19"}
    assert conflict.signs


def test_the_more_two_sentences_are_at_odds_the_surer_are_the_rivals_in_them() -> None:
    rivals = told(written(TEXTS)).rivals

    def odds(at_odds: float, apart: float) -> float:
        said = Comparison(1 - at_odds - apart, at_odds, apart)
        weighed = weigh(rivals, lambda pairs: [said for _ in pairs])
        return max(
            judge().sentences.odds(met.measures) for met in find_met(rivals, weighed, lambda p: [said for _ in p])
        )

    assert odds(0.98, 0.01) > odds(0.5, 0.49) > odds(0.0, 0.99)


def test_sentences_without_rivals_are_flagged_whole_and_never_as_sure() -> None:
    texts = (
        "The quarry lies above Lund.\nThe siren sounded on Monday, and everybody in the village ran to the church.",
        "A church stands in Lund.\nNobody in the village heard a siren on Monday, and the church stayed locked.",
    )

    def compare(pairs: Sequence[tuple[Sentence, Sentence]]) -> Sequence[Comparison]:
        both = [all("siren" in {t.text for t in s.tokens} for s in pair) for pair in pairs]
        return [Comparison(0.01, 0.98, 0.01) if about else Comparison(0.01, 0.01, 0.98) for about in both]

    conflicts, _ = find_conflicts(replace(read_texts(written(texts)), compare=compare))
    doubtful = [c for c in conflicts if not c.sure]
    assert [{side.value for side in c.sides} for c in doubtful] == [{text.split("\n")[1] for text in texts}]


def test_copies_that_differ_in_one_value_are_flagged_whatever_the_sentences_seem() -> None:
    texts = ("Twelve people lost their jobs, it said.", "Fourteen people lost their jobs, it said.")
    conflicts, _ = find_conflicts(read_texts(written(texts)))
    assert [c.kind for c in conflicts] == ["number"]
    assert conflicts[0].sure
