"""What can be compared about a claim, worked out once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator.claims.mentions import Mentions
from generator.facts.weights import Bag, Weights
from generator.language.lexicon import word_set
from generator.language.senses import sense_of_word, senses_of
from generator.language.thesaurus import stem
from generator.model import Article, Cast, Claim, Quantity, Role, Sentence, Time

COMPARED = frozenset({"NOUN", "PROPN", "VERB", "NUM", "ADJ", "ADV"})
AGENTS = ("agent",)
PATIENTS = ("patient", "recipient")
PLACES = ("place",)
LIGHT = word_set("be have do get make go take say tell would could may might not n't also just more most very so")
"""Words that are grammar in most sentences."""
Labels = frozenset[str]
FADE = 0.8
"""Weight that a word loses with each step from the predicate: what is told stands near it, its setting further off."""
FIRST_PERSON = word_set("i me my mine myself")
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
    """Stems of its words."""
    senses: Bag
    """Classes of meaning, names as who they mean, else stems."""
    told: Bag
    """The same without names, a word the lighter the further it stands from the predicate."""
    core: Bag
    """Senses of the predicate and of what directly depends on it."""
    hints: Bag
    """Looser classes of meaning: what the words are about."""
    entities: Bag
    context: Bag
    """Senses of its whole sentence and of the neighbours."""
    sentence: Bag
    whole: Bag
    """Senses of the clause that it is a detail of, or its own."""
    predicate: frozenset[str]
    agent: frozenset[str]
    patient: frozenset[str]
    place: frozenset[str]
    speakers: frozenset[str]
    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    runs: frozenset[tuple[str, str]]
    """Pairs of neighbouring stems."""
    size: int
    """Words that are compared."""
    position: float
    """How far into its article it stands, 0 to 1."""


def profile_claims(
    claims: tuple[Claim, ...], sentences: Iterable[Sentence], cast: Cast, articles: tuple[Article, ...]
) -> tuple[Profile, ...]:
    """The profile of every claim, in order."""
    return tuple(_Reader(claims, tuple(sentences), cast, articles).profiles())


@dataclass(frozen=True, slots=True)
class _Words:
    """A sentence's words as they are compared."""

    sentence: Sentence
    stems: tuple[str, ...]
    entity: tuple[str | None, ...]
    compared: tuple[bool, ...]

    def meant(self, tokens: Iterable[int]) -> tuple[Labels, Labels]:
        """Who is meant and the classes of meaning of these words, and the looser classes. Figures are left out."""
        plain = tuple(i for i in tokens if self.compared[i] and not self.entity[i] and not self.numeral(i))
        tight, loose = senses_of(self.sentence, plain)
        return tight | {e for i in tokens if (e := self.entity[i])}, loose

    def numeral(self, i: int) -> bool:
        """Whether a word is a figure, which is compared by its value."""
        return self.sentence.tokens[i].pos == "NUM"


