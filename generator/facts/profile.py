"""What can be compared about a claim, worked out once."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from ..claims.mentions import Mentions
from ..language.lexicon import word_set
from ..language.senses import senses_by_token
from ..language.thesaurus import stem
from ..model import Article, Cast, Claim, Quantity, Role, Sentence, Time
from .terms import Labels, Term

FIRST_PERSON = word_set("i me my mine myself")
THIRD_PERSON = word_set("he she him her his hers himself herself")
FADE = 0.8
"""Weight that a word loses with each step from the predicate: what is told stands near it, its setting further off."""
Weighted = tuple[tuple[int, float], ...]
"""Terms by their number in the story, each with its weight; one that is told twice stands twice."""
Bag = Mapping[str, float]
"""Names of terms with their weights, in order."""
NOT = "not"
"""The term of a denial."""
Place = tuple[str, int]
"""An article's id and the index of a sentence in it."""
COMPARED = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
LIGHT = word_set(
    "be have do get make go take say tell would could may might also just more most very so when where how"
)
"""Words that are grammar in most sentences."""
DEEPEST = 8
"""Steps after which the weight fades no more."""
CARRIERS = frozenset({"prep", "xcomp", "ccomp", "agent", "dative"})
"""Relations that only pass on to what the predicate is about: "fired at a helicopter"."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A claim as the signs compare it."""

    claim: Claim
    article: int
    """Place of its article in the story's order."""
    words: Bag
    """Stems of its words, names as whom they mean, figures by value."""
    meanings: Weighted
    """All its words."""
    told: Weighted
    """The same without names, a word the lighter the further it stands from the predicate."""
    core: Weighted
    """The predicate and what directly depends on it."""
    who: Bag
    """People, organisations and places."""
    predicate: int | None
    """Number of its term, if it is one."""
    agent: Weighted
    patient: Weighted
    place: Weighted
    sentence: Bag
    surroundings: Bag
    """Words of its sentence and of the neighbours."""
    clause: Weighted
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


@dataclass(frozen=True, eq=False)
class Profiles:
    """A story's claims, and the terms that they are made of."""

    claims: tuple[Profile, ...]
    """In the order of the claims."""
    terms: tuple[Term, ...]
    """By their number."""


def profile_claims(
    claims: tuple[Claim, ...], sentences: Iterable[Sentence], cast: Cast, articles: tuple[Article, ...]
) -> Profiles:
    """The profile of every claim; a detail's clause stands before it."""
    values = [values_of(claim) for claim in claims]
    reader = _Reader(tuple(sentences), zip(claims, values, strict=True), cast, articles)
    return Profiles(tuple(map(reader.profile, claims, values)), tuple(reader.terms))


class _Reader:
    def __init__(
        self,
        sentences: tuple[Sentence, ...],
        values: Iterable[tuple[Claim, Labels]],
        cast: Cast,
        articles: tuple[Article, ...],
    ) -> None:
        self.order = {a.id: n for n, a in enumerate(articles)}
        self.length = {a.id: max(1, len(a.text)) for a in articles}
        self.mentions = {a.id: Mentions(cast, a.id) for a in articles}
        self.sentences = {(s.article, s.index): s for s in sentences}
        self.words = {key: read_words(s, self.mentions[s.article]) for key, s in self.sentences.items()}
        named = {key: {w.name for w in words if w.name} for key, words in self.words.items()}
        for claim, own in values:
            named[claim.article, claim.sentence] |= own
        self.weights = Weights(named.values())
        self.bags = {key: self.weights.bag(names) for key, names in named.items()}
        self.surroundings = {key: self._around(key, named) for key in named}
        self.terms: dict[Term, int] = {}
        self.weighted = {key: [self._word(w) for w in words] for key, words in self.words.items()}
        self.clauses: dict[str, Weighted] = {}

    def _around(self, key: Place, named: Mapping[Place, set[str]]) -> Bag:
        article, index = key
        near = [k for d in (-1, 0, 1) if (k := (article, index + d)) in named]
        return self.weights.bag(set[str]().union(*(named[k] for k in near)))

    def profile(self, claim: Claim, values: Labels) -> Profile:
        """The profile of a claim whose clause has been asked for before."""
        key = (claim.article, claim.sentence)
        words, terms, sentence = self.words[key], self.weighted[key], self.sentences[key]
        own = [i for i in claim.tokens if words[i].name]
        speaker = self._speaker(claim, sentence)
        names = [*sorted(values | speaker), *([NOT] if claim.negated else [])]
        extra = tuple(self._term(name) for name in names)
        meanings = (*(term for i in own if (term := terms[i])), *extra)
        if claim.parent is None:
            self.clauses[claim.id] = meanings
        depth = depths(claim, sentence)
        news = (
            (term[0], term[1] * FADE ** depth[i]) for i in own if not words[i].entity and (term := terms[i]) is not None
        )
        stems = [words[i].stem for i in own]
        return Profile(
            claim=claim,
            article=self.order[claim.article],
            words=self.weights.bag({*names, *(name for i in own if (name := words[i].name))}),
            meanings=meanings,
            told=(*news, *extra),
            core=tuple(term for i in core_of(claim, sentence) if (term := terms[i])),
            who=self.weights.bag({*speaker, *(name for i in own if words[i].entity and (name := words[i].name))}),
            predicate=term[0] if (term := terms[claim.head]) else None,
            agent=self._role(claim, sentence, speaker, "agent"),
            patient=self._role(claim, sentence, speaker, "patient", "recipient"),
            place=self._role(claim, sentence, speaker, "place"),
            sentence=self.bags[key],
            surroundings=self.surroundings[key],
            clause=self.clauses.get(claim.parent, meanings) if claim.parent else meanings,
            speakers=frozenset(a.source.lower() for a in claim.attributions),
            quantities=tuple(q for q in claim.quantities if q.unit != "label"),
            times=claim.times,
            runs=frozenset(pairwise(stems)),
            passage=passage_of(claim, sentence),
            size=len(own),
            position=claim.span.start / self.length[claim.article],
        )

    def _term(self, name: str, tight: Labels = frozenset(), loose: Labels = frozenset()) -> tuple[int, float]:
        """The number and weight of what goes by a name."""
        return self.terms.setdefault(Term(name, tight, loose), len(self.terms)), self.weights.of(name)

    def _word(self, word: Word) -> tuple[int, float] | None:
        """The same of a word, if it is compared."""
        return self._term(word.name, word.tight, word.loose) if word.name else None

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

    def _role(self, claim: Claim, s: Sentence, speaker: Labels, *names: str) -> Weighted:
        """Who or what plays one of these roles; a pronoun that nobody knows is nobody."""
        terms, found = self.weighted[claim.article, claim.sentence], list[tuple[int, float]]()
        for role in claim.roles:
            if role.name not in names:
                continue
            if role.entity:
                found.append(self._term(role.entity))
            elif role.head in FIRST_PERSON | THIRD_PERSON:
                found += [self._term(name) for name in speaker]
            else:
                found += [term for i in heads(s, role) if (term := terms[i])]
        return tuple(found)


