"""What makes a reader stumble over a row: faults that another sentence may not have, each with its weight."""

from __future__ import annotations

from collections.abc import Iterator

from ..model import Fault, Repair, Span, Token
from .candidates import Candidate
from .chaff import has_full_stop
from .vocabulary import vocabulary

COST = {
    Fault.OPEN_PRONOUN: 1.6,
    Fault.OPEN_DESCRIPTION: 0.9,
    Fault.POINTS_BACK: 0.5,
    Fault.LONG: 0.02,
    Fault.TERSE: 0.3,
    Fault.JOINED: 0.1,
    Fault.QUOTED: 0.25,
    Fault.OWN_VOICE: 0.9,
    Fault.NO_FULL_STOP: 0.8,
    Fault.LOOSE_QUESTION: 0.6,
    Fault.PATCHED: 0.1,
}
"""What each takes from a row's worth, in nats: 0.7 halves it. ``LONG`` counts for each word beyond ``LONG_FROM``."""
LONG_FROM = 34
"""Words: where readers of news begin to lose the thread, a third above the mean of news prose."""
TERSE_BELOW = 8  # words
UNREADABLE = frozenset({Fault.OPEN_PRONOUN, Fault.NO_FULL_STOP, Fault.OWN_VOICE})
"""Faults with which a sentence is no row while another sentence may tell the same."""


def faults(candidate: Candidate, repairs: tuple[Repair, ...]) -> tuple[Fault, ...]:
    """All faults that are left after the repairs, each once."""
    return tuple(dict.fromkeys(_faults(candidate, repairs)))


def cost(candidate: Candidate, found: tuple[Fault, ...]) -> float:
    """What the faults take from the worth, in nats."""
    return sum(COST[f] * (candidate.words - LONG_FROM if f is Fault.LONG else 1) for f in found)


def _faults(candidate: Candidate, repairs: tuple[Repair, ...]) -> Iterator[Fault]:
    spans = [r.span for r in repairs]
    yield from _open(candidate, spans)
    if candidate.words > LONG_FROM:
        yield Fault.LONG
    if candidate.words < TERSE_BELOW:
        yield Fault.TERSE
    if len(candidate.sentences) > 1:
        yield Fault.JOINED
    if candidate.quoted:
        yield Fault.QUOTED
    if any(t.text == "?" for t in candidate.tokens):
        yield Fault.LOOSE_QUESTION
    if any(t.pos == "PRON" and t.text.lower() in vocabulary().own_voice for t in candidate.outside):
        yield Fault.OWN_VOICE
    if not has_full_stop(candidate):
        yield Fault.NO_FULL_STOP
    if repairs:
        yield Fault.PATCHED


def _open(candidate: Candidate, mended: list[Span]) -> Iterator[Fault]:
    """Words that only the sentences before explain."""
    person = thing = False
    tokens = [t for t in candidate.tokens if any(c.isalnum() for c in t.text)]
    for n, t in enumerate(tokens):
        if any(s.start <= t.start < s.end for s in mended):
            person = thing = True
            continue
        if t.pos in ("NOUN", "PROPN"):
            thing = True
            person = person or t.pos == "PROPN" or t.dep in ("nsubj", "nsubjpass", "appos", "pobj", "dobj", "poss")
        elif candidate.in_quotation(t):
            continue
        elif _open_pronoun(candidate, t, person, thing):
            yield Fault.OPEN_PRONOUN
        if _points_back(candidate, tokens, n):
            yield Fault.POINTS_BACK
        if _open_description(candidate, tokens, n) and not _named_before(candidate, t):
            yield Fault.OPEN_DESCRIPTION


def _open_pronoun(candidate: Candidate, token: Token, person: bool, thing: bool) -> bool:
    """Whether nobody, or nothing, that it can stand for was mentioned before it in the row."""
    words, word = vocabulary(), token.text.lower()
    if word in words.persons:
        return not person and not _comes_later(candidate, token)
    if word in words.things:
        return not (thing or _stands_for_nothing(candidate, token) or _comes_later(candidate, token))
    return False


def _points_back(candidate: Candidate, tokens: list[Token], n: int) -> bool:
    """ "That makes two", "compared that answer": what is meant stands in a sentence before."""
    t, word = tokens[n], tokens[n].text.lower()
    if candidate.in_quotation(t) or t.dep == "expl":
        return False
    if n == 0 and word in vocabulary().points_back:
        return True
    if word not in ("this", "that", "these", "those") or t.dep not in ("det", "nsubj", "dobj", "pobj"):
        return False
    noun = tokens[n + 1] if n + 1 < len(tokens) else t
    calendar = noun.entity in ("DATE", "TIME") or t.entity in ("DATE", "TIME")
    return t.tag == "DT" and not calendar and not any(o.lemma == noun.lemma for o in tokens[:n])


def _comes_later(candidate: Candidate, token: Token) -> bool:
    """ "In her letter, Lee said": the name follows as the subject."""
    return token.tag == "PRP$" and any(
        t.pos == "PROPN" and t.dep in ("nsubj", "nsubjpass") and t.start > token.start for t in candidate.tokens
    )


def _stands_for_nothing(candidate: Candidate, token: Token) -> bool:
    """ "It is unclear whether", "it took two hours to"."""
    if token.dep == "expl":
        return True
    for s in candidate.sentences:
        for i, t in enumerate(s.tokens):
            if t is token and token.text.lower() == "it":
                below = s.children[t.head]
                clause = any(s.tokens[c].dep in ("ccomp", "xcomp", "advcl", "csubj") for c in below if c > i)
                cleft = any(
                    s.tokens[k].dep == "relcl" for c in below if s.tokens[c].dep == "attr" for k in s.children[c]
                )
                if cleft and s.tokens[t.head].lemma == "be":
                    return True
                return clause and s.tokens[t.head].lemma in ("be", "take", "seem", "appear", "emerge", "become")
    return False


def _open_description(candidate: Candidate, tokens: list[Token], n: int) -> bool:
    """ "The official" with nothing that tells which."""
    if n + 1 >= len(tokens) or tokens[n].text.lower() != "the" or candidate.in_quotation(tokens[n]):
        return False
    noun = tokens[n + 1]
    if noun.lemma.lower() not in vocabulary().open_person or noun.dep not in ("nsubj", "nsubjpass"):
        return False
    return not any(
        t.dep in ("prep", "relcl", "acl", "appos") and s.tokens[t.head] is noun
        for s in candidate.sentences
        for t in s.tokens
    )


def _named_before(candidate: Candidate, token: Token) -> bool:
    return any(t.pos == "PROPN" and t.start < token.start for t in candidate.tokens)
