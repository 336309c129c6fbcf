"""What a sentence says that only the sentences before it make whole: "both versions", "that answer"."""

from __future__ import annotations

from collections.abc import Iterator

from ..language.attribution.words import SAYING
from ..model import Fault, Sentence, Span, Token
from .candidates import Candidate
from .expletives import stands_for_nothing
from .genders import gender_of, is_person
from .mentions import SUBJECTS
from .vocabulary import vocabulary

POINTERS = frozenset({"this", "that", "these", "those"})
ORDER = frozenset(
    {"first", "second", "third", "last", "previous", "earlier", "other", "same", "latter", "former", "next"}
)
PLACES = frozenset({"inside", "outside", "there", "here", "elsewhere", "nearby"})
TIMES = frozenset({"afterwards", "then", "later", "earlier", "by then", "since", "before", "instead", "so"})
MORE = frozenset({"also", "too", "again", "similarly", "either", "instead"})
LATE = 8
"""Tokens after which "these meetings" are mostly what the sentence has just told."""
FULL = 14
"""Words of a sentence that is understood in spite of its "also"."""
EARLY = 4
"""Tokens at a sentence's beginning, where "the next morning" is what everything hangs on."""
LATEST = 5
"""Likewise where "some 40 minutes later" says when all of it was."""
COMPARED = frozenset({"previous", "following", "next", "same", "earlier", "later", "before", "after"})
SPANS = frozenset({"time", "point", "day", "year", "month", "week", "night", "morning", "evening", "afternoon"})
WHICH = ("prep", "relcl", "acl", "appos", "poss", "advcl", "ccomp")


def leaning(candidate: Candidate, dropped: list[Span]) -> Iterator[Fault]:
    """``LEANS`` for what nobody understands alone, ``POINTS_BACK`` for what leaves a question."""
    for number, s in enumerate(candidate.sentences):
        first = True
        for n, t in enumerate(s.tokens):
            if not any(c.isalnum() for c in t.text) or any(d.start <= t.start < d.end for d in dropped):
                continue
            if candidate.in_quotation(t):
                if _said_before(candidate, s, t):
                    yield Fault.POINTS_BACK
            else:
                alone = number == 0
                if _leans(candidate, s, n, first, alone):
                    yield Fault.LEANS
                elif alone and _points(candidate, s, n):
                    yield Fault.POINTS_BACK
            first = False


def _said_before(candidate: Candidate, s: Sentence, t: Token) -> bool:
    """Whether a quotation speaks of what the row has not told of: "they have their name on it"."""
    word = t.text.lower()
    before = [o for o in candidate.tokens if o.start < t.start]
    if gender_of(t):
        return not any(is_person(o) or o.pos == "PROPN" for o in before)
    if word in ("this", "that", "it", "they", "them", "their", "its") and t.pos in ("PRON", "DET") and t.dep != "det":
        if t.dep in ("expl", "mark") or t.tag in ("WDT", "IN") or stands_for_nothing(s, t):
            return False
        return not any(o.pos in ("NOUN", "PROPN") and o.entity not in ("DATE", "TIME", "PERSON") for o in before)
    return False


def _leans(candidate: Candidate, s: Sentence, n: int, first: bool, alone: bool) -> bool:
    t, word = s.tokens[n], s.tokens[n].text.lower()
    if word == "then" and t.dep in ("pcomp", "pobj") and n < EARLY:
        return alone  # "until then", "from then on"
    bare = t.tag == "DT" or (t.tag == "WDT" and s.tokens[t.head].dep == "ccomp")
    if word in POINTERS and bare and t.dep != "expl":
        return _pointer(candidate, s, n, alone)
    if not alone:
        return False
    behind = s.tokens[n + 1].text if n + 1 < len(s.tokens) else ""
    if first and (word in PLACES and (behind == "," or s.tokens[t.head].dep == "ROOT") and t.dep == "advmod"):
        return True
    counted = (t.dep in SUBJECTS and t.head == s.root) or (t.dep == "attr" and s.child(t.head, "expl") is not None)
    if counted and _uncounted(s, n):
        return True
    opening = first or (n < EARLY and t.head == s.root)
    if (
        opening
        and word in ("both", "such", "others", "another")
        and t.dep in ("det", "amod", "predet", "nsubj", "nsubjpass")
    ):
        return not _told_before(candidate, s.tokens[t.head], t) and not _named_below(s, n)
    return t.dep in SUBJECTS and (t.head == s.root or n < EARLY) and _ordered(s, n)


