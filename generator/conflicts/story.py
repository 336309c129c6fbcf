"""The story as the comparers see it: clauses with their words and parties, and how alike two clauses are."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ..language.quotations import Quotation, by_place, find_quotations, inside
from ..language.senses import Labels
from ..model import Claim, Fact, Passage, Sentence, Span
from ..model.overlaps import Overlaps
from .clauses import Clause, name_at
from .split import clauses_of
from .who import Who, name_senses

JOINED = 0.15  # likeness added where the fact aligner joined the two clauses: about one rare word more in common
RARE = 1.8  # weight, log of 1 and sentences over sentences with the word, of one that stands in a fifth of them
OPENING = 3  # sentences of an article that tell what its story is about
AGED = re.compile(r"\b(\d{1,2})[-\s]years?[-\s]old\b")
NAMED = frozenset({"PERSON", "ORG", "NORP"})
"""Types of names that tell two deeds apart; places are told at any scale."""


@dataclass(frozen=True, eq=False)
class Story(Who):
    """Everything the comparers read."""

    facts: tuple[Fact, ...] = ()

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        return tuple(c for those in self._of.values() for c in those)

    @cached_property
    def clause_at(self) -> dict[tuple[str, int], Clause]:
        """The clause of each token, by article and the token's start."""
        return {(c.article, c.sentence.tokens[i].start): c for c in self.clauses for i in c.tokens}

    @cached_property
    def weight(self) -> dict[str, float]:
        """How telling a sense is in this story: log of 1 and sentences over sentences that hold it."""
        seen: Counter[str] = Counter()
        for those in self._of.values():
            seen.update({w for c in those for w in c.words})
        total = len(self.sentences)
        return {w: math.log1p(total / n) for w, n in seen.items()}

    @cached_property
    def _of(self) -> dict[tuple[str, int], list[Clause]]:
        return {(s.article, s.index): clauses_of(s) for s in self.sentences}

    def within(self, sentence: Sentence) -> list[Clause]:
        return self._of[sentence.article, sentence.index]

    def around(self, sentence: Sentence) -> Labels:
        """Senses of a sentence and its neighbours."""
        place = sentence.article, sentence.index
        if place not in self._around:
            near = [s for steps in (1, 0, -1) if (s := self.before(sentence, steps))]
            self._around[place] = frozenset(w for s in near for c in self.within(s) for w in c.words)
        return self._around[place]

    @cached_property
    def _around(self) -> dict[tuple[str, int], Labels]:
        return {}

    @cached_property
    def _fact_of(self) -> dict[tuple[str, int], tuple[tuple[Claim, str], ...]]:
        found: dict[tuple[str, int], tuple[tuple[Claim, str], ...]] = {}
        for fact in self.facts:
            for claim in fact.claims:
                key = claim.article, claim.sentence
                found[key] = (*found.get(key, ()), (claim, fact.id))
        return found

    def facts_of(self, passage: Passage, sentence: Sentence) -> frozenset[str]:
        """Ids of the facts whose claims hold at least half of a passage, or lie mostly inside it."""
        near = self._fact_of.get((passage.article, sentence.index), ())
        return frozenset(
            fact
            for claim, fact in near
            if claim.span.overlap(passage.span) * 2 >= min(len(claim.span), len(passage.span))
        )

    @cached_property
    def _facts(self) -> dict[Clause, frozenset[str]]:
        return {c: self.facts_of(c.passage, c.sentence) for c in self.clauses}

    def fact_ids(self, clause: Clause) -> frozenset[str]:
        """The facts that a clause is evidence for."""
        return self._facts.get(clause, frozenset())

    def joined(self, a: Clause, b: Clause) -> bool:
        """Whether the fact aligner put two clauses of different articles under one fact."""
        return a.article != b.article and bool(self.fact_ids(a) & self.fact_ids(b))

    @cached_property
    def people(self) -> dict[Clause, frozenset[str]]:
        """The persons by name who do or undergo what each clause tells."""
        return {c: self._people(c) for c in self.clauses}

    def _people(self, c: Clause) -> frozenset[str]:
        s = c.sentence
        own = [k for k in (c.subject, c.doer, c.undergoer) if k is not None]
        joined = [k for i in own for k in s.children[i] if s.tokens[k].dep in ("conj", "appos", "poss")]
        parties = [self.party(s, i) for i in dict.fromkeys((*own, *joined))]
        return frozenset(p.who for p in parties if p and p.who and p.person)

    def apart(self, a: Clause, b: Clause) -> bool:
        """Whether two clauses tell of different persons, each by name."""
        mine, theirs = self.people[a], self.people[b]
        if mine and theirs:
            return not mine & theirs
        ages = [self._ages.get(c, frozenset()) for c in (a, b)]
        return bool(ages[0] and ages[1]) and not ages[0] & ages[1]

    @cached_property
    def _ages(self) -> dict[Clause, frozenset[str]]:
        """Ages of nameless people whom the clauses tell of: "the 9-year-old boy"."""
        texts = ((c, c.span.of(self.article[c.article].text)) for c in self.clauses)
        return {c: frozenset(found) for c, text in texts if "year" in text and (found := AGED.findall(text))}

    @cached_property
    def names(self) -> dict[Clause, frozenset[str]]:
        """Who and what is named in each clause beside its subject."""
        return {c: self._named_in(c) for c in self.clauses}

    def _named_in(self, c: Clause) -> frozenset[str]:
        s = c.sentence
        subject = name_at(s, c.subject) if c.subject is not None else ()
        object_ = s.subtree(c.undergoer) if c.undergoer is not None and c.undergoer != c.subject else ()
        return frozenset(
            who
            for i in dict.fromkeys((*c.tokens, *object_))
            if s.tokens[i].pos == "PROPN"
            and s.tokens[i].entity in NAMED
            and i not in subject
            and (who := self.who(s, i))
        )

    def elsewhere(self, a: Clause, b: Clause) -> bool:
        """Whether beside their subjects two clauses name somebody or some place each, and none of them both."""
        mine, theirs = self.names[a], self.names[b]
        return bool(mine and theirs) and not mine & theirs

    def likeness(self, a: Clause, b: Clause, without: Iterable[str] = ()) -> float:
        """0 to 1: cosine of the two clauses' telling senses, more where the fact aligner joined them."""
        cosine = self.likeness_of(a.words, b.words, frozenset(without))
        return min(1.0, round(cosine + JOINED, 6)) if self.joined(a, b) else cosine

    def likeness_of(self, mine: Labels, theirs: Labels, without: Labels = frozenset()) -> float:
        """Cosine of two sets of senses by how telling they are in this story."""
        both = self._mass((mine & theirs) - without)
        if not both:
            return 0.0
        return round(both / math.sqrt(self._mass(mine - without) * self._mass(theirs - without)), 6)

    def rare(self, word: str) -> bool:
        """Whether a sense stands in few sentences: about one of five, and in a short story in no more than two."""
        return self.weight.get(word, 0.0) >= min(RARE, math.log1p(len(self.sentences) / 2))

    def share_of(self, mine: Labels, theirs: Labels) -> float:
        """The share of what one set of senses tells that the other tells too."""
        whole = self._mass(mine)
        return round(self._mass(mine & theirs) / whole, 6) if whole else 0.0

    def _mass(self, words: Labels) -> float:
        squares = self._squares
        return math.fsum(squares[w] for w in words if w in squares)

    @cached_property
    def _squares(self) -> dict[str, float]:
        return {w: v * v for w, v in self.weight.items()}

    @cached_property
    def _quotations(self) -> dict[str, Overlaps[Quotation]]:
        return {a.id: by_place(find_quotations(a)) for a in self.articles}

    def in_quotation(self, article: str, span: Span) -> bool:
        """Whether words stand inside quotation marks."""
        return inside(self._quotations[article], span) > 0

    def sentences_of(self, article: str) -> tuple[Sentence, ...]:
        """The sentences of an article, in order."""
        return self._own.get(article, ())

    @cached_property
    def _own(self) -> dict[str, tuple[Sentence, ...]]:
        own: defaultdict[str, list[Sentence]] = defaultdict(list)
        for s in self.sentences:
            own[s.article].append(s)
        return {article: tuple(those) for article, those in own.items()}

    def sentences_at(self, article: str, span: Span) -> tuple[Sentence, ...]:
        """The sentences that a span of an article touches."""
        return self._by_span[article].meeting(span)

    @cached_property
    def _by_span(self) -> dict[str, Overlaps[Sentence]]:
        return {a.id: Overlaps((s.span, s) for s in self.sentences_of(a.id)) for a in self.articles}

    @cached_property
    def _quoted(self) -> dict[Clause, bool]:
        return {c: inside(self._quotations[c.article], c.span) * 2 > len(c.span) for c in self.clauses}

    def quoted(self, clause: Clause) -> bool:
        """Whether most of a clause stands inside quotation marks: a speaker's words, not the article's."""
        return (
            self._quoted[clause]
            if clause in self._quoted
            else inside(self._quotations[clause.article], clause.span) * 2 > len(clause.span)
        )

    @cached_property
    def persons(self) -> dict[str, str]:
        """The persons whose names are told, by their id."""
        people = (e for e in self.cast.entities if e.kind == "person")
        return {e.id: e.name for e in people if any(c.isupper() for c in e.name)}

    @cached_property
    def person_words(self) -> Labels:
        """Senses of words that are parts of persons' names: they tell who, not what."""
        return frozenset(label for name in self.persons.values() for label in name_senses(name))

    @cached_property
    def lead_words(self) -> Labels:
        """Senses in headlines and first sentences that most articles share: what the story is about."""
        opening: defaultdict[str, set[str]] = defaultdict(set)
        for s in self.sentences:
            if s.index < OPENING:
                opening[s.article].update(w for c in self.within(s) for w in c.words)
        first = Counter(w for words in opening.values() for w in words)
        need = max(2, len(self.articles) // 2)
        return frozenset(w for w, n in first.items() if n >= need)
