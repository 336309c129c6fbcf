"""Laws of the comparison: pairs are proposed, looked at and looked at again, many at once and each as if alone."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator import sparse as rows_module
from generator.facts import candidates as candidates_module
from generator.facts.candidates import KEEP, Candidates, candidates
from generator.facts.compare import compare, score
from generator.facts.grains import CLAUSE, DETAIL, GRAINS, SENTENCE, others
from generator.facts.pairs import Best, Pair, Pairs, standings
from generator.facts.scorer import scorers
from generator.facts.signs import closer as closer_module
from generator.facts.signs.closer import closer, longest_runs
from generator.facts.signs.first import NAMES as SIGNS
from generator.facts.signs.first import signs
from generator.facts.signs.neighbours import NAMES as COMPANY
from generator.facts.signs.neighbours import FirstSight, across, company, names
from generator.facts.table import Table
from generator.facts.terms import Kinship, Term, held
from generator.sparse import Rows, cosines
from tests.facts.tables import claim, table

WORDS = [*"abcdefgh", "q/class", "r/class"]
TEXTS = st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), min_size=2, max_size=9)
VALUES = st.integers(0, 20).map(lambda n: n / 20)


def one_a_claim(texts: list[str], articles: int = 3) -> list[str]:
    """Articles' names for so many claims, in the order of the story."""
    return sorted(f"a{n % articles}" for n in range(len(texts)))


def of_texts(texts: list[str]) -> Table:
    return table([claim(a, 100 * n, 100 * n + 50, n) for n, a in enumerate(one_a_claim(texts))], texts)


@given(TEXTS)
def test_cosines_are_those_of_each_pair_alone(texts: list[str]) -> None:
    bags = [dict.fromkeys(text.split(), 1.0) for text in texts]
    first, second = map(np.array, zip(*itertools.product(range(len(texts)), repeat=2), strict=True))
    found = cosines(Rows.named(bags), first, second)
    for i, j, value in zip(first, second, found, strict=True):
        shared, lengths = len(bags[i].keys() & bags[j].keys()), len(bags[i]) * len(bags[j])
        assert value == pytest.approx(shared / lengths**0.5 if lengths else 0.0)


@given(TEXTS)
def test_it_does_not_matter_how_much_is_looked_at_at_a_time(texts: list[str]) -> None:
    def all_signs() -> list[list[float]]:
        told = of_texts(texts)
        found = candidates(told)
        seen = FirstSight(told, found.pairs, np.round(found.likeness / 4, 4))
        rows = signs(told, found), closer(told, found.pairs), company(seen, np.arange(len(found.pairs)))
        return [[*pair, *row] for pair, row in zip(found.pairs.single(), np.hstack(rows).tolist(), strict=True)]

    with pytest.MonkeyPatch.context() as patch:
        for module in (rows_module, candidates_module, closer_module):
            patch.setattr(module, "BLOCK", 2)
        patch.setattr(candidates_module, "AT_ONCE", 1)
        few = all_signs()
    assert few == all_signs()


@given(st.lists(st.tuples(st.integers(0, 3), VALUES), min_size=1))
def test_the_best_beside_one_of_a_group_is_the_best_of_the_others(drawn: list[tuple[int, float]]) -> None:
    keys, values = np.array([k for k, _ in drawn]), np.array([v for _, v in drawn])
    found = Best.of(keys, values).beside(keys, values).tolist()
    for n, (key, _) in enumerate(drawn):
        assert found[n] == max((v for m, (k, v) in enumerate(drawn) if k == key and m != n), default=0.0)


@given(st.lists(st.tuples(st.integers(0, 3), VALUES), min_size=1))
def test_standings_go_from_the_greatest_to_the_least_and_ties_to_the_earlier(drawn: list[tuple[int, float]]) -> None:
    keys, values = np.array([k for k, _ in drawn]), np.array([v for _, v in drawn])
    found = standings(keys, values, np.arange(len(drawn))).tolist()
    for n, (key, value) in enumerate(drawn):
        before = [(-v, m) < (-value, n) for m, (k, v) in enumerate(drawn) if k == key]
        assert found[n] == sum(before)


