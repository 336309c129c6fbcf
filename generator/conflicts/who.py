"""Who is meant by a name, a noun or a pronoun, and who says what."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..language.entities.words import PERSON_NOUNS
from ..language.senses import Labels, exclude, sense_of_word, senses_at
from ..language.thesaurus import stem
from ..model import Article, Attribution, Cast, Sentence, Span
from ..model.overlaps import Overlaps
from .clauses import Clause, labels_of, name_at

THINKING = frozenset({"reckon", "expect", "believe", "think", "hope", "say", "estimate", "predict", "promise"})
"""Predicates whose subject is the source of what they govern."""
ORDINALS = labels_of("first second third fourth fifth last next previous other another")
NO_ONE = frozenset({"PRON", "DET"})
"""Parts of speech of words that mean somebody only where the cast resolves them."""


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
    marks: Labels
    """Senses of what limits the noun: "second" gunman, "older" brother."""
    human: bool = False
    """Whether a common noun means a person: "the winner" may be anybody."""


@dataclass(frozen=True, eq=False)
class Who:
    """A story's people: whom its words mean, and whose words it prints."""

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    cast: Cast
    attributions: Mapping[str, tuple[Attribution, ...]]

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
        marks = frozenset(
            label
            for k in s.children[i]
            if s.tokens[k].dep in ("amod", "nummod", "poss")
            for label in senses_at(s, k, (k,))
        )
        if known is not None:
            entity = self.cast.by_id[known]
            named = any(c.isupper() for c in entity.name)
            return Party(known, named and entity.kind == "person", self._titles[known], marks, entity.kind == "person")
        if t.pos == "PROPN":
            person = t.entity == "PERSON"
            return Party(self.who(s, i), person, senses_at(s, i, (i,)), marks, person)
        if t.lemma == "I":
            spoken = self.cast.called(self.speaker(s, i) or "")
            return Party(min(spoken), True, frozenset(), marks, True) if spoken else None
        if t.lemma in ("he", "she", "they"):
            return self._sayer(s, i)
        if t.pos in NO_ONE or t.pos not in ("NOUN", "NUM", "ADJ", "VERB"):
            return None
        return Party(None, False, senses_at(s, i, (i,)) or sense_of_word(t.lemma), marks, t.lemma in PERSON_NOUNS)

    def others(self, a: Party | None, b: Party | None) -> bool:
        """Whether both are told and are not one, as far as the words tell."""
        if a is None or b is None:
            return False
        if a.who and b.who:
            return a.who != b.who
        return not a.senses & b.senses and not (a.human and b.human)

    def marked_apart(self, a: Party | None, b: Party | None) -> bool:
        """Whether words before two nouns tell them apart: the first and the second match, the older and the younger."""
        if a is None or b is None or not a.marks or not b.marks:
            return False
        return exclude(a.marks, b.marks) or bool(a.marks & ORDINALS and b.marks & ORDINALS - a.marks)

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

    def sources(self, c: Clause) -> frozenset[str]:
        """Whom the article credits with a clause, as named or described there."""
        if c not in self._sources:
            place = c.sentence.tokens[c.head].start
            near = self._credits[c.article].meeting(Span(place, place + 1))
            self._sources[c] = frozenset(a.chain[0].lower() for a in near if a.chain)
        return self._sources[c]

    @cached_property
    def _sources(self) -> dict[Clause, frozenset[str]]:
        return {}

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
