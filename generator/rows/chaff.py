"""Sentences that can be no row, each with the reason."""

from __future__ import annotations

import re
from itertools import pairwise

from ..language.attribution.words import SAYING
from ..model import Chaff, Repair, RepairRule, Sentence, Span, Token
from .candidates import Candidate, torn
from .vocabulary import vocabulary

FEWEST_WORDS = 5
"""Below it a quotation tells nothing alone; another sentence may have two less: "Nobody was hurt."."""
LABEL_WORDS = 14
"""A line without a full stop that is shorter is a heading or a list's item."""
CONTACT = re.compile(r"\b\d{3,4}[ -]\d{3,4}(?:[ -]\d{3,4})?\b(?=\W*$)|\S@\S+\.\w")
"""A telephone number at the end, a mail address."""
RUN_TOGETHER = re.compile(r"[a-z]{4,}\. [a-z]|[a-z] (?:The|An|It|He|She|They|This) [a-z]")
"""Two sentences with their border lost, or one with a full stop too many: "his use of media. gives him"."""
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
MAIN = frozenset({"ROOT", "ccomp", "conj", "parataxis"})
SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj", "csubjpass"})
ENDS = (".", "!", "?", "…")
CLOSERS = "\"'”’»)]"


def chaff(candidate: Candidate, changes: tuple[Repair, ...] = ()) -> Chaff | None:
    """Why these sentences can be no row after their repairs, or None."""
    speaker = any(r.rule is RepairRule.SPEAKER for r in changes)
    whole = any(r.rule is RepairRule.OWN_WORDS for r in changes)
    mended = [candidate.span] if whole else [r.span for r in changes if r.put]
    found = _place(candidate) or _voice(candidate, mended) or _form(candidate) or _quotation(candidate, speaker)
    return found or (Chaff.REMARK if _general(candidate) else None)


def _place(candidate: Candidate) -> Chaff | None:
    text = candidate.span.of(candidate.story.text[candidate.article])
    if text[:1] + text.rstrip(". ")[-1:] in ("[]", "()"):
        return Chaff.NOTE
    if text[:1] in "[(" and text.count(text[0]) != text.count("])"[text[0] == "("]):
        return Chaff.NOTE
    if _half(candidate) or text.count("(") != text.count(")") or RUN_TOGETHER.search(" ".join(text.split())):
        return Chaff.FRAGMENT
    headline = candidate.story.headline[candidate.article]
    if headline is not None and headline.overlap(candidate.span):
        return Chaff.HEADLINE
    if not candidate.told:
        return Chaff.NO_FACT
    if CONTACT.search(text):
        return Chaff.SERVICE
    return None


def _half(candidate: Candidate) -> bool:
    """Whether the parser's border before or behind it goes through a sentence."""
    story, first, last = candidate.story, candidate.sentences[0], candidate.sentences[-1]
    before, behind = story.beside(first)[0], story.beside(last)[1]
    return bool((before and torn(story, before, first)) or (behind and torn(story, last, behind)))


def _voice(candidate: Candidate, mended: list[Span]) -> Chaff | None:
    words = vocabulary()
    if own_voice(candidate, mended):
        return Chaff.OWN_VOICE
    outside = {t.text.lower() for t in _unmended(candidate, mended)}
    if outside & words.to_the_reader:
        return Chaff.TO_THE_READER
    shared = any(len(t.fact.articles) > 1 for t in candidate.told)
    if outside & words.remark and not shared:
        return Chaff.REMARK
    if not shared and (outside & words.service or _of_its_outlet(candidate)):
        return Chaff.SERVICE
    return Chaff.EMPTY if _only_speaks(candidate) else None


def own_voice(candidate: Candidate, mended: list[Span]) -> bool:
    """Whether its writer speaks in the first person outside what is quoted or mended."""
    shown = _unmended(candidate, mended)
    said = {t.text.lower() for t in shown if t.text != "US" and (t.pos == "PRON" or t.text.lower() == "ours")}
    return bool(said & vocabulary().own_voice) or _own_organ(shown)


