"""Somebody or something that an article speaks of, and whether a pronoun may mean it."""

from __future__ import annotations

from dataclasses import dataclass, field

from ..language.attribution.words import SAYING
from ..model import Sentence
from .mentions import SUBJECTS, Form, Nature, Phrase

UNKNOWN_GENDER, UNKNOWN_NATURE = 0.5, 0.3
"""How well somebody fits whose gender, or of whom not even being a person is known, 0 to 1."""
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
    full: Phrase | None = None
    """The last of its phrases that is no pronoun."""
    names: int = 0
    """How many of its phrases are names."""
    spoke: bool = False
    """Whether it has said something."""
    last: int = 0
    """How many phrases the article had up to the last of these."""

    def add(self, p: Phrase, number: int) -> None:
        """Note a further phrase for it, the article's ``number``th."""
        self.phrases.append(p)
        self.full = self.full if p.form is Form.PRONOUN else p
        self.names += p.form is Form.NAME
        self.spoke = self.spoke or speaks(p)
        self.last = number


def fits(r: Referent, p: Phrase) -> float:
    """How well a referent fits a pronoun by number, gender and nature; 0 where the two cannot be one."""
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
