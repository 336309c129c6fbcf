"""Facts and claims to conflicts, and to pairs that only looked like one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import replace

from ..model import Article, Attribution, Cast, Cleared, Conflict, Fact, Sentence, Span
from ..model.overlaps import Overlaps
from .acts import compare_acts
from .agents import compare_agents
from .alternatives import compare_alternatives
from .causes import compare_causes
from .certainty import compare_certainty
from .dates import compare_dates
from .difference import Verdict, gather
from .disputes import compare_disputes
from .homes import compare_homes
from .names import compare_names
from .numbers import compare_numbers
from .polarity import compare_polarity
from .quoted import compare_quoted
from .quotes import find_quoted
from .story import Story


def find_conflicts(
    facts: tuple[Fact, ...],
    sentences: tuple[Sentence, ...],
    cast: Cast,
    articles: tuple[Article, ...],
    attributions: Mapping[str, tuple[Attribution, ...]],
) -> tuple[tuple[Conflict, ...], tuple[Cleared, ...]]:
    """Conflicts, weightiest first, and the nearest pairs that were cleared."""
    story = Story(articles, sentences, cast, attributions, facts)
    verdicts = [compare_quoted(story, find_quoted(cast, articles, attributions))]
    verdicts += [comparer(story) for comparer in COMPARERS]
    conflicts = gather(d for v in verdicts for d in v.differences)
    claims = _claims_by_article(facts)
    place = {fact.id: n for n, fact in enumerate(facts)}
    conflicts = tuple(replace(c, facts=tuple(sorted(_facts_of(c, claims), key=place.__getitem__))) for c in conflicts)
    cleared = tuple(dict.fromkeys(pair for v in verdicts for pair in v.cleared))
    return tuple(sorted(conflicts, key=_weight)), cleared


COMPARERS: tuple[Callable[[Story], Verdict], ...] = (
    compare_acts,
    compare_agents,
    compare_alternatives,
    compare_causes,
    compare_certainty,
    compare_dates,
    compare_disputes,
    compare_homes,
    compare_names,
    compare_numbers,
    compare_polarity,
)


Placed = Mapping[str, Overlaps[tuple[Span, str]]]


def _claims_by_article(facts: tuple[Fact, ...]) -> Placed:
    """Where each article's claims stand, and the facts that they are evidence for."""
    placed: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
    for fact in facts:
        for claim in fact.claims:
            placed[claim.article].append((claim.span, fact.id))
    return {article: Overlaps((span, (span, fact)) for span, fact in those) for article, those in placed.items()}


def _facts_of(conflict: Conflict, claims: Placed) -> set[str]:
    """Facts of which a claim holds most of a differing passage, or lies in it."""
    passages = [p for side in conflict.sides for p in side.passages]
    return {
        fact
        for p in passages
        if p.article in claims
        for span, fact in claims[p.article].meeting(p.span)
        if span.overlap(p.span) * 2 >= min(len(span), len(p.span))
    }


def _weight(conflict: Conflict) -> tuple[bool, int, str, str]:
    articles = {p.article for side in conflict.sides for p in side.passages}
    return conflict.severity != "conflict", -len(articles), conflict.kind, conflict.id
