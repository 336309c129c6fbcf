"""Laws of the comparison: pairs are proposed, looked at and looked at again, many at once and each as if alone."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.facts import candidates as candidates_module
from generator.facts import rows as rows_module
from generator.facts.across import across, names
from generator.facts.candidates import KEEP, MIN_SHARE, candidates
from generator.facts.closer import closer, longest_runs
from generator.facts.company import NAMES as COMPANY
from generator.facts.company import Around, company
from generator.facts.grains import CLAUSE, DETAIL, GRAINS, SENTENCE, others
from generator.facts.pairs import Best, Pair, Pairs
from generator.facts.ranks import places
from generator.facts.rows import Rows, cosines
from generator.facts.signs import signs
from generator.facts.table import Table
from generator.facts.terms import Kinship, Term, held
from tests.facts.tables import claim, table

TEXTS = st.lists(st.lists(st.sampled_from("abcdefgh"), max_size=6).map(" ".join), min_size=2, max_size=9)
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
def test_it_does_not_matter_how_many_rows_are_spread_out_at_a_time(texts: list[str]) -> None:
    rows = Rows.named(dict.fromkeys(text.split(), 1.0) for text in texts)
    first, second = map(np.array, zip(*itertools.product(range(len(texts)), repeat=2), strict=True))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(rows_module, "BLOCK", 2)
        few = cosines(rows, first, second)
    assert few.tolist() == cosines(rows, first, second).tolist()


@given(st.lists(st.tuples(st.integers(0, 3), VALUES), min_size=1))
def test_the_best_beside_one_of_a_group_is_the_best_of_the_others(drawn: list[tuple[int, float]]) -> None:
    keys, values = np.array([k for k, _ in drawn]), np.array([v for _, v in drawn])
    found = Best.of(keys, values).beside(keys, values).tolist()
    for n, (key, _) in enumerate(drawn):
        assert found[n] == max((v for m, (k, v) in enumerate(drawn) if k == key and m != n), default=0.0)


@given(st.lists(st.tuples(st.integers(0, 3), VALUES), min_size=1))
def test_places_go_from_the_greatest_to_the_least_and_ties_to_the_earlier(drawn: list[tuple[int, float]]) -> None:
    keys, values = np.array([k for k, _ in drawn]), np.array([v for _, v in drawn])
    found = places(keys, values, np.arange(len(drawn))).tolist()
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
def test_a_claim_holds_all_of_itself_and_nothing_of_a_stranger(texts: list[str]) -> None:
    told = of_texts(texts)
    every = np.arange(len(texts))
    assert held(told.kin, told.meanings, every, told.meanings, every).most.tolist() == [float(bool(t)) for t in texts]
    strangers = table([claim("a", 0, 9), claim("b", 0, 9)], ["dam burst", "choir"])
    assert held(strangers.kin, strangers.told, every[:1], strangers.told, every[1:2]).most.tolist() == [0.0]


@given(TEXTS)
def test_a_pair_is_proposed_exactly_where_two_articles_share_enough(texts: list[str]) -> None:
    told = of_texts(texts)
    words = [text.split() for text in texts]
    expected = set()
    for i, j in itertools.combinations(range(len(texts)), 2):
        sides = ((words[i], words[j]), (words[j], words[i]))
        shares = [sum(word in other for word in one) / max(1, len(one)) for one, other in sides]
        if told.articles[i] != told.articles[j] and max(shares) >= MIN_SHARE:
            expected.add((i, j))
    assert set(candidates(told).pairs.single()) == expected


def test_a_claim_that_all_others_are_like_keeps_its_likest(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = ["dam burst town flooded", *["dam burst", "dam"] * KEEP, "dam burst town"]
    told = table([claim(f"a{n:03d}", 0, 9) for n in range(len(texts))], texts)
    monkeypatch.setattr(candidates_module, "KEEP", 1)
    pairs = candidates(told).pairs.single()
    assert (0, len(texts) - 1) in pairs
    assert len(pairs) <= len(texts)


@given(TEXTS)
def test_every_pair_has_all_its_signs_and_they_are_the_same_from_either_side(texts: list[str]) -> None:
    told = of_texts(texts)
    turned = table([p.claim for p in told.profiles], texts)
    found = candidates(told)
    assert len(signs(told, found)) == len(closer(told, found.pairs)) == len(found.pairs)
    assert np.array_equal(closer(told, found.pairs), closer(turned, Pairs(found.pairs.j, found.pairs.i)))


@given(st.lists(st.lists(st.sampled_from("abcd"), max_size=12).map(" ".join), min_size=2, max_size=2))
def test_the_longest_run_is_the_longest_stretch_that_both_have(texts: list[str]) -> None:
    a, b = (text.split() for text in texts)
    stretches = {tuple(a[i:j]) for i in range(len(a)) for j in range(i + 1, len(a) + 1)}
    shared = [s for s in stretches if any(tuple(b[k : k + len(s)]) == s for k in range(len(b)))]
    found = longest_runs(table([claim("a", 0, 9), claim("b", 0, 9)], texts).passages, Pairs.of([(0, 1)]))
    assert found.tolist() == [max(map(len, shared), default=0)]


def around(scores: dict[Pair, float]) -> Around:
    """Three claims of three articles and the scores of their pairs."""
    told = table(claim(f"a{n}", 0, 50) for n in range(3))
    return Around(told, Pairs.of(scores), np.array([scores[pair] for pair in sorted(scores)]))


def test_a_third_claim_that_matches_both_speaks_for_a_pair() -> None:
    sign = COMPANY.index("best third claim that matches both")
    alone = company(around({(0, 1): 0.5}), np.array([0]))
    backed = company(around({(0, 1): 0.5, (0, 2): 0.8, (1, 2): 0.7}), np.array([0]))
    assert (alone[0, sign], backed[0, sign]) == (0.0, 0.7)


def test_a_rival_in_the_same_article_speaks_against_a_pair() -> None:
    told = table([claim("a", 0, 50), claim("b", 0, 50), claim("b", 60, 90, 1)])
    pairs = Pairs.of([(0, 1), (0, 2)])
    found = company(Around(told, pairs, np.array([0.5, 0.9])), np.array([0, 1]))
    lead = COMPANY.index("lead over the best competing match")
    assert found[:, lead].tolist() == pytest.approx([-0.4, 0.4])


def across_details(inner: dict[Pair, float]) -> list[float]:
    """What details that were scored say of a clause that holds the first four of them and not the last two."""
    places = [("a", 0, 10, 0), ("a", 20, 30, 0), ("a", 0, 10, 1), ("b", 0, 10, 0), ("b", 60, 70, 0)]
    details = table(claim(*place) for place in places)
    clauses = table([claim("a", 0, 50), claim("b", 0, 50)])
    none = Around(table([]), Pairs.of([]), np.zeros(0))
    scored = Around(details, Pairs.of(inner), np.array([inner[pair] for pair in sorted(inner)]))
    beside = {CLAUSE: Around(clauses, Pairs.of([]), np.zeros(0)), DETAIL: scored, SENTENCE: none}
    return [float(sign) for sign in across(CLAUSE, Pairs.of([(0, 1)]), beside)[0, :3]]


def test_only_pairs_whose_words_are_among_its_own_speak_for_a_pair() -> None:
    assert across_details({(0, 3): 0.4, (0, 4): 0.9, (2, 3): 0.8}) == [0.4, 1.0, 0.0]


def test_the_best_pair_of_another_grain_comes_first() -> None:
    assert across_details({(0, 3): 0.3, (1, 3): 0.7}) == [0.7, 1.0, 0.3]


def test_a_grain_hears_of_every_other_and_not_of_itself() -> None:
    for grain in GRAINS:
        assert not any(grain in name for name in names(grain))
        assert all(any(other in name for name in names(grain)) for other in others(grain))
