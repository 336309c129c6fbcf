"""Facts and claims to conflicts, and to pairs that only looked like one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import chain, combinations

from ..language.quantities.compare import CONVERTED
from ..model import Claim, Cleared, Conflict, Fact, Mention, Passage, Sentence, Span, Texts
from ..model.overlaps import Overlaps
from .apart import Accounts, keep_apart
from .contradictions import RULE, find_contradictions
from .figures import Figure, is_bound, same_value
from .gather import Difference, Verdict, few, gather
from .items import Item, Kind, find_items
from .judge import question_of
from .quoted import compare_quoted
from .quotes import find_quoted
from .rivals import Rivals
from .story import Story

NAMESAKE = "other person"
NEAR = 0.5
"""Nearness from which two items that agree in other words are shown."""


def find_cleared(rivals: Rivals) -> Iterator[Cleared]:
    """Of items that agree, and are the nearest to each other, those that print one value differently."""
    for a, b, near in rivals.agreeing:
        why = _why(a, b) if near >= NEAR else ""
        if why:
            yield Cleared(question_of(a, b), a.clause.passage, b.clause.passage, why)
    yield from _namesakes(rivals.story)


def _namesakes(story: Story) -> Iterator[Cleared]:
    """Two people of one surname, where one article first names the one and another the other."""
    bearers: defaultdict[str, dict[str, Mention]] = defaultdict(dict)
    for m in story.cast.mentions:
        name = story.cast.by_id[m.entity].name.split()
        if story.cast.by_id[m.entity].kind == "person" and len(name) > 1 and m.how == "name":
            bearers[name[-1]].setdefault(m.entity, m)
    for surname, those in bearers.items():
        for one, other in combinations(those.values(), 2):
            if surname[:1].isupper() and one.article != other.article:
                a, b = (Passage(m.article, _sentence(story, m)) for m in (one, other))
                yield Cleared(f"Who is {surname}?", a, b, NAMESAKE)


def _sentence(story: Story, m: Mention) -> Span:
    near = story.sentences_at(m.article, m.span)
    return near[0].span if near else m.span


def _why(a: Item, b: Item) -> str:
    if a.kind is Kind.DATE:
        return "rounding" if a.key != b.key else ""
    if a.figure is None or b.figure is None:
        return ""
    q, r = a.figure.quantity, b.figure.quantity
    if _in_other_units(a.figure, b.figure):
        return "unit"
    if same_value(q, r):
        return ""
    return "bound" if is_bound(q) or is_bound(r) else "rounding"


def _in_other_units(a: Figure, b: Figure) -> bool:
    """Whether one measure is printed in two units: "22 pounds", "10 kilos"."""
    mine, theirs = (
        {t.text.lower().rstrip("s") for t in f.words if t.text.isalpha() and t.pos != "NUM"} for f in (a, b)
    )
    return a.quantity.unit in CONVERTED and bool(mine and theirs) and not mine & theirs


def find_conflicts(texts: Texts, facts: tuple[Fact, ...] = ()) -> tuple[tuple[Conflict, ...], tuple[Cleared, ...]]:
    """Conflicts, weightiest first, and the nearest pairs that were cleared."""
    _, conflicts, cleared = compare_accounts(texts, facts, ())
    return conflicts, cleared


def compare_accounts(
    texts: Texts, facts: tuple[Fact, ...], claims: tuple[Claim, ...]
) -> tuple[tuple[Fact, ...], tuple[Conflict, ...], tuple[Cleared, ...]]:
    """The facts, with passages that do not say the same taken apart; conflicts, weightiest first; cleared pairs.

    Without ``claims`` the facts stay as they are.
    """
    story = Story(texts.articles, texts.sentences, texts.cast, texts.attributions, facts)
    quoted = find_quoted(texts.cast, texts.articles, texts.attributions)
    rivals = Rivals(story, find_items(story, quoted))
    worded = compare_quoted(story, quoted)
    explained = tuple(find_cleared(rivals))
    told = _Told(story, worded, (c for c in explained if c.why != NAMESAKE))
    differences = chain(
        worded.differences, (d for d in find_contradictions(rivals, texts.compare) if not told.known(d))
    )
    conflicts = gather(differences)
    cleared = few(dict.fromkeys((*explained, *worded.cleared)))
    if claims:
        facts = keep_apart(facts, claims, Accounts(rivals))
    return facts, _concerning(conflicts, facts), cleared


def _concerning(conflicts: Iterable[Conflict], facts: tuple[Fact, ...]) -> tuple[Conflict, ...]:
    """The conflicts with the facts that they concern, weightiest first."""
    claims = _claims_by_article(facts)
    place = {fact.id: n for n, fact in enumerate(facts)}
    found = [replace(c, facts=tuple(sorted(_facts_of(c, claims), key=place.__getitem__))) for c in conflicts]
    return tuple(sorted(found, key=_weight))


class _Told:
    """The pairs of sentences of which the quotations have already said that they differ, or why they need not; and
    those with two values that only look different, in which nothing else may be seen but by rivals."""

    def __init__(self, story: Story, verdict: Verdict, explained: Iterable[Cleared]) -> None:
        self.story = story
        differ = [(p.a.passage, p.b.passage) for p in verdict.differences]
        cleared = [(p.a, p.b) for p in verdict.cleared]
        self._differ = {pair for a, b in differ for pair in self._sentences(a, b)}
        self._cleared = {pair for a, b in cleared for pair in self._sentences(a, b)}
        self._explained = {pair for c in explained for pair in self._sentences(c.a, c.b)}

    def _sentences(self, a: Passage, b: Passage) -> Iterator[tuple[Sentence, Sentence]]:
        """Both ways round."""
        for one in self.story.sentences_at(a.article, a.span):
            for other in self.story.sentences_at(b.article, b.span):
                yield from ((one, other), (other, one))

    def known(self, d: Difference) -> bool:
        """Whether a difference is told of such a pair. Words that are cleared as cut short may have two speakers."""
        told = self._differ if d.kind == "attribution" else self._differ | self._cleared
        told = told | self._explained if d.rule == RULE else told
        return any(pair in told for pair in self._sentences(d.a.passage, d.b.passage))


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
