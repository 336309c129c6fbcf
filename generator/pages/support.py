"""How a row is supported, as the pages count it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from ..model import Claim, Conflict, Digest, Evidence, Origin, Part, Passage, Row

Told = tuple[Claim, Evidence]
"""What an article says of a fact, and as what witness."""


@dataclass(frozen=True, slots=True)
class Support:
    """Who reports a row, or a part of it, and where they have it from."""

    articles: tuple[str, ...]
    origins: tuple[Origin, ...]
    """Each with those of its articles that report the row; also those that are only said to have confirmed it."""
    told: tuple[Told, ...]

    @property
    def named(self) -> tuple[Origin, ...]:
        """Origins that articles rest on."""
        return tuple(o for o in self.origins if o.level != "asserted")


def support(row: Row, digest: Digest, part: Part | None = None) -> Support:
    """Of a row, or of one of its parts."""
    parts = row.parts if part is None else (part,)
    articles = tuple(sorted({row.passage.article, *(a for p in parts for a in row.articles(p))}))
    facts = dict.fromkeys(f for p in parts for f in p.facts)
    origins: dict[str, Origin] = {}
    for origin in (o for f in facts if f in digest.corroboration for o in digest.corroboration[f].origins):
        before = origins.get(origin.name)
        those = {*origin.articles, *(before.articles if before else ())} & set(articles)
        if those:
            level = before.level if before and before.level != "asserted" else origin.level
            origins[origin.name] = replace(origin, level=level, articles=tuple(sorted(those)))
    ordered = sorted(origins.values(), key=lambda o: -len(o.articles))
    return Support(articles, tuple(ordered), tuple(_told(row, parts, digest)))


def _told(row: Row, parts: tuple[Part, ...], digest: Digest) -> list[Told]:
    """The row's own claims and those behind its letters, each once."""
    found: dict[Passage, Told] = {}
    for part in parts:
        noted = {note.passage for note in part.notes}
        for fact in (f for f in part.facts if f in digest.fact):
            for claim, evidence in witnesses(fact, digest):
                own = claim.article == row.passage.article and row.passage.span.holds(claim.span)
                if own or claim.passage in noted:
                    found.setdefault(claim.passage, (claim, evidence))
    return list(found.values())


def witnesses(fact: str, digest: Digest) -> list[Told]:
    """A fact's claims with their evidence."""
    return list(zip(digest.fact[fact].claims, digest.corroboration[fact].evidence, strict=True))


def hedges(row: Row, part: Part, digest: Digest) -> dict[str, str]:
    """By article the hedge of its passage, where the part in the row has none."""
    own = row.passage
    told = [t for f in part.facts if f in digest.fact for t in witnesses(f, digest)]
    if any(c.article == own.article and own.span.holds(c.span) and (c.hedge or _credit_hedge(e)) for c, e in told):
        return {}
    noted = {note.passage for note in part.notes}
    said = row.text.casefold()
    found: dict[str, str] = {}
    for claim, evidence in told:
        hedge = claim.hedge or _credit_hedge(evidence)
        if claim.passage in noted and hedge and hedge.casefold() not in said:
            found.setdefault(claim.article, hedge)
    return found


def _credit_hedge(evidence: Evidence) -> str:
    return (evidence.attribution.hedge or "") if evidence.attribution else ""


def on_record(claim: Claim, evidence: Evidence) -> bool:
    """Whether an article lets a named person say it: without a hedge, and with nobody between the two.

    "Reportedly suggested" is the report's word for what somebody did, and "sources told the paper that she threatened"
    is what the sources say: neither puts her on the record.
    """
    credit = evidence.attribution
    return bool(credit and credit.kind == "named" and len(credit.chain) < 2 and not (credit.hedge or claim.hedge))


def weighty(digest: Digest) -> tuple[Conflict, ...]:
    """The differences of matter, not those of wording alone, of which it is known what is at issue."""
    return tuple(c for c in digest.conflicts if c.severity == "conflict" and c.sure)


def doubtful(digest: Digest) -> tuple[Conflict, ...]:
    """Sentences that seem to contradict each other: a reader has to judge."""
    return tuple(c for c in digest.conflicts if c.severity == "conflict" and not c.sure)
