"""The story as the comparison sees it: clauses, who is meant by a word, who says what, how alike two things are."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..language.entities.words import PERSON_NOUNS
from ..language.quotations import Quotation, by_place, find_quotations, inside
from ..language.senses import Labels, sense_of_word, senses_at
from ..language.thesaurus import stem
from ..model import Article, Attribution, Cast, Claim, Fact, Passage, Sentence, Span
from ..model.overlaps import Overlaps
from .clauses import Clause, clauses_of, name_at

THINKING = frozenset({"reckon", "expect", "believe", "think", "hope", "say", "estimate", "predict", "promise"})
"""Predicates whose subject is the source of what they govern."""
NO_ONE = frozenset({"PRON", "DET"})
"""Parts of speech of words that mean somebody only where the cast resolves them."""
RARE = 1.8  # weight, log of 1 and sentences over sentences with the word, of one that stands in a fifth of them
AGED = re.compile(r"\b(\d{1,2})[-\s]years?[-\s]old\b")


def name_senses(name: str) -> Labels:
    """What the words of a name evoke in a sentence: their stems alone, whatever else they may mean."""
    return frozenset(f"stem:{stem(w)}" for w in name.split())


@dataclass(frozen=True, slots=True)
class Party:
    """Who or what takes part in a clause, as far as the words tell."""

    who: str | None
    """An entity of the cast or a full name in lower case; None where only a common noun tells."""
    person: bool
    """Whether it is a person by name."""
    senses: Labels
    """Of the head noun, of a common noun."""
    human: bool = False
    """Whether a common noun means a person: "the winner" may be anybody."""


@dataclass(frozen=True, eq=False)
class Story:
    """Everything that the comparison reads: clauses, whom their words mean, whose words are printed, what is alike."""

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    cast: Cast
    attributions: Mapping[str, tuple[Attribution, ...]]
    facts: tuple[Fact, ...] = ()

    @cached_property
    def article(self) -> dict[str, Article]:
        return {a.id: a for a in self.articles}

    @cached_property
    def _sentence(self) -> dict[tuple[str, int], Sentence]:
        return {(s.article, s.index): s for s in self.sentences}

    def before(self, sentence: Sentence, steps: int = 1) -> Sentence | None:
        """The sentence so many steps before it in its article."""
        return self._sentence.get((sentence.article, sentence.index - steps))

    def who(self, s: Sentence, i: int | None) -> str | None:
        """Whom or what a word means: an entity of the cast, a name, a noun's lemma; None for a bare pronoun."""
        if i is None:
            return None
        known = self.entity(s, i)
        if known:
            return known
        t = s.tokens[i]
        if t.pos == "PROPN":
            name = [s.tokens[k].text for k in name_at(s, i)]
            while len(name) > 1 and name[0].lower() in PERSON_NOUNS:
                name.pop(0)  # "Goalkeeper Finn Ahl" at the beginning of a sentence
            return self._full_name(s.article, " ".join(name))
        return None if t.pos in NO_ONE else t.lemma

    def entity(self, s: Sentence, i: int) -> str | None:
        """The entity of the cast that a word means."""
        t = s.tokens[i]
        for start, end, entity in self._mentions.get((s.article, s.index), ()):
            if start <= t.start < end:
                return entity
        return None

    @cached_property
    def _mentions(self) -> dict[tuple[str, int], tuple[tuple[int, int, str], ...]]:
        found = {}
        for s in self.sentences:
            here = self.cast.within(s.article, s.span)
            found[s.article, s.index] = tuple((m.span.start, m.span.end, m.entity) for m in here)
        return found

    def party(self, s: Sentence, i: int | None) -> Party | None:
        """Who or what a noun or pronoun means; None where nothing tells."""
        if i is None:
            return None
        t = s.tokens[i]
        known = self.entity(s, i)
        if known is not None:
            entity = self.cast.by_id[known]
            named = any(c.isupper() for c in entity.name)
            return Party(known, named and entity.kind == "person", self._titles[known], entity.kind == "person")
        if t.pos == "PROPN":
            person = t.entity == "PERSON"
            return Party(self.who(s, i), person, senses_at(s, i, (i,)), person)
        if t.lemma == "I":
            spoken = self.cast.called(self.speaker(s, i) or "")
            return Party(min(spoken), True, frozenset(), True) if spoken else None
        if t.lemma in ("he", "she", "they"):
            return self._sayer(s, i)
        if t.pos in NO_ONE or t.pos not in ("NOUN", "NUM", "ADJ", "VERB"):
            return None
        return Party(None, False, senses_at(s, i, (i,)) or sense_of_word(t.lemma), t.lemma in PERSON_NOUNS)

    def _sayer(self, s: Sentence, i: int) -> Party | None:
        """Whom "he" most likely means in "Lee denies that he left": who says so."""
        clause = s.tokens[i].head
        above = s.tokens[clause].head
        subject = s.child(above, "nsubj") if s.tokens[clause].dep == "ccomp" else None
        if subject is None or s.tokens[subject].pos == "PRON":
            return None
        party = self.party(s, subject)
        named = any(s.tokens[k].dep == "appos" and s.tokens[k].entity == "PERSON" for k in s.children[subject])
        return party if party is not None and (party.human or named) else None

    @cached_property
    def _titles(self) -> dict[str, Labels]:
        """What each entity is called without its name: "the keeper"."""
        return {
            e.id: frozenset(
                label
                for alias in (e.name, *e.aliases)
                if not alias.split()[-1][:1].isupper()
                for label in sense_of_word(alias.split()[-1].lower())
            )
            for e in self.cast.entities
        }

    def speaker(self, s: Sentence, i: int) -> str | None:
        """The name, in lower case, of the person who says or thinks what stands at a token."""
        place = s.tokens[i].start
        near = self._credits[s.article].meeting(Span(place, place + 1))
        for credit in sorted(near, key=lambda a: (len(a.content), a.content)):
            if credit.chain and credit.chain[0][:1].isupper() and " " in credit.chain[0]:
                return credit.chain[0].lower()
        while s.tokens[i].head != i:
            i = s.tokens[i].head
            subject = s.child(i, "nsubj") if s.tokens[i].lemma in THINKING else None
            known = self.entity(s, subject) if subject is not None else None
            if known is not None and self.cast.by_id[known].kind == "person":
                return self.cast.by_id[known].name.lower()
        return None

    @cached_property
    def _credits(self) -> dict[str, Overlaps[Attribution]]:
        """Attributions of each article by what they credit."""
        return {a.id: Overlaps((c.content, c) for c in self.attributions.get(a.id, ())) for a in self.articles}

    def prints(self, article: str, words: str) -> bool:
        """Whether an article has these words, wherever."""
        if (article, words) not in self._printed:
            self._printed[article, words] = words in self.article[article].text
        return self._printed[article, words]

    @cached_property
    def _printed(self) -> dict[tuple[str, str], bool]:
        return {}

    @cached_property
    def words_at(self) -> dict[str, list[tuple[str, int]]]:
        """By word the places where it ends: article and code point."""
        found: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
        for a in self.articles:
            for match in re.finditer(r"\w+", a.text):
                found[match[0]].append((a.id, match.end()))
        return found

    def _full_name(self, article: str, name: str) -> str:
        """A surname as the one full name of its article that ends with it; names are compared in lower case."""
        fuller = self._fuller.get((article, name), set())
        return (next(iter(fuller)) if len(fuller) == 1 else name).lower()

    @cached_property
    def _names(self) -> dict[str, frozenset[str]]:
        found: dict[str, set[str]] = {a.id: set() for a in self.articles}
        for s in self.sentences:
            for i, t in enumerate(s.tokens):
                if t.entity == "PERSON" and t.pos == "PROPN" and len(name := name_at(s, i)) > 1:
                    found[s.article].add(" ".join(s.tokens[k].text for k in name))
        return {article: frozenset(names) for article, names in found.items()}

    @cached_property
    def _fuller(self) -> dict[tuple[str, str], set[str]]:
        """By article and the end of a name the names that end so."""
        found: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for article, names in self._names.items():
            for name in names:
                words = name.split(" ")
                for k in range(1, len(words)):
                    found[article, " ".join(words[k:])].add(name)
        return found

    @cached_property
    def first_names(self) -> dict[str, frozenset[str]]:
        """The first names that stand before each surname anywhere in the story."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for names in self._names.values():
            for name in names:
                found[name.split()[-1]].add(name.split()[0])
        return {surname: frozenset(first) for surname, first in found.items()}

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

    def quoted(self, clause: Clause | Sentence) -> bool:
        """Whether most of a clause or sentence stands inside quotation marks: a speaker's words, not the article's."""
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
