"""The sentence shown for a fact: cut from the evidence that needs the least help, never invented."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from ..language.quotations import quotations_in
from ..model import Article, Attribution, Cast, Claim, Fact, Sentence, Span
from ..model.overlaps import Overlaps
from . import words as w
from .case import Case
from .cost import cost
from .credit import drop_credits, hedge_kept, lost_hedge, name_speaker
from .draft import Draft, completed, frame, phrase
from .lead import lead
from .length import fill, leading, shorten
from .names import NAMED, Names, meant, name_mentions
from .nouns import copula, noun_words
from .text import write

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
Place = tuple[str, int]
"""An article's id and the index of a sentence in it."""


def word_facts(
    facts: Iterable[Fact],
    sentences: Iterable[Sentence],
    cast: Cast,
    articles: Iterable[Article],
    attributions: Mapping[str, tuple[Attribution, ...]],
) -> tuple[Fact, ...]:
    """Facts with their statements, and their evidence with the best worded first."""
    places = {(s.article, s.index): s for s in sentences}
    writer = Writer(places, cast, {a.id: a.text for a in articles}, attributions)
    worded = []
    for fact in facts:
        statement, evidence = writer.write(fact.claims)
        worded.append(replace(fact, statement=statement, claims=evidence))
    return tuple(worded)


