"""Words of a row that something before the row explains, each with what may stand in its place."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ..language.attribution.words import SAYING, UNNAMED
from ..language.entities.words import FEMALE, MALE, PERSON_NOUNS, SINGLE
from ..model import Sentence, Span, Token
from .candidates import Candidate
from .discourse import SURE
from .expletives import beside_a_name, comes_later, in_clause_before, stands_for_nothing
from .genders import is_person
from .mentions import SUBJECTS, Form, Nature, Phrase, doer, wording
from .referents import Referent, barred, speaks, subject_of
from .vocabulary import vocabulary

LONGEST_NAME = 5
"""Words of what may stand in a bracket."""
LIKELIER = 0.5
"""Sureness from which "it" is something that the row has not told of, though the row has told of other things."""
TELLING = 3
"""Words of a description that tells who is meant: "the retired driver", not "the driver"."""
LONGEST_ACRONYM = 5
"""Capitals above which a name is a headline's word."""
PLACES = (*SUBJECTS, "dobj", "agent", "pobj", "poss")
"""Relations in which a definite noun speaks of something told before."""
WHICH = ("prep", "relcl", "acl", "appos", "poss", "conj", "nummod")


class Open(Enum):
    """What is open."""

    PERSON = "person"
    THING = "thing"
    DESCRIPTION = "description"
    AGAIN = "again"
    """Something that the article has told of before: "the documents"."""


GIVEN = frozenset({Open.AGAIN, Open.DESCRIPTION})
"""What an earlier row may explain. A pronoun has to be explained where it stands."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A word or phrase of a row that is open without what stands before it."""

    span: Span
    token: Token
    kind: Open
    name: str | None
    """Who or what is meant, in words that stand alone, where that is sure."""
    referent: Referent | None = None
    """Who or what is meant at best."""


def references(candidate: Candidate) -> tuple[Reference, ...]:
    """What a row leaves open outside its quotations, in the text's order."""
    return _Reader(candidate).read()


