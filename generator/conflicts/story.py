"""The story as the comparers see it: clauses with their words, and how alike two clauses are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from generator.conflicts.difference import Point
from generator.language.lexicon import word_set
from generator.language.lexicon_classes import canon, phrase_verb
from generator.language.quotations import Quotation, find_quotations, inside
from generator.model import Article, Cast, Claim, Fact, Passage, Sentence, Span

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "INTJ"})
CLAUSAL = frozenset({"ccomp", "parataxis", "relcl", "advcl"})
LIGHT = word_set("be have do say get go make take not just only also then there so very still now")
UNREAL = word_set("if whether unless would could should may might")
ASKING = frozenset({"WP", "WP$", "WRB", "WDT"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
RELATIVE = frozenset({"nsubj", "nsubjpass", "advmod", "poss"})
"""How a relative pronoun mostly stands; elsewhere a wh-word asks."""
MIN_PARTICIPLE = 5  # tokens; a shorter participle ("the man killed") is part of the noun's clause
JOINED = 0.15  # likeness added where the fact aligner joined the two clauses: about one rare word more in common


@dataclass(frozen=True, eq=False)
class Clause:
    """A verb, or a verbless sentence, with all that hangs on it short of the next clause."""

    sentence: Sentence
    head: int
    tokens: tuple[int, ...]

    @property
    def article(self) -> str:
        return self.sentence.article

    @cached_property
    def span(self) -> Span:
        return self.sentence.hull(self.tokens)

    @property
    def passage(self) -> Passage:
        return Passage(self.article, self.span)

    @cached_property
    def act(self) -> str:
        """Lemma of the predicate, a particle verb or set phrase under its meaning."""
        s = self.sentence
        lemma = s.tokens[self.head].lemma
        partners = (s.tokens[c].lemma for c in s.children[self.head] if s.tokens[c].dep in ("prt", "dobj"))
        return next((meant for p in partners if (meant := phrase_verb(lemma, p))), lemma)

    @cached_property
    def words(self) -> frozenset[str]:
        """Classes of its content words; figures and light verbs left out."""
        found = {canon(self.act)}
        for i in self.tokens:
            t = self.sentence.tokens[i]
            if t.pos in CONTENT and t.lemma not in LIGHT and t.lemma[:1].isalpha():
                found.add(canon(t.lemma))
        subject = self.subject
        if subject is not None and self.sentence.tokens[subject].pos in CONTENT:
            found.add(canon(self.sentence.tokens[subject].lemma))
        return frozenset(found - LIGHT)

    @cached_property
    def negated(self) -> bool:
        """Whether its own predicate is denied: not, never, no one, not one."""
        s = self.sentence
        near = [c for c in s.children[self.head] if c in self.tokens]
        if any(s.tokens[c].dep == "neg" or s.tokens[c].lemma in ("never", "nobody", "nothing", "none") for c in near):
            return True
        nouns = [c for c in near if s.tokens[c].dep in ("nsubj", "nsubjpass", "dobj", "attr")]
        below = [g for c in nouns for k in s.children[c] if k < c for g in (k, *s.children[k])]
        return any(s.tokens[g].lemma in ("no", "not", "neither") for g in (*below, *nouns))

    @cached_property
    def unreal(self) -> bool:
        """Whether it tells of no fact: a condition, a question, a command, a possibility."""
        s = self.sentence
        own = [s.tokens[i] for i in self.tokens]
        if any(t.lemma in UNREAL or (t.tag in ASKING and t.dep not in RELATIVE) for t in own):
            return True
        return s.tokens[-1].text == "?" or (s.tokens[self.head].tag == "VB" and self.subject is None)

    @cached_property
    def subject(self) -> int | None:
        """Index of its subject's head, taken from the verb it is coordinated with where it has none."""
        s, node, steps = self.sentence, self.head, 0
        while steps < len(s.tokens):
            found = s.child(node, "nsubj", "nsubjpass", "csubj")
            if found is not None:
                return found
            t = s.tokens[node]
            if t.dep == "acl" and t.tag in FINITE:
                return t.head
            if t.head == node or t.dep not in ("conj", "xcomp"):
                return None
            node, steps = t.head, steps + 1
        return None

    def point(self, key: str, mark: tuple[int, ...], source: str = "") -> Point:
        """Its answer to a question: the words at ``mark``, with the clause as passage."""
        return point_in(self.sentence, self.tokens, key, mark, source)


def point_in(s: Sentence, tokens: tuple[int, ...], key: str, mark: tuple[int, ...], source: str = "") -> Point:
    """A point at the words ``mark``, with the span of ``tokens`` as passage."""
    span = s.hull(mark)
    value = " ".join(s.tokens[i].text for i in range(min(mark), max(mark) + 1))
    return Point(key, value, Passage(s.article, s.hull(tokens)), Passage(s.article, span), source)


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


def name_at(s: Sentence, i: int) -> tuple[int, ...]:
    """The run of proper nouns that a word belongs to, or the word alone."""
    first = last = i
    while first > 0 and s.tokens[i].pos == "PROPN" and s.tokens[first - 1].pos == "PROPN":
        first -= 1
    while last + 1 < len(s.tokens) and s.tokens[i].pos == "PROPN" and s.tokens[last + 1].pos == "PROPN":
        last += 1
    return tuple(range(first, last + 1))


def clauses_of(s: Sentence) -> list[Clause]:
    """The clauses of a sentence, by the place of their predicates."""
    heads = [i for i in range(len(s.tokens)) if _is_head(s, i)]
    inside = set(heads)
    result = []
    for head in heads:
        own, todo = [], [head]
        while todo:
            node = todo.pop()
            own.append(node)
            todo += [c for c in s.children[node] if c not in inside]
        result.append(Clause(s, _predicate(s, head), tuple(sorted(own))))
    return result


def _predicate(s: Sentence, head: int) -> int:
    """The head, or where the parser took the subject for it ("Lee, who ..., resigned"), the finite verb below."""
    if s.tokens[head].pos in ("NOUN", "PROPN"):
        for c in s.children[head]:
            if s.tokens[c].dep == "acl" and s.tokens[c].tag in FINITE:
                return c
    return head


def _is_head(s: Sentence, i: int) -> bool:
    t, above = s.tokens[i], s.tokens[s.tokens[i].head]
    if i == s.root:
        return True
    if t.pos not in ("VERB", "AUX"):
        return False
    return (
        t.dep in CLAUSAL
        or (t.dep == "conj" and above.pos in ("VERB", "AUX"))
        or (t.dep == "acl" and len(s.subtree(i)) >= MIN_PARTICIPLE and t.tag not in FINITE)
    )
