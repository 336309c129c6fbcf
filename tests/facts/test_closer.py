"""Laws of the closer look and of the pairs of other grains."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from generator.facts.across import across, by_sentences, names
from generator.facts.closer import longest_run
from generator.facts.grains import GRAINS, others
from generator.model import Claim, Span

WORDS = st.lists(st.sampled_from("abcd"), max_size=12)


@given(WORDS, WORDS)
def test_the_longest_run_is_the_longest_stretch_that_both_have(a: list[str], b: list[str]) -> None:
    stretches = {tuple(a[i:j]) for i in range(len(a)) for j in range(i + 1, len(a) + 1)}
    shared = [s for s in stretches if any(tuple(b[k : k + len(s)]) == s for k in range(len(b)))]
    assert longest_run(a, b) == max(map(len, shared), default=0)


def claim(article: str, start: int, end: int, sentence: int = 0) -> Claim:
    return Claim(article, sentence, Span(start, end), (0,), 0, "do")


def test_only_pairs_whose_words_are_among_its_own_speak_for_a_pair() -> None:
    inner = [claim("a", 0, 10), claim("b", 0, 10), claim("b", 60, 70), claim("a", 0, 10, 1)]
    index = by_sentences({(0, 1): 0.4, (0, 2): 0.9, (3, 1): 0.8}, inner)
    assert across(claim("a", 0, 50), claim("b", 0, 50), (index,)) == (0.4, 1.0, 0.0)


def test_the_best_pair_of_another_grain_comes_first() -> None:
    inner = [claim("a", 0, 10), claim("a", 20, 30), claim("b", 0, 10)]
    index = by_sentences({(0, 2): 0.3, (1, 2): 0.7}, inner)
    assert across(claim("a", 0, 50), claim("b", 0, 50), (index,)) == (0.7, 1.0, 0.3)


def test_a_grain_hears_of_every_other_and_not_of_itself() -> None:
    for grain in GRAINS:
        assert not any(grain in name for name in names(grain))
        assert all(any(other in name for name in names(grain)) for other in others(grain))
