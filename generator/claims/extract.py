"""Sentences to claims: what each clause asserts, and each detail in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from ..language.attribution.find import of_head
from ..language.hedges import hedge_in
from ..language.quantities.find import find_quantities
from ..language.quotations import find_quotations
from ..language.times.find import find_times
from ..model import Article, Attribution, Cast, Claim, Quantity, Sentence, Span, Time, Token
from ..model.overlaps import Overlaps
from .clauses import CONTENT, Clause, clauses_of, trimmed
from .details import details_of
from .mentions import Mentions
from .roles import roles_of

SHELL = 2
"""Content words beside source and cue that a crediting clause may have and still assert nothing: "told the paper"."""
BARE = 1
"""Content words of a clause that says nothing without what depends on it: "I think", "this means"."""
LEAST_CONTENT = 0.5
"""Share of a passage that what it asserts must make up."""
OPENING, CLOSING, STOPS = frozenset("\"“‘'"), frozenset("\"”’'"), frozenset(",.!?")
"""Marks around a quotation, and what may stand before the second."""
QUOTED = 0.5
"""Share of a claim inside quotation marks from which it is somebody's words."""


def extract_claims(
    sentences: Iterable[Sentence],
    cast: Cast,
    attributions: Mapping[str, tuple[Attribution, ...]],
    articles: tuple[Article, ...],
) -> tuple[Claim, ...]:
    """The claims of all sentences, in the text's order; a clause before its details.

    Every claim's span lies in one sentence. A clause that only credits somebody with another clause is no claim of its
    own: the passage of what it credits holds it, and the credited claim's ``tokens`` leave it out.
    """
    readers = {a.id: ClaimReader(a, attributions.get(a.id, ()), cast) for a in articles}
    return tuple(claim for s in sentences for claim in readers[s.article].claims(s))


class ClaimReader:
    """What is known of one article before its claims are read."""

    def __init__(self, article: Article, attributions: tuple[Attribution, ...], cast: Cast) -> None:
        stated = article.identity.published
        self.published = date.fromisoformat(stated.value) if stated else None
        self.quotations = Overlaps((q.words, q.words) for q in find_quotations(article))
        self.credited = Overlaps((a.content, a) for a in attributions)
        self.crediting = Overlaps((a.cue_span, a) for a in attributions)
        self.mentions = Mentions(cast, article.id)

    def at(self, s: Sentence, span: Span) -> Claim | None:
        """What a stretch of a sentence asserts, for a reading that was told where facts stand; None if it has no word.

        The stretch is widened to whole words, and ends where its sentence does.
        """
        tokens = trimmed(
            s, _with_marks(s, [i for i, t in enumerate(s.tokens) if t.start < span.end and span.start < t.end])
        )
        if not tokens:
            return None
        head = self._predicate(s, tokens)
        bare = s.tokens[head].pos == "PROPN" and not any(s.tokens[i].pos in ("VERB", "AUX") for i in tokens)
        return self._claim(s, "title" if bare else "clause", head, tokens, self._seen(s), None)

    def _asks(self, s: Sentence) -> bool:
        last = next((t for t in reversed(s.tokens) if t.text.strip() and t.text not in CLOSING), s.tokens[-1])
        return last.text.endswith("?") and not self.quotations.meeting(Span(last.start, last.end))

    def _predicate(self, s: Sentence, tokens: tuple[int, ...]) -> int:
        """The word that governs these; of what somebody is credited with, not of the crediting."""
        highest = sorted(tokens, key=lambda i: (len(_way_up(s, i)), i))
        if any(self.crediting.meeting(s.hull((highest[0],)))):
            return next((i for i in highest if self.credited.meeting(s.hull((i,)))), highest[0])
        return highest[0]

    def _seen(self, s: Sentence) -> _Seen:
        return _Seen(find_quantities(s), find_times(s, self.published), self.quotations.meeting(s.span))

    def claims(self, s: Sentence) -> Iterator[Claim]:
        """What a sentence asserts; a question that nobody is quoted with asserts nothing."""
        if self._asks(s):
            return
        seen = self._seen(s)
        taken: set[Span] = set()
        whole_clauses: list[Claim] = []
        clauses = clauses_of(s)
        shells = {c.head: c for c in clauses if self._is_shell(s, c)}
        told = {c.head: shells[s.tokens[c.head].head] for c in clauses if _credited(s, c, shells)}
        for clause in clauses:
            if clause.head in {shell.head for shell in told.values()}:
                continue
            whole = self._claim(s, "clause", clause.head, clause.tokens, seen, None)
            if clause.head in told:
                whole = replace(whole, span=_with_credit(s, whole, told[clause.head]))
            if whole.span in taken:
                continue
            taken.add(whole.span)
            whole_clauses.append(whole)
            yield whole
            for detail in details_of(s, clause, seen.quantities, seen.times, seen.quoted):
                part = self._claim(s, detail.kind, detail.head, detail.tokens, seen, whole)
                if part.span not in taken:
                    taken.add(part.span)
                    yield part
        if len(whole_clauses) > 1 and (sentence := self._sentence(s, whole_clauses, seen)).span not in taken:
            yield sentence

    def _sentence(self, s: Sentence, clauses: list[Claim], seen: _Seen) -> Claim:
        """The sentence as one claim, about what its main clause is about."""
        main = min(clauses, key=lambda c: (len(_way_up(s, c.head)), c.head))
        tokens = trimmed(s, tuple(range(len(s.tokens))))
        claim = self._claim(s, "sentence", main.head, tokens, seen, main)
        return replace(claim, attributions=main.attributions)

    def _is_shell(self, s: Sentence, clause: Clause) -> bool:
        """Whether a clause only credits or weighs: a cue and hardly more than its source, or a bare "they think"."""
        head = s.hull((clause.head,))
        if sum(s.tokens[i].pos in CONTENT for i in clause.tokens) <= BARE:
            return True
        for a in self.crediting.meeting(head):
            if a.cue_span.start <= head.start and not a.content.overlap(head):
                rest = [t for i in clause.tokens if not _in(t := s.tokens[i], a.source_span, a.cue_span)]
                return sum(t.pos in CONTENT for t in rest) <= SHELL
        return False

    def _claim(
        self, s: Sentence, kind: str, head: int, tokens: tuple[int, ...], seen: _Seen, parent: Claim | None
    ) -> Claim:
        span = s.hull(tokens)
        predicate = parent.head if parent else head
        quoted = sum(q.overlap(span) for q in seen.quoted)
        place = Span(s.tokens[head].start, s.tokens[head].end)
        return Claim(
            article=s.article,
            sentence=s.index,
            span=span,
            tokens=tokens,
            head=head,
            predicate=s.tokens[head].lemma.lower(),
            roles=parent.roles if parent else roles_of(s, head, frozenset(tokens), self.mentions),
            quantities=tuple(q for q in seen.quantities if _within(s, q.span, tokens)),
            times=tuple(t for t in seen.times if _within(s, t.span, tokens)),
            attributions=of_head(self.credited, place),
            negated=any(s.tokens[i].dep == "neg" for i in (*tokens, *s.children[predicate])),
            hedge=hedge_in(s, tokens if parent is None else parent.tokens),
            quoted=quoted >= QUOTED * len(span),
            kind=kind,
            parent=parent.id if parent else None,
        )


