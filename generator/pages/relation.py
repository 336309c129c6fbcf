"""What a passage rests on, in words: whom it credits, whose words it prints."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from ..model import Attribution, Digest, Evidence, Passage
from ..model.overlaps import Overlaps
from .names import Named
from .words import listing


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
