"""One claim as a witness: whom its article credits for it, whose words it prints, and where it leads."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from ...language.attribution.words import NAMING, SAYING, THINKING
from ...language.lexicon import word_set
from ...model import Article, Attribution, Cast, Claim, Copy, Evidence, Sentence, Span
from ...model.overlaps import Overlaps
from .credit import Credits
from .names import OriginNames

NO_ORIGIN = (THINKING | NAMING) - SAYING
"""Verbs whose subject holds a view that somebody else reports: "the mayor believes that" gives no origin."""
LOSABLE = word_set("official source spokesman spokeswoman spokesperson aide adviser advisor insider diplomat")
"""Nouns for one speaker that need an introduction before "the" can stand with them."""
GOING_ON = frozenset({"added", "continued", "went"})
"""Verbs that go on from something the same speaker said before."""
PERSONAL = frozenset({"he", "she"})
ONE = ("a ", "an ", "one ")
NOWHERE = math.inf


@dataclass(frozen=True, eq=False)
class Witnesses:
    """What a story's articles credit and copy, to be asked claim by claim."""

    articles: tuple[Article, ...]
    sentences: tuple[Sentence, ...]
    attributions: dict[str, tuple[Attribution, ...]]
    copies: tuple[Copy, ...]
    cast: Cast

    @cached_property
    def outlet(self) -> dict[str, str | None]:
        """The outlet's name by article, where it is known."""
        return {a.id: a.identity.outlet.value if a.identity.outlet else None for a in self.articles}

    @cached_property
    def own(self) -> dict[str, tuple[Sentence, ...]]:
        """Sentences by article."""
        found: dict[str, list[Sentence]] = {a.id: [] for a in self.articles}
        for s in self.sentences:
            found[s.article].append(s)
        return {article: tuple(those) for article, those in found.items()}

    @cached_property
    def at(self) -> dict[tuple[str, int], Sentence]:
        """Sentences by article and number."""
        return {(s.article, s.index): s for s in self.sentences}

    @cached_property
    def credits(self) -> dict[str, Credits]:
        """Who answers for what, by article."""
        return {a.id: Credits(self.attributions.get(a.id, ()), self.own[a.id]) for a in self.articles}

    @cached_property
    def names(self) -> OriginNames:
        every = [a for article in self.articles for a in self.attributions.get(article.id, ())]
        return OriginNames(every, [o for o in self.outlet.values() if o], self.cast)

    @cached_property
    def copied(self) -> dict[str, Overlaps[tuple[Span, Copy]]]:
        """For each article the copies that it has a part in, by its own passages of each."""
        found: dict[str, list[tuple[Span, Copy]]] = {a.id: [] for a in self.articles}
        for copy in self.copies:
            for p in copy.passages:
                found[p.article].append((p.span, copy))
        return {article: Overlaps((span, (span, copy)) for span, copy in those) for article, those in found.items()}

    def evidence(self, claim: Claim) -> Evidence:
        """The claim's passage with its attribution, its relation to other articles and its origin."""
        article = claim.article
        given = self.credits[article].of(claim)
        copied = [
            copy
            for span, copy in self.copied[article].meeting(claim.span)
            if 2 * span.overlap(claim.span) >= len(claim.span)
        ]
        taken = any(c.original != article for c in copied)
        return Evidence(
            passage=claim.passage,
            attribution=given,
            relation="same text" if taken else "credits" if given else "own words",
            same_text_as=tuple(sorted({p.article for c in copied for p in c.passages} - {article})),
            origin=self._origin(claim, given),
            speaker_lost=given is not None and self.introduced[article].lost(given),
        )

    def _origin(self, claim: Claim, given: Attribution | None) -> str | None:
        article = claim.article
        if given is None:
            return self._first_hand(claim)
        viewed = given.kind == "named" and not given.direct and len(given.chain) == 1
        if viewed and self.credits[article].verb(given) in NO_ORIGIN:
            return None
        return self.names.origin(given)

    def _first_hand(self, claim: Claim) -> str | None:
        """The article's own outlet where the claim's sentence names it: "did not answer when rung by the Herald"."""
        own = self.outlet[claim.article]
        words = [t.text for t in self.at[claim.article, claim.sentence].tokens]
        name = (own or "").removeprefix("The ").split()
        for i in range(len(words) - len(name) + 1):
            part_of_longer = i > 0 and words[i - 1][:1].isupper() and words[i - 1] != "The"
            if name and words[i : i + len(name)] == name and not part_of_longer:
                return self.names.full(own or "")
        return None

    @cached_property
    def introduced(self) -> dict[str, Introduced]:
        """Whom each article has introduced, and where."""
        return {a.id: Introduced(self.attributions.get(a.id, ()), self.own[a.id]) for a in self.articles}


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
