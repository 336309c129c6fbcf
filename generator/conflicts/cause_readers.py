"""What a clause puts something down to: "caused by", "blamed on", "because of", "that is why"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..language.lexicon import word_set
from ..language.senses import Labels, senses_at, senses_of
from ..model import Sentence
from .clauses import Clause, labels_of
from .story import Story

BLAME = word_set("blame")
PUT_DOWN = word_set("put attribute ascribe trace chalk link")
BECAUSE = frozenset({("because", "of"), ("due", "to"), ("owing", "to"), ("thanks", "to"), ("result", "of")})
REASONS = word_set("cause reason factor culprit trigger blame")
WORK = word_set("work fault doing")
MUTE = labels_of("say tell be have do go come take see decline think know want ask")
"""What is done for many reasons, by many people."""
HUMAN = labels_of("man woman person people boy girl police officer family friend resident victim suspect official")
FALLING_ILL = labels_of("die ill")
HARM = labels_of("wound injury injure gunshot shot complication")
PLACES = frozenset({"GPE", "LOC", "FAC"})
CAUSING = labels_of("cause")


@dataclass(frozen=True, eq=False)
class Cause:
    """What a clause puts something down to."""

    sentence: Sentence
    tokens: tuple[int, ...]
    """The passage: the clause with cause and effect."""
    cause: Labels
    effect: Labels
    core: Labels
    """Senses of the word that tells the effect: its predicate or its noun."""
    mark: tuple[int, ...]
    denied: bool = False
    sure: bool = True
    """Whether its words say that it is the cause; "when" and "after" only suggest it."""

    @property
    def article(self) -> str:
        return self.sentence.article


def causes_of(story: Story, c: Clause) -> Iterator[Cause]:
    """The causes that a clause tells."""
    if c.unreal or story.quoted(c):
        return
    for reader in (_caused, _died_of, _blamed, _because, _is_reason, _work_of, _subordinate, _that_is_why):
        yield from reader(story, c)


def _made(c: Clause, cause: tuple[int, ...], effect: tuple[int, ...], core: int | None, sure: bool = True) -> Cause:
    s = c.sentence
    tokens = tuple(sorted({*c.tokens, *cause, *effect}))
    about = frozenset() if core is None else c.act if core == c.head else senses_at(s, core, (core,))
    denied = c.negated and core != c.head  # a clause that is denied "because" of something does not deny the cause
    return Cause(s, tokens, senses_of(s, cause)[0], senses_of(s, effect)[0], about - MUTE, cause, denied, sure)


def _caused(story: Story, c: Clause) -> Iterator[Cause]:
    """ "X caused Y", "Y was caused by X", "X alone brought Y down"."""
    s, doer = c.sentence, c.doer
    if doer is None:
        return
    alone = any(s.tokens[k].lemma == "alone" for k in s.children[doer])
    party = story.party(s, doer)
    human = party is not None and (party.human or bool(party.senses & HUMAN))
    loose = any(s.tokens[k].lemma == "which" for k in s.children[c.head])  # may stand for all that was said before
    if not (c.act & CAUSING or alone) or human or loose:
        return
    below = c.undergoer if c.undergoer is not None else s.child(c.head, "ccomp", "xcomp")
    if below is None:
        to = next((k for k in s.children[c.head] if s.tokens[k].lemma in ("to", "in", "off")), None)
        below = None if to is None else s.child(to, "pobj")
    if below is not None:
        yield _made(c, _phrase(s, doer), s.subtree(below), below)


def _died_of(_: Story, c: Clause) -> Iterator[Cause]:
    """ "Died of a fever", "fell ill from bad water"."""
    s = c.sentence
    for i in s.children[c.head]:
        noun = s.child(i, "pobj") if s.tokens[i].lemma in ("of", "from") and c.act & FALLING_ILL else None
        told = noun is not None and not senses_at(s, noun, (noun,)) & HARM  # who dies of wounds may have been shot
        if noun is not None and told and s.tokens[noun].entity not in PLACES:
            yield _made(c, s.subtree(noun), tuple(k for k in c.tokens if k not in s.subtree(i)), c.head)


def _blamed(story: Story, c: Clause) -> Iterator[Cause]:
    """ "Blamed X for Y", "blamed Y on X", "put Y down to X", "attributed Y to X"."""
    s = c.sentence
    thing = c.undergoer
    if thing is None:
        return
    behind = {
        s.tokens[i].lemma: s.child(i, "pobj") for i in c.tokens if s.tokens[i].pos in ("ADP", "PART") and i > c.head
    }
    if c.verb in BLAME:
        on, for_ = behind.get("on"), behind.get("for")
        party = story.party(s, thing)
        if on is not None:
            yield _made(c, _phrase(s, on), s.subtree(thing), thing)
        elif party is None or not (party.person or party.who):
            yield _made(c, _phrase(s, thing), s.subtree(for_) if for_ is not None else (), for_)
        return
    to, down = behind.get("to"), any(s.tokens[i].lemma == "down" for i in c.tokens)
    if c.verb in PUT_DOWN and to is not None and (down or c.verb != "put"):
        yield _made(c, _phrase(s, to), _phrase(s, thing), thing)


def _because(_: Story, c: Clause) -> Iterator[Cause]:
    """ "Because of X", "due to X", "thanks to X"."""
    s = c.sentence
    for i in c.tokens:
        following = s.tokens[i + 1].lemma if i + 1 < len(s.tokens) else ""
        if (s.tokens[i].lemma, following) not in BECAUSE:
            continue
        noun = s.child(i, "pobj")
        noun = s.child(i + 1, "pobj") if noun is None else noun
        if noun is not None:
            cause = s.subtree(noun)
            yield _made(c, cause, tuple(k for k in c.tokens if k not in cause and k not in (i, i + 1)), c.head)


def _is_reason(_: Story, c: Clause) -> Iterator[Cause]:
    """ "X was (not) a factor", "the cause of Y was X", "X is to blame"."""
    s = c.sentence
    subject = c.subject
    told = [
        i for i in c.tokens if s.tokens[i].lemma in REASONS and s.tokens[i].dep in ("attr", "xcomp", "oprd", "nsubj")
    ]
    below = [
        k
        for i in s.children[c.head]
        if s.tokens[i].dep == "xcomp"
        for k in s.children[i]
        if s.tokens[k].lemma in REASONS
    ]
    if subject is None or not (told or below):
        return
    if subject in told:
        what = s.child(c.head, "attr", "acomp")
        if what is not None:
            yield _made(c, s.subtree(what), s.subtree(subject), _of(s, subject))
    elif s.tokens[subject].pos in ("NOUN", "PROPN", "VERB") and s.tokens[c.head].pos in ("AUX", "VERB"):
        reason = (told or below)[0]
        yield _made(c, _phrase(s, subject), tuple(k for k in s.subtree(reason) if k != reason), _of(s, reason))


def _work_of(_: Story, c: Clause) -> Iterator[Cause]:
    """ "Called the slide the quarry's work", "the crash was the driver's fault"."""
    s = c.sentence
    for i in c.tokens:
        owner = s.child(i, "poss")
        if s.tokens[i].lemma in WORK and s.tokens[i].dep in ("oprd", "attr", "dobj") and owner is not None:
            effect = c.undergoer if s.tokens[i].dep == "oprd" else c.subject
            if s.tokens[owner].pos == "NOUN" and effect is not None and effect != i:
                yield _made(c, (owner,), s.subtree(effect), effect)


def _subordinate(story: Story, c: Clause) -> Iterator[Cause]:
    """ "Because a wire broke", and less surely "when a wire broke", of things that go wrong by themselves."""
    s = c.sentence
    for i in s.children[c.head]:
        if s.tokens[i].dep != "advcl":
            continue
        below = s.subtree(i)
        opener = s.tokens[below[0]].lemma.lower()
        if opener in ("because", "when", "after"):
            own = below[1:]
            effect = tuple(k for k in c.tokens if k not in below)
            if own and effect and (opener == "because" or not _by_somebody(story, s, i)):
                yield _made(c, own, effect, c.head, opener == "because")


def _by_somebody(story: Story, s: Sentence, verb: int) -> bool:
    """Whether a person is the subject: what somebody did is told "after" many things."""
    subject = s.child(verb, "nsubj", "nsubjpass")
    if subject is None:
        return s.tokens[verb].pos in ("VERB", "AUX")
    party = story.party(s, subject)
    if s.tokens[subject].pos == "PRON":
        return s.tokens[subject].lemma != "it"
    return s.tokens[subject].pos == "PROPN" or (party is not None and (party.human or bool(party.senses & HUMAN)))


def _of(s: Sentence, reason: int) -> int | None:
    """What a cause is the cause of."""
    prep = next((k for k in s.children[reason] if s.tokens[k].lemma in ("of", "for", "in")), None)
    return None if prep is None else s.child(prep, "pobj")


def _that_is_why(story: Story, c: Clause) -> Iterator[Cause]:
    """ "A wire broke, and that is why it fell"."""
    s, t = c.sentence, c.sentence.tokens[c.head]
    why = t.lemma == "be" and c.subject is not None and s.tokens[c.subject].lemma.lower() in ("that", "this")
    reason = next((k for k in s.subtree(c.head) if s.tokens[k].lemma == "why"), None)
    if not why or reason is None:
        return
    earlier = [k for k in story.within(s) if max(k.tokens) < min(c.tokens) or (t.dep == "conj" and k.head == t.head)]
    if earlier and t.dep == "conj":
        cause = tuple(i for i in earlier[-1].tokens if s.tokens[i].pos != "PUNCT")
        effect = tuple(k for k in s.subtree(c.head) if k > reason)
        verb = next((k for k in effect if s.tokens[k].pos == "VERB"), None)
        core = frozenset() if verb is None else senses_at(s, verb, effect)
        own = tuple(sorted({*cause, *c.tokens, *effect}))
        yield Cause(s, own, senses_of(s, cause)[0], senses_of(s, effect)[0], core, cause)


def _phrase(s: Sentence, i: int) -> tuple[int, ...]:
    """A noun with all that hangs on it but relative clauses and clauses joined to it."""
    return tuple(k for k in s.subtree(i) if not _below_clause(s, k, i))


def _below_clause(s: Sentence, k: int, top: int) -> bool:
    while k != top:
        if s.tokens[k].dep in ("relcl", "conj", "appos"):
            return True
        k = s.tokens[k].head
    return False
