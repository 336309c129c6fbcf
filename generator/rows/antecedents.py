"""Whom "he" and "she" mean: the likeliest person of the same and the sentences before, and whether that is sure."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ..language.attribution_cues import SAYING
from ..language.quotations import Quotation
from ..model import Cast, Sentence, Span, Token
from ..model.overlaps import Overlaps
from .genders import NAMED, gender_of, genders, is_person, noun_gender, persons, surnames

BACK = 3
"""Sentences with words outside quotation marks that are looked through."""
NEAR = (3.0, 2.0, 1.0, 0.0)
"""Worth of a person by how many such sentences ago."""
SUBJECT, SPEAKER, KNOWN_GENDER, CHIEF = 1.5, 1.5, 1.0, 1.0
"""Worth of a subject; of the last speaker, for who goes on speaking; of agreement; of whom the article names most."""
MARGIN, MARGIN_BESIDE = 1.0, 2.5
"""By how much the likeliest must lead to be sure: one cue; two where both stand in the pronoun's sentence."""
ENOUGH = 2.5
"""Worth below which nobody is sure: too far back and no subject."""
SUBJECTS = ("nsubj", "nsubjpass")
DOER = ("er", "ist", "man", "woman", "eer", "tor", "sor", "cian")
"""Endings of nouns that mostly stand for somebody who does something."""


@dataclass(frozen=True, eq=False)
class Standing:
    """Somebody in a sentence; ``entity`` is None for one whom no name is known of."""

    sentence: Sentence
    token: Token
    entity: str | None
    gender: str

    @property
    def subject(self) -> bool:
        return self.token.dep in SUBJECTS

    @property
    def speaks(self) -> bool:
        return self.subject and self.sentence.tokens[self.token.head].lemma in SAYING


@dataclass(frozen=True, slots=True)
class Answer:
    """Who a pronoun means at best; ``entity`` only where that is sure and a name is known."""

    entity: str | None
    likeliest: Standing | None
    inside: Standing | None = None
    """Who a reader of its sentence alone takes for it."""