def _unmended(candidate: Candidate, mended: list[Span]) -> list[Token]:
    return [t for t in candidate.outside if not any(m.start <= t.start < m.end for m in mended)]


def _own_organ(tokens: list[Token]) -> bool:
    """ "This newspaper has seen the letter"."""
    return any(a.text.lower() == "this" and b.lemma.lower() in vocabulary().own_organ for a, b in pairwise(tokens))


def _general(candidate: Candidate) -> bool:
    """Whether it tells, in the present and in nobody's name, nothing that has a figure, a day or another witness.

    Of seven such rows that fresh readers judged one was good.
    """
    if candidate.quoted or any(len(t.fact.articles) > 1 for t in candidate.told):
        return False
    exact = any(t.pos == "NUM" or t.entity in ("DATE", "TIME", "CARDINAL", "MONEY") for t in candidate.tokens)
    credited = any(t.claim.attributions for t in candidate.told)
    ahead = any(t.lemma in ("plan", "expect", "remain") for t in candidate.tokens)
    return not exact and not credited and not ahead and all(_tells_how_it_is(s) for s in candidate.sentences)


def _tells_how_it_is(s: Sentence) -> bool:
    """ "The harbour mirrors the town", "it has become the target of jokes": nothing happens."""
    root = s.tokens[s.root]
    helpers = [s.tokens[c] for c in s.children[s.root] if s.tokens[c].dep in ("aux", "auxpass")]
    if not helpers:
        return root.tag in ("VBZ", "VBP") and root.lemma not in SAYING
    perfect = all(t.lemma == "have" and t.tag in ("VBZ", "VBP") for t in helpers)
    return perfect and root.lemma in ("be", "become")


def _of_its_outlet(candidate: Candidate) -> bool:
    """Whether it is about the outlet that printed it: "The Herald is a member of the Press Council"."""
    outlet = next(a for a in candidate.story.articles if a.id == candidate.article).identity.outlet
    if outlet is None:
        return False
    names = {w.lower() for w in outlet.value.split()} - {"the", "daily", "news"}
    s = candidate.sentences[0]
    subject = s.child(s.root, "nsubj", "nsubjpass")
    if subject is None or s.tokens[subject].pos != "PROPN" or s.tokens[s.root].lemma in SAYING:
        return False
    return s.tokens[subject].text.lower() in names


def _only_speaks(candidate: Candidate) -> bool:
    """ "Lee spoke between two meetings", "Lee was asked what had happened": what was said stands elsewhere."""
    if len(candidate.sentences) > 1 or candidate.quoted:
        return False
    s = candidate.sentences[0]
    root = s.tokens[s.root]
    below = [s.tokens[c] for c in s.children[s.root]]
    if any(t.dep in ("neg", "conj", "xcomp") for t in below) or any(t.pos == "NUM" for t in s.tokens):
        return False
    asked = root.lemma == "ask" and any(t.dep == "auxpass" for t in below)
    said = any(t.dep in ("ccomp", "dobj", "oprd") for t in below)
    topic = any(t.dep == "prep" and t.lemma in ("of", "about", "against", "for", "out") for t in below)
    return asked or (root.lemma in ("speak", "talk", "comment") and not said and not topic)


def _form(candidate: Candidate) -> Chaff | None:
    words = candidate.words
    if words < FEWEST_WORDS - 2 or (words < FEWEST_WORDS and candidate.quoted):
        return Chaff.SHORT
    if any(_asks(candidate, s) for s in candidate.sentences):
        return Chaff.QUESTION
    if any(_commands(s) and not candidate.in_quotation(s.tokens[s.root]) for s in candidate.sentences):
        return Chaff.COMMAND
    if not has_full_stop(candidate) and words < LABEL_WORDS:
        return Chaff.LABEL
    if not _finite(candidate.sentences[0]) or _only_when(candidate) or _answers(candidate):
        return Chaff.FRAGMENT
    return None


