"""How a clause that was cut out of its sentence gets what the cut took: its subject, or the clause it hangs on."""

from __future__ import annotations

from ..language.attribution_cues import SAYING
from ..model import Sentence
from . import words as w
from .asserted import asserted
from .draft import Draft, doubts, frame, phrase
from .nouns import LONG_NOUN, copula, noun_words, plural, possessive

DEEPEST = 4
"""Clauses above a clause; more nesting is a misparse."""
FINITE = frozenset(("VBD", "VBZ", "VBP"))
THINGS = frozenset(("ORG", "GPE", "LOC", "FAC", "DATE", "TIME", "CARDINAL", "MONEY"))
"""Types of names that "who" does not mean."""


def lead(d: Draft, h: int, depth: int = 0) -> None:
    """Give the clause of verb ``h`` a subject, and keep the clause above it where it asserts nothing alone."""
    s, t = d.sentence, d.sentence.tokens[h]
    if depth > DEEPEST:
        d.fault("nested", 2.0)
    elif t.dep == "relcl" and not _complement(s, h):
        _relative(d, h, depth)
    elif s.child(h, *w.SUBJECTS) is not None and t.dep not in ("relcl", "acl"):
        _governed(d, h, depth)
    elif t.dep == "conj":
        _shared(d, h, depth)
    elif t.dep == "acl" and t.tag in ("VBN", "VBG"):
        habit = t.text == "used" and s.tokens[min(h + 1, len(s.tokens) - 1)].text == "to"
        d.front = noun_words(d, t.head) if habit else f"{noun_words(d, t.head)} {copula(s, t.head)}"
        d.fault("participle", 1.0)
    elif t.head != h:
        before = set(d.kept)
        hang(d, h, depth)
        if t.dep == "acl" and sum(not d.cited(i) for i in d.kept - before) > LONG_NOUN:
            # "The board's decision was to sell" for all that the article says of the decision
            d.kept = before
            d.front = f"{noun_words(d, t.head)} {copula(s, t.head)}"
    else:
        d.fault("no subject", 3.0)


def _governed(d: Draft, h: int, depth: int) -> None:
    s = d.sentence
    if not asserted(s, h) or (d.told and h == d.claim.head):
        hang(d, h, depth)
        return
    _extracted(d, h)
    first = min(s.subtree(h))
    for c in s.children[h]:
        t = s.tokens[c]
        opens = t.dep == "mark" or (t.dep == "advmod" and t.tag == "WRB" and s.tokens[h].dep == "advcl")
        # "Just as he left", "hours after he left": what measures the distance goes too.
        measure = all(s.tokens[k].dep in ("advmod", "npadvmod", "nummod", "quantmod", "punct") for k in range(first, c))
        if opens and measure and t.lemma not in w.CONDITION:
            d.kept -= set(range(first, c + 1))


def _extracted(d: Draft, h: int) -> None:
    """Fill in what a relative clause took out of the clause below it: "the walk that he said they were on"."""
    s, g = d.sentence, d.sentence.tokens[h].head
    if s.tokens[h].dep != "ccomp" or s.tokens[g].dep != "relcl":
        return
    before = [s.tokens[c] for c in s.children[g] if c < g and s.tokens[c].tag != "WRB"]
    if any(t.text.lower() in w.RELATIVE and t.dep not in w.SUBJECTS for t in before):
        behind = [c for c in s.children[h] if c > h and s.tokens[c].dep in ("prep", "advmod", "prt")]
        d.after[next((c for c in behind if not s.children[c]), h)] = noun_words(d, _antecedent(s, g))


def _shared(d: Draft, h: int, depth: int) -> None:
    """A verb behind "and" takes the first verb's subject, and its auxiliaries where it has none of its own."""
    s, first = d.sentence, d.sentence.tokens[h].head
    while s.tokens[h].tag in FINITE and s.tokens[first].dep == "xcomp":
        first = s.tokens[first].head  # "was forced to apologise and offered": she offered, unforced
    own = s.child(h, "aux", "auxpass") is not None
    if s.tokens[first].lemma == "be" and s.tokens[h].tag in ("VBG", "VBN") and not own:
        d.keep((first,))
    for c in s.children[first]:
        t = s.tokens[c]
        if t.dep in w.SUBJECTS:
            d.keep(phrase(s, c))
        denied = t.dep == "neg" or t.lemma in ("nor", "neither")
        if denied and c < h:
            # Whether "not" reaches over "and" only the whole tells.
            d.keep(frame(s, first) - set(s.subtree(h)))
            d.keep(k for k in s.children[first] if first < k < h and s.tokens[k].dep == "cc")
        helps = t.dep in ("aux", "auxpass")
        if c < first and ((helps and not own and s.tokens[h].tag in ("VB", "VBN", "VBG")) or doubts(t)):
            d.keep((c,))
    if s.tokens[first].pos not in w.VERBAL:
        d.fault("no subject", 3.0)
        return
    lead(d, first, depth + 1)