def test_the_same_word_counts_more_than_one_of_its_class_and_that_more_than_one_of_its_field() -> None:
    terms = [
        Term("quake", tight=frozenset({"earthquake"})),
        Term("tremor", tight=frozenset({"earthquake"})),
        Term("officer", loose=frozenset({"police"})),
        Term("sheriff", loose=frozenset({"police"})),
    ]
    rows = Rows.of([[(n, 1.0)] for n in range(len(terms))], len(terms))
    pairs = Pairs.of([(0, 0), (0, 1), (2, 3), (0, 2)])
    met = dict(zip(pairs.single(), Kinship.of(terms).met(rows, pairs.i, rows, pairs.j), strict=True))
    assert met[0, 0] == 1.0 > met[0, 1] > met[2, 3] > met[0, 2] == 0.0


@given(TEXTS)
def test_a_claim_holds_all_of_itself(texts: list[str]) -> None:
    told, every = of_texts(texts), np.arange(len(texts))
    assert held(told.kin, told.meanings, every, told.meanings, every).most.tolist() == [float(bool(t)) for t in texts]


def test_a_claim_holds_nothing_of_a_stranger() -> None:
    strangers = table([claim("a", 0, 9), claim("b", 0, 9)], ["dam burst", "choir"])
    assert held(strangers.kin, strangers.told, np.array([0]), strangers.told, np.array([1])).most.tolist() == [0.0]


@given(TEXTS)
def test_a_pair_is_proposed_exactly_where_two_articles_share_enough(texts: list[str]) -> None:
    told, enough = of_texts(texts), 0.5
    every = Pairs.of(itertools.combinations(range(len(texts)), 2))
    shares = held(told.kin, told.meanings, every.i, told.meanings, every.j).most
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(candidates_module, "MIN_SHARE", enough)
        found = candidates(told).pairs.single()
    apart = told.articles[every.i] != told.articles[every.j]
    assert found == every.some(apart & (shares >= enough)).single()


def test_a_word_of_many_claims_still_proposes_the_first_of_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(candidates_module, "MOST_POSTINGS", 2)
    told = table([claim(f"a{n}", 0, 9) for n in range(4)], ["dam"] * 4)
    assert candidates(told).pairs.single() == [(0, 1), (0, 2), (0, 3), (1, 2), (1, 3)]