class _Reader:
    def __init__(
        self, claims: tuple[Claim, ...], sentences: tuple[Sentence, ...], cast: Cast, articles: tuple[Article, ...]
    ) -> None:
        self.claims = claims
        self.order = {a.id: n for n, a in enumerate(articles)}
        self.length = {a.id: max(1, len(a.text)) for a in articles}
        who = _entities_by_word(sentences, cast)
        self.words = {(s.article, s.index): _words(s, who[s.article, s.index]) for s in sentences}
        self.mentions = {a.id: Mentions(cast, a.id) for a in articles}
        values: dict[tuple[str, int], set[str]] = {key: set() for key in self.words}
        for claim in claims:
            values[claim.article, claim.sentence].update(_values(claim))
        meant = {key: w.meant(range(len(w.stems))) for key, w in self.words.items()}
        meant = {key: (tight | values[key], loose) for key, (tight, loose) in meant.items()}
        self.weights = Weights((*meant[key][0], *meant[key][1], *w.stems) for key, w in self.words.items())
        self.bags = {key: Bag.of(tight, self.weights) for key, (tight, _) in meant.items()}
        self.contexts = {key: self._context(key, meant) for key in self.words}
        self.wholes: dict[str, Bag] = {}

    def _context(self, key: tuple[str, int], meant: Mapping[tuple[str, int], tuple[Labels, Labels]]) -> Bag:
        article, index = key
        near = [k for d in (-1, 0, 1) if (k := (article, index + d)) in meant]
        return Bag.of((term for k in near for term in meant[k][0]), self.weights)

    def profiles(self) -> Iterator[Profile]:
        for claim in self.claims:
            yield self._profile(claim)

    def _profile(self, claim: Claim) -> Profile:
        key = (claim.article, claim.sentence)
        w = self.words[key]
        compared = [i for i in claim.tokens if w.compared[i]]
        tight, loose = w.meant(claim.tokens)
        values, speaker = _values(claim), self._speaker(claim, w)
        senses = Bag.of({*tight, *values, *speaker}, self.weights)
        if claim.parent is None:
            self.wholes[claim.id] = senses
        stems = [w.stems[i] for i in compared]
        return Profile(
            claim=claim,
            article=self.order[claim.article],
            words=Bag.of(stems, self.weights),
            senses=senses,
            told=self._told(claim, w, values),
            core=Bag.of(w.meant(_core(claim, w.sentence))[0], self.weights),
            hints=Bag.of(loose, self.weights),
            entities=Bag.of({*speaker, *(e for i in claim.tokens if (e := w.entity[i]))}, self.weights),
            context=self.contexts[key],
            sentence=self.bags[key],
            whole=self.wholes.get(claim.parent or claim.id, senses),
            predicate=w.meant((claim.head,))[0],
            agent=_of_roles(claim.roles, AGENTS, speaker),
            patient=_of_roles(claim.roles, PATIENTS, speaker),
            place=_of_roles(claim.roles, PLACES, speaker),
            speakers=frozenset(a.source.lower() for a in claim.attributions),
            quantities=tuple(q for q in claim.quantities if q.unit != "label"),
            times=claim.times,
            runs=frozenset(pairwise(stems)),
            size=len(compared),
            position=claim.span.start / self.length[claim.article],
        )

    def _speaker(self, claim: Claim, w: _Words) -> Labels:
        """Whom "I" and "my" mean: the one to whom the claim is credited."""
        if not claim.attributions or not any(w.sentence.tokens[i].text.lower() in FIRST_PERSON for i in claim.tokens):
            return frozenset()
        return frozenset(self.mentions[claim.article].within(claim.attributions[0].source_span)[:1])

    def _told(self, claim: Claim, w: _Words, values: Labels) -> Bag:
        weights = {value: self.weights.of(value) for value in values}
        depth = _depths(claim, w.sentence)
        for i in claim.tokens:
            if w.compared[i] and not w.entity[i] and not w.numeral(i):
                for term in w.meant((i,))[0]:
                    weights[term] = max(weights.get(term, 0.0), self.weights.of(term) * FADE ** depth[i])
        return Bag.weighted(dict(sorted(weights.items())))


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
    below += [
        c
        for b in below
        if s.tokens[b].dep in ("prep", "xcomp", "ccomp", "agent", "dative")
        for c in s.children[b]
        if c in own
    ]
    return (claim.head, *below)


def _values(claim: Claim) -> Labels:
    """Figures and times of a claim by their normal values: "a dozen" and "12" are one term."""
    figures = {f"={q.low:g} {q.unit}" for q in claim.quantities}
    clocks = {f"@{t.clock}" for t in claim.times if t.clock is not None}
    days = {f"@{t.first}" for t in claim.times if t.first and t.first == t.last}
    weekdays = {f"@day {t.weekday}" for t in claim.times if t.weekday is not None}
    return frozenset(figures | clocks | days | weekdays)


def _of_roles(roles: tuple[Role, ...], names: tuple[str, ...], speaker: Labels) -> frozenset[str]:
    """Who or what plays one of these roles; ``speaker`` is who says "I"."""
    found: set[str] = set()
    for role in roles:
        if role.name in names:
            first = role.head in FIRST_PERSON and speaker
            found |= {role.entity} if role.entity else first or sense_of_word(role.head)
    return frozenset(found)


def _words(s: Sentence, who: tuple[str | None, ...]) -> _Words:
    compared = tuple(
        (t.pos in COMPARED and t.lemma.lower() not in LIGHT) or entity is not None
        for t, entity in zip(s.tokens, who, strict=True)
    )
    return _Words(s, tuple(stem(t.lemma.lower()) for t in s.tokens), who, compared)


def _entities_by_word(sentences: tuple[Sentence, ...], cast: Cast) -> dict[tuple[str, int], tuple[str | None, ...]]:
    by_article: dict[str, list[tuple[int, int, str]]] = {}
    for m in cast.mentions:
        by_article.setdefault(m.article, []).append((m.span.start, m.span.end, m.entity))
    found = {}
    for article in {s.article for s in sentences}:
        mentions = sorted(by_article.get(article, ()), reverse=True)
        for s in (s for s in sentences if s.article == article):
            found[s.article, s.index] = _meant(s, mentions)
    return found


def _meant(s: Sentence, waiting: list[tuple[int, int, str]]) -> tuple[str | None, ...]:
    """The entity of each word of a sentence; takes from the end of ``waiting`` what lies before."""
    out: list[str | None] = []
    for t in s.tokens:
        while waiting and waiting[-1][1] <= t.start:
            waiting.pop()
        out.append(waiting[-1][2] if waiting and waiting[-1][0] <= t.start else None)
    return tuple(out)
