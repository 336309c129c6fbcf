"""Whom an article credits for a claim, and which outlets it says confirmed the report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property

from ...language.attribution.find import of_head
from ...language.attribution.patterns import subject
from ...language.attribution.words import CITING, CONFIRMING, NAMING, PRESS, SAYING, THINKING, is_outlet
from ...language.lexicon import word_set
from ...model import Attribution, Claim, Sentence, Span
from ...model.overlaps import Overlaps

CALLING = word_set("call brand label dub characterize characterise")
"""Verbs of naming whose subject answers for what its object says: "called it a sham"."""
ATTITUDE = NAMING - SAYING - CALLING
"""Verbs whose subject takes a stand on something that others say: "denied the charge", "blames the delay"."""
PROPOSING = word_set("suggest propose offer hint recommend urge demand ask insist")
"""Verbs over what is to be done: "suggested that he resign" says what was proposed, not who reported it."""
OWN_ACT = word_set("suggest propose offer hint")
"""Of these, verbs by which somebody offers to act himself: "suggested he could resign"."""
POSSIBLE = frozenset({"could", "might", "may", "would"})
THIRD = frozenset({"he", "she", "it"})
"""Subjects after which a verb without its ending is no report but a proposal."""
THINGS = frozenset({"it", "this", "that", "which"})
"""Sources that are no teller: "The film ran again. It shows the crash"."""
ASKING = word_set("ask question wonder inquire enquire")
WHETHER = frozenset({"if", "whether"})
MEANT = frozenset({"this", "that", "it", "which"})
NEGATING = frozenset({"not", "never", "n't", "unable", "fail", "decline", "could"})


@dataclass(frozen=True, eq=False)
class Credits:
    """The attributions and sentences of one article, to be asked claim by claim."""

    attributions: tuple[Attribution, ...]
    sentences: tuple[Sentence, ...]

    def of(self, claim: Claim) -> Attribution | None:
        """The innermost attribution that holds the claim's predicate, or whose crediting verb the predicate is.

        A thought gives way to who reports it: of "Lee fears a flood, the Herald says" that is the Herald.
        """
        s = self._sentence[claim.sentence]
        head = _place(s, claim.head)
        asked = _asked(s, claim.head)
        within = [
            a for a in of_head(self._around, head) if self._answers(a) and not (asked and asked.overlap(a.content))
        ]
        spoken = [a for a in within if a.direct or self.verb(a) not in THINKING]
        if within:
            return (spoken or within)[0]
        cue = (a for a in self._by_cue.meeting(head) if a.cue_span.holds(head) and self._answers(a))
        return next(cue, None) or self._citing(claim, s)

    def verb(self, a: Attribution) -> str:
        """Lemma of the verb that credits, or of what stands for it."""
        found = self._word.get(a.cue_span.end) or self._word.get(a.cue_span.start)
        return found[0].tokens[found[1]].lemma if found else ""

    def _answers(self, a: Attribution) -> bool:
        """Whether the source vouches for the content: not where it is a thing, or rejects, proposes or confirms it."""
        if a.direct:
            return True
        if a.source.lower() in THINGS:
            return False
        found = self._word.get(a.cue_span.end) or self._word.get(a.cue_span.start)
        if found is None:
            return True
        s, i = found
        return self.verb(a) not in ATTITUDE and not _proposes(s, i) and not confirms_report(s, i)

    def _citing(self, claim: Claim, s: Sentence) -> Attribution | None:
        """For "citing two aides" the crediting that it belongs to."""
        head = s.tokens[claim.head]
        if head.lemma not in CITING or head.tag != "VBG":
            return None
        words = " ".join(s.tokens[i].text for i in claim.tokens)
        own = (a for a in self._by_cue.meeting(s.span) if s.span.holds(a.cue_span))
        return next((a for a in own if a.chain[0] in words), None)

    @cached_property
    def _around(self) -> Overlaps[Attribution]:
        return Overlaps((a.content, a) for a in self.attributions)

    @cached_property
    def _by_cue(self) -> Overlaps[Attribution]:
        return Overlaps((a.cue_span, a) for a in self.attributions)

    @cached_property
    def _sentence(self) -> dict[int, Sentence]:
        return {s.index: s for s in self.sentences}

    @cached_property
    def _word(self) -> dict[int, tuple[Sentence, int]]:
        """Verbs by where they start and end."""
        return {
            place: (s, i)
            for s in self.sentences
            for i, t in enumerate(s.tokens)
            if t.pos == "VERB"
            for place in (t.start, t.end)
        }


def _place(s: Sentence, i: int) -> Span:
    return Span(s.tokens[i].start, s.tokens[i].end)


def _asked(s: Sentence, i: int) -> Span | None:
    """The asking verb above a word in an indirect question: who speaks of it asserts nothing that is asked."""
    question = False
    for k in _upward(s, i):
        if question and s.tokens[k].lemma in ASKING:
            return _place(s, k)
        question = question or any(
            s.tokens[c].dep == "mark" and s.tokens[c].text.lower() in WHETHER for c in s.children[k]
        )
    return None


def _upward(s: Sentence, i: int) -> Iterable[int]:
    yield i
    while s.tokens[i].head != i:
        i = s.tokens[i].head
        yield i


def _proposes(s: Sentence, i: int) -> bool:
    """Whether a verb's clause tells what is to be done: "suggested that he resign", "suggested he could resign"."""
    clause = s.child(i, "ccomp")
    subject = None if clause is None else s.child(clause, "nsubj")
    if s.tokens[i].lemma not in PROPOSING or clause is None or subject is None:
        return False
    helped = {s.tokens[c].text.lower() for c in s.children[clause] if s.tokens[c].dep in ("aux", "auxpass")}
    who = s.tokens[subject]
    third = who.text.lower() in THIRD or who.tag in ("NN", "NNP")
    if not helped and third and s.tokens[clause].tag in ("VB", "VBP"):
        return True
    return s.tokens[i].lemma in OWN_ACT and who.text.lower() in THIRD and bool(POSSIBLE & helped)


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
