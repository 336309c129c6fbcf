"""Signs that two claims of different articles report the same, each a number with a name that ``explain`` shows."""

from __future__ import annotations

import math
from collections.abc import Mapping

from rapidfuzz import fuzz

from generator.facts.profile import Profile
from generator.language.quantities_compare import comparable, compatible
from generator.language.times_compare import same_time, times_conflict

NAMES = (
    "same things told",
    "same predicate and dependants",
    "same things told in the same words",
    "same things told of the same predicate",
    "weight of the shared predicate and dependants",
    "one tells nothing but names",
    "same words",
    "same meanings",
    "the shorter holds the same meanings",
    "weight of the shared meanings",
    "same subject matter",
    "same people and places",
    "weight of the shared people and places",
    "sentences alike",
    "surroundings alike",
    "whole clauses alike",
    "same phrases",
    "spelled alike",
    "same predicate",
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

WORST_RANK = 40
"""Rank given to a pair outside each other's best: as far as candidates are kept."""


def signs(a: Profile, b: Profile, rank_ab: int, rank_ba: int) -> tuple[float, ...]:
    """The signs of a pair, in the order of ``NAMES``; symmetric. ``rank_ab`` is b's place among a's matches from 0."""
    return (*_words(a, b), *_roles(a, b), *_values(a, b), *_manner(a, b), *_shape(a, b, rank_ab, rank_ba))


def _words(a: Profile, b: Profile) -> tuple[float, ...]:
    both = a.senses.shared(b.senses)
    least = min(a.senses.norm, b.senses.norm) ** 2
    who = a.entities.shared(b.entities)
    runs = len(a.runs & b.runs)
    told, core = a.told.cosine(b.told), a.core.cosine(b.core)
    words = a.words.cosine(b.words)
    return (
        told,
        core,
        told * words,
        core * told,
        math.log1p(a.core.shared(b.core)),
        float(not a.told.terms or not b.told.terms),
        words,
        a.senses.cosine(b.senses),
        both / least if least else 0.0,
        math.log1p(both),
        a.hints.cosine(b.hints),
        a.entities.cosine(b.entities),
        math.log1p(who),
        a.sentence.cosine(b.sentence),
        a.context.cosine(b.context),
        a.whole.cosine(b.whole),
        math.log1p(runs),
        _spelling(a, b),
    )


def _spelling(a: Profile, b: Profile) -> float:
    return fuzz.token_set_ratio(" ".join(a.words.terms), " ".join(b.words.terms)) / 100


def _roles(a: Profile, b: Profile) -> tuple[float, ...]:
    swapped = bool(a.agent & b.patient) + bool(a.patient & b.agent)
    return (
        float(bool(a.predicate & b.predicate)),
        float(bool(a.agent & b.agent)),
        float(bool(a.agent and b.agent and not a.agent & b.agent)),
        float(bool(a.patient & b.patient)),
        float(bool(a.patient and b.patient and not a.patient & b.patient)),
        float(bool(swapped and not a.agent & b.agent and not a.patient & b.patient)),
        float(bool(a.place & b.place)),
    )


def _values(a: Profile, b: Profile) -> tuple[float, ...]:
    agree = sum(any(comparable(x, y) and compatible(x, y) for y in b.quantities) for x in a.quantities)
    differ = sum(any(comparable(x, y) and not compatible(x, y) for y in b.quantities) for x in a.quantities)
    time = any(same_time(x, y) for x in a.times for y in b.times)
    other = any(times_conflict(x, y) for x in a.times for y in b.times)
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
        float(bool(a.claim.hedge) != bool(b.claim.hedge)),
        float(a.claim.quoted and b.claim.quoted),
        float(a.claim.quoted != b.claim.quoted),
        float(bool(a.speakers & b.speakers)),
    )


def _shape(a: Profile, b: Profile, rank_ab: int, rank_ba: int) -> tuple[float, ...]:
    kinds: Mapping[bool, float] = {True: 1.0, False: 0.0}
    both = a.claim.kind == b.claim.kind
    return (
        kinds[both and a.claim.kind == "clause"],
        kinds[both and a.claim.kind != "clause"],
        math.log1p(min(a.size, b.size)),
        math.log1p(abs(a.size - b.size)),
        abs(a.position - b.position),
        math.log1p(min(rank_ab, rank_ba)),
        math.log1p(max(rank_ab, rank_ba)),
        kinds[rank_ab == rank_ba == 0],
    )
