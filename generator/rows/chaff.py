"""Sentences that can be no row, each with the reason."""

from __future__ import annotations

from itertools import pairwise

from ..model import Chaff, Repair, RepairRule, Sentence, Span, Token
from .candidates import Candidate, torn
from .story import LABEL
from .vocabulary import vocabulary

FEWEST_WORDS = 5
"""Below it a quotation tells nothing alone; another sentence may have two less: "Nobody was hurt."."""
FINITE = frozenset({"VBD", "VBP", "VBZ", "MD"})
VERBS = FINITE | {"VBN"}
"""With what the parser takes for a participle: "The owner, Ida Holm, paid"."""
LABEL_WORDS = 14
"""A line without a full stop that is shorter is a heading or a list's item."""
CAPITALS = 0.6
"""Share of words in capitals above which a line is a telegram's. A judgement."""
ENDS = (".", "!", "?", "…")
CLOSERS = "\"'”’»)]"


def chaff(candidate: Candidate, changes: tuple[Repair, ...] = ()) -> Chaff | None:
    """Why these sentences can be no row after their repairs, or None."""
    whole = any(r.rule is RepairRule.OWN_WORDS for r in changes)
    mended = [candidate.span] if whole else [r.span for r in changes if r.put]
    found = _place(candidate) or (Chaff.OWN_VOICE if own_voice(candidate, mended) else None)
    return found or _form(candidate) or _torn(candidate) or _unfinished(candidate, changes)


def _place(candidate: Candidate) -> Chaff | None:
    text = candidate.span.of(candidate.story.text[candidate.article])
    if text[:1] + text.rstrip(". ")[-1:] in ("[]", "()"):
        return Chaff.NOTE
    if text[:1] in "[(" and text.count(text[0]) != text.count("])"[text[0] == "("]):
        return Chaff.NOTE
    if _half(candidate):
        return Chaff.FRAGMENT
    headline = candidate.story.headline[candidate.article]
    if headline is not None and headline.overlap(candidate.span):
        return Chaff.HEADLINE
    if not candidate.told:
        return Chaff.NO_FACT
    return None


def _half(candidate: Candidate) -> bool:
    """Whether the parser's border before or behind it goes through a sentence."""
    story, first, last = candidate.story, candidate.sentences[0], candidate.sentences[-1]
    before, behind = story.beside(first)[0], story.beside(last)[1]
    return bool((before and torn(story, before, first)) or (behind and torn(story, last, behind)))


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


def _form(candidate: Candidate) -> Chaff | None:
    words = candidate.words
    if words < FEWEST_WORDS - 2 or (words < FEWEST_WORDS and candidate.quoted):
        return Chaff.SHORT
    if any(_asks(candidate, s) for s in candidate.sentences):
        return Chaff.QUESTION
    label = not has_full_stop(candidate) and words < LABEL_WORDS
    if label or _verbless(candidate):
        return Chaff.LABEL
    return None


def _unfinished(candidate: Candidate, changes: tuple[Repair, ...]) -> Chaff | None:
    """A line of a report by points that is no sentence behind its label, which stays: "Who pays: the mill"."""
    if candidate.article not in candidate.story.by_points:
        return None
    text = candidate.story.text[candidate.article]
    for s in candidate.sentences:
        label = LABEL.match(text, s.span.start, s.span.end)
        if label and not any(r.span.start <= label.start() and label.end() <= r.span.end for r in changes):
            return Chaff.LABEL
    return None


def _verbless(candidate: Candidate) -> bool:
    """Whether it is a line of a form, a log or a list: no verb says when, or most words are in capitals.

    Of 54 such rows of 37 sheets readers called 5 good, of others every second.
    """
    words = [t for t in candidate.tokens if t.text.isalpha()]
    capitals = sum(t.text.isupper() and len(t.text) > 1 for t in words)
    return not any(t.tag in VERBS for t in candidate.tokens) or capitals > CAPITALS * len(words)


def _asks(candidate: Candidate, s: Sentence) -> bool:
    last = next((t for t in reversed(s.tokens) if t.text not in CLOSERS), s.tokens[-1])
    return last.text.endswith("?") and not candidate.in_quotation(last)


def has_full_stop(candidate: Candidate) -> bool:
    """Whether it ends as sentences end, quotation marks and brackets aside."""
    text = candidate.span.of(candidate.story.text[candidate.article]).rstrip()
    return text.rstrip(CLOSERS + " ").endswith(ENDS) or text.endswith(ENDS)


def _torn(candidate: Candidate) -> Chaff | None:
    """A quotation that begins before it or ends behind it."""
    span = candidate.span
    slack = 2  # a mark, and white space that the sentence's span does not hold
    torn = any(q.start < span.start - slack or q.end > span.end + slack for q in candidate.quoted)
    return Chaff.TORN_QUOTATION if torn else None
