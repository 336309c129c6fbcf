"""Noun phrases and subjects in a parsed sentence, as a crediting needs them: token indices."""

from __future__ import annotations

from ..model import Sentence
from .attribution_cues import NO_REPORT

SUBJECT = ("nsubj", "nsubjpass")
PARTICIPLE = ("advcl", "acl", "xcomp", "conj", "pcomp", "ccomp", "dep")
MAX_CLIMB = 6  # clauses between a verb and its subject; deeper nesting is a misparse
MAX_SOURCE = 40  # tokens; a longer noun phrase is a misparse


def phrase(s: Sentence, i: int) -> tuple[int, ...]:
    """A noun phrase without its relative clauses, participles and set-off additions."""
    kept, todo = [], [i]
    while todo:
        node = todo.pop()
        kept.append(node)
        for c in s.children[node]:
            t = s.tokens[c]
            aside = t.dep in ("relcl", "acl", "appos", "conj", "cc", "advcl", "ccomp", "parataxis") and (
                t.dep not in ("conj", "cc", "appos") or _after_comma(s, c, node)
            )
            if not aside and t.dep != "punct":
                todo.append(c)
    kept.sort()
    return tuple(range(kept[0], kept[-1] + 1))


def whole(s: Sentence, i: int, verb: int) -> tuple[int, ...]:
    """A noun phrase with its additions ("Lee, a clerk who saw it"), up to the crediting verb."""
    core = phrase(s, i)
    full = tuple(k for k in s.subtree(i) if k >= core[0])
    if verb in full:
        stop = next((k for k in full if core[-1] < k and s.tokens[k].tag in ("WDT", "WP")), verb)
        full = tuple(k for k in full if k < min(verb, stop))
    if not full or full[-1] - full[0] > MAX_SOURCE:
        return core
    return trim(s, tuple(range(full[0], full[-1] + 1))) or core


def _after_comma(s: Sentence, child: int, parent: int) -> bool:
    return any(s.tokens[k].text in ",;—–" for k in range(min(child, parent), max(child, parent)))


def trim(s: Sentence, tokens: tuple[int, ...]) -> tuple[int, ...]:
    """Without the punctuation at its ends, except quotation marks and closing brackets."""
    start, end = 0, len(tokens)
    while start < end and s.tokens[tokens[start]].text in ",;:.—–-)":
        start += 1
    while end > start and s.tokens[tokens[end - 1]].text in ",;:.—–-(":
        end -= 1
    return tokens[start:end]


def subject(s: Sentence, i: int) -> int | None:
    """Who a verb is said of, looking up through conjoined, open and participial clauses."""
    for _ in range(MAX_CLIMB):
        own = s.child(i, *SUBJECT)
        if own is not None:
            return _antecedent(s, own, i)
        t, above = s.tokens[i], s.tokens[i].head
        if above == i or t.dep not in (*PARTICIPLE, "relcl"):
            return None
        if t.dep in ("xcomp", "ccomp") and s.tokens[above].lemma in NO_REPORT:
            return None
        if t.dep == "acl":
            return above
        if t.dep == "ccomp" and t.tag not in ("VBG", "VB"):
            return None
        i = above
    return None


def _antecedent(s: Sentence, own: int, verb: int) -> int:
    if s.tokens[own].tag in ("WP", "WDT") and s.tokens[verb].dep == "relcl":
        return s.tokens[verb].head
    return own
