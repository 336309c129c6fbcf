"""Conflicts of certainty: one matter told as confirmed, unconfirmed, undecided or denied."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, combinations

from ..language.hedges import hedge_in
from ..language.lexicon import word_set
from ..language.senses import Labels
from ..language.thesaurus import stem
from .asking import in_few_words
from .clauses import Clause, labels_of
from .difference import Difference, Verdict, few
from .story import Story

CONFIRMED, UNCONFIRMED, DENIED, UNDECIDED, WILL, TOLD = (
    "confirmed", "unconfirmed", "denied", "undecided", "announced", "stated as fact",
)  # fmt: skip
CONFIRMING = word_set("confirm verify corroborate authenticate")
DENYING = word_set("deny refute rebut debunk dismiss reject")
GROUNDLESS = word_set("unfounded baseless false untrue groundless fabricated")
FINDING = word_set("find see discover detect")
OPEN = word_set("early premature undecided unclear unresolved")
MATTER = word_set("report story account claim rumour rumor allegation picture photo video document letter suggestion")
"""What is confirmed or not in so many words; the thing itself is a matter too."""
MATTERS = labels_of(" ".join(sorted(MATTER)))
ASKED_FOR = word_set(
    "request motion permit bond bail access appeal application order visa parole entry treatment petition plea loan"
)
"""What is denied by not being granted."""
LOOKED_INTO = word_set("identity name motive cause number detail age toll victim suspect")
EXCLUDE = {
    frozenset((CONFIRMED, UNCONFIRMED)),
    frozenset((CONFIRMED, DENIED)),
    frozenset((UNCONFIRMED, TOLD)),
    frozenset((DENIED, TOLD)),
    frozenset((DENIED, UNCONFIRMED)),
    frozenset((UNDECIDED, WILL)),
}
STATUSES = 100  # of one article, the first, each held against all others and all plain statements
SHARED = 2  # rare words that tie a plain statement to the matter whose status another article tells
HELD = 0.4  # share of a plain statement's telling words that stand in the matter whose status another article tells
TELLING = labels_of("say tell ask report announce deny claim")
DECIDE = word_set("decide decision determine")


@dataclass(frozen=True, slots=True)
class Status:
    """How sure a clause is of a matter."""

    clause: Clause
    status: str
    words: Labels
    """What the matter is, in senses of words of the sentence."""
    mark: tuple[int, ...]


def compare_certainty(story: Story) -> Verdict:
    """Status told of a matter against another status, or a plain statement, of the same matter."""
    told = _first(s for c in story.clauses if not story.quoted(c) and (s := _status(story, c)))
    found = [(a, b) for a, b in combinations(told, 2) if _exclude(story, a, b)]
    answered = {id(status) for pair in found if CONFIRMED in {s.status for s in pair} for status in pair}
    # A plain statement is set against a status only where nobody says in so many words that it is confirmed.
    against = [s for s in told if s.status in (UNCONFIRMED, DENIED) and id(s) not in answered]
    plain = [Status(c, TOLD, c.words, (c.head,)) for c in story.clauses if against and _is_plain(story, c)]
    more = ((a, b) for a in against for b in plain if a.clause.article != b.clause.article and _exclude(story, a, b))
    return Verdict(few(_difference(a, b) for a, b in chain(found, more)))


def _first(told: Iterable[Status]) -> list[Status]:
    """The first of each article."""
    seen: Counter[str] = Counter()
    kept = []
    for status in told:
        seen[status.clause.article] += 1
        if seen[status.clause.article] <= STATUSES:
            kept.append(status)
    return kept


def _exclude(story: Story, a: Status, b: Status) -> bool:
    return frozenset((a.status, b.status)) in EXCLUDE and _one_matter(story, a, b)


def _difference(a: Status, b: Status) -> Difference:
    return Difference(
        kind="certainty",
        question=_question(a, b),
        a=a.clause.point(a.status, a.mark),
        b=b.clause.point(b.status, b.mark),
        compatible="Both can be true of different moments, or of what different people know.",
    )


def _question(a: Status, b: Status) -> str:
    """Asked with the words of the plainer side, where both share some."""
    return f"How sure is it: “{in_few_words(b.clause)}”?" if a.words & b.words else "How sure is it?"


def _one_matter(story: Story, a: Status, b: Status) -> bool:
    if a.clause.sentence is b.clause.sentence:
        return False
    shared = (a.words & b.words) - story.person_words
    rare = [w for w in shared if story.rare(w)]
    if TOLD in (a.status, b.status):
        if not _weighs_report(story, a) or story.apart(a.clause, b.clause):
            return False
        return len(rare) >= SHARED and story.share_of(b.words, a.words) >= HELD
    if UNDECIDED in (a.status, b.status):
        plan, open_ = (a, b) if a.status == WILL else (b, a)
        deed = stem(plan.clause.sentence.tokens[plan.mark[-1]].lemma)
        return any(stem(t.lemma) == deed for t in open_.clause.sentence.tokens)
    return bool(shared & MATTERS) or len(rare) >= SHARED


def _weighs_report(story: Story, a: Status) -> bool:
    """Whether a status is told of a report or of what was looked for, not of a person or a day in court."""
    s = a.clause.sentence
    points = _points(a.clause)
    own = s.tokens if points or a.status == DENIED else tuple(s.tokens[i] for i in a.clause.tokens)
    before = story.before(s) if points else None
    return any(t.lemma in MATTER for t in (*own, *(before.tokens if before else ())))


def _points(c: Clause) -> bool:
    """Whether a clause speaks of "them" or "it", which the sentence before names."""
    return any(
        t.lemma in ("it", "they", "this", "that") and t.pos == "PRON" for t in (c.sentence.tokens[i] for i in c.tokens)
    )


def _status(story: Story, c: Clause) -> Status | None:
    s = c.sentence
    lemmas = {s.tokens[i].lemma: i for i in reversed(c.tokens)}
    for test in (_confirmation, _denial, _decision):
        found = test(c, lemmas)
        if found:
            return Status(c, found[0], _matter(story, c), found[1])
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
    if _not_a_report(c):
        return None
    # "Police confirmed that ..." tells, it does not weigh a report.
    by_report = c.sentence.child(i, "ccomp") is not None
    return (UNCONFIRMED, (i,)) if unable else None if by_report else (CONFIRMED, (i,))


def _not_a_report(c: Clause) -> bool:
    """Whether a person is confirmed as something, or what is looked into is not confirmed yet: a name, a motive."""
    s = c.sentence
    if c.undergoer is None or c.undergoer not in c.tokens:
        return False
    what = s.tokens[c.undergoer]
    return (
        what.lemma in LOOKED_INTO
        or what.entity == "PERSON"
        or any(s.tokens[k].dep == "nummod" for k in s.children[c.undergoer])
    )


def _denial(c: Clause, lemmas: dict[str, int]) -> Found:
    s = c.sentence
    for word in sorted(GROUNDLESS & lemmas.keys()):
        if s.tokens[lemmas[word]].dep in ("acomp", "attr", "oprd", "ROOT") and not c.negated:
            return DENIED, (lemmas[word],)
    if c.verb in DENYING and not c.negated and s.tokens[c.head].pos == "VERB":
        what = s.tokens[c.undergoer].lemma if c.undergoer is not None else ""
        granted = what in ASKED_FOR or (c.verb != "deny" and what not in MATTER)
        return None if granted else (DENIED, (c.head,))
    if c.verb in FINDING and c.negated and c.passive:
        return DENIED, (c.head,)
    return None


def _decision(c: Clause, lemmas: dict[str, int]) -> Found:
    s = c.sentence
    head = s.tokens[c.head]
    near = (c.head, *(k for k in s.children[c.head] if s.tokens[k].dep in ("nsubj", "nsubjpass", "dobj")))
    decided = sorted(s.tokens[k].lemma for k in near if s.tokens[k].lemma in DECIDE)
    if decided and c.verb not in ("take", "make", "reach", "decide", "determine", "come"):
        decided = []
    open_question = [w for w in sorted(OPEN & lemmas.keys()) if s.tokens[lemmas[w]].dep in ("acomp", "attr", "oprd")]
    if open_question or (decided and (c.negated or "yet" in lemmas)):
        return UNDECIDED, (lemmas[(open_question or decided)[0]],)
    if c.unreal or c.negated:
        return None
    future = any(s.tokens[k].lemma in ("will", "'ll", "shall") for k in s.children[c.head] if s.tokens[k].dep == "aux")
    if head.pos == "VERB" and future and (c.verb in MAY_BE_DECIDED or "resign" in c.act):
        return WILL, (c.head,)
    if head.lemma == "go":
        to = s.child(c.head, "xcomp")
        if to is not None and head.tag == "VBG" and s.tokens[to].lemma in MAY_BE_DECIDED:
            return WILL, (c.head, to)
    return None


MAY_BE_DECIDED = word_set(
    "appeal resign run sue strike close open sign join leave return stand merge sell buy retire cancel build charge "
    "vote recall cut testify contest challenge bid play attend meet reopen"
)
"""What is announced or left open of plans."""


def _is_plain(story: Story, c: Clause) -> bool:
    """A statement without a hedge, a source's denial or a condition."""
    if c.negated or c.unreal or c.act & TELLING or story.quoted(c) or len(c.words) < SHARED:
        return False
    return not hedge_in(c.sentence, c.tokens)


def _status_of_report(c: Clause) -> bool:
    """Whether the clause denies something found or reported, which the sentence before names more fully."""
    return c.negated or any(c.sentence.tokens[i].lemma in MATTER for i in c.tokens)


def _matter(story: Story, c: Clause) -> Labels:
    """Words of the clause's whole sentence and, where it speaks of "them" or "it", of the sentence before."""
    s = c.sentence
    near = list(story.within(s))
    pointing = any(t.lemma in ("it", "they", "this", "that") and t.pos == "PRON" for t in s.tokens)
    if pointing or _status_of_report(c):
        o = story.before(s)
        near += story.within(o) if o else []
    return frozenset(w for k in near for w in k.words)
