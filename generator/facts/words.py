"""The words of a sentence as they are compared, and where each stands to a claim's predicate."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..claims.mentions import Mentions
from ..language.lexicon import word_set
from ..language.senses import senses_by_token
from ..language.thesaurus import stem
from ..model import Claim, Role, Sentence
from .terms import Labels

COMPARED = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
LIGHT = word_set(
    "be have do get make go take say tell would could may might also just more most very so when where how"
)
"""Words that are grammar in most sentences."""
DEEPEST = 8
"""Steps after which the weight fades no more."""
CARRIERS = frozenset({"prep", "xcomp", "ccomp", "agent", "dative"})
"""Relations that only pass on to what the predicate is about: "fired at a helicopter"."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence as it is compared; one that is not has no name."""

    stem: str
    name: str | None = None
    """Its stem or whom it means."""
    entity: bool = False
    tight: Labels = frozenset()
    loose: Labels = frozenset()


def heads(s: Sentence, role: Role) -> Iterator[int]:
    """Words of a role that are its head word."""
    for i, t in enumerate(s.tokens):
        if role.span.start <= t.start < role.span.end and t.lemma.lower() == role.head:
            yield i


def read_words(s: Sentence, mentions: Mentions) -> tuple[Word, ...]:
    found = []
    for i, (t, (tight, loose)) in enumerate(zip(s.tokens, senses_by_token(s), strict=True)):
        lemma = t.lemma.lower()
        root, entity = stem(lemma), mentions.at(s, i)
        if entity:
            found.append(Word(root, entity, True))
        elif t.pos in COMPARED and lemma not in LIGHT and any(map(str.isalnum, lemma)):
            found.append(Word(root, root, False, tight, loose))
        else:
            found.append(Word(root))
    return tuple(found)


def passage_of(claim: Claim, s: Sentence) -> tuple[str, ...]:
    inside = (t.text.lower() for t in s.tokens if claim.span.start <= t.start < claim.span.end)
    return tuple(word for word in inside if any(map(str.isalnum, word)))


def depths(claim: Claim, s: Sentence) -> dict[int, int]:
    """Steps in the parse from each word of a claim to its head."""
    depth: dict[int, int] = {}
    for i in claim.tokens:
        at, steps = i, 0
        while at != claim.head and s.tokens[at].head != at and steps < DEEPEST:
            at, steps = s.tokens[at].head, steps + 1
        depth[i] = steps
    return depth


def core_of(claim: Claim, s: Sentence) -> tuple[int, ...]:
    """The predicate, its direct dependants, and the objects of its prepositions and infinitives."""
    own = set(claim.tokens)
    below = [c for c in s.children[claim.head] if c in own]
    below += [c for b in below if s.tokens[b].dep in CARRIERS for c in s.children[b] if c in own]
    return (claim.head, *below)
