"""Who does what to whom in a clause, read off the parse."""

from __future__ import annotations

from collections.abc import Iterator

from ..language.lexicon import word_set
from ..model import Role, Sentence
from .mentions import Mentions

SUBJECT = ("nsubj", "csubj", "expl")
PASSIVE = ("nsubjpass", "csubjpass")
OBJECT = ("dobj", "attr", "oprd", "acomp")
PLACE = word_set("in at near on outside inside across around behind beside above below off over through toward towards")
TOPIC = word_set("about regarding concerning on over of")
CAUSE = word_set("because due from amid after")
RELATIVE = word_set("who which that whom whose where when")


def roles_of(s: Sentence, head: int, own: frozenset[int], mentions: Mentions) -> tuple[Role, ...]:
    """The parts of the clause of ``head``, an inherited subject among them.

    A coordinated verb, an infinitive and a participle take the subject of the verb they hang on; a participle or a
    relative clause behind a noun takes the noun.
    """
    return tuple(_role(s, name, i, mentions) for name, i in _parts(s, head, own))


def _parts(s: Sentence, head: int, own: frozenset[int]) -> Iterator[tuple[str, int]]:
    found = subject(s, head)
    if found is not None:
        yield found
    for child in s.children[head]:
        t = s.tokens[child]
        if t.dep in OBJECT:
            yield "patient", child
            yield from (("patient", c) for c in s.children[child] if s.tokens[c].dep == "conj")
        elif t.dep in ("dative", "iobj"):
            inner = s.child(child, "pobj")
            yield "recipient", child if inner is None else inner
        elif t.dep == "agent" and (inner := s.child(child, "pobj")) is not None:
            yield "agent", inner
        elif t.dep == "prep" and child in own and (inner := s.child(child, "pobj")) is not None:
            yield _prepositional(s, child, inner), inner
        elif t.dep == "xcomp":
            yield from (("patient", c) for c in s.children[child] if s.tokens[c].dep in OBJECT)


def _prepositional(s: Sentence, preposition: int, inner: int) -> str:
    word, kind = s.tokens[preposition].lemma, s.tokens[inner].entity
    if kind in ("DATE", "TIME"):
        return "time"
    if word in PLACE and kind in ("GPE", "LOC", "FAC"):
        return "place"
    if word in ("to", "with", "for"):
        return "recipient"
    if word in TOPIC:
        return "topic"
    return "place" if word in PLACE else "cause" if word in CAUSE else "other"


def subject(s: Sentence, head: int) -> tuple[str, int] | None:
    """The subject of a verb as role and index, looked for upwards where the verb has none of its own."""
    at, passed = head, set()
    passive = s.child(head, "auxpass") is not None
    while at not in passed:
        passed.add(at)
        own = s.child(at, *SUBJECT, *PASSIVE)
        if own is not None and s.tokens[own].text.lower() not in RELATIVE:
            is_passive = passive or (at == head and s.tokens[own].dep in PASSIVE)
            return ("patient" if is_passive else "agent"), own
        t = s.tokens[at]
        if t.dep in ("acl", "relcl", "appos"):
            reduced = t.dep == "acl" and t.tag == "VBN"
            return ("patient" if passive or reduced else "agent"), t.head
        if t.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep"):
            return None
        at = t.head
    return None


def _role(s: Sentence, name: str, i: int, mentions: Mentions) -> Role:
    tokens = tuple(k for k in s.subtree(i) if abs(k - i) <= 12)  # a noun's own words, not a page of relative clauses
    return Role(name, s.hull(tokens), s.tokens[i].lemma.lower(), mentions.at(s, i))
