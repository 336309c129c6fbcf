"""Answers to rows: which sentences a model would show, in which order, under which headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from ..model import Claim, Dropped, Passage, Proposed, Reported, Span
from .evidence import Evidence, find_words
from .guard import denies, heading, sentence, telling
from .numbered import Numbered, Place, find_place
from .rewording import keeps_little, reworded
from .schemas import Tally, items, text
from .told import Told

MOST_TOGETHER = 4
"""Sentences of one row."""
LONGEST_PUT = 8
"""Words of who claims a row."""
_JOINING = "of the a an in on at by for from to with between against about over and or s who which"
JOINING = frozenset(_JOINING.split())
"""Words that join others, and say nothing by themselves."""
NOBODY = "one article"
"""Who claims what an article tells that names neither its outlet nor its author."""
MOST_LEFT_OUT = 0.3
"""Share of the facts that may be left out: the question allows one in twenty, and of eight stories 1 to 11 in a hundred
were after a second look."""
_CAPITAL = re.compile(r"\b[A-Z][\w.]*")
"""Words of names: "Doctors Without Borders" and "No. 2" deny nothing."""
_NUMBERED = re.compile(r"\s*[Ff]?(\d{1,5})\s*")
_WORD = re.compile(r"\w+")
MEANT = re.compile(r"[\w .,'’&$£€%/-]+")
"""What may stand there."""
OPENING, CLOSING = "\"'“‘([", "\"'”’)].,;:!?"
"""Marks that belong to the words behind them, and to those before."""


@dataclass(frozen=True, slots=True)
class Sections:
    """The rows of a story and their headings, as far as they hold."""

    rows: tuple[Proposed, ...]
    topics: tuple[str | None, ...]
    """The heading of each fact: that of the first row which tells it."""
    trifles: frozenset[int] = frozenset()
    """Facts, by their place among those told, that the answer leaves out knowingly."""
    complete: bool = False
    """Whether the model has looked at its sheet again, so that for a fact in no row of it none is to be added."""


def read_sections(
    data: Any, among: Sequence[Numbered], evidence: Evidence, told: Sequence[Told], tally: Tally
) -> Sections:
    """The rows of an answer that are sentences of articles, and the facts' headings."""
    story = [" ".join(text_.split()) for text_ in evidence.text.values()]
    rows: dict[Passage, Proposed] = {}
    topics: list[str | None] = [None] * len(told)
    for section in items(data, "sections", tally):
        name = heading(text(section, "heading"), story)
        tally.add(Dropped.WORDING, not name)
        for item in items(section, "rows", tally):
            row = read_row(item, among, evidence, tally)
            if row is None:
                tally.add(Dropped.ROW)
                continue
            parts = _parts(item, row.passage, among, evidence, told, tally)
            rows.setdefault(row.passage, replace(row, parts=tuple(parts), heading=name or None))
            for n, fact in enumerate(told):
                if name and topics[n] is None and any(within(c.passage, row.passage) for c in fact.claims):
                    topics[n] = name
    return Sections(tuple(rows.values()), tuple(topics), frozenset(_left_out(data, len(told), tally)))


def read_row(item: dict[str, Any], among: Sequence[Numbered], evidence: Evidence, tally: Tally) -> Proposed | None:
    """One row with what stands in brackets in it, without its parts; None if its sentences are no row."""
    passage = _passage(item, among)
    if passage is None:
        return None
    edits, reads = _reads(item, passage, evidence, tally)
    return Proposed(passage, edits=edits, reads=reads, by=_by(item, passage, evidence, tally))


def _left_out(data: Any, count: int, tally: Tally) -> Iterator[int]:
    """The facts named as trifles: "F12" is the twelfth. Of more than three in ten none is believed."""
    named = data.get("left_out") if isinstance(data, dict) else None
    told = [_NUMBERED.fullmatch(str(one)) for one in named] if isinstance(named, list) else []
    those = {int(m[1]) - 1 for m in told if m is not None and 1 <= int(m[1]) <= count}
    tally.add(Dropped.FORM, told.count(None))
    if len(those) <= max(1, MOST_LEFT_OUT * count):
        yield from those
    else:
        tally.add(Dropped.FORM)


def within(claim: Passage, row: Passage) -> bool:
    """Whether a claim stands in a row."""
    return claim.article == row.article and row.span.holds(claim.span)


def _passage(item: dict[str, Any], among: Sequence[Numbered]) -> Passage | None:
    """Neighbouring sentences of one article, in order."""
    named = item.get("sentences")
    told = named if isinstance(named, list) else []
    found = [find_place(one, among) if isinstance(one, str) else None for one in told[: MOST_TOGETHER + 1]]
    those = sorted((p for p in found if p is not None), key=lambda p: p.index)
    if not those or len(those) < len(found) or len(those) > MOST_TOGETHER or not _neighbours(those):
        return None
    return Passage(those[0].of.article.id, Span(those[0].span.start, those[-1].span.end))


def addresses(passage: Passage, among: Sequence[Numbered]) -> list[str]:
    """The numbers of the sentences of a row."""
    of = next(a for a in among if a.article.id == passage.article)
    return [f"{of.label}{n}" for n, s in enumerate(of.sentences, of.first) if passage.span.holds(s)]


