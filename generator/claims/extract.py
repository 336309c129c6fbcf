"""Sentences to claims, one a clause."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from generator.model import Cast, Claim, Sentence

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ"})
REPORTING = frozenset(
    [
        "say",
        "tell",
        "report",
        "add",
        "note",
        "write",
        "announce",
        "state",
        "claim",
        "believe",
        "argue",
        "confirm",
        "warn",
    ]
)


def extract_claims(sentences: Iterable[Sentence], cast: Cast) -> tuple[Claim, ...]:
    """The claims of all sentences, in order."""
    del cast  # not needed yet: names stay as they stand
    return tuple(claim for sentence in sentences for claim in _clauses(sentence))


def _is_head(s: Sentence, i: int) -> bool:
    t, above = s.tokens[i], s.tokens[s.tokens[i].head]
    if i == s.root:
        return True
    if t.pos in ("VERB", "AUX"):
        return (
            t.dep in ("ccomp", "parataxis", "relcl", "advcl")
            or (t.dep == "conj" and above.pos in ("VERB", "AUX"))
            or (t.dep == "acl" and len(s.subtree(i)) >= 5)
        )
    return t.dep == "appos" and len(s.subtree(i)) >= 3


def _clauses(s: Sentence) -> Iterator[Claim]:
    heads = {i for i in range(len(s.tokens)) if _is_head(s, i)}
    for head in sorted(heads):
        own, todo = [], [head]
        while todo:
            node = todo.pop()
            own.append(node)
            todo += [c for c in s.children[node] if c not in heads]
        tokens = tuple(sorted(own))
        content = sum(s.tokens[i].pos in CONTENT for i in tokens)
        shell = s.tokens[head].lemma in REPORTING and any(c in heads for c in s.children[head]) and content <= 4
        if content >= 2 and not shell:
            yield Claim(
                article=s.article,
                sentence=s.index,
                span=s.hull(tokens),
                tokens=tokens,
                head=head,
                predicate=s.tokens[head].lemma,
                negated=any(s.tokens[i].dep == "neg" for i in tokens),
            )
