"""Footnotes: for each row its own passage and those behind its letters, word for word; and what each rests on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from markupsafe import Markup

from ..model import Attribution, Claim, Digest, Evidence, Passage, Row
from ..model.overlaps import Overlaps
from .layout import Layout
from .links import href, passage_anchor, source_page, text_link
from .names import Named
from .support import Support
from .words import listing

Witness = tuple[Claim, Evidence] | None


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote; it and the references to it are named after ``number``, unique on their page."""

    number: int
    row: int
    """Number of its row."""
    article: Named
    passage: Passage
    shown: bool
    """Whether its words are the row as it stands, with nothing repaired."""
    source: Markup
    """Address of the passage on its source page."""
    quote: str
    relation: str
    hedge: str
    """The passage's own word of doubt, or empty."""
    origin: str
    """Key of the origin it rests on, or empty."""
    original: Markup
    """Address of these very words in the original, or empty."""


def write_notes(
    digest: Digest, layout: Layout, named: dict[str, Named], backed: dict[str, Support]
) -> dict[str, tuple[Note, ...]]:
    """The notes of each row by its id, numbered from 1 on every page in reading order."""
    notes: dict[str, tuple[Note, ...]] = {}
    used: dict[str, int] = {}
    place = {article: i for i, article in enumerate(named)}
    for row in layout.order:
        page = layout.page[row.id]
        start = used.get(page, 0)
        told = {claim.passage: (claim, evidence) for claim, evidence in backed[row.id].told}
        passages = dict.fromkeys(note.passage for part in row.parts for note in part.notes)
        ordered = [p for p in passages if p != row.passage]
        ordered.sort(key=lambda p: place[p.article])  # stable: in the order of the parts within an article
        notes[row.id] = tuple(
            _note(p, n, row, layout.number[row.id], _witness(p, row, told), digest, named)
            for n, p in enumerate((row.passage, *ordered), start + 1)
        )
        used[page] = start + len(notes[row.id])
    return notes


def _witness(passage: Passage, row: Row, told: dict[Passage, tuple[Claim, Evidence]]) -> Witness:
    """Who speaks in a passage; in the row's own whoever it credits first."""
    if passage != row.passage:
        return told.get(passage)
    own = [(c, e) for c, e in told.values() if c.article == passage.article]
    return next((t for t in own if t[1].attribution), own[0] if own else None)


def _note(
    passage: Passage, number: int, row: Row, place: int, witness: Witness, digest: Digest, named: dict[str, Named]
) -> Note:
    article = named[passage.article]
    quote = passage.span.of(digest.article[passage.article].text)
    claim, evidence = witness or (None, None)
    return Note(
        number=number,
        row=place,
        article=article,
        passage=passage,
        shown=passage == row.passage and not row.repairs,
        source=href(source_page(article.id), passage_anchor(passage.span.start)),
        quote=quote,
        relation=relation(evidence, named) if evidence else "no source given",
        hedge=claim.hedge if claim else "",
        origin=(evidence.origin or "") if evidence else "",
        original=text_link(article.url, quote),
    )


def relation(evidence: Evidence, named: dict[str, Named]) -> str:
    """One clause: "credits ABC News, which cites sources", "same words as A Business Insider"."""
    said = [_credit(evidence.attribution)] if evidence.attribution else []
    if evidence.same_text_as:
        others = [
            named[a].letter if not named[a].known else f"{named[a].letter} {named[a].name}"
            for a in evidence.same_text_as
            if a in named
        ]
        said.insert(0, f"same words as {listing(others)}")
    if evidence.speaker_lost:
        said.append("who speaks is not said here")
    return "; ".join(said) or "no source given"


def _credit(attribution: Attribution) -> str:
    source = attribution.source.strip()
    chain = [link for link in attribution.chain if link]
    verb = "quotes" if attribution.direct else "credits"
    if len(chain) > 1:
        return f"{verb} {chain[-1]}, which cites {listing(chain[-2::-1])}"
    if attribution.kind == "unnamed":
        return f"cites “{source}”"
    return f"{verb} {chain[0] if chain else source}"


@dataclass(frozen=True, eq=False)
class Witnesses:
    """Every passage used as evidence, to be found again from a passage that overlaps it."""

    digest: Digest

    @cached_property
    def _by_article(self) -> dict[str, Overlaps[tuple[str, Evidence]]]:
        found: dict[str, list[tuple[str, Evidence]]] = {a.id: [] for a in self.digest.articles}
        for corroboration in self.digest.corroborations:
            for evidence in corroboration.evidence:
                found[evidence.passage.article].append((corroboration.fact, evidence))
        return {article: Overlaps((e.passage.span, (f, e)) for f, e in those) for article, those in found.items()}

    def overlapping(self, passage: Passage) -> list[tuple[str, Evidence]]:
        """Facts and their evidence that share words with ``passage``, the largest share first."""
        those = self._by_article[passage.article].meeting(passage.span)
        return sorted(those, key=lambda found: -passage.span.overlap(found[1].passage.span))

    def facts(self, passages: Iterable[Passage]) -> tuple[str, ...]:
        """Ids of the facts that these passages touch, each once."""
        return tuple(dict.fromkeys(fact for p in passages for fact, _ in self.overlapping(p)))

    def relation(self, passage: Passage, named: dict[str, Named]) -> str:
        """The relation of the evidence nearest to ``passage``, or empty where it is none."""
        near = self.overlapping(passage)
        return relation(near[0][1], named) if near else ""
