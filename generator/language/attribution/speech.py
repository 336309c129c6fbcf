"""Speech that goes on: quotations that nobody is credited with, because it is clear whose words they are."""

from __future__ import annotations

import itertools
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ...model import Article, Attribution, Cast, Sentence, Span, Token
from ...model.overlaps import Overlaps
from ..lexicon import word_set
from ..quotations import Quotation
from .patterns import SUBJECT, phrase
from .sources import Link, Names, kind_of
from .words import UNNAMED

FORMS = {
    "he": frozenset({"he", "him", "his", "himself"}),
    "she": frozenset({"she", "her", "hers", "herself"}),
}
KIN = word_set(
    """man woman boy girl father mother son daughter husband wife brother sister uncle aunt cousin grandfather
    grandmother driver owner teacher worker neighbour neighbor passenger pilot victim widow widower"""
)
"""Nouns, beside those for sources, for people who may speak and go without a name."""


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution with what later steps need of it."""

    given: Attribution
    links: tuple[Link, ...]
    sentence: Sentence
    clause: Span
    """The crediting words with their source."""
    source: tuple[int, ...]

    def with_links(self, links: tuple[Link, ...]) -> Found:
        chain = tuple(link.name for link in links)
        return replace(self, links=links, given=replace(self.given, chain=chain, kind=kind_of(links)))


def speaker_before(f: Found, before: Sequence[Found], sentences: tuple[Sentence, ...], names: Names) -> Link | None:
    """The one person whom the sentence before the words credits, or at a paragraph's beginning the paragraph before.

    None where it credits anyone else, or where another person is a subject from there to the words.
    """
    here = _beginning(f, sentences)
    first = here.index == 0 or sentences[here.index - 1].paragraph != here.paragraph
    begin = max(0, here.index - 1)
    while first and begin and sentences[begin - 1].paragraph == here.paragraph - 1 == sentences[begin].paragraph:
        begin -= 1
    near = (here.paragraph, here.paragraph - 1) if first else (here.paragraph,)
    window = [s for s in sentences[begin : f.sentence.index + 1] if s.paragraph in near]
    inside = {s.index for s in window}
    recent = itertools.takewhile(lambda b: b.sentence.index >= begin, reversed(before))
    last = [b for b in recent if b.sentence.index in inside][::-1]
    people = {b.links[0] for b in last}
    through = {link.kind for b in last for link in b.links[1:]}
    if len(people) != 1 or next(iter(people)).kind != "named" or through - {"outlet"}:
        return None
    credited = [b.given.source_span for b in last]
    for s in window:
        for t in s.tokens:
            place = Span(t.start, t.end)
            subject = t.dep in SUBJECT and t.start < f.given.source_span.start
            if subject and _is_person(t, s, names) and not any(span.holds(place) for span in credited):
                return None
    return next(iter(people))


def _is_person(t: Token, s: Sentence, names: Names) -> bool:
    """Whether the parser takes a word for a person's name, or the cast knows it for one: a surname may be taken for a
    firm's."""
    if t.entity == "PERSON":
        return True
    meant = (m.entity for m in names.cast.within(s.article, Span(t.start, t.end)) if m.how != "pronoun")
    return any(names.cast.by_id[entity].kind == "person" for entity in meant)


def _beginning(f: Found, sentences: tuple[Sentence, ...]) -> Sentence:
    """The sentence in which the speaker's words begin, or his crediting where that comes first."""
    begins = f.given.content.start
    k = bisect_right(sentences, begins, hi=f.sentence.index, key=_start) - 1
    return sentences[k] if k >= 0 and begins < sentences[k].span.end else f.sentence


def _start(s: Sentence) -> int:
    return s.span.start


def still_speaking(
    f: Found, before: Sequence[Found], sentences: tuple[Sentence, ...], names: Names, forms: Mapping[str, set[str]]
) -> Link | None:
    """The last person credited, where he is known as he or she and nobody else came up since.

    None where anyone else is named, or somebody without a name is a subject, from there to his words.
    """
    last = before[-1] if before else None
    own = names.persons.get(last.links[0].name, []) if last and last.links[0].kind == "named" else []
    if last is None or len(own) != 1:
        return None
    at, article = f.given.source_span.start, f.sentence.article
    known = forms.get(own[0], set())
    if not known or not known <= FORMS[f.links[0].name.lower()]:
        return None
    since = Span(last.clause.end, at)
    mentions = Overlaps((m.span, m) for m in names.cast.meeting(article, since) if m.span.end <= at)
    begin = max(0, bisect_right(sentences, since.start, key=_start) - 1)
    for t in (t for s in sentences[begin : f.sentence.index + 1] for t in s.tokens):
        place = Span(t.start, t.end)
        if not since.holds(place):
            continue
        meant = {m.entity for m in mentions.meeting(place) if m.span.holds(place)}
        if (t.entity == "PERSON" and own[0] not in meant) or any(
            names.cast.by_id[entity].kind == "person" and entity != own[0] for entity in meant
        ):
            return None
        if t.dep in SUBJECT and t.tag == "NN" and t.lemma in (UNNAMED | KIN) - {"one"}:
            return None
    return last.links[0]


