"""Conflicts of certainty: one matter told as confirmed, unconfirmed, undecided or denied."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from generator.conflicts.clauses import Clause
from generator.conflicts.difference import Difference, Verdict
from generator.conflicts.story import Story
from generator.language.hedges import hedge_in
from generator.language.lexicon import word_set
from generator.language.lexicon_classes import canon

CONFIRMED, UNCONFIRMED, DENIED, UNDECIDED, WILL, TOLD = (
    "confirmed", "unconfirmed", "denied", "undecided", "announced", "stated as fact",
)  # fmt: skip
CONFIRMING = word_set("confirm verify corroborate authenticate")
DENYING = word_set("deny refute rebut debunk dismiss reject")
GROUNDLESS = word_set("unfounded baseless false untrue groundless fabricated")
OPEN = word_set("early premature undecided unclear unresolved")
MATTER = word_set("report story account claim rumour rumor allegation picture document letter")
"""What is confirmed or not in so many words; the thing itself is a matter too."""
EXCLUDE = {
    frozenset((CONFIRMED, UNCONFIRMED)),
    frozenset((CONFIRMED, DENIED)),
    frozenset((UNCONFIRMED, TOLD)),
    frozenset((DENIED, TOLD)),
    frozenset((DENIED, UNCONFIRMED)),
    frozenset((UNDECIDED, WILL)),
}
RARE = 1.6  # weight in the story, log of sentences to sentences with the word: about one sentence in five
SHARED = 2  # rare words that tie a plain statement to the matter whose status another article tells
ALIKE = 0.3  # likeness of a plain statement to the matter whose status another article tells
TELLING = word_set("say tell ask report announce deny claim")
DECIDE = word_set("decide decision determine")


@dataclass(frozen=True, slots=True)
class Status:
    """How sure a clause is of a matter."""

    clause: Clause
    status: str
    words: frozenset[str]
    """What the matter is, in classes of words of the sentence."""
    mark: tuple[int, ...]


def compare_certainty(story: Story) -> Verdict:
    """Status told of a matter against another status, or a plain statement, of the same matter."""
    told = [s for c in story.clauses if not story.quoted(c) and (s := _status(story, c))]
    plain = [Status(c, TOLD, c.words, (c.head,)) for c in story.clauses if _is_plain(story, c)]
    found = []
    for a, b in [*combinations(told, 2), *((a, b) for a in told for b in plain)]:
        if frozenset((a.status, b.status)) in EXCLUDE and _one_matter(story, a, b):
            found.append(
                Difference(
                    kind="certainty",
                    question=_question(story, a, b),
                    a=a.clause.point(a.status, a.mark),
                    b=b.clause.point(b.status, b.mark),
                    compatible="Both can be true of different moments, or of what different people know.",
                )
            )
    return Verdict(tuple(found))


def _question(story: Story, a: Status, b: Status) -> str:
    shared = sorted(a.words & b.words, key=lambda w: (-story.weight.get(w, 0), w))
    return f"How sure is it: {', '.join(shared[:3]) or 'the matter'}?"


def _one_matter(story: Story, a: Status, b: Status) -> bool:
    if a.clause.sentence is b.clause.sentence or (
        TOLD in (a.status, b.status) and a.clause.article == b.clause.article
    ):
        return False
    shared = (a.words & b.words) - story.person_words
    if TOLD in (a.status, b.status):
        rare = [w for w in shared if story.weight.get(w, 0) >= RARE]
        return len(rare) >= SHARED and story.likeness_of(a.words, b.words) >= ALIKE
    if UNDECIDED in (a.status, b.status):
        plan = a if a.status == WILL else b
        return canon(plan.clause.sentence.tokens[plan.mark[-1]].lemma) in shared
    return bool(shared & MATTER) or len([w for w in shared if story.weight.get(w, 0) >= RARE]) >= SHARED


def _status(story: Story, c: Clause) -> Status | None:
    s = c.sentence
    lemmas = {s.tokens[i].lemma: i for i in reversed(c.tokens)}
    words = _matter(story, c)
    for test in (_confirmation, _denial, _decision):
        found = test(c, lemmas)
        if found:
            return Status(c, found[0], words, found[1])
    return None


Found = tuple[str, tuple[int, ...]] | None


def _confirmation(c: Clause, lemmas: dict[str, int]) -> Found:
    for word in ("unconfirmed", "unverified"):
        if word in lemmas:
            return UNCONFIRMED, (lemmas[word],)
    acts = sorted(CONFIRMING & lemmas.keys())
    if not acts:
        return None
    i = lemmas[acts[0]]
    unable = any(w in lemmas for w in ("not", "n't", "unable", "never", "cannot", "yet")) or "could" in lemmas
    if c.sentence.tokens[i].pos not in ("VERB", "ADJ") or c.sentence.tokens[i].dep == "amod":
        return None
    by_report = (
        c.sentence.child(i, "ccomp") is not None
    )  # "police confirmed that ..." tells, it does not weigh a report
    return (UNCONFIRMED, (i,)) if unable else None if by_report else (CONFIRMED, (i,))


def _denial(c: Clause, lemmas: dict[str, int]) -> Found:
    s = c.sentence
    for word in sorted(GROUNDLESS & lemmas.keys()):
        if s.tokens[lemmas[word]].dep in ("acomp", "attr", "oprd", "ROOT") and not c.negated:
            return DENIED, (lemmas[word],)
    if c.act in DENYING and not c.negated and s.tokens[c.head].pos == "VERB":
        return DENIED, (c.head,)
    if canon(c.act) in ("find", "see") and c.negated and s.child(c.head, "nsubjpass") is not None:
        return DENIED, (c.head,)
    return None


def _decision(c: Clause, lemmas: dict[str, int]) -> Found:
    s = c.sentence
    head = s.tokens[c.head]
    near = (c.head, *(k for k in s.children[c.head] if s.tokens[k].dep in ("nsubj", "nsubjpass", "dobj")))
    decided = sorted(s.tokens[k].lemma for k in near if s.tokens[k].lemma in DECIDE)
    if decided and c.act not in ("take", "make", "reach", "decide", "determine", "come"):
        decided = []
    open_question = [w for w in sorted(OPEN & lemmas.keys()) if s.tokens[lemmas[w]].dep in ("acomp", "attr", "oprd")]
    if open_question or (decided and (c.negated or "yet" in lemmas)):
        return UNDECIDED, (lemmas[(open_question or decided)[0]],)
    future = any(s.tokens[k].lemma in ("will", "'ll", "shall") for k in s.children[c.head] if s.tokens[k].dep == "aux")
    if head.pos == "VERB" and future and not c.negated and {c.act, canon(c.act)} & MAY_BE_DECIDED:
        return WILL, (c.head,)
    if head.lemma == "go":
        to = s.child(c.head, "xcomp")
        if to is not None and head.tag == "VBG" and s.tokens[to].lemma in MAY_BE_DECIDED and not c.negated:
            return WILL, (c.head, to)
    return None


MAY_BE_DECIDED = word_set(
    "appeal resign run sue strike close open sign join leave return stand merge sell buy retire cancel build charge "
    "vote recall cut testify contest challenge bid play attend meet reopen"
)
"""What is announced or left open of plans."""


def _is_plain(story: Story, c: Clause) -> bool:
    """A statement without a hedge, a source's denial or a condition."""
    told = canon(c.act) in TELLING or hedge_in(c.sentence, c.tokens)
    return not (told or c.negated or c.unreal or story.quoted(c)) and len(c.words) >= SHARED


def _status_of_report(c: Clause) -> bool:
    """Whether the clause denies something found or reported, which the sentence before names more fully."""
    return c.negated or any(c.sentence.tokens[i].lemma in MATTER for i in c.tokens)


def _matter(story: Story, c: Clause) -> frozenset[str]:
    """Words of the clause's whole sentence and, where it speaks of "them" or "it", of the sentence before."""
    s = c.sentence
    near = list(story.within(s))
    before = [k for o in story.sentences if o.article == s.article and o.index == s.index - 1 for k in story.within(o)]
    pointing = any(t.lemma in ("it", "they", "this", "that") and t.pos == "PRON" for t in s.tokens)
    if pointing or _status_of_report(c):
        near += before
    return frozenset(w for k in near for w in k.words)