class Antecedents:
    """The pronouns of persons outside quotation marks in a story, each with its answer."""

    def __init__(
        self, sentences: Iterable[Sentence], cast: Cast, quotations: Mapping[str, Overlaps[Quotation]]
    ) -> None:
        self._cast = cast
        self._quotations = quotations
        self.genders = genders(cast, sentences := tuple(sentences))
        self._persons = persons(cast)
        self._surnames, self._shared = surnames(cast, self._persons)
        self._answers: dict[tuple[str, int], Answer] = {}
        self._last: dict[tuple[str, int], frozenset[str]] = {}
        by_article: dict[str, list[Sentence]] = defaultdict(list)
        for s in sentences:
            by_article[s.article].append(s)
        for article, those in by_article.items():
            self._read(article, those)

    def of(self, article: str, token: Token) -> Answer:
        """The answer for a pronoun; nobody for one inside quotation marks."""
        return self._answers.get((article, token.start), Answer(None, None))

    def last_alone(self, s: Sentence) -> str | None:
        """The name of the only person of the nearest sentence before that names any."""
        those = self._last.get((s.article, s.index), frozenset())
        return self._cast.by_id[next(iter(those))].name if len(those) == 1 else None

    def _read(self, article: str, sentences: list[Sentence]) -> None:
        mentions = self._cast.within(article, _hull(sentences))
        count = Counter(m.entity for m in mentions if m.how in NAMED and m.entity in self._persons)
        chief = max(count, key=lambda e: (count[e], e), default=None)
        sure = {m.span.start: m.entity for m in mentions if m.how == "pronoun"}
        before: list[list[Standing]] = []
        met: dict[str, str] = {}
        for s in sentences:
            outside = [t for t in s.tokens if not self._quoted(article, t)]
            here = list(self._standing(s, outside))
            near = [{x.entity for x in those if x.entity is not None} for those in before]
            self._last[article, s.index] = frozenset(next((those for those in near if those), set()))
            met |= {x.entity: x.gender for x in here if x.entity is not None and x.token.pos == "PROPN"}
            for token in outside:
                gender = gender_of(token)
                if not gender:
                    continue
                earlier = [x for x in here if x.token.start < token.start]
                able = [e for e, of in met.items() if of in ("", gender)]
                only = able[0] if len(able) == 1 and met[able[0]] == gender else None
                if _credits(s, token):
                    earlier = []  # "Lee was ill, he said" was said by somebody else
                answer = _answer(token, s, gender, earlier, before, chief, only)
                known = sure.get(token.start)
                likeliest = answer.likeliest
                if known is not None and (likeliest is None or likeliest.entity == known):
                    answer = Answer(known, _of(known, earlier, before) or answer.likeliest, answer.inside)
                self._answers[article, token.start] = answer
                here.append(Standing(s, token, answer.entity, gender))
            if any(c.isalnum() for t in outside for c in t.text):
                before = [here, *before[: BACK - 1]]

    def _quoted(self, article: str, token: Token) -> bool:
        return bool(self._quotations[article].meeting(Span(token.start, token.start + 1)))

    def _standing(self, s: Sentence, outside: list[Token]) -> Iterator[Standing]:
        """Persons that a sentence names or describes, outside its quotations."""
        taken: set[int] = set()
        for m in self._cast.within(s.article, s.span):
            if m.how == "pronoun" or m.entity not in self._persons:
                continue
            inside = [t for t in outside if m.span.start <= t.start < m.span.end]
            if any(t.text == ":" and 0 <= t.start - m.span.end <= 1 for t in s.tokens):
                continue  # the label of who speaks in a transcript is nobody spoken of
            taken |= {t.start for t in inside}
            top = next((t for t in inside if not m.span.start <= s.tokens[t.head].start < m.span.end), None)
            top = top or (inside[-1] if inside else None)
            if top is not None:
                if top.dep == "appos" and s.tokens[top.head].pos in ("NOUN", "PROPN"):
                    top = s.tokens[top.head]  # "the driver, Ann Lee, said": the driver's place is hers
                    taken.add(top.start)
                shared = m.how == "short name" and top.text in self._shared
                entity = None if shared else m.entity  # which of two Kellys is nobody's guess
                yield Standing(s, top, entity, self.genders.get(m.entity, ""))
        for t in outside:
            if t.start in taken:
                continue
            if t.pos in ("PROPN", "NOUN", "VERB") and t.text in self._surnames and t.dep != "compound":
                entity = self._surnames[t.text]
                yield Standing(s, t, entity, self.genders.get(entity, ""))
                continue
            unknown = t.pos == "PROPN" and t.dep in SUBJECTS and t.entity in ("", "PERSON")
            unknown = unknown or _acts(s, t)
            doer = t.pos == "NOUN" and t.dep in (*SUBJECTS, "poss", "pobj") and t.lemma.lower().endswith(DOER)
            if (unknown or doer or is_person(t)) and t.tag in ("NN", "NNP") and t.dep not in ("compound", "attr"):
                yield Standing(s, t, None, noun_gender(t))


def _hull(sentences: list[Sentence]) -> Span:
    return Span(sentences[0].span.start, sentences[-1].span.end)


def _of(entity: str, earlier: list[Standing], before: list[list[Standing]]) -> Standing | None:
    """Where somebody stood last."""
    those = [*reversed(earlier), *(x for s in before for x in reversed(s))]
    return next((x for x in those if x.entity == entity), None)


