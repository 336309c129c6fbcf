"""Whom a reader of the sheet meets for the first time gets the full name, with what an article calls them by."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from ..language.entities.words import FEMALE_TITLES, MALE_TITLES
from ..model import Mention, Repair, RepairRule, Sentence, Span, Token
from .candidates import Candidate
from .story import Story
from .vocabulary import vocabulary

LONGEST = 6
"""Words of an introduction: "the fire brigade's deputy chief officer Ann Lee" is a sentence of its own."""
BEFORE = ("compound", "amod", "nmod")
"""Relations of words before a name that tell who somebody is: "police chief Ann Lee"."""
TITLES = MALE_TITLES | FEMALE_TITLES | frozenset({"mr", "mrs", "ms", "dr", "sir", "dame"})

SHORT = frozenset({RepairRule.NAME_FOR_PRONOUN, RepairRule.SPEAKER})
"""Repairs that put a bare name; beside a description it is told who that is."""

Repaired = tuple[Candidate, tuple[Repair, ...]]


class Introductions:
    """Whom the articles of a story name, and how each is told who that is."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._persons = frozenset(e.id for e in story.cast.entities if e.kind == "person" and _plain(e.name))
        self._words = _introductions(story)

    def over(self, rows: Sequence[Repaired]) -> tuple[tuple[Repair, ...], ...]:
        """For each row, in the sheet's order, its repairs and those that say who a last name is that none has told."""
        met: set[str] = set()
        return tuple(self._read(candidate, repairs, met) for candidate, repairs in rows)

    def _read(self, candidate: Candidate, repairs: tuple[Repair, ...], met: set[str]) -> tuple[Repair, ...]:
        """The row's repairs in the text's order, with the introductions that it takes; whom it names is ``met``."""
        found = list(repairs)
        for m in self._story.cast.within(candidate.article, candidate.span):
            if m.entity not in self._persons or m.how not in ("name", "short name"):
                continue
            half = m.how == "short name" and self._half(m)
            if m.entity not in met and half and not _taken(m.span, repairs):
                found += self._introduction(candidate, m)
            met.add(m.entity)
        put = {r: self._named(r) for r in repairs}
        found = [self._introduced(candidate, r, put[r][0]) if put.get(r) and put[r][0] not in met else r for r in found]
        met |= {entity for named in put.values() for entity in named}
        return tuple(sorted(found, key=lambda r: (r.span.start, r.span.end)))

    def _named(self, repair: Repair) -> list[str]:
        """Whom a repair names, the longest name first."""
        names = ((self._story.cast.by_id[e].name, e) for e in self._persons)
        inside = [(-len(name), e) for name, e in names if re.search(rf"(?<!\w){re.escape(name)}(?!\w)", repair.put)]
        return [e for _, e in sorted(inside)]

    def _introduced(self, candidate: Candidate, repair: Repair, entity: str) -> Repair:
        """A repair that names somebody with what an article calls them: "[police chief Ann Lee]" for "she"."""
        name, words = self._story.cast.by_id[entity].name, self._words.get(entity, "")
        if repair.rule not in SHORT or len(words.split()) <= len(name.split()):
            return repair
        first = repair.span.start in candidate.starts
        return replace(repair, put=repair.put.replace(name, words[0].upper() + words[1:] if first else words, 1))

    def _half(self, m: Mention) -> bool:
        """Whether it is somebody's last name, or a first name that people have: not what else a name begins with."""
        full = self._story.cast.by_id[m.entity].name.split()
        words = m.span.of(self._story.text[m.article]).split()
        given = vocabulary().male_name | vocabulary().female_name
        return len(full) > 1 and (words[-1] == full[-1] or (words == full[:1] and full[0].lower() in given))

    def _introduction(self, candidate: Candidate, m: Mention) -> Iterator[Repair]:
        text = self._story.text[candidate.article]
        at = next((n for n, t in enumerate(candidate.tokens) if t.start == m.span.start), None)
        words = self._words.get(m.entity)
        if at is None or words is None or candidate.in_quotation(candidate.tokens[at]):
            return
        if any(t.dep in BEFORE and t.pos == "PROPN" for t in _last(candidate, m)):
            return  # "the Lee hall" is not Lee
        start = m.span.start
        if at and candidate.tokens[at - 1].text.strip(".").lower() in TITLES:
            start = candidate.tokens[at - 1].start
        elif at and candidate.tokens[at - 1].dep in BEFORE and candidate.tokens[at - 1].end + 1 == start:
            return  # "Sergeant Lee" says who that is
        if len(words.split()) > len(m.span.of(text).split()):
            words = words[0].upper() + words[1:] if start in candidate.starts else words
            yield Repair(RepairRule.INTRODUCED, Span(start, m.span.end), f"[{words}]")


def _last(candidate: Candidate, m: Mention) -> list[Token]:
    """The name's last word, where the candidate has it."""
    return [t for t in candidate.tokens if t.start < m.span.end <= t.end]


def _plain(name: str) -> bool:
    """Whether it reads as a name in a sentence: not a masthead's capitals, nor what else stood on its line."""
    return not name.isupper() and all(c.isalpha() or c in " .-'’" for c in name) and name.split()[-1][:1].isupper()


def _taken(span: Span, repairs: Iterable[Repair]) -> bool:
    return any(r.span.overlap(span) for r in repairs)


def _introductions(story: Story) -> dict[str, str]:
    """By entity its full name with the words before it that tell most, as an article has them."""
    sentences = {(s.article, s.index): s for s in story.sentences}
    found: dict[str, str] = {}
    for s in sentences.values():
        for m in story.cast.within(s.article, s.span):
            if m.how != "name":
                continue
            words = _called(story, s, m)
            best = found.get(m.entity)
            if best is None or (len(words.split()), words) > (len(best.split()), best):
                found[m.entity] = words
    return found


def _called(story: Story, s: Sentence, m: Mention) -> str:
    """ "Police chief Ann Lee" of "the police chief Ann Lee"; the name alone where the words before it are too many."""
    text = story.text[s.article]
    inside = [n for n, t in enumerate(s.tokens) if m.span.start <= t.start < m.span.end]
    name = " ".join(m.span.of(text).split())
    if not inside:
        return name
    first = inside[0]
    while first and s.tokens[first - 1].dep in BEFORE and s.tokens[first - 1].head in range(first, inside[-1] + 1):
        first -= 1
    before = s.tokens[first]
    words = " ".join(text[before.start : m.span.end].split())
    if first == inside[0] or len(words.split()) > LONGEST or any(c in words for c in '[]"“”()'):
        return name
    if first == 0 and before.entity in ("", "PERSON") and not before.text.isupper():
        words = words[0].lower() + words[1:]
    return words
