"""What a clause asserts without its circumstances: who did what, and beside it when, where and how."""

from __future__ import annotations

from generator.claims.clauses import CONTENT, Clause, trimmed
from generator.model import Sentence

CIRCUMSTANCE = frozenset({"prep", "npadvmod", "advmod", "agent"})
COMPLEMENT = frozenset({"dobj", "attr", "acomp", "oprd", "xcomp", "ccomp", "prep", "agent", "dative", "auxpass"})
MIN_CORE = 2
"""Content words that the core keeps; less asserts nothing."""
MIN_PEELED = 1
"""Content words of a circumstance worth parting from its clause."""


def core_of(s: Sentence, clause: Clause) -> tuple[tuple[int, ...], tuple[tuple[int, ...], ...]]:
    """The words of the core, and those of each circumstance that stood at the clause's edge, last first.

    A circumstance leaves the core only while something else still completes the verb: "responded to a call" stays
    whole, "was shot" may lose its "in the hand".
    """
    own = list(clause.tokens)
    peeled: list[tuple[int, ...]] = []
    while (edge := _edge(s, clause.head, own)) is not None:
        rest = list(trimmed(s, tuple(i for i in own if i not in edge)))
        if not _stands(s, clause.head, rest):
            break
        peeled.append(tuple(sorted(edge)))
        own = rest
    return tuple(own), tuple(peeled)


def _edge(s: Sentence, head: int, own: list[int]) -> frozenset[int] | None:
    """The words of the outermost circumstance at the end of a clause, or else at its beginning."""
    members = frozenset(own)
    for last in (own[-1], own[0]):
        for i in _circumstances(s, head, members):
            words = frozenset(s.subtree(i)) & members
            if last in words and head not in words and sum(s.tokens[k].pos in CONTENT for k in words) >= MIN_PEELED:
                return words
    return None


def _circumstances(s: Sentence, head: int, members: frozenset[int]) -> list[int]:
    """Phrases that hang on the verb or on its object, the verb's first."""
    objects = [c for c in s.children[head] if s.tokens[c].dep in ("dobj", "attr", "xcomp", "prep")]
    objects += [c for o in objects if s.tokens[o].dep == "prep" for c in s.children[o] if s.tokens[c].dep == "pobj"]
    places = [head, *objects]
    return [c for at in places for c in s.children[at] if c in members and s.tokens[c].dep in CIRCUMSTANCE and (at == head or s.tokens[c].dep == "prep")]


def _stands(s: Sentence, head: int, rest: list[int]) -> bool:
    """Whether the verb is still completed, and enough is left."""
    if head not in rest or sum(s.tokens[i].pos in CONTENT for i in rest) < MIN_CORE:
        return False
    return any(s.tokens[c].dep in COMPLEMENT and c in rest for c in s.children[head])
