"""Whom and what pronouns mean: of what an article has spoken of before them the likeliest, and how sure that is."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from ..language.entities.words import ORGANISATION
from ..language.quotations import Quotation
from ..model import Cast, Sentence, Span, Token
from ..model.overlaps import Overlaps
from ..sparse import Floats
from .antecedents import RECENT, Seen, likeliest, likelihoods, read_signs
from .genders import genders, persons, surnames
from .mentions import Form, Nature, Phrase, find_phrases, roles
from .referents import Referent, barred, fits

SURE = 0.65
"""Likelihood from which what a pronoun means is put in its place: of 112 stories, each read by what was learned from
others, 500 of 552 he or she are right from here on; of 96 of them 552 of 633 were from 0.55 on."""
LEARNED = 0.75
"""Likewise for a pronoun to tell somebody's gender."""
LIKELY = 0.5
"""Likelihood below which nothing is meant. Of 659 he or she that a reader has to ask about in stories that taught the
trees 551 are open so, 515 with 0.2; of 122 in others 96 and 93."""
SHARE = 0.7
"""Share of what was said of all that a description may mean which the likeliest must have."""
NEAR = 6
"""Sentences after which what was spoken of is described no more."""
FIRM = frozenset({"company", "firm", "business"})
OFFICIAL = ORGANISATION - {"company", "corporation", "corp", "inc", "ltd", "llc", "plc", "group", "airlines", "airways"}
"""Words of names of bodies that nobody calls a company."""


@dataclass(frozen=True, eq=False)
class Meant:
    """What a pronoun means at best, and how sure that is, 0 to 1."""

    referent: Referent
    sure: float
    gender: str
    """Of the pronoun."""


Judge = Callable[[Phrase, Sequence[Referent], Sequence[Mapping[str, float]]], Floats]
"""Of each referent that a pronoun may mean how likely it does, from what is known of both and from their signs."""


def by_signs(_p: Phrase, _able: Sequence[Referent], signs: Sequence[Mapping[str, float]]) -> Floats:
    """What the trees say."""
    return likelihoods(signs)


class Discourse:
    """The pronouns outside quotation marks in a story, each with what it means."""

    def __init__(
        self,
        sentences: Iterable[Sentence],
        cast: Cast,
        quotations: Mapping[str, Overlaps[Quotation]],
        judge: Judge = by_signs,
    ) -> None:
        self._cast, self._quotations = cast, quotations
        self._persons = persons(cast)
        self._surnames, self._shared = surnames(cast, self._persons)
        by_article: dict[str, list[Sentence]] = defaultdict(list)
        for s in (sentences := tuple(sentences)):
            by_article[s.article].append(s)
        self._phrases = {s: self._find(s) for s in sentences}
        self._roles = roles(p for s in sentences for p in self._phrases[s])
        self._judge = judge
        spoken_of = {(p.entity, s.article) for s in sentences for p in self._phrases[s] if p.entity is not None}
        self._spread = Counter(entity for entity, _ in spoken_of)
        self.genders = genders(cast, sentences)
        self._read(by_article)
        self.genders |= self._learned()
        self._read(by_article)

    def of(self, article: str, token: Token) -> Meant | None:
        """What a pronoun means; None for one inside quotation marks, or before anything that agrees."""
        return self._meant.get((article, token.start))

    def phrases(self, s: Sentence) -> tuple[Phrase, ...]:
        """Its phrases outside quotations, in its order."""
        return self._phrases[s]

    def referent(self, phrase: Phrase) -> Referent | None:
        """What a phrase is for."""
        return self._referent.get(phrase)

    def agrees(self, phrase: Phrase, pronoun: Phrase) -> bool:
        """Whether a reader of their sentence alone may take the one for what the other means."""
        of = self._referent.get(phrase)
        if of is None or (of.nature is Nature.BODY and pronoun.token.dep == "dobj" and not pronoun.gender):
            return False  # "Lee of Holm Lines said finding it took days": not the firm
        return fits(of, pronoun) > 0 and not barred(phrase, pronoun)

    def _find(self, s: Sentence) -> tuple[Phrase, ...]:
        quotations = self._quotations[s.article]

        def outside(t: Token) -> bool:
            return not quotations.meeting(Span(t.start, t.start + 1))

        found = find_phrases(s, outside, self._cast, self._persons, self._surnames)
        # which of two Kellys is nobody's guess
        return tuple(
            replace(p, entity=None) if p.entity and p.token.text in self._shared and _bare(p) else p for p in found
        )

    def _learned(self) -> dict[str, str]:
        """By entity the gender of the pronouns that surely mean it, where nothing else tells it."""
        votes: dict[str, Counter[str]] = defaultdict(Counter)
        for meant in self._meant.values():
            entity = meant.referent.entity
            if entity is not None and meant.gender and meant.sure >= SURE and not self.genders.get(entity):
                votes[entity][meant.gender] += 1
        best = {e: v.most_common(2) for e, v in votes.items()}
        return {e: v[0][0] for e, v in best.items() if len(v) == 1 or v[0][1] >= 3 * v[1][1]}

    def _read(self, by_article: Mapping[str, list[Sentence]]) -> None:
        self._meant: dict[tuple[str, int], Meant] = {}
        self._referent: dict[Phrase, Referent] = {}
        for sentences in by_article.values():
            phrases = [p for s in sentences for p in self._phrases[s]]
            reader = _Reader(self.genders, self._roles, self._spread, phrases, self._judge)
            self._meant |= reader.meant
            self._referent |= reader.referent


