"""Confirmations that an article only asserts: "the Herald has also confirmed the report"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..language.attribution.patterns import subject
from ..language.attribution.words import CONFIRMING, PRESS, is_outlet
from ..model import Sentence

MEANT = frozenset({"this", "that", "it", "which"})
NEGATING = frozenset({"not", "never", "n't", "unable", "fail", "decline", "could"})


def asserted_confirmations(sentences: Iterable[Sentence]) -> dict[str, tuple[str, ...]]:
    """By article: outlets of which it says that they confirmed the report, in the order it names them."""
    found: dict[str, list[str]] = {}
    for s in sentences:
        for i, token in enumerate(s.tokens):
            if token.pos == "VERB" and confirms_report(s, i):
                found.setdefault(s.article, []).extend(_confirmers(s, i))
    return {article: tuple(dict.fromkeys(names)) for article, names in found.items()}


def confirms_report(s: Sentence, i: int) -> bool:
    """Whether a word says that somebody confirmed a report as a whole: "which the Herald has confirmed"."""
    return s.tokens[i].lemma in CONFIRMING and not _denied(s, i) and _of_report(s, i)


def _denied(s: Sentence, i: int) -> bool:
    above = s.tokens[s.tokens[i].head].lemma
    return above in NEGATING or any(s.tokens[c].lemma in NEGATING for c in s.children[i])


def _of_report(s: Sentence, i: int) -> bool:
    """Whether what is confirmed is a report as a whole, not some matter of its own."""
    thing = s.child(i, "nsubjpass") if _passive(s, i) else s.child(i, "dobj")
    return thing is not None and (s.tokens[thing].lemma in PRESS or s.tokens[thing].text.lower() in MEANT)


def _passive(s: Sentence, i: int) -> bool:
    return s.child(i, "auxpass") is not None


def _confirmers(s: Sentence, i: int) -> Iterator[str]:
    if _passive(s, i):
        by = s.child(i, "agent")
        first = None if by is None else s.child(by, "pobj")
    else:
        first = subject(s, i)
    if first is None:
        return
    piece: list[int] = []
    for k in (*s.subtree(first), None):
        if k is not None and s.tokens[k].pos not in ("PUNCT", "CCONJ", "DET"):
            piece.append(k)
            continue
        name = " ".join(s.tokens[n].text for n in piece)
        if is_outlet(name):
            yield name
        piece = []