def _with_marks(s: Sentence, tokens: list[int]) -> tuple[int, ...]:
    """Some words, with the marks of the quotation that they are the whole of."""
    if tokens and tokens[0] and s.tokens[tokens[0] - 1].text in OPENING:
        behind = range(tokens[-1] + 1, min(tokens[-1] + 3, len(s.tokens)))
        closing = next((i for i in behind if s.tokens[i].text in CLOSING), None)
        if closing is not None and all(s.tokens[i].text in STOPS for i in behind if i < closing):
            return tuple(range(tokens[0] - 1, closing + 1))
    return tuple(tokens)


def _with_credit(s: Sentence, claim: Claim, shell: Clause) -> Span:
    """A passage with the words that credit it; those that only name another outlet's report may not be most of it."""
    credit = s.hull(shell.tokens)
    both = Span(min(credit.start, claim.span.start), max(credit.end, claim.span.end))
    relayed = bool(claim.attributions) and claim.attributions[0].kind == "outlet"
    return claim.span if relayed and len(claim.span) < LEAST_CONTENT * len(both) else both


def _way_up(s: Sentence, i: int) -> list[int]:
    """The words that govern a word, up to the root."""
    way = []
    while s.tokens[i].head != i:
        i = s.tokens[i].head
        way.append(i)
    return way


def _credited(s: Sentence, clause: Clause, shells: Mapping[int, Clause]) -> bool:
    """Whether a clause is what a crediting clause credits, so that both are one passage."""
    t = s.tokens[clause.head]
    return t.dep == "ccomp" and t.head in shells


@dataclass(frozen=True, slots=True)
class _Seen:
    """What a sentence holds that its claims share out."""

    quantities: tuple[Quantity, ...]
    times: tuple[Time, ...]
    quoted: tuple[Span, ...]


def _in(t: Token, *spans: Span) -> bool:
    return any(span.start <= t.start < span.end for span in spans)


def _within(s: Sentence, span: Span, tokens: tuple[int, ...]) -> bool:
    """Whether some word of a figure or time is among these words."""
    return any(span.start <= s.tokens[i].start < span.end for i in tokens)