def _only_when(candidate: Candidate) -> bool:
    """Whether nothing but a quotation follows a clause: "When Lee was asked, “I know nothing.”"."""
    s = candidate.sentences[0]
    first = next((n for n, t in enumerate(s.tokens) if any(c.isalnum() for c in t.text)), 0)
    if s.tokens[first].tag != "WRB" or not candidate.quoted or candidate.in_quotation(s.tokens[first]):
        return False
    clause = set(s.subtree(s.tokens[first].head))
    outside = [n for n, t in enumerate(s.tokens) if t.tag in FINITE and not candidate.in_quotation(t)]
    alone = s.tokens[first].head == s.root
    return all(n in clause for n in outside) if not alone else len(outside) < 2


def _answers(candidate: Candidate) -> bool:
    """ "A flock of geese, says the air base": no sentence is said, and what was asked stands elsewhere."""
    s = candidate.sentences[0]
    behind = any(c > s.root and s.tokens[c].dep == "nsubj" for c in s.children[s.root])
    if s.tokens[s.root].lemma not in SAYING or not behind or candidate.quoted:
        return False
    return s.root > 0 and not any(t.tag in FINITE for t in s.tokens[: s.root])


def _asks(candidate: Candidate, s: Sentence) -> bool:
    last = next((t for t in reversed(s.tokens) if t.text not in CLOSERS), s.tokens[-1])
    return last.text.endswith("?") and not candidate.in_quotation(last)


def _commands(s: Sentence) -> bool:
    """ "Read the full report here": a bare verb without anybody who does it."""
    root = s.tokens[s.root]
    kinds = {s.tokens[c].dep for c in s.children[s.root]}
    return root.tag == "VB" and not kinds & (SUBJECTS | {"aux"})


def has_full_stop(candidate: Candidate) -> bool:
    """Whether it ends as sentences end, quotation marks and brackets aside."""
    text = candidate.span.of(candidate.story.text[candidate.article]).rstrip()
    return text.rstrip(CLOSERS + " ").endswith(ENDS) or text.endswith(ENDS)


def _finite(s: Sentence) -> bool:
    """Whether a main verb says when and something that it is said of comes before it.

    The parser takes many a past tense for a participle ("The sale completed"): one without an auxiliary counts.
    """
    named = False
    for i, t in enumerate(s.tokens):
        if named and t.dep in MAIN and (t.tag in FINITE or (t.tag == "VBN" and i == s.root)):
            return True
        if named and t.dep in ("aux", "auxpass") and t.tag in FINITE and s.tokens[t.head].dep in MAIN:
            return True
        if named and t.tag == "VBN" and t.text.endswith("ed") and _past(s, i):
            return True
        named = named or t.pos in ("NOUN", "PROPN", "PRON", "NUM") or t.dep in SUBJECTS
    return False


def _past(s: Sentence, i: int) -> bool:
    """Whether a participle that hangs on a noun is the only verb: "The mayor rewarded her aide with a post."."""
    following = s.tokens[i + 1].text.lower() if i + 1 < len(s.tokens) else ""
    alone = s.tokens[s.root].pos in ("NOUN", "PROPN", "NUM") and s.child(i, "auxpass", "aux") is None
    return alone and following not in ("by", ",", ".") and s.tokens[-1].text in (".", '"', "”")


def _quotation(candidate: Candidate, speaker: bool) -> Chaff | None:
    span = candidate.span
    slack = 2  # a mark, and white space that the sentence's span does not hold
    if any(q.start < span.start - slack or q.end > span.end + slack for q in candidate.quoted):
        return Chaff.TORN_QUOTATION
    said = [t for t in candidate.outside if any(c.isalnum() for c in t.text)]
    if candidate.quoted and len(said) < 2 and not speaker:
        return Chaff.NO_SPEAKER
    if candidate.quoted and said and not any(t.dep in SUBJECTS or t.lemma in SAYING for t in said) and not speaker:
        return Chaff.NO_SPEAKER
    return None
