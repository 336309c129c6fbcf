"""From a source's words to a chain: who said it first, and through whom it came."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from functools import cached_property

from ...model import Cast, Sentence, Span
from .patterns import Credit, phrase
from .words import ADDRESSING, CITING, DOCUMENTS, INTERVIEWING, PRESS, REPORTS, is_outlet

ARTICLES = frozenset({"the", "a", "an", "his", "her", "its", "their"})


@dataclass(frozen=True, slots=True)
class Link:
    """One teller of a chain."""

    name: str
    kind: str
    """named, outlet, document or unnamed."""


@dataclass(frozen=True)
class Names:
    """What the story knows by name: its cast, and the outlets of its articles."""

    cast: Cast
    outlets: frozenset[str]

    @cached_property
    def people(self) -> dict[str, str]:
        """Full names by the names that mean one person only, for mentions that the parser takes for common words."""
        known: dict[str, set[str]] = {}
        for entity in self.cast.entities:
            if entity.kind == "person":
                for name in (entity.name, *entity.aliases):
                    known.setdefault(name, set()).add(entity.name)
        return {name: next(iter(full)) for name, full in known.items() if len(full) == 1 and name[:1].isupper()}

    @cached_property
    def persons(self) -> dict[str, list[str]]:
        """Ids of the persons by their full names."""
        found: dict[str, list[str]] = {}
        for entity in self.cast.entities:
            if entity.kind == "person":
                found.setdefault(entity.name, []).append(entity.id)
        return found

    def link(self, s: Sentence, tokens: tuple[int, ...]) -> Link:
        """The teller that a noun phrase stands for."""
        head = _head(s, tokens)
        span = s.hull(tokens)
        here = Span(s.tokens[head].start, s.tokens[head].end)
        for mention in self.cast.within(s.article, span):
            entity = self.cast.by_id[mention.entity]
            if mention.span.overlap(here) and entity.kind in ("person", "organisation", "place"):
                known = is_outlet(entity.name) or entity.name in self.outlets
                return Link(entity.name, "outlet" if known else "named")
        words = name_of(s, tokens)
        if words in self.people:
            return Link(self.people[words], "named")
        if s.tokens[head].entity == "PERSON":
            return Link(words, "named")
        if words in self.outlets or (s.tokens[head].pos == "PROPN" and is_outlet(words)):
            return Link(words, "outlet")
        if s.tokens[head].pos == "PROPN" or s.tokens[head].entity in ("PERSON", "ORG", "GPE", "NORP"):
            return Link(words, "named")
        return Link(words, "document" if s.tokens[head].lemma in DOCUMENTS else "unnamed")


def _head(s: Sentence, tokens: tuple[int, ...]) -> int:
    inside = set(tokens)
    tokens = tuple(k for k in tokens if s.tokens[k].pos not in ("DET", "PUNCT")) or tokens
    return next((k for k in tokens if s.tokens[k].head not in inside or s.tokens[k].head == k), tokens[-1])


def name_of(s: Sentence, tokens: tuple[int, ...]) -> str:
    """The words of a source without its article, its day and what follows its name."""
    kept = list(tokens)
    head = _head(s, tokens)
    if s.tokens[head].pos == "PROPN":
        kept = [head]
        person = s.tokens[head].entity == "PERSON"
        while (
            kept[0] - 1 in tokens
            and s.tokens[kept[0] - 1].pos == "PROPN"
            and (not person or s.tokens[kept[0] - 1].entity == "PERSON")
        ):
            kept.insert(0, kept[0] - 1)
    while len(kept) > 1 and s.tokens[kept[-1]].entity in ("DATE", "TIME"):
        kept.pop()
    while len(kept) > 1 and s.tokens[kept[0]].text.lower() in ARTICLES:
        kept = kept[1:]
    while len(kept) > 1 and s.tokens[kept[-1]].tag == "POS":
        kept = kept[:-1]
    words = [s.tokens[kept[0]].text]
    for before, k in itertools.pairwise(kept):
        gap = s.tokens[k].start - s.tokens[before].end
        words.append((" " if gap or k != before + 1 else "") + s.tokens[k].text)
    return "".join(words)


def chain_of(s: Sentence, credit: Credit, names: Names) -> tuple[Link, ...]:
    """Tellers of one crediting, from the furthest origin to the nearest."""
    links = _of_source(s, credit.source, names)
    for k in credit.source:
        if (far := _cited(s, k, names)) is not None:
            links = (far, *links)
    far = _cited(s, credit.head, names) if credit.cited is None else names.link(s, phrase(s, credit.cited))
    if far is not None and far not in links:
        links = (far, *links)
    for near in _told(s, credit.head, names):
        if near not in links:
            links = (*links, near)
    return links


def _of_source(s: Sentence, source: tuple[int, ...], names: Names) -> tuple[Link, ...]:
    """The outlet behind or before the words: "A report from ABC", "ABC's sources"; "Ann Lee of ABC" speaks for it."""
    head = _head(s, source)
    own = names.link(s, phrase(s, head))
    if own.kind == "outlet":
        return (own,)
    for c in s.children[head]:
        t = s.tokens[c]
        if t.dep in ("poss", "compound", "nmod", "amod") and t.pos in ("PROPN", "NOUN", "ADJ"):
            outlet = names.link(s, tuple(k for k in s.subtree(c) if s.tokens[k].tag != "POS"))
        elif t.dep == "prep" and t.lemma in ("from", "by", "of", "at", "for", "in", "with"):
            thing = s.child(c, "pobj")
            if thing is None:
                continue
            outlet = names.link(s, phrase(s, thing))
        else:
            continue
        report = s.tokens[head].lemma in REPORTS
        if outlet.kind == "outlet" or (report and outlet.kind == "named" and t.dep != "prep"):
            return (outlet,) if report or (own.kind == "named" and t.dep == "prep") else (own, outlet)
        if report and outlet.kind == "named" and t.lemma in ("from", "by"):
            return (outlet,)
    return (own,)


def _cited(s: Sentence, i: int, names: Names) -> Link | None:
    """The source in "..., citing two aides" that hangs on a word."""
    for c in s.children[i]:
        t = s.tokens[c]
        if t.lemma in CITING and t.tag == "VBG" and t.dep in ("advcl", "acl", "prep", "xcomp", "conj", "dep"):
            thing = s.child(c, "dobj", "pobj")
            if thing is not None:
                return names.link(s, phrase(s, thing))
    return None


def _told(s: Sentence, i: int, names: Names) -> tuple[Link, ...]:
    """The outlet that was told: "told the Herald", "said in an interview with the Herald", "said on NBC's show"."""
    found = []
    for c in s.children[i]:
        t = s.tokens[c]
        thing: int | None = None
        if s.tokens[i].lemma in ADDRESSING and t.dep in ("dobj", "dative"):
            thing = c
        elif t.dep in ("prep", "dative") and t.lemma in ("to", "in", "on", "with", "during", "by"):
            place = s.child(c, "pobj")
            if place is not None and s.tokens[place].lemma in INTERVIEWING:
                inner = next((k for k in s.children[place] if s.tokens[k].dep == "prep"), None)
                thing = None if inner is None else s.child(inner, "pobj")
            else:
                thing = place
        if thing is not None:
            link = names.link(s, phrase(s, thing))
            if link.kind == "outlet":
                found.append(link)
    return tuple(found)


def kind_of(links: tuple[Link, ...]) -> str:
    """What the furthest-back link with a name is; unnamed where none has one."""
    return next((link.kind for link in links if link.kind in ("named", "outlet")), None) or next(
        (link.kind for link in links if link.kind == "document"), "unnamed"
    )


def means_outlet(s: Sentence, source: tuple[int, ...]) -> bool:
    """Whether a source is "the newspaper" or "the report": an outlet that was named before."""
    head = s.tokens[_head(s, source)]
    return s.tokens[source[0]].text.lower() in ("the", "that", "this") and head.lemma in PRESS and head.pos == "NOUN"