def hang(d: Draft, h: int, depth: int = 0) -> None:
    """Keep, before or behind a clause, the shortest whole form of the clause that it hangs on."""
    s = d.sentence
    top = h
    while s.tokens[top].dep == "conj" and s.tokens[s.tokens[top].head].pos in w.VERBAL:
        top = s.tokens[top].head
    below = frozenset(s.subtree(top))
    for c in (*s.children[h], *s.children[top]):
        helps = s.tokens[c].dep == "aux" and s.tokens[c].head == h
        if s.tokens[c].dep == "mark" or helps or (s.tokens[c].tag in ("WRB", "WP") and c < top):
            d.keep((c,))
    first = min(s.subtree(h))
    if first and s.tokens[first - 1].text == ",":
        d.keep((first - 1,))
    at = s.tokens[top].head
    while s.tokens[at].pos not in w.VERBAL and s.tokens[at].head != at:
        degree = (c for c in s.children[at] if s.tokens[at].lemma in w.AS_SOON and c < at)
        d.keep((phrase(s, at) | set(degree)) - below)
        at = s.tokens[at].head
    if s.tokens[at].pos not in w.VERBAL:
        d.keep(phrase(s, at) - below)
        d.fault("no verb", 3.0)
        return
    told = s.child(at, "ccomp")
    if told is not None and told < h < at and told not in below and s.tokens[at].lemma in SAYING:
        at = told  # "It fell, killing two, he said": the deaths hang on the fall
    above = frame(s, at) - below
    d.keep(above)
    d.held |= above
    lead(d, at, depth + 1)


def _relative(d: Draft, h: int, depth: int) -> None:
    """Put what a relative clause is about in the place of its pronoun, or where its verb misses an object."""
    s = d.sentence
    noun = _antecedent(s, h)
    if s.tokens[noun].pos in w.VERBAL:
        hang(d, h, depth)
        return
    words = noun_words(d, noun)
    pronoun = next(
        (i for i in s.subtree(h) if i <= h and s.tokens[i].text.lower() in w.RELATIVE and _is_relative(s, i)), None
    )
    if pronoun is None:
        _gap(d, h, words)
        return
    t = s.tokens[pronoun]
    if t.tag == "WP$":
        d.put[pronoun] = possessive(words)
    elif t.tag == "WRB":
        if t.lemma == "when":
            d.kept.discard(pronoun)
            return
        before = s.tokens[s.tokens[noun].head].text.lower() if s.tokens[noun].dep == "pobj" else ""
        if t.lemma == "where" and before not in w.PLACE:
            before = "at"
        d.put[pronoun] = f"{before} {words},".strip()
    elif t.dep in w.SUBJECTS or t.dep == "pobj":
        d.put[pronoun] = words
    else:
        d.kept.discard(pronoun)
        _gap(d, t.head if s.tokens[t.head].pos in w.VERBAL else h, words)


def _complement(s: Sentence, h: int) -> bool:
    """Whether a clause behind a noun is no relative one: "the news that he left", "a plan to leave"."""
    return s.child(h, "mark") is not None or (s.child(h, *w.SUBJECTS) is None and s.tokens[h].tag == "VB")


def _antecedent(s: Sentence, h: int) -> int:
    """The noun that a relative clause is about: the parser's, or the one above it that its verb agrees with."""
    noun = s.tokens[h].head
    verb = next((c for c in s.children[h] if s.tokens[c].dep in ("aux", "auxpass")), h)
    number = {"VBZ": False, "VBP": True}.get(s.tokens[verb].tag)
    personal = any(s.tokens[i].text.lower() in ("who", "whom") for i in s.subtree(h) if i < h)
    at = noun
    while s.tokens[at].pos not in w.VERBAL and at != s.tokens[at].head:
        agrees = number is None or plural(s, at) is number
        if s.tokens[at].pos in ("NOUN", "PROPN") and agrees and not (personal and s.tokens[at].entity in THINGS):
            return at
        at = s.tokens[at].head
    return noun


def _is_relative(s: Sentence, i: int) -> bool:
    return s.tokens[i].tag in ("WP", "WDT", "WRB", "WP$") or s.tokens[i].dep in w.SUBJECTS


def _gap(d: Draft, verb: int, words: str) -> None:
    s = d.sentence
    inner = s.child(verb, "xcomp")
    if inner is not None and s.child(inner, "dobj") is None:
        verb = inner
    if s.child(verb, *w.SUBJECTS) is None and s.tokens[verb].dep == "relcl":
        d.front = f"{words} {copula(s, s.tokens[verb].head)}"
        return
    particle = s.child(verb, "prt")
    d.after[verb if particle is None else particle] = words
    d.fault("moved", 0.5)