class _Reader:
    """Reads a row as somebody does who knows nothing of its article."""

    def __init__(self, candidate: Candidate) -> None:
        self._candidate, self._story = candidate, candidate.story
        self._discourse = candidate.story.discourse
        self._before: list[Phrase] = []
        """Phrases of the row that are read already and understood by themselves."""
        self._met: set[Referent] = set()
        """What the row has told of, or told to be open."""
        self._ahead: set[str] = set()

    def read(self) -> tuple[Reference, ...]:
        found = []
        for s in self._candidate.sentences:
            for p in self._discourse.phrases(s):
                open_ = self._pronoun(p) if p.form is Form.PRONOUN else self._description(p)
                if open_ is not None:
                    found.append(open_)
                if p.form is not Form.PRONOUN:
                    self._before.append(p)
                if (referent := self._discourse.referent(p)) is not None and not beside_a_name(p):
                    self._met.add(referent)
        return tuple(found)

    def _pronoun(self, p: Phrase) -> Reference | None:
        if p.token.text.lower().endswith(("self", "selves")):
            return None
        if not p.gender and stands_for_nothing(p.sentence, p.token):
            return None
        which = p.gender or str(p.many)
        if which in self._ahead or comes_later(self._candidate, p.token):
            self._ahead.add(which)
            return None
        meant = self._discourse.of(self._candidate.article, p.token)
        if meant is not None and (meant.referent in self._met or self._says(meant.referent, p)):
            return None
        follows = meant is not None and self._follows(meant.referent, p)
        if follows and in_clause_before(p.sentence, p.token):
            return None
        sure = meant is not None and meant.sure >= SURE
        # in "he opened, and there was Lee" he is somebody else
        sure = sure and not follows
        name = self._name(meant.referent) if meant is not None and sure and _told(meant.referent, p) else None
        if name and meant is not None and speaks(p) and self._said_by_another(meant.referent):
            name = None
        inside = any(self._discourse.agrees(x, p) and not beside_a_name(x) for x in self._before)
        inside = inside or (p.many and self._several(p))
        it = not p.gender and not p.many and p.token.tag != "PRP$"  # "Holm Lines will publish its report" tells whose
        elsewhere = it and meant is not None and meant.sure >= LIKELIER
        if inside and not elsewhere and (name is None or meant is None or meant.referent.entity is None):
            return None
        if name is not None and self._of_its_subject(p):
            return None
        kind = Open.PERSON if p.gender else Open.THING
        text = self._story.text[self._candidate.article]
        if text[p.token.end : p.token.end + 1] in "'’" and text[p.token.end + 1 : p.token.end + 2] != "s":
            name = None  # "[Lee]'d stopped" does not read
        return Reference(Span(p.token.start, p.token.end), p.token, kind, name)

    def _said_by_another(self, referent: Referent) -> bool:
        """Whether other articles give the row's quotation to others, and none to whom the pronoun seems to mean."""
        speakers: set[str] = set()
        for told in self._candidate.told:
            if not told.claim.quoted:
                continue
            for claim in told.fact.claims:
                if claim.article != self._candidate.article and claim.quoted:
                    spans = (a.source_span for a in claim.attributions if a.direct)
                    speakers |= {m.entity for span in spans for m in self._story.cast.within(claim.article, span)}
        return bool(speakers) and referent.entity not in speakers

    def _follows(self, referent: Referent, p: Phrase) -> bool:
        """Whether its sentence names who is meant later: "Weeks after he left, Lee said"."""
        return any(
            x.sentence is p.sentence and x.form is Form.NAME and x.token.start > p.token.start for x in referent.phrases
        )

    def _several(self, p: Phrase) -> bool:
        """Whether the row has told of more than one whom "they" may mean: "Lee lost his wife and their house"."""
        able = [x for x in self._before if not barred(x, p) and not _above(x, p)]
        persons = {self._discourse.referent(x) for x in able if x.nature is Nature.PERSON}
        return len(persons) > 1 or any(x.token.entity in ("ORG", "GPE", "NORP") for x in able)

    def _of_its_subject(self, p: Phrase) -> bool:
        """Whether it is the own of whom its clause is said of: "a guard who lost her key", "the cook took her pay"."""
        if p.token.tag != "PRP$" or not p.gender:
            return False
        subject = _subject_above(p)
        return any(x.at == subject and x.sentence is p.sentence and _may_be(x, p) for x in self._before)

    def _says(self, referent: Referent, p: Phrase) -> bool:
        """Whether the row says somebody's last name before a pronoun, though the cast does not know the place."""
        if referent.entity is None:
            return False
        last = self._story.cast.by_id[referent.entity].name.split()[-1]
        return any(t.text == last and t.start < p.token.start for t in self._candidate.outside)

    def _name(self, referent: Referent) -> str | None:
        """Its name, or the fullest of the phrases that it was introduced by."""
        if referent.entity is not None:
            return short(self._story.name_of(referent.entity))
        text = self._story.text[self._candidate.article]
        nouns = [p for p in referent.phrases if p.form is Form.NOUN and p.sentence not in self._candidate.sentences]
        if all(p.token.dep == "poss" for p in nouns):
            return None  # "the neighbour's cat": he may be the cat
        words = (wording(p, text) for p in nouns)
        ways = [w for w in words if w and TELLING <= len(w.split()) <= LONGEST_NAME]
        return max(ways, key=lambda w: (len(w.split()), w), default=None)

    def _description(self, p: Phrase) -> Reference | None:
        """ "The official", "the 52-year-old", "the documents": what the row does not name and the article has."""
        referent = self._discourse.referent(p)
        if p.form is Form.NAME or referent is None or referent in self._met or _told_which(p.sentence, p.at):
            return None
        if self._spoken_of(p):
            return None
        first = referent.phrases[0] is p
        if _open_noun(p) and not (first and _modified(p)):  # "the chief minister": the article says no more either
            return self._described(p, referent, Open.DESCRIPTION)
        lemma = p.token.lemma.lower()
        if not p.definite or p.aged or p.token.dep not in PLACES or lemma in vocabulary().office:
            return None
        opens = p.sentence.index > 1 and p.subject and p.token.head == p.sentence.root and not _modified(p)
        if _general(lemma) or not (first and not opens):
            return self._described(p, referent, Open.AGAIN)
        return None

    def _described(self, p: Phrase, referent: Referent, kind: Open) -> Reference:
        start = min(p.sentence.subtree(p.at))
        return Reference(Span(p.sentence.tokens[start].start, p.token.end), p.token, kind, None, referent)

    def _spoken_of(self, p: Phrase) -> bool:
        """Whether the row speaks before of somebody, or some body, that it may describe again."""
        if p.token.lemma.lower() in UNNAMED:
            return any(x.token.lemma == p.token.lemma for x in self._before)
        natures = (Nature.PERSON, Nature.UNKNOWN) if p.nature is Nature.PERSON else (Nature.BODY, Nature.UNKNOWN)
        return any(
            (x.form is Form.NAME and x.nature in natures) or x.token.lemma == p.token.lemma for x in self._before
        )