class _Reader:
    """Reads an article once, phrase by phrase, and remembers what it speaks of."""

    def __init__(
        self,
        genders: dict[str, str],
        roles: dict[str, str],
        spread: Mapping[str, int],
        phrases: Sequence[Phrase],
        judge: Judge,
    ) -> None:
        self.meant: dict[tuple[str, int], Meant] = {}
        self.referent: dict[Phrase, Referent] = {}
        self._genders, self._roles, self._spread, self._judge = genders, roles, spread, judge
        self._known: dict[Referent, None] = {}
        """What the article has spoken of, the last spoken of last."""
        self._called: dict[object, Referent] = {}
        """By entity, name or noun what was called so last."""
        named = Counter(p.entity for p in phrases if p.nature is Nature.PERSON)
        self._chief = max((e for e in named if e), key=lambda e: (named[e], e), default=None)
        for number, p in enumerate(phrases, start=1):
            if p.form is Form.PRONOUN:
                self._resolve(p, number)
            else:
                self._note(p, self._introduce(p), number)

    def _introduce(self, p: Phrase) -> Referent:
        """The referent of a name or a noun phrase: one known by that name or noun, or a new one."""
        entity = p.entity or (self._roles.get(p.token.lemma.lower()) if p.definite and not p.many else None)
        if entity is not None:
            found = self._called.get(entity)
        else:
            again = p.form is Form.NAME or p.definite or p.many
            found = (self._called.get(_key(p)) if again else None) or _described(p, self._known)
        if found is None:
            found = Referent(entity, p.nature, self._genders.get(entity or "", "") or p.gender, p.many)
        found.gender = found.gender or p.gender
        return found

    def _note(self, p: Phrase, referent: Referent, number: int) -> None:
        self.referent[p] = referent
        if p.form is not Form.PRONOUN:
            self._called[_key(p)] = referent
            if referent.entity is not None:
                self._called[referent.entity] = referent
        self._known.pop(referent, None)
        self._known[referent] = None
        referent.add(p, number)

    def _resolve(self, p: Phrase, number: int) -> None:
        able = list(islice(reversed(self._known), RECENT))
        if not able:
            return
        likely = self._judge(p, able, read_signs(p, able, Seen(number, self._chief, self._spread)))
        best, sure = likeliest(likely)
        if sure < LIKELY:
            return
        meant = able[best]
        self.meant[p.sentence.article, p.token.start] = Meant(meant, sure, p.gender)
        self._note(p, meant, number)
        if sure >= LEARNED and not meant.gender:
            meant.gender = p.gender


def _key(p: Phrase) -> object:
    """What a phrase is called by: its entity, its name, or its noun."""
    if p.entity is not None:
        return p.entity
    word = p.token.text if p.form is Form.NAME else p.token.lemma.lower()
    return p.form, word, p.many, p.nature


def _described(p: Phrase, known: Iterable[Referent]) -> Referent | None:
    """Whom "the 52-year-old", or which body "the company" speaks of: of whom most was said just before, if it surely
    is."""
    near = [r for r in known if p.sentence.index - r.phrases[-1].sentence.index <= NEAR and not r.many]
    if p.nature is Nature.PERSON and p.describes_again:
        able = [r for r in near if r.nature is Nature.PERSON and r.gender in ("", p.gender or r.gender)]
    elif p.nature is Nature.BODY and p.definite and not p.many:
        able = [r for r in near if r.nature is Nature.BODY and _of_kind(r, p)]
    else:
        return None
    best = max(able, key=lambda r: (len(r.phrases), r.last), default=None)
    said = sum(len(r.phrases) for r in able)
    return best if best is not None and len(best.phrases) >= SHARE * said else None


def _of_kind(r: Referent, p: Phrase) -> bool:
    """Whether a body may be called by a noun: its name says so, or the noun says no more than that it is a firm."""
    noun = p.token.lemma.lower()
    words = {w for x in r.phrases if x.form is Form.NAME for w in _words(x)}
    return r.entity is not None and bool(words) and (noun in words or (noun in FIRM and not words & OFFICIAL))


def _words(p: Phrase) -> set[str]:
    """The words of a name, in lower case."""
    parts = (c for c in p.sentence.children[p.at] if p.sentence.tokens[c].dep in ("compound", "nmod"))
    return {p.sentence.tokens[n].text.lower() for n in (p.at, *parts)}


def _bare(p: Phrase) -> bool:
    """Whether a last name stands without a first."""
    return not any(p.sentence.tokens[c].pos == "PROPN" for c in p.sentence.children[p.at])