def pronoun_forms(sentences: tuple[Sentence, ...], cast: Cast) -> dict[str, set[str]]:
    """By person the pronouns by which an article is known to mean him or her."""
    if not sentences:
        return {}
    every = cast.within(sentences[0].article, Span(0, sentences[-1].span.end))
    words = {(t.start, t.end): t.text.lower() for s in sentences for t in s.tokens if t.pos == "PRON"}
    found: dict[str, set[str]] = {}
    for m in every:
        if m.how == "pronoun" and (m.span.start, m.span.end) in words:
            found.setdefault(m.entity, set()).add(words[m.span.start, m.span.end])
    return found


def just_introduced(
    f: Found, sentences: tuple[Sentence, ...], names: Names, forms: Mapping[str, set[str]]
) -> Link | None:
    """The one person of the sentence before a quotation, as its subject: "Judge Lee sighed. 'You robbed us,' she said."

    None over a paragraph's end, for a quotation that comes behind its crediting, as after a splice ("He later added:
    ..."), and where the cast knows the person as she and the pronoun is he.
    """
    here = _beginning(f, sentences)
    if not f.given.direct or f.given.content.start > f.given.cue_span.start or not here.index:
        return None
    s = sentences[here.index - 1]
    people = [i for i, t in enumerate(s.tokens) if t.entity == "PERSON"]
    subject = next((i for i in people if s.tokens[i].dep in SUBJECT), None)
    if s.paragraph != here.paragraph or subject is None:
        return None
    own = set(phrase(s, subject))
    found = names.link(s, phrase(s, subject))
    known = names.persons.get(found.name, [""])[-1]
    agrees = forms.get(known, set()) <= FORMS[f.links[0].name.lower()]
    return found if found.kind == "named" and own.issuperset(people) and agrees else None


def carried(found: Sequence[Found], every: Sequence[Quotation], article: Article) -> list[Found]:
    """Quotations without a crediting of their own, each with that of the speaker who goes on in it.

    He goes on in his paragraph, in a quotation left open, and in a next paragraph that is nothing but a quotation.
    """
    spoken: list[Found] = []
    contents = Overlaps((f.given.content, f) for f in found)
    credited = sorted(found, key=_clause_start)
    last: tuple[Quotation, Found] | None = None
    for q in every:
        if not _begins(article.text, q):
            continue
        own = [f for f in contents.meeting(q.span) if f.given.content.overlap(q.span) * 2 >= len(q.span)]
        if own:
            last = (q, min(own, key=lambda f: len(f.given.content)))
            continue
        if last is not None and _near(last[0], q, article) and _follows(last[1], q, credited):
            f = replace(last[1], given=replace(last[1].given, content=q.span, direct=True))
            spoken.append(f)
            last = (q, f)
        elif last is not None and q.paragraph != last[0].paragraph:
            last = None
    return spoken


def _near(before: Quotation, q: Quotation, article: Article) -> bool:
    """Whether a quotation can go on with the one before; a question begins a change of speakers."""
    if q.continues or q.paragraph == before.paragraph:
        return True
    asked = {quotation.words.of(article.text).rstrip()[-1:] for quotation in (before, q)}
    return q.paragraph == before.paragraph + 1 and q.span == article.body[q.paragraph] and "?" not in asked


def _begins(text: str, q: Quotation) -> bool:
    """Whether a quotation begins like speech, after a stop; a quoted name stands in the run of a sentence."""
    before = text[: q.span.start].rstrip()
    return not before or before[-1] in ".!?:,;—–-" or "\n" in text[len(before) : q.span.start]


def _follows(f: Found, q: Quotation, credited: Sequence[Found]) -> bool:
    """Nobody else is credited between a speaker's words and the quotation, and it is a whole one, no phrase.

    ``credited`` is in the order of the crediting clauses.
    """
    if not (f.given.direct and q.span.start > f.clause.start):
        return False
    first = bisect_left(credited, f.clause.end, key=_clause_start)
    last = bisect_left(credited, q.span.start, key=_clause_start)
    return all(credited[k].links[0] == f.links[0] for k in range(first, last))


def _clause_start(f: Found) -> int:
    return f.clause.start