def test_a_claim_that_all_others_are_like_keeps_its_likest(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["dam burst town flooded", *["dam burst", "dam"] * KEEP, "dam burst town"]
    told = table([claim(f"a{n:03d}", 0, 9) for n in range(len(texts))], texts)
    monkeypatch.setattr(candidates_module, "KEEP", 1)
    pairs = candidates(told).pairs.single()
    assert (0, len(texts) - 1) in pairs
    assert len(pairs) <= len(texts)


@given(TEXTS)
def test_each_pair_has_the_signs_that_it_has_alone(texts: list[str]) -> None:
    told = of_texts(texts)
    found = candidates(told)
    ranked = [n for n, name in enumerate(SIGNS) if "rank" in name or "best match" in name]
    together = np.hstack([np.delete(signs(told, found), ranked, axis=1), closer(told, found.pairs)])
    for row, (i, j) in zip(together, found.pairs.single(), strict=True):
        two = table([told.profiles[i].claim, told.profiles[j].claim], [texts[i], texts[j]])
        alone = candidates(two)
        again = np.hstack([np.delete(signs(two, alone), ranked, axis=1), closer(two, alone.pairs)])
        assert again.tolist() == [row.tolist()]


@given(TEXTS)
def test_it_does_not_matter_which_of_two_claims_comes_first(texts: list[str]) -> None:
    told = of_texts(texts)
    found = candidates(told)
    turned = Candidates(Pairs(found.pairs.j, found.pairs.i), found.meaning, found.news)
    assert np.array_equal(signs(told, found), signs(told, turned))
    assert np.array_equal(closer(told, found.pairs), closer(told, turned.pairs))


@given(TEXTS)
def test_the_longest_run_is_the_longest_stretch_that_both_have(texts: list[str]) -> None:
    pairs = Pairs.of(itertools.combinations(range(len(texts)), 2))
    found = longest_runs(of_texts(texts).passages, pairs)
    for (i, j), run in zip(pairs.single(), found.tolist(), strict=True):
        a, b = texts[i].split(), texts[j].split()
        stretches = {tuple(a[m:n]) for m in range(len(a)) for n in range(m + 1, len(a) + 1)}
        both = [s for s in stretches if any(tuple(b[k : k + len(s)]) == s for k in range(len(b)))]
        assert run == max(map(len, both), default=0)


@pytest.mark.parametrize("texts", [[], ["dam burst"], ["dam", "choir"]])
def test_a_story_without_pairs_has_no_scores(texts: list[str]) -> None:
    told = table([claim(f"a{n}", 0, 9) for n in range(len(texts))], texts)
    compared = dict.fromkeys(GRAINS, compare(told))
    for each in score(compared, scorers().first, scorers().second).values():
        assert each.scores() == {}


def seen(scores: dict[Pair, float]) -> FirstSight:
    """Three claims of three articles and the scores of their pairs."""
    told = table(claim(f"a{n}", 0, 50) for n in range(3))
    return FirstSight(told, Pairs.of(scores), np.array([scores[pair] for pair in sorted(scores)]))


def test_a_third_claim_that_matches_both_speaks_for_a_pair() -> None:
    sign = COMPANY.index("best third claim that matches both")
    alone = company(seen({(0, 1): 0.5}), np.array([0]))
    backed = company(seen({(0, 1): 0.5, (0, 2): 0.8, (1, 2): 0.7}), np.array([0]))
    assert (alone[0, sign], backed[0, sign]) == (0.0, 0.7)


def test_a_third_claim_that_matches_one_alone_speaks_against_a_pair() -> None:
    sign = COMPANY.index("third claims that match only one")
    told = table([claim("a", 0, 50), claim("b", 0, 50), claim("c", 0, 50), claim("d", 0, 50)])
    pairs = Pairs.of([(0, 1), (0, 2), (1, 2), (1, 3)])
    torn = company(FirstSight(told, pairs, np.array([0.5, 0.8, 0.3, 0.9])), np.array([0]))
    assert torn[0, sign] == pytest.approx(0.5)  # of those that the claim with fewer matches has: 0.8 for 0.3


def test_a_rival_in_the_same_article_speaks_against_a_pair() -> None:
    told = table([claim("a", 0, 50), claim("b", 0, 50), claim("b", 60, 90, 1)])
    pairs = Pairs.of([(0, 1), (0, 2)])
    found = company(FirstSight(told, pairs, np.array([0.5, 0.9])), np.array([0, 1]))
    leads = ("lead over the best competing match", "lead over the lesser competing match")
    assert found[:, COMPANY.index(leads[0])].tolist() == pytest.approx([-0.4, 0.4])
    assert found[:, COMPANY.index(leads[1])].tolist() == pytest.approx([0.5, 0.9])
    assert found[:, COMPANY.index("claims for which it is the best match")].tolist() == [1.0, 2.0]


def test_a_match_of_the_sentences_beside_speaks_for_a_pair() -> None:
    told = table([claim("a", 0, 9, 3), claim("a", 10, 19, 4), claim("b", 0, 9, 7), claim("b", 10, 19, 8)])
    pairs, sign = Pairs.of([(0, 2), (1, 3)]), COMPANY.index("claims of the sentences beside match")
    assert company(FirstSight(told, pairs, np.array([0.5, 0.9])), np.array([0, 1]))[:, sign].tolist() == [0.9, 0.5]


def across_details(inner: dict[Pair, float]) -> list[float]:
    """What scored details say of a pair of clauses that hold the first two and the fourth of them."""
    places = [("a", 0, 10, 0), ("a", 20, 30, 0), ("a", 0, 10, 1), ("b", 0, 10, 0), ("b", 60, 70, 0)]
    details = table(claim(*place) for place in places)
    clauses = table([claim("a", 0, 50), claim("b", 0, 50)])
    none = FirstSight(table([]), Pairs.of([]), np.zeros(0))
    scored = FirstSight(details, Pairs.of(inner), np.array([inner[pair] for pair in sorted(inner)]))
    beside = {CLAUSE: FirstSight(clauses, Pairs.of([]), np.zeros(0)), DETAIL: scored, SENTENCE: none}
    return [float(sign) for sign in across(CLAUSE, Pairs.of([(0, 1)]), beside)[0, :3]]


def test_only_pairs_whose_words_are_among_its_own_speak_for_a_pair() -> None:
    assert across_details({(0, 3): 0.4, (0, 4): 0.9, (2, 3): 0.8}) == [0.4, 1.0, 0.0]


def test_the_best_pair_of_another_grain_comes_first() -> None:
    assert across_details({(0, 3): 0.3, (1, 3): 0.7}) == [0.7, 1.0, 0.3]


def test_a_grain_hears_of_every_other_and_not_of_itself() -> None:
    for grain in GRAINS:
        assert not any(grain in name for name in names(grain))
        assert all(any(other in name for name in names(grain)) for other in others(grain))
