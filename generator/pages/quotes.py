"""Quotations: who said it, in which wordings, printed by whom."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import groupby

from markupsafe import Markup

from ..model import Utterance
from .names import Named
from .notes import Witnesses
from .shared import Shared
from .words import Stretch, bare, spaced

ROWS = 4
"""Links; a long quotation lies in many."""
OPEN = 8
"""Utterances shown at once; those with several wordings come first, and the rest open on demand."""


@dataclass(frozen=True, slots=True)
class Version:
    stretches: tuple[Stretch, ...]
    articles: tuple[Named, ...]


@dataclass(frozen=True, slots=True)
class Quotation:
    speaker: str
    occasion: str
    versions: tuple[Version, ...]
    rows: tuple[tuple[Markup, int], ...]


def quotations(shared: Shared) -> tuple[Quotation, ...]:
    witnesses = Witnesses(shared.digest)
    ordered = sorted(
        shared.digest.utterances, key=lambda u: len(u.wordings) < 2
    )  # stable: the digest's order otherwise
    return tuple(_quotation(u, shared, witnesses) for u in ordered)


def _quotation(utterance: Utterance, shared: Shared, witnesses: Witnesses) -> Quotation:
    texts = [w.text for w in utterance.wordings]
    facts = witnesses.facts(p for w in utterance.wordings for p in w.passages)
    first = utterance.wordings[0].passages[0]
    versions = []
    for i, wording in enumerate(utterance.wordings):
        others = texts[:i] + texts[i + 1 :]
        articles = dict.fromkeys(p.article for p in wording.passages)
        versions.append(Version(differing(wording.text, others), tuple(shared.named[a] for a in articles)))
    return Quotation(
        speaker=utterance.speaker or "Speaker not named",
        occasion=utterance.occasion or ("" if utterance.speaker else witnesses.relation(first, shared.named)),
        versions=tuple(versions),
        rows=shared.layout.telling(facts)[:ROWS],
    )


def differing(text: str, others: list[str]) -> tuple[Stretch, ...]:
    """The wording cut where its words do not run as in one of the others; case and punctuation do not count."""
    words = text.split()
    own, apart = [bare(word) for word in words], set[int]()
    for other in others:
        matched = SequenceMatcher(None, own, [bare(word) for word in other.split()], autojunk=False)
        same = {i for block in matched.get_matching_blocks() for i in range(block.a, block.a + block.size)}
        apart |= {i for i, word in enumerate(own) if word} - same
    runs = groupby(range(len(words)), apart.__contains__)
    return spaced((" ".join(words[i] for i in those) + " ", differs) for differs, those in runs)