def values_of(claim: Claim) -> frozenset[str]:
    """A term for each figure and each time that the text tells exactly enough to be compared."""
    figures = {f"={q.low:g} {q.unit}" for q in claim.quantities}
    clocks = {f"@{t.clock}" for t in claim.times if t.clock is not None}
    days = {f"@{t.month}-{t.monthday}" for t in claim.times if t.month is not None and t.monthday is not None}
    days |= {f"@{t.first.month}-{t.first.day}" for t in claim.times if t.first and t.first == t.last}
    weekdays = {f"@day {t.weekday}" for t in claim.times if t.weekday is not None}
    return frozenset(figures | clocks | days | weekdays)


class Weights:
    """Inverse document frequencies of a story, a sentence a document.

    Robertson's idf, ``log((N + 1) / (n + 0.5))``: for terms of one story it stays above zero to the end.
    """

    def __init__(self, documents: Iterable[Iterable[str]]) -> None:
        counts: Counter[str] = Counter()
        self.size = 0
        for document in documents:
            self.size += 1
            counts.update(set(document))
        self._weights = {term: math.log((self.size + 1) / (n + 0.5)) for term, n in counts.items()}
        self._rarest = math.log((self.size + 1) / 0.5)

    def of(self, term: str) -> float:
        """The idf of a term; one that was never counted is as rare as can be."""
        return self._weights.get(term, self._rarest)

    def bag(self, terms: Iterable[str]) -> dict[str, float]:
        """Every term with its idf, in order."""
        return {term: self.of(term) for term in sorted(set(terms))}


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a sentence as it is compared; one that is not has no name."""

    stem: str
    name: str | None = None
    """Its stem or whom it means."""
    entity: bool = False
    tight: Labels = frozenset()
    loose: Labels = frozenset()


def heads(s: Sentence, role: Role) -> Iterator[int]:
    """Words of a role that are its head word."""
    for i, t in enumerate(s.tokens):
        if role.span.start <= t.start < role.span.end and t.lemma.lower() == role.head:
            yield i


def read_words(s: Sentence, mentions: Mentions) -> tuple[Word, ...]:
    found = []
    for i, (t, (tight, loose)) in enumerate(zip(s.tokens, senses_by_token(s), strict=True)):
        lemma = t.lemma.lower()
        root, entity = stem(lemma), mentions.at(s, i)
        if entity:
            found.append(Word(root, entity, True))
        elif t.pos in COMPARED and lemma not in LIGHT and any(map(str.isalnum, lemma)):
            found.append(Word(root, root, False, tight, loose))
        else:
            found.append(Word(root))
    return tuple(found)


def passage_of(claim: Claim, s: Sentence) -> tuple[str, ...]:
    inside = (t.text.lower() for t in s.tokens if claim.span.start <= t.start < claim.span.end)
    return tuple(word for word in inside if any(map(str.isalnum, word)))


def depths(claim: Claim, s: Sentence) -> dict[int, int]:
    """Steps in the parse from each word of a claim to its head."""
    depth: dict[int, int] = {}
    for i in claim.tokens:
        at, steps = i, 0
        while at != claim.head and s.tokens[at].head != at and steps < DEEPEST:
            at, steps = s.tokens[at].head, steps + 1
        depth[i] = steps
    return depth


def core_of(claim: Claim, s: Sentence) -> tuple[int, ...]:
    """The predicate, its direct dependants, and the objects of its prepositions and infinitives."""
    own = set(claim.tokens)
    below = [c for c in s.children[claim.head] if c in own]
    below += [c for b in below if s.tokens[b].dep in CARRIERS for c in s.children[b] if c in own]
    return (claim.head, *below)
