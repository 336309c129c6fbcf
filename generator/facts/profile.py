"""What can be compared about a claim, worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.claims.mentions import Mentions
from generator.facts.terms import Labels, Term, Terms
from generator.facts.values import values_of
from generator.facts.weights import Bag, Weights
from generator.language.lexicon import word_set
from generator.language.senses import senses_by_token
from generator.language.thesaurus import stem
from generator.model import Article, Cast, Claim, Quantity, Role, Sentence, Time

COMPARED = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
LIGHT = word_set(
    "be have do get make go take say tell would could may might also just more most very so when where how"
)
"""Words that are grammar in most sentences."""
FIRST_PERSON = word_set("i me my mine myself")
THIRD_PERSON = word_set("he she him her his hers himself herself")
FADE = 0.8
"""Weight that a word loses with each step from the predicate: what is told stands near it, its setting further off."""
DEEPEST = 8
"""Steps after which the weight fades no more."""
CARRIERS = frozenset({"prep", "xcomp", "ccomp", "agent", "dative"})
"""Relations that only pass on to what the predicate is about: "fired at a helicopter"."""
NOT = "not"
"""The term of a denial."""
Place = tuple[str, int]
"""An article's id and the index of a sentence in it."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim as the signs compare it."""

    claim: Claim
    article: int
    """Place of its article in the story's order."""
    words: Bag
    """Stems of its words, names as whom they mean, figures by value."""
    spelled: str
    """The same with spaces between them."""
    meanings: Terms
    """All its words."""
    told: Terms
    """The same without names, a word the lighter the further it stands from the predicate."""
    core: Terms
    """The predicate and what directly depends on it."""
    who: Bag
    """People, organisations and places."""
    predicate: Term | None
    agent: Terms
    patient: Terms
    place: Terms
    sentence: Bag
    surroundings: Bag
    """Words of its sentence and of the neighbours."""
    clause: Terms
    """Words of the clause that it is a detail of, or its own."""
    speakers: Labels
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    runs: frozenset[tuple[str, str]]
    """Pairs of neighbouring stems."""
    passage: tuple[str, ...]
    """Every word of its passage as it is written, in lower case."""
    size: int
    """Words that are compared."""
    position: float
    """How far into its article it stands, 0 to 1."""


def profile_claims(
    claims: tuple[Claim, ...], sentences: Iterable[Sentence], cast: Cast, articles: tuple[Article, ...]
) -> tuple[Profile, ...]:
    """The profile of every claim, in order; a detail's clause stands before it."""
    return tuple(_Reader(claims, tuple(sentences), cast, articles).profiles())


@dataclass(frozen=True, slots=True)
class _Word:
    """A word of a sentence as it is compared; one that is not has no names."""

    stem: str
    names: Labels
    tight: Labels
    loose: Labels
    all: Labels
    entity: str | None

    @classmethod
    def of(
        cls, stem: str, name: str | None, tight: Labels = frozenset(), loose: Labels = frozenset(), entity: bool = False
    ) -> _Word:
        """A word that is compared by a name: its stem or whom it means."""
        names = frozenset((name,)) if name else frozenset[str]()
        return cls(stem, names, tight, loose, names | tight | loose, name if entity else None)


