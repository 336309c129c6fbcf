"""Attributions: whom an article credits with what it reports, by which words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from ...model import Article, Attribution, Cast, Sentence, Span
from ...model.overlaps import Overlaps
from ..hedges import hedge_in
from ..quotations import Quotation, by_place, find_quotations, inside
from .patterns import BEFORE_SAID, Credit, credits, labels
from .sources import Link, Names, chain_of, kind_of, means_outlet
from .speech import Found, carried, just_introduced, pronoun_forms, speaker_before, still_speaking

SELF = frozenset({"he", "she", "they", "it"})
ADVERBS = 2  # words between a quotation and the crediting after it: "..., later he added"
GAP = 8  # code points between a colon and the quotation in the next paragraph: line ends and blanks
DIRECT = 0.8  # share of a content inside quotation marks from which it is a quotation, not a paraphrase with a phrase


def find_attributions(
    sentences: tuple[Sentence, ...], articles: tuple[Article, ...], cast: Cast
) -> dict[str, tuple[Attribution, ...]]:
    """Attributions of every article, by article id, in the text's order.

    A claim is attributed where an attribution's ``content`` overlaps its span; ``content`` may run over several
    sentences of a quotation.
    """
    outlets = frozenset(a.identity.outlet.value for a in articles if a.identity.outlet)
    names = Names(cast, outlets)
    own: dict[str, list[Sentence]] = {a.id: [] for a in articles}
    for s in sentences:
        own[s.article].append(s)
    return {a.id: _Reader(a, tuple(own[a.id]), names).read() for a in articles}


@dataclass(frozen=True)
class _Reader:
    article: Article
    sentences: tuple[Sentence, ...]
    names: Names

    def read(self) -> tuple[Attribution, ...]:
        every = find_quotations(self.article)
        quotations = by_place(every)
        found: list[Found] = []
        for s in self.sentences:
            here = [f for c in (*credits(s), *labels(s)) if (f := self._one(s, c, quotations))]
            for f in _nest(here):
                found.append(self._resolve(f, found))
        found += carried(found, every, self.article)
        plain = sorted((f.given for f in found), key=lambda a: (a.content, a.cue_span, a.source_span))
        return tuple(dict.fromkeys(plain))

    def _one(self, s: Sentence, credit: Credit, quotations: Overlaps[Quotation]) -> Found | None:
        cue = s.hull(credit.cue)
        if not credit.source or any(q.words.holds(cue) for q in quotations.meeting(cue)):
            return None  # what a speaker says that another said stays the speaker's
        source = s.hull(credit.source)
        clause = Span(min(cue.start, source.start), max(cue.end, source.end))
        content = s.hull(credit.content) if credit.content else None
        if credit.speech:
            content = _quoted(s, credit.head, content, clause, quotations)
        if content is None or not len(content):
            return None
        if content.of(self.article.text).lower() in BEFORE_SAID:
            if not s.index:
                return None
            before = self.sentences[s.index - 1]
            # at the head of a paragraph "That's according to" may mean more than the last sentence of the one before
            if credit.speech or before.paragraph == s.paragraph:
                content = before.span
        around = [
            i for i, t in enumerate(s.tokens) if clause.start <= t.start < clause.end or _hangs(s, i, credit.head)
        ]
        links = chain_of(s, credit, self.names)
        quoted = inside(quotations, content)
        given = Attribution(
            source=source.of(self.article.text),
            source_span=source,
            cue=cue.of(self.article.text),
            cue_span=cue,
            content=content,
            chain=tuple(link.name for link in links),
            kind=kind_of(links),
            direct=quoted >= DIRECT * len(content),
            hedge=hedge_in(s, around),
        )
        return Found(given, links, s, clause, credit.source)

    def _resolve(self, f: Found, before: list[Found]) -> Found:
        """A source that goes on from one before: "Smith said ... He added ...", "the newspaper reported"."""
        links: tuple[Link, ...] | None = None
        told = f.links[1:]
        if f.links[0].name.lower() in ("he", "she") and all(link.kind == "outlet" for link in told):
            who = speaker_before(f, before, self.sentences, self.names)
            who = who or just_introduced(f, self.sentences, self.names, self._forms)
            who = who or still_speaking(f, before, self.sentences, self.names, self._forms)
            links = None if who is None else (who, *told)
        elif means_outlet(f.sentence, f.source) and all(link.kind != "outlet" for link in f.links):
            outlet = next((link for b in reversed(before) for link in reversed(b.links) if link.kind == "outlet"), None)
            links = (*f.links[:-1], outlet) if outlet else None
        return f if links is None else f.with_links(links)

    @cached_property
    def _forms(self) -> dict[str, set[str]]:
        return pronoun_forms(self.sentences, self.names.cast)


def of_head(attributions: Overlaps[Attribution], head: Span) -> tuple[Attribution, ...]:
    """Attributions of one article, by content, whose content holds a claim's predicate, the innermost first."""
    around = (a for a in attributions.meeting(head) if a.content.holds(head))
    return tuple(sorted(around, key=lambda a: (len(a.content), a.content)))


