"""Signs that two claims of different articles report the same, each a number with a name that ``explain`` shows."""

from __future__ import annotations

import math

from rapidfuzz import fuzz

from generator.facts.candidates import Likeness
from generator.facts.profile import Profile
from generator.facts.terms import Held, held, meeting
from generator.language.quantities_compare import comparable, compatible
from generator.language.times_compare import same_time, times_conflict

NAMES = (
    "same words",
    "one's meaning held by the other",
    "both's meaning held by the other",
    "weight of the shared meaning",
    "one's news held by the other",
    "both's news held by the other",
    "weight of the shared news",
    "one's core held by the other",
    "both's cores held by the other",
    "same words and same news",
    "one tells nothing but names",
    "same people and places",
    "weight of the shared people and places",
    "sentences alike",
    "surroundings alike",
    "one's whole clause held by the other's",
    "same phrases",
    "spelled alike",
    "same predicate",
    "same predicate and same news",
    "same agent",
    "another agent",
    "same patient",
    "another patient",
    "roles swapped",
    "same place",
    "figures agree",
    "figures differ",
    "only one has a figure",
    "times agree",
    "times differ",
    "one negated",
    "both negated",
    "one hedged",
    "both quoted",
    "one quoted",
    "same source",
    "both whole clauses",
    "both details of one kind",
    "length of the shorter",
    "difference in length",
    "distance in the articles",
    "rank of the better match",
    "rank of the worse match",
    "each other's best match",
)
"""What each number of ``signs`` says, in its order."""


class Surroundings:
    """How alike the sentences of two claims are and how alike those around them, worked out once for two sentences."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int, int, int], tuple[float, float]] = {}

    def of(self, a: Profile, b: Profile) -> tuple[float, float]:
        """Cosines of the sentences and of the sentences with their neighbours."""
        key = (a.article, a.claim.sentence, b.article, b.claim.sentence)
        if key not in self._known:
            self._known[key] = a.sentence.cosine(b.sentence), a.surroundings.cosine(b.surroundings)
        return self._known[key]


def signs(
    a: Profile, b: Profile, alike: Likeness, around: tuple[float, float], rank_ab: int, rank_ba: int
) -> tuple[float, ...]:
    """The signs of a pair, in the order of ``NAMES``; symmetric.

    ``around`` is what ``Surroundings`` tells of the pair, ``rank_ab`` b's place among a's matches from 0.
    """
    return (
        *_words(a, b, alike, around),
        *_roles(a, b, alike.news),
        *_values(a, b),
        *_manner(a, b),
        *_shape(a, b, rank_ab, rank_ba),
    )


def _words(a: Profile, b: Profile, alike: Likeness, around: tuple[float, float]) -> tuple[float, ...]:
    meaning, news, core = alike.meaning, alike.news, held(a.core, b.core)
    words = a.words.cosine(b.words)
    whole = a.clause is a.meanings and b.clause is b.meanings
    clause = meaning if whole else held(a.clause, b.clause)
    return (
        words,
        meaning.most,
        meaning.least,
        math.log1p(meaning.weight),
        news.most,
        news.least,
        math.log1p(news.weight),
        core.most,
        core.least,
        words * news.least,
        float(not a.told.own or not b.told.own),
        a.who.cosine(b.who),
        math.log1p(a.who.shared(b.who)),
        *around,
        clause.most,
        math.log1p(len(a.runs & b.runs)),
        fuzz.token_set_ratio(a.spelled, b.spelled) / 100,
    )


def _roles(a: Profile, b: Profile, news: Held) -> tuple[float, ...]:
    predicate = meeting(a.predicate, b.predicate)
    agent, patient = held(a.agent, b.agent).most, held(a.patient, b.patient).most
    swapped = max(held(a.agent, b.patient).most, held(a.patient, b.agent).most)
    return (
        predicate,
        predicate * news.most,
        agent,
        float(bool(a.agent.own and b.agent.own and not agent)),
        patient,
        float(bool(a.patient.own and b.patient.own and not patient)),
        float(swapped > max(agent, patient)),
        held(a.place, b.place).most,
    )


def _values(a: Profile, b: Profile) -> tuple[float, ...]:
    figures = [[compatible(x, y) for y in b.quantities if comparable(x, y)] for x in a.quantities]
    agree, differ = sum(map(any, figures)), not all(map(all, figures))
    times = [(x, y) for x in a.times for y in b.times]
    time, other = any(same_time(*pair) for pair in times), any(times_conflict(*pair) for pair in times)
    return (
        float(min(agree, 2)),
        float(bool(differ and not agree)),
        float(bool(a.quantities) != bool(b.quantities)),
        float(time),
        float(other and not time),
    )


def _manner(a: Profile, b: Profile) -> tuple[float, ...]:
    return (
        float(a.claim.negated != b.claim.negated),
        float(a.claim.negated and b.claim.negated),
        float(bool(a.claim.hedge) != bool(b.claim.hedge)),
        float(a.claim.quoted and b.claim.quoted),
        float(a.claim.quoted != b.claim.quoted),
        float(bool(a.speakers & b.speakers)),
    )


def _shape(a: Profile, b: Profile, rank_ab: int, rank_ba: int) -> tuple[float, ...]:
    same_kind = a.claim.kind == b.claim.kind
    return (
        float(same_kind and a.claim.kind == "clause"),
        float(same_kind and a.claim.kind != "clause"),
        math.log1p(min(a.size, b.size)),
        math.log1p(abs(a.size - b.size)),
        abs(a.position - b.position),
        math.log1p(min(rank_ab, rank_ba)),
        math.log1p(max(rank_ab, rank_ba)),
        float(rank_ab == rank_ba == 0),
    )