def _answer(
    token: Token,
    s: Sentence,
    gender: str,
    earlier: list[Standing],
    before: list[list[Standing]],
    chief: str | None,
    only: str | None,
) -> Answer:
    speaks = token.dep in SUBJECTS and s.tokens[token.head].lemma in SAYING
    best: dict[object, tuple[float, int, Standing]] = {}
    for ago, those in enumerate((earlier, *before)):
        for x in those:
            if (x.gender and x.gender != gender) or (ago == 0 and _one_verb(s, x.token, token)):
                continue
            last = ago == 0 and x.subject and not any(y.subject for y in those[those.index(x) + 1 :])
            worth = NEAR[ago] + SUBJECT * x.subject + SPEAKER * (speaks and x.speaks and ago > 0)
            worth += KNOWN_GENDER * (x.gender == gender) + CHIEF * (x.entity is not None and x.entity == chief) + last
            key = x.entity if x.entity is not None else x
            best[key] = max(best.get(key, (-1.0, 0, x)), (worth, x.token.start, x), key=lambda b: b[:2])
    alone = [x for x in earlier if (not x.gender or x.gender == gender) and not _one_verb(s, x.token, token)]
    agreeing = [x for x in alone if x.gender == gender]
    rival = any(x.gender == gender and x.entity is not None for those in before for x in those)
    inside = agreeing[-1] if agreeing else alone[-1] if alone and not rival else None
    order = sorted(best.values(), key=lambda b: b[:2], reverse=True)
    if not order:
        return Answer(None, None)
    lead = order[0][0] - (order[1][0] if len(order) > 1 else 0.0)
    first = order[0][2]
    sole = only is not None and first.entity == only
    silent = speaks and first.sentence is not s and not first.speaks  # "he added" where he said nothing before
    beside = len(order) > 1 and order[1][2].sentence is s and first.sentence is s and order[1][2].gender == gender
    sure = (order[0][0] >= ENOUGH or sole) and lead >= (MARGIN_BESIDE if beside else MARGIN) and (sole or not silent)
    return Answer(first.entity if sure else None, first, inside)


def _acts(s: Sentence, t: Token) -> bool:
    """Whether a name of one word that the parser takes for a body does what bodies do not say: a pet, a pen name."""
    alone = t.pos == "PROPN" and t.dep in SUBJECTS and t.entity in ("ORG", "PRODUCT", "WORK_OF_ART", "GPE") and t.begins
    return alone and not t.text.isupper() and s.tokens[t.head].lemma not in SAYING


def _credits(s: Sentence, token: Token) -> bool:
    """Whether it is who said what stands before it."""
    verb = s.tokens[token.head]
    said = any(s.tokens[c].dep == "ccomp" and s.tokens[c].start < token.start for c in s.children[token.head])
    return token.dep in SUBJECTS and verb.lemma in SAYING and said


def _one_verb(s: Sentence, one: Token, pronoun: Token) -> bool:
    """Whether both take part in what one verb says: "Lee thanked her", "Lee, who thanked her"."""
    if pronoun.dep not in ("dobj", "pobj", "dative", "nsubj", "nsubjpass") or pronoun.text.lower().endswith("self"):
        return False
    if pronoun.dep in SUBJECTS:
        return one.head == pronoun.head and one.dep in SUBJECTS
    at = pronoun.head
    while s.tokens[at].dep in ("prep", "pcomp", "agent", "dative"):
        at = s.tokens[at].head
    while True:
        verb = s.tokens[at]
        own = [s.tokens[c] for c in s.children[at] if s.tokens[c].dep in SUBJECTS]
        if own and own[0].tag not in ("WP", "WDT"):
            return own[0] is one
        if verb.dep in ("relcl", "acl"):
            return s.tokens[verb.head] is one or _beside(s, s.tokens[verb.head], one)
        if verb.dep not in ("xcomp", "conj", "acl", "advcl", "ccomp") or verb.head == at:
            return False
        at = verb.head


def _beside(s: Sentence, noun: Token, other: Token) -> bool:
    """Whether the one is an apposition of the other."""
    return (noun.dep == "appos" and s.tokens[noun.head] is other) or (
        other.dep == "appos" and s.tokens[other.head] is noun
    )