def _hangs(s: Sentence, i: int, head: int) -> bool:
    return s.tokens[i].head == head and s.tokens[i].dep in ("advmod", "aux")


def _quoted(s: Sentence, head: int, content: Span | None, clause: Span, quotations: Overlaps[Quotation]) -> Span | None:
    """The content with the whole of a quotation that it meets, or the quotation beside the crediting words."""
    if content is None:
        beside = [q.span for q in quotations.meeting(s.span) if _beside(s, head, clause, q)]
        return (
            min(beside, key=lambda q: max(q.start - clause.end, clause.start - q.end))
            if beside
            else (_introduced(s, quotations))
        )
    for q in quotations.meeting(content):
        if not q.span.overlap(clause):
            content = Span(min(q.span.start, content.start), max(q.span.end, content.end))
    return content


def _beside(s: Sentence, head: int, clause: Span, q: Quotation) -> bool:
    """Whether a quotation stands next to crediting words, with nothing between but what hangs on their verb."""
    if q.span.overlap(clause):
        return False
    below = set(s.subtree(head))
    after = q.span.start >= clause.end
    gap = Span(clause.end, q.span.start) if after else Span(q.span.end, clause.start)
    between = [i for i, t in enumerate(s.tokens) if gap.start <= t.start < gap.end and t.pos != "PUNCT"]
    if after and between and s.tokens[between[-1]].pos == "ADP":
        return False  # the name of a thing: in an interview on "The Hour"
    return all(i in below for i in between) and (after or len(between) <= ADVERBS)


def _introduced(s: Sentence, quotations: Overlaps[Quotation]) -> Span | None:
    """The quotation that a colon at a sentence's end leads to, if it comes next."""
    if s.tokens[-1].text != ":":
        return None
    behind = Span(s.span.end, s.span.end + GAP + 1)
    after = [q.span for q in quotations.meeting(behind) if q.span.start >= s.span.end]
    return min(after) if after else None


def _nest(here: list[Found]) -> list[Found]:
    """Put the outer teller behind the inner: in "the Herald says officials told it ..." the officials are first.

    A pronoun as the inner teller is the outer one speaking of himself: "Lee said he knew ...".
    """
    result = []
    for f in here:
        outer = sorted((o for o in here if _around(o, f) and not _around(f, o)), key=lambda o: len(o.given.content))
        links = f.links
        if outer and len(links) == 1 and links[0].name.lower() in SELF:
            links = ()
        for o in outer:
            links = (*links, *(link for link in o.links if link not in links))
        result.append(f.with_links(links) if links != f.links else f)
    return result


def _around(outer: Found, inner: Found) -> bool:
    return outer is not inner and outer.given.content.holds(inner.clause)
