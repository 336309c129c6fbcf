"""Clauses to details: what a clause tells in passing, each with words of its own.

A place, a time, a figure, a title, a list's member or a quoted phrase is often all that two reports share: "on Sunday
morning" here, "the shooting, shortly after ten on Sunday" there. A detail is a phrase of its clause, so it may stand
as evidence for a fact of its own while the clause stands for another.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..model import Quantity, Sentence, Span, Time
from .clauses import CONTENT, Clause, trimmed

NOUNS = frozenset({"NOUN", "PROPN"})
BEFORE = frozenset({"det", "nummod", "amod", "compound", "poss", "quantmod", "nmod", "advmod"})
"""What stands before its noun and belongs to it."""
MIN_DESCRIBED = 3
"""Content words of a noun with what describes it that assert something: "a quiet residential neighbourhood"."""
MIN_COMPLEMENT = 3
"""Words of an infinitive that make it worth comparing alone: "to address a joint session"."""
MIN_PHRASE = 2
"""Content words of a phrase that names no place and no time: fewer are found in every story."""
MOST = 0.8
"""Share of its clause's words from which a detail is the clause itself."""
VERB_REACH = 2
"""Words between a verb and a phrase that still belong together: "unfolded there at noon"."""


@dataclass(frozen=True, slots=True)
class Detail:
    """A phrase of a clause: what kind of thing it tells, its head word and its words."""

    kind: str
    """place, time, figure, title, relative, phrase, infinitive, member, described or quotation."""
    head: int
    tokens: tuple[int, ...]


def details_of(
    s: Sentence, clause: Clause, quantities: tuple[Quantity, ...], times: tuple[Time, ...], quoted: tuple[Span, ...]
) -> tuple[Detail, ...]:
    """The details of a clause, in the text's order, no two with the same words."""
    own = frozenset(clause.tokens)
    found: dict[tuple[int, int], Detail] = {}
    for detail in _candidates(s, own, quantities, times, quoted):
        tokens = trimmed(s, tuple(i for i in detail.tokens if i in own))
        if tokens and len(tokens) < MOST * len(own) and _content(s, tokens):
            found.setdefault((tokens[0], tokens[-1]), Detail(detail.kind, detail.head, tokens))
    return tuple(found[key] for key in sorted(found))


def _candidates(
    s: Sentence,
    own: frozenset[int],
    quantities: tuple[Quantity, ...],
    times: tuple[Time, ...],
    quoted: tuple[Span, ...],
) -> Iterator[Detail]:
    timed = {i for t in times for i in _inside(s, own, t.span)}
    for i in sorted(own):
        t = s.tokens[i]
        if t.dep in ("prep", "agent") or (t.pos == "ADP" and t.dep == "advmod"):
            yield from _phrase(s, own, i, timed)
        elif t.dep in ("relcl", "acl"):
            yield Detail("relative", i, (t.head, *s.subtree(i)))
        elif t.dep == "xcomp" and len(s.subtree(i)) >= MIN_COMPLEMENT:
            yield Detail("infinitive", i, s.subtree(i))
        elif t.pos in NOUNS:
            yield from _noun(s, i)
    for quantity in quantities:
        yield from _figure(s, own, quantity)
    for time in times:
        if tokens := _inside(s, own, time.span):
            yield Detail("time", tokens[0], _with_verb(s, own, tokens))
    for span in quoted:
        tokens = _inside(s, own, span)
        if sum(s.tokens[i].pos in CONTENT for i in tokens) >= MIN_PHRASE:
            yield Detail("quotation", tokens[0], tokens)


def _phrase(s: Sentence, own: frozenset[int], i: int, timed: set[int]) -> Iterator[Detail]:
    """A phrase behind a preposition, with the verb that it stands beside."""
    tokens = tuple(k for k in s.subtree(i) if k in own)
    inner = s.child(i, "pobj", "pcomp", "prep")
    if inner is None:
        return
    place = any(s.tokens[k].entity in ("GPE", "LOC", "FAC", "ORG") for k in tokens)
    time = any(k in timed for k in tokens)
    content = sum(s.tokens[k].pos in CONTENT for k in tokens)
    if place or time or content >= MIN_PHRASE:
        yield Detail("time" if time else "place" if place else "phrase", i, _with_verb(s, own, tokens))


def _with_verb(s: Sentence, own: frozenset[int], tokens: tuple[int, ...]) -> tuple[int, ...]:
    """A phrase together with the verb or noun that it hangs on, where that stands right before it."""
    above = s.tokens[tokens[0]].head
    near = above in own and 0 < tokens[0] - above <= VERB_REACH
    return tuple(range(above, tokens[-1] + 1)) if near else tokens


def _noun(s: Sentence, i: int) -> Iterator[Detail]:
    """A noun with what describes it, a title before a name, a member of a list."""
    t = s.tokens[i]
    before = tuple(k for c in s.children[i] if s.tokens[c].dep in BEFORE and c < i for k in s.subtree(c))
    phrase = (*before, i)
    content = sum(s.tokens[k].pos in CONTENT for k in phrase)
    if t.pos == "PROPN" and any(s.tokens[k].dep == "compound" and s.tokens[k].entity != t.entity for k in before):
        yield Detail("title", i, phrase)
    elif content >= MIN_DESCRIBED:
        yield Detail("described", i, phrase)
    if t.dep == "conj" and content >= MIN_PHRASE:
        yield Detail("member", i, s.subtree(i))
    if t.dep in ("dobj", "attr", "nsubjpass", "nsubj") and len(s.subtree(i)) > len(phrase) >= MIN_PHRASE:
        yield Detail("described", i, s.subtree(i))


def _figure(s: Sentence, own: frozenset[int], quantity: Quantity) -> Iterator[Detail]:
    """A figure with what it counts, and with the verb when the counted is its subject or object."""
    inside = _inside(s, own, quantity.span)
    if not inside:
        return
    noun = inside[-1]
    while s.tokens[noun].dep in ("nummod", "quantmod", "compound", "amod", "npadvmod") and s.tokens[noun].head in own:
        noun = s.tokens[noun].head
    if s.tokens[noun].pos not in NOUNS:
        yield Detail("figure", noun, (*inside, noun))
        return
    yield Detail("figure", noun, tuple(range(min(*inside, noun), max(*inside, noun) + 1)))
    verb = s.tokens[noun].head
    if s.tokens[noun].dep in ("nsubj", "nsubjpass", "dobj") and verb in own:
        yield Detail("figure", noun, tuple(range(min(*inside, verb), max(noun, verb) + 1)))


def _inside(s: Sentence, own: frozenset[int], span: Span) -> tuple[int, ...]:
    return tuple(i for i in sorted(own) if span.start <= s.tokens[i].start < span.end)


def _content(s: Sentence, tokens: tuple[int, ...]) -> bool:
    return any(s.tokens[i].pos in CONTENT for i in tokens)
