"""What "it" and its kind need: nothing, a name that comes later, or more than one word of the sentence before."""

from __future__ import annotations

from ..language.attribution.words import SAYING
from ..model import Sentence, Token
from .candidates import Candidate
from .genders import gender_of, is_person
from .mentions import SUBJECTS, Phrase

CLAUSES = ("ccomp", "xcomp", "advcl", "csubj", "acl")
TAKING_THAT = frozenset(
    {"be", "take", "seem", "appear", "emerge", "become", "turn", "make", "remain", "happen", *SAYING}
)


def comes_later(candidate: Candidate, token: Token) -> bool:
    """ "In her letter, Lee said", "Before he left, Lee said": the subject follows what the sentence opens with."""
    for s in candidate.sentences:
        if not s.span.start <= token.start < s.span.end:
            continue
        start = next((n for n, t in enumerate(s.tokens) if t.pos not in ("CCONJ", "PUNCT")), 0)
        opens = s.tokens[start].pos in ("ADP", "SCONJ") or s.tokens[start].dep in ("advcl", "mark", "prep")
        opens = opens or in_clause_before(s, token)
        before = [t for t in s.tokens if t.start < token.start]
        late = sum(t.text == "," for t in before) > 1 or any(t.dep in SUBJECTS for t in before)
        if not opens or late:
            return False
        first = next((t for t in s.tokens if t.start > token.start and t.dep in SUBJECTS and _names_something(t)), None)
        if first is None or candidate.in_quotation(first):
            return False
        if gender_of(token):
            return is_person(first) or (first.pos == "PROPN" and first.entity not in ("GPE", "LOC"))
        return token.tag == "PRP$" or token.dep in SUBJECTS
    return False


def in_clause_before(s: Sentence, token: Token) -> bool:
    """Whether it stands in a clause that goes before its verb: "Weeks after he left, Lee said"."""
    at = token.head
    while s.tokens[at].head != at:
        if s.tokens[at].dep == "advcl":
            return s.tokens[at].head > at
        at = s.tokens[at].head
    return False


def _names_something(t: Token) -> bool:
    return t.pos in ("PROPN", "NOUN")


def stands_for_nothing(s: Sentence, token: Token) -> bool:
    """ "It is unclear whether", "it took two hours to", "it is alleged that", "It was Lee who"."""
    if token.dep == "expl":
        return True
    if token.text.lower() != "it":
        return False
    below, head = s.children[token.head], s.tokens[token.head]
    after = [c for c in below if s.tokens[c].start > token.start]
    attribute = any(s.tokens[c].dep == "attr" for c in after)
    whose = any(t.tag in ("WP", "WDT") and t.start > token.start for t in s.tokens)
    if head.lemma == "be" and attribute and whose:
        return True
    clause = any(s.tokens[c].dep in CLAUSES for c in after)
    passive = any(s.tokens[c].dep == "auxpass" for c in below)
    if token.head == s.root and head.lemma == "take" and any(s.tokens[c].dep == "dobj" for c in after):
        return True  # "it took two hours"
    cleft = any(s.tokens[k].dep in ("relcl", "advcl") for c in after for k in s.children[c])
    when = any(s.tokens[c].entity in ("DATE", "TIME") and s.tokens[c].pos != "NUM" for c in after)
    if head.lemma == "be" and (cleft or when):
        return True
    to = any(
        s.child(c, "aux") is not None and (s.tokens[c].dep == "xcomp" or s.tokens[c].lemma in SAYING) for c in after
    )
    if passive and to:
        return True  # "it was left to Lee to say", "it was decided to wait"
    return clause and head.lemma in TAKING_THAT and (passive or head.lemma not in SAYING)


def beside_a_name(p: Phrase) -> bool:
    """ "Ann Lee, head of engineering, said finding it took days": nobody takes it for engineering."""
    at, s = p.at, p.sentence
    while s.tokens[at].head != at:
        if s.tokens[at].dep == "appos" and at != p.at:
            return True
        at = s.tokens[at].head
    return False
