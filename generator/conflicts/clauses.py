"""Sentences to clauses: a predicate with its words, its sign and its subject."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ..language.entities.words import PERSON_NOUNS
from ..language.lexicon import word_set
from ..language.senses import Labels, sense_of_word, senses_at, senses_of
from ..language.thesaurus import stem
from ..model import Passage, Sentence, Span
from .gather import Point

UNREAL = word_set("if whether unless would could should may might")
ASKING = frozenset({"WP", "WP$", "WRB", "WDT"})
RELATIVE = frozenset({"nsubj", "nsubjpass", "advmod", "poss"})
"""How a relative pronoun mostly stands; elsewhere a wh-word asks."""
DENYING = word_set("no not neither without")
NOTHING = word_set("nobody nothing none never")
LINKING = word_set("be stay remain seem appear become keep fall go leave")
AIMED = word_set("for of to against about with from")
"""Prepositions whose noun the act is done to; others tell its place, time and manner."""
WEAK = word_set("have make take give do get")
"""Verbs whose object tells what was done: "made an offer", "had a quarrel"."""


def labels_of(text: str) -> Labels:
    """The senses of every word of a list, its stem, and the class that bears its name."""
    words = text.split()
    return frozenset(label for w in words for label in (w, f"stem:{stem(w)}", *sense_of_word(w)))


SAYING = labels_of("say tell")
"""Senses that stand in every report and tell no two clauses apart."""


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

    @property
    def verb(self) -> str:
        """Lemma of the predicate."""
        return self.sentence.tokens[self.head].lemma

    @cached_property
    def told_by(self) -> int:
        """The word that tells what is the case: the predicate, or what a linking or weak verb ties to its subject."""
        s = self.sentence
        if self.verb in LINKING:
            below = s.child(self.head, "acomp", "attr", "oprd")
        elif self.verb in WEAK and s.tokens[self.head].pos == "VERB":
            below = self.undergoer
        else:
            return self.head
        return below if below is not None and below in self.tokens else self.head

    @cached_property
    def act(self) -> Labels:
        """Senses of the predicate, alone or with its particle or object in a set phrase."""
        at_verb = senses_at(self.sentence, self.head, self.tokens)
        return at_verb or senses_at(self.sentence, self.told_by, self.tokens)

    @cached_property
    def words(self) -> Labels:
        """Senses of its words, figures left out."""
        found = senses_of(self.sentence, self.tokens)[0]
        subject = self.subject
        if subject is not None and subject not in self.tokens:
            found |= senses_at(self.sentence, subject, (subject,))
        return found - SAYING

    @cached_property
    def negated(self) -> bool:
        """Whether its own predicate is denied: not, never, no one, not one, without."""
        s = self.sentence
        near = [c for c in s.children[self.head] if c in self.tokens]
        if any(s.tokens[c].dep == "neg" or s.tokens[c].lemma in NOTHING for c in near):
            return True
        if s.tokens[self.head].dep == "pcomp" and s.tokens[s.tokens[self.head].head].lemma == "without":
            return True
        nouns = [c for c in near if s.tokens[c].dep in ("nsubj", "nsubjpass", "dobj", "attr")]
        below = [g for c in nouns for k in s.children[c] if k < c for g in (k, *s.children[k])]
        return any(s.tokens[g].lemma in DENYING for g in (*below, *nouns))

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
            found = self._subject_of(node)
            if found is not None:
                return self._antecedent(found, node)
            t = s.tokens[node]
            if t.dep == "acl":
                return t.head
            if t.dep == "pcomp":
                node, steps = s.tokens[t.head].head, steps + 1
                continue
            if t.head == node or t.dep not in ("conj", "xcomp", "advcl"):
                return None
            node, steps = t.head, steps + 1
        return None

    def _subject_of(self, verb: int) -> int | None:
        """The subject of a verb; of a title and a name that the parser takes for two subjects, the name."""
        s = self.sentence
        first = s.child(verb, "nsubj", "nsubjpass", "csubj")
        if first is None:
            return None
        names = (k for k in s.children[verb] if first < k < verb and s.tokens[k].dep == s.tokens[first].dep)
        return next((k for k in names if s.tokens[k].pos == "PROPN" and s.tokens[first].pos == "NOUN"), first)

    def _antecedent(self, i: int, verb: int) -> int:
        """The noun that a relative pronoun stands for, or the word itself."""
        s = self.sentence
        relative = s.tokens[i].tag in ("WP", "WDT") or s.tokens[i].lemma == "that"
        if not relative or s.tokens[verb].dep != "relcl":
            return i
        noun = s.tokens[verb].head
        if s.tokens[i].lemma == "who" and s.tokens[noun].pos == "NOUN" and s.tokens[noun].lemma not in PERSON_NOUNS:
            # "The suspect in the case, who ...": no case is a who.
            above = s.tokens[s.tokens[noun].head].head if s.tokens[noun].dep == "pobj" else noun
            return above if s.tokens[above].pos in ("NOUN", "PROPN") else noun
        return noun

    @cached_property
    def passive(self) -> bool:
        """Whether its subject undergoes the act: "was arrested", "the man killed by"."""
        s, t = self.sentence, self.sentence.tokens[self.head]
        if s.child(self.head, "nsubjpass", "auxpass") is not None:
            return True
        if t.dep == "conj" and t.tag == "VBN" and s.child(self.head, "nsubj", "aux") is None:
            return s.child(t.head, "nsubjpass", "auxpass") is not None
        return t.dep == "acl" and t.tag == "VBN"

    @cached_property
    def doer(self) -> int | None:
        """Index of who does it: the subject, or what stands behind "by"."""
        if not self.passive:
            return self.subject
        by = self.sentence.child(self.head, "agent")
        return None if by is None else self.sentence.child(by, "pobj")

    @cached_property
    def undergoer(self) -> int | None:
        """Index of whom or what it befalls: the object, or the subject of a passive."""
        return self.subject if self.passive else self.sentence.child(self.head, "dobj")

    def target(self, told: int) -> int | None:
        """Index of whom or what the act told by a word is done to: the undergoer, or the noun behind "for" or "of"."""
        s = self.sentence
        if self.passive:
            return self.undergoer
        below = s.child(told, "dobj", "oprd")
        if below is not None:
            return below
        prep = next((k for k in s.children[told] if s.tokens[k].dep == "prep" and s.tokens[k].lemma in AIMED), None)
        return None if prep is None else s.child(prep, "pobj")

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


CLAUSAL = frozenset({"ccomp", "parataxis", "relcl", "advcl"})
FINITE = frozenset({"VBD", "VBZ", "VBP"})
MIN_PARTICIPLE = 5  # tokens; a shorter participle ("the man killed") is part of the noun's clause


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
            below = s.tokens[c]
            apart = below.tag == "VBN" and any(t.pos == "PUNCT" for t in s.tokens[head + 1 : c])
            if below.dep == "acl" and (below.tag in FINITE or (apart and s.root == head)):
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
        or (t.dep == "pcomp" and above.lemma == "without")
        or (
            t.dep == "acl"
            and len(s.subtree(i)) >= MIN_PARTICIPLE
            and t.tag not in FINITE
            and _predicate(s, t.head) != i
        )
    )