@dataclass(frozen=True, eq=False)
class Writer:
    """A story, ready to have its facts worded."""

    sentences: Mapping[Place, Sentence]
    cast: Cast
    texts: Mapping[str, str]
    attributions: Mapping[str, tuple[Attribution, ...]]

    def write(self, evidence: tuple[Claim, ...]) -> tuple[str, tuple[Claim, ...]]:
        """The statement, and the evidence in the order of how well each would have served."""
        shared = self._shared(evidence)
        found = sorted(
            ((*self._candidate(claim, shared), claim) for claim in evidence),
            key=lambda c: (c[0], c[2].article, c[2].span),
        )
        return found[0][1], tuple(claim for _, _, claim in found)

    def _candidate(self, claim: Claim, shared: Counter[str]) -> tuple[float, str]:
        d, line = self._worded(claim, told=False)
        first = cost(d, line, shared), line
        if "pronoun" not in d.faults:
            return first
        # "Lee said he would go" tells who "he" is, where the cast could not.
        d, line = self._worded(claim, told=True)
        return min(first, (cost(d, line, shared), line))

    def _worded(self, claim: Claim, *, told: bool) -> tuple[Draft, str]:
        if (claim.id, told) not in self._known:
            d = self.draft(claim, told=told)
            self._known[claim.id, told] = d, write(d, self._quoted(claim))
        return self._known[claim.id, told]

    @cached_property
    def _known(self) -> dict[tuple[str, bool], tuple[Draft, str]]:
        """What has been worded, by the claim's id: a claim may stand under several facts."""
        return {}

    def draft(self, claim: Claim, *, told: bool = False) -> Draft:
        """A claim's words with what it needs to stand alone; with who tells it, if that is asked for."""
        s = self.sentences[claim.article, claim.sentence]
        own = self._credits[claim.article].meeting(s.hull((claim.head,)))
        quoted = self._quoted(claim)
        called = {one.tokens[-1]: one.name for one in meant(s, self._names) if one.mention.how not in NAMED}
        d = Draft(s, claim, called, told=told, lowered=self._case.lowered(s))
        self._choose(d)
        fill(d)
        drop_credits(d, own)
        shorten(d)
        leading(d)
        if claim.hedge and not hedge_kept(d) and not d.front:
            d.front = lost_hedge(own)
        name_speaker(d, own, self._names, quoted)
        name_mentions(d, self._names, quoted)
        if not _finite(d):
            d.fault("no finite verb", 2.0)
        return d

    def _choose(self, d: Draft) -> None:
        s, claim = d.sentence, d.claim
        t = s.tokens[claim.head]
        if claim.kind not in w.WHOLE:
            self._detail(d)
        elif t.pos in w.VERBAL:
            d.keep(completed(d, claim.tokens))
            lead(d, claim.head)
        elif t.dep == "appos" and _counts(s, claim.head):
            self._detail(d)  # "six of them in critical condition" says what the clause tells, not what its noun is
        elif t.dep == "appos":
            d.keep(completed(d, claim.tokens))
            d.front = f"{noun_words(d, t.head)} {copula(s, t.head)}"
            d.fault("apposition", 0.7)
        else:
            d.keep(claim.tokens)
            d.fault("no verb", 3.0)

    def _detail(self, d: Draft) -> None:
        """A detail inside the shortest form of the clause that it stands in."""
        s = d.sentence
        d.fault("detail", 0.5)
        d.keep(completed(d, d.claim.tokens))
        at = s.tokens[d.claim.head].head
        while s.tokens[at].head != at and s.tokens[at].pos not in w.VERBAL:
            d.keep(phrase(s, at))
            if s.tokens[at].dep == "conj":
                d.keep(c for c in s.children[s.tokens[at].head] if s.tokens[c].dep == "cc" and c < at)
            at = s.tokens[at].head
        d.keep(frame(s, at))
        d.held |= d.kept
        if s.tokens[at].pos in w.VERBAL:
            lead(d, at)
        else:
            d.fault("no verb", 3.0)

    def _shared(self, evidence: tuple[Claim, ...]) -> Counter[str]:
        """How many passages of the fact hold each word."""
        bags: Iterator[set[str]] = (
            {self.sentences[c.article, c.sentence].tokens[i].lemma for i in c.tokens} for c in evidence
        )
        return Counter(lemma for bag in bags for lemma in bag)

    @cached_property
    def _case(self) -> Case:
        return Case(self.sentences.values())

    @cached_property
    def _names(self) -> Names:
        return Names(self.cast)

    def _quoted(self, claim: Claim) -> dict[int, int]:
        """The words of a claim's sentence inside quotation marks, each with its quotation's number."""
        s = self.sentences[claim.article, claim.sentence]
        spans = self._quotations[s.article].meeting(s.span)
        return {i: n for n, q in enumerate(spans) for i, t in enumerate(s.tokens) if q.start <= t.start < q.end}

    @cached_property
    def _credits(self) -> dict[str, Overlaps[Attribution]]:
        """What each article credits, by what is credited."""
        return {article: Overlaps((a.content, a) for a in self.attributions.get(article, ())) for article in self.texts}

    @cached_property
    def _quotations(self) -> dict[str, Overlaps[Span]]:
        """Quoted stretches by article."""
        paragraphs: dict[Place, Span] = {}
        for s in self.sentences.values():
            before = paragraphs.get((s.article, s.paragraph), s.span)
            paragraphs[s.article, s.paragraph] = Span(min(before.start, s.span.start), max(before.end, s.span.end))
        found: dict[str, list[Span]] = {article: [] for article in self.texts}
        for (article, _), span in paragraphs.items():
            found[article] += [q.words for q in quotations_in(self.texts[article], (span,))]
        return {article: Overlaps((words, words) for words in those) for article, those in found.items()}


def _finite(d: Draft) -> bool:
    """Whether some verb that is shown says when: "was", "leads", "may", but not "being" or "to lead"."""
    shown = {d.sentence.tokens[i].tag for i in d.kept} | {"VBD" for words in d.put.values() if words in ("is", "was")}
    return bool(shown & FINITE) or d.front.split()[-1:] in (["is"], ["are"], ["was"], ["were"])


def _counts(s: Sentence, i: int) -> bool:
    """Whether a noun phrase behind a noun is a figure of something, more than a bare age."""
    return (s.tokens[i].pos == "NUM" and bool(s.children[i])) or s.child(i, "nummod") is not None
