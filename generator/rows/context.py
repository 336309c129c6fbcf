"""What a row takes for known, and which rows tell it: "the settlement" is understood below "reached a settlement"."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from .candidates import Candidate
from .genders import is_person
from .mentions import Form, Phrase
from .references import GIVEN, Reference, references
from .referents import Referent
from .vocabulary import vocabulary


@dataclass(frozen=True, eq=False)
class Context:
    """What a candidate needs to be understood, and what it gives to the rows below it."""

    candidate: Candidate

    @cached_property
    def needs(self) -> tuple[Reference, ...]:
        """What it leaves open and another row may tell."""
        return tuple(r for r in references(self.candidate) if r.kind in GIVEN)

    @cached_property
    def _phrases(self) -> tuple[Phrase, ...]:
        discourse = self.candidate.story.discourse
        return tuple(p for s in self.candidate.sentences for p in discourse.phrases(s) if p.form is not Form.PRONOUN)

    @cached_property
    def _speaks_of(self) -> frozenset[Referent]:
        discourse = self.candidate.story.discourse
        return frozenset(r for p in self._phrases if (r := discourse.referent(p)) is not None)

    @cached_property
    def _introduces(self) -> frozenset[str]:
        """The nouns by which it tells something new, or in which it tells what is meant."""
        open_ = {r.token.start for r in self.needs}
        return frozenset(
            p.token.lemma.lower() for p in self._phrases if p.form is Form.NOUN and p.token.start not in open_
        )

    def gives(self, need: Reference, to: Candidate) -> bool:
        """Whether who has read this row knows what ``need`` of a row below it means."""
        if self.candidate.article == to.article and self.candidate.span.start > to.span.start:
            return False
        if need.referent is not None and need.referent in self._speaks_of:
            return True
        lemma = need.token.lemma.lower()
        if self.candidate.article == to.article or is_person(need.token) or lemma in vocabulary().open_person:
            return False  # another article's official, or report, is another
        return lemma in self._introduces


def givers(rows: Sequence[Context]) -> tuple[tuple[frozenset[int], ...], ...]:
    """For each row, and each of its needs that another row meets, the places of the rows that do."""
    found = []
    for own in rows:
        each = (
            frozenset(n for n, row in enumerate(rows) if row is not own and row.gives(r, own.candidate))
            for r in own.needs
        )
        found.append(tuple(those for those in each if those))
    return tuple(found)
