"""Sentences to clauses: a predicate with its words, its sign and its subject."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from generator.conflicts.difference import Point
from generator.language.lexicon import word_set
from generator.language.lexicon_classes import canon, phrase_verb
from generator.model import Passage, Sentence, Span

CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV", "INTJ"})
CLAUSAL = frozenset({"ccomp", "parataxis", "relcl", "advcl"})
LIGHT = word_set("be have do say get go make take not just only also then there so very still now")
UNREAL = word_set("if whether unless would could should may might")
ASKING = frozenset({"WP", "WP$", "WRB", "WDT"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
RELATIVE = frozenset({"nsubj", "nsubjpass", "advmod", "poss"})
"""How a relative pronoun mostly stands; elsewhere a wh-word asks."""
MIN_PARTICIPLE = 5  # tokens; a shorter participle ("the man killed") is part of the noun's clause


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