def _subject_above(p: Phrase) -> int | None:
    """The place of whom the clause of a phrase is said of; for a part of the subject that of the clause around."""
    s, at = p.sentence, p.at
    while s.tokens[at].head != at:
        inside, at = at, s.tokens[at].head
        if s.tokens[at].pos in ("VERB", "AUX") and s.tokens[inside].dep not in (*SUBJECTS, "aux"):
            return subject_of(s, at)
        if s.tokens[at].dep == "ccomp":
            return None  # "Lee said her car was gone" may be about anybody's
    return None


def _may_be(x: Phrase, p: Phrase) -> bool:
    """Whether what a phrase stands for may be of a pronoun's gender."""
    return (
        not x.many and x.gender in ("", p.gender) and (x.nature is Nature.PERSON or is_person(x.token) or doer(x.token))
    )


def _above(x: Phrase, p: Phrase) -> bool:
    """Whether a pronoun hangs on a phrase: "one of them"."""
    at = p.at
    while x.sentence is p.sentence and p.sentence.tokens[at].head != at:
        at = p.sentence.tokens[at].head
        if at == x.at:
            return True
    return False


def _told(referent: Referent, p: Phrase) -> bool:
    """Whether what is likeliest is sure enough to be put: things are too many in a text, persons and bodies are not."""
    if p.gender:
        return True
    if p.many:
        return referent.nature is Nature.PERSON
    return referent.nature is Nature.BODY and referent.entity is not None and speaks(p)


def short(name: str | None) -> str | None:
    """A name that may stand in a bracket, or None."""
    if not name or len(name.split()) > LONGEST_NAME or (name.isupper() and len(name) > LONGEST_ACRONYM):
        return None
    return name


def _open_noun(p: Phrase) -> bool:
    """Whether a noun is a definite description of one person or body, in a place where a reader asks who that is."""
    t, lemma = p.token, p.token.lemma.lower()
    if lemma.endswith("old"):  # parsers read it in many ways
        return p.aged
    if t.tag == "NNS" or not p.definite or t.dep not in (*SUBJECTS, "agent", "dobj", "poss"):
        return False
    if lemma in SINGLE - {"company", "firm"} or lemma in vocabulary().office or not _main(p):
        return False
    return lemma in vocabulary().open_person or lemma in PERSON_NOUNS | UNNAMED | MALE | FEMALE


def _general(lemma: str) -> bool:
    """Whether a noun alone never tells who or what is meant: "the company", "the man", "the decision"."""
    return lemma in vocabulary().open_person | vocabulary().shell | PERSON_NOUNS | UNNAMED | MALE | FEMALE


def _modified(p: Phrase) -> bool:
    below = (p.sentence.tokens[c] for c in p.sentence.children[p.at])
    return any(t.dep in ("amod", "compound") for t in below)


def _main(p: Phrase) -> bool:
    """Whether a noun is the subject of the sentence, or of what somebody is said to say."""
    s, verb = p.sentence, p.sentence.tokens[p.token.head]
    said = verb.dep == "ccomp" and s.tokens[verb.head].lemma in SAYING and p.token.start < s.tokens[verb.head].start
    return p.token.head == s.root or said or p.token.lemma.lower().endswith("old")


def _told_which(s: Sentence, n: int) -> bool:
    """ "The official who resigned", "the official, Ann Lee", "the Kenyan official"."""
    return any(
        (s.tokens[c].dep in WHICH and not _when(s, c))
        or s.tokens[c].entity in ("ORDINAL", "CARDINAL")
        or (s.tokens[c].pos in ("PROPN", "ADJ") and s.tokens[c].text[:1].isupper())
        for c in s.children[n]
    )


def _when(s: Sentence, n: int) -> bool:
    """ "The company in March": the time is the sentence's, not the company's."""
    return s.tokens[n].dep == "prep" and any(s.tokens[c].entity in ("DATE", "TIME") for c in s.children[n])