def _pointer(candidate: Candidate, s: Sentence, n: int, alone: bool) -> bool:
    """ "That answer", "these claims", "this was": nothing in the row before it that is meant."""
    t = s.tokens[n]
    if t.dep == "det":
        noun = s.tokens[t.head]
        calendar = noun.entity in ("DATE", "TIME") or t.entity in ("DATE", "TIME") or noun.lemma in SPANS
        calendar = calendar and (t.text.lower() in ("this", "these") or n > EARLY)
        tells = any(s.tokens[c].dep in ("relcl", "acl") for c in s.children[t.head])
        tells = tells or (n > LATE and any(o.pos == "VERB" for o in s.tokens[: n - 1]))
        return alone and not calendar and not tells and not _told_before(candidate, noun, t)
    below = {s.tokens[c].dep for c in s.children[n]}
    if t.dep not in (*SUBJECTS, "dobj", "pobj") or below & {"relcl", "acl", "prep"}:
        return False
    told = (o for o in candidate.outside if o.start < t.start and o.lemma not in SAYING)
    return alone and not any(o.pos in ("NOUN", "VERB") for o in told)  # "as Lee said, that may be"


def _told_before(candidate: Candidate, noun: Token, t: Token) -> bool:
    """Whether the same noun stands before it in the row, or, behind a verb, what may be called so."""
    return any(o.start < t.start and o.lemma == noun.lemma and o.pos == noun.pos for o in candidate.outside)


def _named_below(s: Sentence, n: int) -> bool:
    """ "Both Lee and Ray", "another of the boats"."""
    t = s.tokens[n]
    head = n if t.dep in SUBJECTS else t.head
    kinds = {s.tokens[c].dep for c in s.children[head]}
    if t.dep in SUBJECTS:
        return "prep" in kinds
    return (
        "conj" in kinds
        or (t.text.lower() == "another" and not s.tokens[head].dep.startswith("nsubj"))
        or (t.text.lower() == "such" and "prep" in kinds)
    )


def _uncounted(s: Sentence, n: int) -> bool:
    """ "Nine did not live", "Most came back", "The rest was found"."""
    t = s.tokens[n]
    below = [s.tokens[c] for c in s.children[n]]
    if any(b.dep in WHICH for b in below) or t.text.lower() == "nobody" or _of_these(s, n):
        return False
    money = any(b.text in "$£€%" or b.tag == "$" for b in below) or t.entity in ("MONEY", "PERCENT", "DATE", "TIME")
    bare = t.pos == "NUM" and not money and not any(b.pos in ("NOUN", "PROPN") for b in below)
    return bare or t.lemma.lower() in vocabulary().quantity


def _of_these(s: Sentence, n: int) -> bool:
    """ "Of 118 members 74 stayed at home"."""
    return any(o.text == "Of" and s.children[k] for k, o in enumerate(s.tokens[: min(n, 1)]))


def _ordered(s: Sentence, n: int) -> bool:
    """ "The first was a resident", "The second followed": first of what?"""
    return s.tokens[n].text.lower() in ORDER and not any(s.tokens[c].dep in WHICH for c in s.children[n])


def _points(candidate: Candidate, s: Sentence, n: int) -> bool:
    t, word = s.tokens[n], s.tokens[n].text.lower()
    if word == "that" and t.dep == "det" and s.tokens[t.head].lemma in SPANS:
        return not any(o.entity in ("DATE", "TIME") and o.start < t.start for o in candidate.outside)
    if n < LATEST and word in TIMES and t.dep in ("advmod", "mark", "cc"):
        return s.tokens[min(n + 1, len(s.tokens) - 1)].entity not in ("DATE", "TIME")
    if word in ("there", "here") and t.dep == "advmod":
        return not any(o.entity in ("GPE", "LOC", "FAC") and o.start < t.start for o in candidate.outside)
    if word in MORE and t.dep == "advmod" and s.tokens[t.head].dep == "ROOT" and candidate.words < FULL:
        return not any(o.lemma == s.tokens[t.head].lemma and o is not s.tokens[t.head] for o in candidate.outside)
    if word in COMPARED and t.dep == "amod" and s.tokens[t.head].entity in ("DATE", "TIME"):
        return not any(o.entity in ("DATE", "TIME") and o.start < s.tokens[n - 1].start for o in candidate.outside)
    return _bare_figure(s, n) or (
        word == "both" and t.dep in SUBJECTS and not any(o.dep == "conj" for o in s.tokens[:n])
    )


def _bare_figure(s: Sentence, n: int) -> bool:
    """ "The agency had counted nine", "seventeen of that": nine what, and of what?"""
    t = s.tokens[n]
    if t.tag == "DT" and t.dep == "pobj" and t.text.lower() in ("this", "that"):
        return True
    bare = t.pos == "NUM" and t.entity == "CARDINAL" and t.dep in ("dobj", "pobj", "attr") and not t.text.isdigit()
    return bare and not any(
        s.tokens[c].pos in ("NOUN", "PROPN", "SYM") or s.tokens[c].dep == "prep" for c in s.children[n]
    )
