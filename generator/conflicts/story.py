"""The story as the comparers see it: clauses with their words, and how alike two clauses are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.conflicts.clauses import Clause, clauses_of, name_at
from generator.language.lexicon_classes import canon
from generator.language.quotations import Quotation, find_quotations, inside
from generator.model import Article, Cast, Claim, Fact, Passage, Sentence

JOINED = 0.15  # likeness added where the fact aligner joined the two clauses: about one rare word more in common


@dataclass(frozen=True, eq=False)
class Story:
    """Everything the comparers read."""

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    cast: Cast
    facts: tuple[Fact, ...] = ()

    @cached_property
    def article(self) -> dict[str, Article]:
        return {a.id: a for a in self.articles}

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        return tuple(c for s in self.sentences for c in clauses_of(s))

    @cached_property
    def clause_at(self) -> dict[tuple[str, int], Clause]:
        """The clause of each token, by article and the token's start."""
        return {(c.article, c.sentence.tokens[i].start): c for c in self.clauses for i in c.tokens}

    @cached_property
    def weight(self) -> dict[str, float]:
        """How telling a word is in this story: log of sentences over sentences that hold it."""
        seen: Counter[str] = Counter()
        for s in self.sentences:
            seen.update({w for c in self._of[s.article, s.index] for w in c.words})
        total = len(self.sentences) + 1
        return {w: math.log(total / n) for w, n in seen.items()}

    @cached_property
    def _of(self) -> dict[tuple[str, int], list[Clause]]:
        found: dict[tuple[str, int], list[Clause]] = {(s.article, s.index): [] for s in self.sentences}
        for c in self.clauses:
            found[c.article, c.sentence.index].append(c)
        return found

    def within(self, sentence: Sentence) -> list[Clause]:
        return self._of[sentence.article, sentence.index]

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

    def who(self, s: Sentence, i: int | None) -> str | None:
        """Whom or what a word means: an entity of the cast, a surname, a noun's class; None for a bare pronoun."""
        if i is None:
            return None
        t = s.tokens[i]
        for mention in self.cast.within(s.article, s.hull(name_at(s, i))):
            if mention.span.start <= t.start < mention.span.end:
                return mention.entity
        if t.pos == "PROPN":
            return self._full_name(s.article, " ".join(s.tokens[k].text for k in name_at(s, i)))
        return None if t.pos in ("PRON", "DET") else canon(t.lemma)

    def _full_name(self, article: str, name: str) -> str:
        """A surname as the one full name of its article that ends with it; names are compared in lower case."""
        fuller = {n for n in self._names[article] if n.endswith(" " + name)}
        return (next(iter(fuller)) if len(fuller) == 1 else name).lower()

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {a.id: set() for a in self.articles}
        for s in self.sentences:
            for i, t in enumerate(s.tokens):
                if t.entity == "PERSON" and t.pos == "PROPN" and len(name := name_at(s, i)) > 1:
                    found[s.article].add(" ".join(s.tokens[k].text for k in name))
        return {article: frozenset(names) for article, names in found.items()}

    def likeness(self, a: Clause, b: Clause, without: Iterable[str] = ()) -> float:
        """0 to 1: cosine of the two clauses' telling words, more where the fact aligner joined them."""
        skip = frozenset(without)
        cosine = self.likeness_of(a.words - skip, b.words - skip)
        if a.article != b.article and self.facts_of(a.passage, a.sentence) & self.facts_of(b.passage, b.sentence):
            cosine += JOINED
        return round(min(1.0, cosine), 6)

    def likeness_of(self, mine: frozenset[str], theirs: frozenset[str]) -> float:
        """Cosine of two sets of words by how telling they are in this story."""
        norm = math.sqrt(self._mass(mine) * self._mass(theirs))
        return round(self._mass(mine & theirs) / norm, 6) if norm else 0.0

    def _mass(self, words: Iterable[str]) -> float:
        return sum(self.weight.get(w, 0.0) ** 2 for w in sorted(words))

    @cached_property
    def _quotations(self) -> dict[str, tuple[Quotation, ...]]:
        return {a.id: find_quotations(a) for a in self.articles}

    def quoted(self, clause: Clause) -> bool:
        """Whether most of a clause stands inside quotation marks: a speaker's words, not the article's."""
        return inside(self._quotations[clause.article], clause.span) * 2 > len(clause.span)

    @cached_property
    def person_words(self) -> frozenset[str]:
        """Words that are parts of persons' names: they tell who, not what."""
        people = [e for e in self.cast.entities if e.kind == "person"]
        return frozenset(canon(w.lower()) for e in people for w in e.name.split())

    @cached_property
    def lead_words(self) -> frozenset[str]:
        """Words of headlines and first sentences that most articles share: what the story is about."""
        first: Counter[str] = Counter()
        for a in self.articles:
            opening = [s for s in self.sentences if s.article == a.id][:3]
            first.update({w for s in opening for c in self.within(s) for w in c.words})
        need = max(2, len(self.articles) // 2)
        return frozenset(w for w, n in first.items() if n >= need)