class _Reader:
    def __init__(
        self, claims: tuple[Claim, ...], sentences: tuple[Sentence, ...], cast: Cast, articles: tuple[Article, ...]
    ) -> None:
        self.claims = claims
        self.order = {a.id: n for n, a in enumerate(articles)}
        self.length = {a.id: max(1, len(a.text)) for a in articles}
        self.mentions = {a.id: Mentions(cast, a.id) for a in articles}
        self.sentences = {(s.article, s.index): s for s in sentences}
        self.words = {key: _words(s, self.mentions[s.article]) for key, s in self.sentences.items()}
        values: dict[Place, set[str]] = {key: set() for key in self.words}
        for claim in claims:
            values[claim.article, claim.sentence].update(values_of(claim))
        named = {key: frozenset(values[key]).union(*(w.names for w in words)) for key, words in self.words.items()}
        self.weights = Weights(named.values())
        self.bags = {key: Bag.of(names, self.weights) for key, names in named.items()}
        self.surroundings = {key: self._around(key, named) for key in named}
        self.clauses: dict[str, Terms] = {}

    def _around(self, key: Place, named: dict[Place, Labels]) -> Bag:
        article, index = key
        near = [k for d in (-1, 0, 1) if (k := (article, index + d)) in named]
        return Bag.of(frozenset().union(*(named[k] for k in near)), self.weights)

    def profiles(self) -> Iterator[Profile]:
        for claim in self.claims:
            yield self._profile(claim)

    def _profile(self, claim: Claim) -> Profile:
        key = (claim.article, claim.sentence)
        words, sentence = self.words[key], self.sentences[key]
        own = [i for i in claim.tokens if words[i].names]
        speaker = self._speaker(claim, sentence)
        extra = [self._term(name) for name in sorted(values_of(claim) | speaker)]
        if claim.negated:
            extra.append(self._term(NOT))
        meanings = Terms.of([*(self._word(words[i]) for i in own), *extra])
        if claim.parent is None:
            self.clauses[claim.id] = meanings
        depth = _depths(claim, sentence)
        stems = [words[i].stem for i in own]
        bag = Bag.of(meanings.names, self.weights)
        return Profile(
            claim=claim,
            article=self.order[claim.article],
            words=bag,
            spelled=" ".join(bag.terms),
            meanings=meanings,
            told=Terms.of([*(self._word(words[i], FADE ** depth[i]) for i in own if not words[i].entity), *extra]),
            core=Terms.of(self._word(words[i]) for i in _core(claim, sentence) if words[i].names),
            who=Bag.of({*speaker, *(e for i in own if (e := words[i].entity))}, self.weights),
            predicate=self._word(words[claim.head]) if words[claim.head].names else None,
            agent=self._role(claim, words, sentence, speaker, "agent"),
            patient=self._role(claim, words, sentence, speaker, "patient", "recipient"),
            place=self._role(claim, words, sentence, speaker, "place"),
            sentence=self.bags[key],
            surroundings=self.surroundings[key],
            clause=self.clauses.get(claim.parent or claim.id, meanings),
            speakers=frozenset(a.source.lower() for a in claim.attributions),
            quantities=tuple(q for q in claim.quantities if q.unit != "label"),
            times=claim.times,
            runs=frozenset(pairwise(stems)),
            passage=_passage(claim, sentence),
            size=len(own),
            position=claim.span.start / self.length[claim.article],
        )

    def _term(self, name: str) -> Term:
        return Term.of(frozenset((name,)), self.weights.of(name))

    def _word(self, word: _Word, share: float = 1.0) -> Term:
        weight = max(self.weights.of(name) for name in word.names)
        return Term(word.names, word.tight, word.loose, word.all, weight * share)

    def _speaker(self, claim: Claim, s: Sentence) -> Labels:
        """Whom "I" and "my" mean, and "he" where the cast does not know: the one to whom the claim is credited."""
        if not claim.attributions:
            return frozenset()
        spoken = any(s.tokens[i].text.lower() in FIRST_PERSON for i in claim.tokens)
        told = any(
            s.tokens[i].text.lower() in THIRD_PERSON and not self.words[s.article, s.index][i].entity
            for i in claim.tokens
        )
        if not (spoken or (told and not claim.quoted)):
            return frozenset()
        return frozenset(self.mentions[claim.article].within(claim.attributions[0].source_span)[:1])

    def _role(self, claim: Claim, words: tuple[_Word, ...], s: Sentence, speaker: Labels, *names: str) -> Terms:
        """Who or what plays one of these roles; a pronoun that nobody knows is nobody."""
        found = []
        for role in claim.roles:
            if role.name not in names:
                continue
            if role.entity:
                found.append(self._term(role.entity))
            elif role.head in FIRST_PERSON | THIRD_PERSON:
                found += [self._term(name) for name in speaker]
            else:
                found += [self._word(words[i]) for i in _heads(s, role) if words[i].names]
        return Terms.of(found)


def _heads(s: Sentence, role: Role) -> Iterator[int]:
    """Words of a role that are its head word."""
    for i, t in enumerate(s.tokens):
        if role.span.start <= t.start < role.span.end and t.lemma.lower() == role.head:
            yield i


def _words(s: Sentence, mentions: Mentions) -> tuple[_Word, ...]:
    found = []
    for i, (t, (tight, loose)) in enumerate(zip(s.tokens, senses_by_token(s), strict=True)):
        lemma = t.lemma.lower()
        root, entity = stem(lemma), mentions.at(s, i)
        if entity:
            found.append(_Word.of(root, entity, entity=True))
        elif t.pos in COMPARED and lemma not in LIGHT and any(map(str.isalnum, lemma)):
            found.append(_Word.of(root, root, tight, loose))
        else:
            found.append(_Word.of(root, None))
    return tuple(found)


def _passage(claim: Claim, s: Sentence) -> tuple[str, ...]:
    inside = (t.text.lower() for t in s.tokens if claim.span.start <= t.start < claim.span.end)
    return tuple(word for word in inside if any(map(str.isalnum, word)))


def _depths(claim: Claim, s: Sentence) -> dict[int, int]:
    """Steps in the parse from each word of a claim to its head."""
    depth: dict[int, int] = {}
    for i in claim.tokens:
        at, steps = i, 0
        while at != claim.head and s.tokens[at].head != at and steps < DEEPEST:
            at, steps = s.tokens[at].head, steps + 1
        depth[i] = steps
    return depth


def _core(claim: Claim, s: Sentence) -> tuple[int, ...]:
    """The predicate, its direct dependants, and the objects of its prepositions and infinitives."""
    own = set(claim.tokens)
    below = [c for c in s.children[claim.head] if c in own]
    below += [c for b in below if s.tokens[b].dep in CARRIERS for c in s.children[b] if c in own]
    return (claim.head, *below)
