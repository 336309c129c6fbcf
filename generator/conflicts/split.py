"""Sentences to clauses: the words that belong to one predicate."""

from __future__ import annotations

from ..model import Sentence
from .clauses import Clause

CLAUSAL = frozenset({"ccomp", "parataxis", "relcl", "advcl"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
MIN_PARTICIPLE = 5  # tokens; a shorter participle ("the man killed") is part of the noun's clause


def clauses_of(s: Sentence) -> list[Clause]:
    """The clauses of a sentence, by the place of their predicates."""
    heads = [i for i in range(len(s.tokens)) if _is_head(s, i)]
    inside = set(heads)
    result = []
    for head in heads:
        own, todo = [], [head]
        while todo:
            node = todo.pop()
            own.append(node)
            todo += [c for c in s.children[node] if c not in inside]
        result.append(Clause(s, _predicate(s, head), tuple(sorted(own))))
    return result


def _predicate(s: Sentence, head: int) -> int:
    """The head, or where the parser took the subject for it ("Lee, who ..., resigned"), the finite verb below."""
    if s.tokens[head].pos in ("NOUN", "PROPN"):
        for c in s.children[head]:
            below = s.tokens[c]
            apart = below.tag == "VBN" and any(t.pos == "PUNCT" for t in s.tokens[head + 1 : c])
            if below.dep == "acl" and (below.tag in FINITE or (apart and s.root == head)):
                return c
    return head


def _is_head(s: Sentence, i: int) -> bool:
    t, above = s.tokens[i], s.tokens[s.tokens[i].head]
    if i == s.root:
        return True
    if t.pos not in ("VERB", "AUX"):
        return False
    return (
        t.dep in CLAUSAL
        or (t.dep == "conj" and above.pos in ("VERB", "AUX"))
        or (t.dep == "pcomp" and above.lemma == "without")
        or (
            t.dep == "acl"
            and len(s.subtree(i)) >= MIN_PARTICIPLE
            and t.tag not in FINITE
            and _predicate(s, t.head) != i
        )
    )
