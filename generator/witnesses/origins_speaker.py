"""Speakers lost in a splice: "The official said" where no official was introduced."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from ..model import Attribution, Sentence

LOSABLE = frozenset(
    {
        "official",
        "source",
        "spokesman",
        "spokeswoman",
        "spokesperson",
        "aide",
        "adviser",
        "advisor",
        "insider",
        "diplomat",
    }
)
"""Nouns for one speaker that need an introduction before "the" can stand with them."""
GOING_ON = frozenset({"added", "continued", "went"})
"""Verbs that go on from something the same speaker said before."""
PERSONAL = frozenset({"he", "she"})
ONE = ("a ", "an ", "one ")
NOWHERE = math.inf


@dataclass(frozen=True, eq=False)
class Introduced:
    """Where one article first speaks of somebody; a credit is asked whether its speaker comes after."""

    attributions: tuple[Attribution, ...]
    sentences: tuple[Sentence, ...]

    def lost(self, given: Attribution) -> bool:
        """Whether the article credits a speaker whom it has not introduced.

        A pronoun is lost where its verb goes on from an earlier statement and no person was credited with one; a
        description with "the" where neither its noun nor any single nameless source came before.
        """
        words, at = given.source.lower().split(), given.source_span.start
        if len(given.chain) > 1 or not words:
            return False
        if words[0] in PERSONAL and given.chain[0].lower() in PERSONAL:
            return bool(set(given.cue.lower().split()) & GOING_ON) and self._single > at
        if words[0] != "the" or given.kind != "unnamed" or words[-1] not in LOSABLE:
            return False
        root = words[-1].removesuffix("man").removesuffix("woman").removesuffix("person")
        return self._nouns.get(root, NOWHERE) > at and self._nameless > at

    @cached_property
    def _single(self) -> float:
        """Where the first words that credit one person end."""
        return min((a.cue_span.end for a in self.attributions if _single(a)), default=NOWHERE)

    @cached_property
    def _nameless(self) -> float:
        """Where the first words that credit one nameless source end."""
        those = (a for a in self.attributions if a.kind == "unnamed" and a.source.lower().startswith(ONE))
        return min((a.cue_span.end for a in those), default=NOWHERE)

    @cached_property
    def _nouns(self) -> dict[str, int]:
        """By root where the first word that begins with it ends."""
        roots = {n.removesuffix("man").removesuffix("woman").removesuffix("person") for n in LOSABLE}
        found: dict[str, int] = {}
        for s in self.sentences:
            for t in s.tokens:
                for root in roots:
                    if t.lemma.startswith(root):
                        found.setdefault(root, t.end)
        return found


def _single(a: Attribution) -> bool:
    """Whether an attribution is to one person: by name, by pronoun or by a description in the singular."""
    return a.kind == "named" or a.source.lower() in PERSONAL or a.source.lower().startswith((*ONE, "the "))
