"""Sentences to clauses: the words that belong to one predicate."""

from __future__ import annotations

from dataclasses import dataclass

from ..language.lexicon import word_set
from ..model import Sentence

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
VERBAL = frozenset({"VERB", "AUX"})
OWN_PREDICATE = frozenset({"ccomp", "parataxis", "advcl"})
"""Relations under which a verb asserts something of its own."""
MIN_CONTENT = 2
"""Content words of a clause without a subject; "to do so" asserts nothing that can be compared."""
MIN_WITH_SUBJECT = 1
"""Content words of a clause with a subject: "it was rough", "he went"."""
SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")
MIN_REDUCED = 5
"""Words of a participle behind its noun ("a lake formed by the slide") that make it a clause. As in the measured
prototype: shorter ones only describe."""
MIN_APPOSITION = 3
"""Words of an apposition that says something; a shorter one is a bare name."""
EDGE = word_set("and or but nor so yet that whether if because although though while as since")
"""Words that tie a clause to the one before; alone at its beginning they are no part of what it says."""
OPEN, CLOSE = '“‘"([', '”’")]'


@dataclass(frozen=True, slots=True)
class Clause:
    """A predicate and its words, as indices into the sentence."""

    head: int
    tokens: tuple[int, ...]


def clauses_of(s: Sentence) -> tuple[Clause, ...]:
    """The clauses of a sentence, each word in exactly one or, where its clause is too slight, in none."""
    heads = {i for i in range(len(s.tokens)) if _is_head(s, i)}
    found = []
    for head in sorted(heads):
        tokens = trimmed(s, _own(s, head, heads))
        least = MIN_WITH_SUBJECT if _has_subject(s, head) else MIN_CONTENT
        if sum(s.tokens[i].pos in CONTENT for i in tokens) >= least:
            found.append(Clause(head, tokens))
    return tuple(found)


def _has_subject(s: Sentence, head: int) -> bool:
    """Whether a verb has a subject of its own or shares that of the verb it is coordinated with."""
    while s.child(head, *SUBJECTS) is None:
        if s.tokens[head].dep != "conj" or s.tokens[head].pos not in VERBAL:
            return False
        head = s.tokens[head].head
    return True


def _own(s: Sentence, head: int, heads: set[int]) -> tuple[int, ...]:
    own, todo = [], [head]
    while todo:
        node = todo.pop()
        own.append(node)
        todo += [c for c in s.children[node] if c not in heads]
    return tuple(sorted(own))


def _is_head(s: Sentence, i: int) -> bool:
    t, above = s.tokens[i], s.tokens[s.tokens[i].head]
    if i == s.root:
        return True
    if t.pos in VERBAL:
        if t.dep == "advcl" and s.subtree(i) == (i,):
            return False  # "for the time being"
        if t.dep in OWN_PREDICATE or (t.dep == "conj" and above.pos in VERBAL):
            return True
        if t.dep == "pcomp":
            return s.child(i, *SUBJECTS) is not None
        if t.dep == "relcl":
            return not restrictive(s, i)
        return t.dep == "acl" and len(s.subtree(i)) >= MIN_REDUCED
    return t.dep == "appos" and len(s.subtree(i)) >= MIN_APPOSITION


def restrictive(s: Sentence, i: int) -> bool:
    """Whether a relative clause picks out its noun, and so stays with it: no comma or dash stands before it."""
    first = min(s.subtree(i))
    return first == 0 or s.tokens[first - 1].pos != "PUNCT"


def trimmed(s: Sentence, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """Without the punctuation and connecting words at the edges; marks of a quotation stay where both are there."""
    own = list(tokens)
    while own and _loose_start(s, own):
        own.pop(0)
    while own and _loose_end(s, own):
        own.pop()
    return tuple(own)


def _loose_start(s: Sentence, own: list[int]) -> bool:
    t = s.tokens[own[0]]
    if t.pos == "PUNCT" and not (t.text in OPEN and _count(s, own, CLOSE)):
        return True
    return t.text.lower() in EDGE and t.dep in ("cc", "mark")


def _loose_end(s: Sentence, own: list[int]) -> bool:
    t = s.tokens[own[-1]]
    if t.pos == "PUNCT" and not (t.text in CLOSE and _count(s, own[:-1], OPEN)):
        return True
    return t.dep == "cc"


def _count(s: Sentence, own: list[int], marks: str) -> int:
    return sum(s.tokens[i].text in marks for i in own)