def _neighbours(those: Sequence[Place]) -> bool:
    first = those[0]
    return all(p.of is first.of and p.index == first.index + n for n, p in enumerate(those))


def _reads(
    item: dict[str, Any], row: Passage, evidence: Evidence, tally: Tally
) -> tuple[tuple[tuple[Span, str], ...], str]:
    """How a row shall read: by stretches of it that change, or as a sentence in the place of a line; else neither."""
    worded, own = text(item, "reads"), evidence.text[row.article]
    if not worded:
        return (), ""
    edits = reworded(worded, own, row.span, " ".join(evidence.text.values()))
    if edits is not None:
        return edits, ""
    line = row.span.of(own)
    found = sentence(worded, line, own) if keeps_little(worded, line) else ""
    tally.add(Dropped.WORDING, not found)
    return (), found


def _by(item: dict[str, Any], row: Passage, evidence: Evidence, tally: Tally) -> str:
    """Who claims what a row tells, in words of the articles; empty where the row says it itself."""
    meant = text(item, "by").strip(" .,;:")
    own = evidence.text[row.article]
    put = meant if meant.casefold() == NOBODY else _put(meant, row, evidence)
    put = "" if put and denies(put.split()[0]) else put
    tally.add(Dropped.NAME, bool(meant) and not put)
    return put if find_words(own, row.span, meant) is None else ""


def _put(words: str, row: Passage, evidence: Evidence) -> str:
    """Words for a bracket of a row, as an article has them; empty where they are long, deny, or tell nothing: "the"."""
    put = _printed(words, (evidence.text[row.article], *evidence.text.values()))
    fits = len(put.split()) <= LONGEST_PUT and MEANT.fullmatch(put) and not denies(_CAPITAL.sub("", put))
    tells = any(w.casefold() not in JOINING and len(w) > 1 for w in _WORD.findall(put))
    return put if fits and tells else ""


def _printed(words: str, texts: Sequence[str]) -> str:
    """Words as the first text has them that has them at all, with these capitals if any has.

    Else as they are, if each stands in a text but for small ones that join them: "of the tunnel"; else empty.
    """
    whole_words = re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")
    if words and any(whole_words.search(" ".join(t.split())) for t in texts):
        return words
    found = ((t, span) for t in texts if (span := find_words(t, Span(0, len(t)), words)) is not None)
    whole = next((" ".join(span.of(t).split()) for t, span in found), "")
    if whole.isupper() and not words.isupper():
        return words  # a headline's or a label's capitals
    if whole:  # "in Croatia", where an article has it at the beginning of a sentence only
        return words[0] + whole[1:] if words.split()[0] in JOINING else whole
    known = {w.casefold() for t in texts for w in _WORD.findall(t)}
    own = [w.casefold() for w in _WORD.findall(words)]
    return words if any(w not in JOINING for w in own) and all(w in known or w in JOINING for w in own) else ""


def _parts(
    item: dict[str, Any],
    row: Passage,
    among: Sequence[Numbered],
    evidence: Evidence,
    told: Sequence[Told],
    tally: Tally,
) -> Iterator[Reported]:
    """The stretches of a row in its order, each with what other articles say where they are named for it."""
    own, at = evidence.text[row.article], row.span.start
    for one in items(item, "parts", tally):
        span = find_words(own, Span(at, row.span.end), text(one, "words"))
        if span is None:
            tally.add(Dropped.QUOTE)
            continue
        at = span.end
        also = one.get("also")
        places = [find_place(a, among) for a in also if isinstance(a, str)] if isinstance(also, list) else []
        claims = [
            _report(Passage(row.article, span), p, evidence, told) if p is not None else None
            for p in places
            if p is None or p.of.article.id != row.article
        ]
        tally.add(Dropped.REPORT, claims.count(None))
        whole = _with_marks(own, row.span, span)
        claims.append(evidence.at(Passage(row.article, whole)))
        yield Reported(whole, tuple(c for c in claims if c is not None))


def _with_marks(text: str, row: Span, span: Span) -> Span:
    """A stretch with the quotation marks and brackets around it."""
    start, end = span.start, span.end
    while start > row.start and text[start - 1] in OPENING:
        start -= 1
    while end < row.end and text[end] in CLOSING:
        end += 1
    return Span(start, end)


def _report(part: Passage, place: Place, evidence: Evidence, told: Sequence[Told]) -> Claim | None:
    """What a sentence of another article says of a stretch of a row: the passages of the facts that both tell, as one
    stretch; the whole sentence if it tells none of them and has at least a word in common with it."""
    there = Passage(place.of.article.id, place.span)
    common = [
        c.span
        for fact in told
        if any(c.article == part.article and c.span.overlap(part.span) for c in fact.claims)
        for c in fact.claims
        if c.article == there.article and there.span.holds(c.span)
    ]
    if common:
        hull = Span(min(s.start for s in common), max(s.end for s in common))
        return evidence.at(Passage(there.article, hull))
    words = (telling(p.span.of(evidence.text[p.article])) for p in (part, there))
    return evidence.at(there) if frozenset.intersection(*words) else None
