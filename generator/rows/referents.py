"""Somebody or something that an article speaks of, and whether a pronoun may mean it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..language.attribution.words import SAYING
from ..model import Sentence
from .mentions import SUBJECTS, Nature, Phrase

RECENT, SUBJECT, OBJECT, OTHER, HEAD, MAIN = 100.0, 80.0, 50.0, 40.0, 80.0, 50.0
"""Salience of a phrase: as such; as a subject, an object, in another place; not inside another noun phrase; not in an
adverbial phrase. The weights are those of Lappin and Leass (``discourse.py``)."""
UNKNOWN_GENDER, UNKNOWN_NATURE = 0.5, 0.3
"""Share of its salience that somebody has whose gender, or of whom not even being a person is known."""
BODY_AS_THEY, UNKNOWN_AS_IT = 0.6, 0.6
"""Likewise of a body meant by "they", and of what may be a person meant by "it"."""


@dataclass(eq=False)
class Referent:
    """Somebody or something, with every phrase for it so far."""

    entity: str | None
    """Of the cast."""
    nature: Nature
    gender: str
    many: bool
    phrases: list[Phrase] = field(default_factory=list)
    salience: float = 0.0
    here: float = 0.0
    """What the sentence at hand adds to the salience."""


def worth(p: Phrase) -> float:
    """The salience that a phrase gives to what it is for."""
    dep = p.token.dep
    place = SUBJECT if dep in SUBJECTS else OBJECT if dep in ("dobj", "dative", "agent") else OTHER
    s, n = p.sentence, p.at
    above = s.tokens[p.token.head]
    inside = dep == "poss" or (dep == "pobj" and s.tokens[above.head].pos in ("NOUN", "PROPN"))
    adverbial = dep == "pobj" and s.tokens[above.head].pos in ("VERB", "AUX") and n < s.root
    return RECENT + place + HEAD * (not inside) + MAIN * (not adverbial)


def fits(r: Referent, p: Phrase) -> float:
    """Share of its salience that a referent has for a pronoun; 0 where the two cannot be one."""
    if p.gender:
        if r.many or r.nature in (Nature.THING, Nature.BODY) or (r.gender and r.gender != p.gender):
            return 0.0
        known = 1.0 if r.gender else UNKNOWN_GENDER
        return known * (1.0 if r.nature is Nature.PERSON else UNKNOWN_NATURE)
    if p.many:
        if r.many:
            return 1.0 if r.nature is Nature.PERSON or not p.subject else UNKNOWN_NATURE
        return BODY_AS_THEY if r.nature is Nature.BODY else 0.0
    if r.many or r.nature is Nature.PERSON or r.gender:
        return 0.0
    return UNKNOWN_AS_IT if r.nature is Nature.UNKNOWN else 1.0


def speaks(p: Phrase) -> bool:
    """Whether it is the subject of a verb of saying."""
    return p.subject and p.sentence.tokens[p.token.head].lemma in SAYING


def barred(one: Phrase, pronoun: Phrase) -> bool:
    """Whether both take part in what one verb says, so that they are two: "Lee thanked her", "Lee, who thanked her"."""
    s, word = pronoun.sentence, pronoun.token
    if one.sentence is not s or word.text.lower().endswith(("self", "selves")):
        return False
    if word.dep in SUBJECTS:
        if one.token.dep in SUBJECTS and one.token.head == word.head:
            return True
        verb = s.tokens[word.head]  # "Lee was ill, he said" was said by somebody else
        said = any(s.tokens[c].dep == "ccomp" and s.tokens[c].start < word.start for c in s.children[word.head])
        return verb.lemma in SAYING and said and one.token.start < word.start
    if word.dep not in ("dobj", "pobj", "dative") or s.tokens[word.head].text.lower() in ("between", "among", "with"):
        return False
    at = word.head
    while s.tokens[at].dep in ("prep", "pcomp", "agent", "dative"):
        at = s.tokens[at].head
    return subject_of(s, at) == one.at


def subject_of(s: Sentence, at: int) -> int | None:
    """The place of whom or what a verb is said of, over verbs that share their subject."""
    while True:
        own = [c for c in s.children[at] if s.tokens[c].dep in SUBJECTS]
        if own and s.tokens[own[0]].tag not in ("WP", "WDT"):
            return own[0]
        verb = s.tokens[at]
        if verb.dep in ("relcl", "acl"):
            noun = verb.head
            return s.tokens[noun].head if s.tokens[noun].dep == "appos" else noun
        if verb.dep not in ("xcomp", "conj", "advcl", "ccomp") or verb.head == at:
            return None
        at = verb.head
