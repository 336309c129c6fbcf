"""Attributions: whom an article credits with what it reports, by which words."""

from __future__ import annotations

from dataclasses import dataclass, replace

from generator.language.attribution_labels import labels
from generator.language.attribution_patterns import Credit, credits
from generator.language.attribution_phrases import SUBJECT
from generator.language.attribution_sources import Link, Names, chain_of, kind_of, means_outlet
from generator.language.hedges import hedge_in
from generator.language.quotations import Quotation, find_quotations
from generator.model import Article, Attribution, Cast, Sentence, Span

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


@dataclass(frozen=True, slots=True)
class _Found:
    """An attribution with what later steps need of it."""

    given: Attribution
    links: tuple[Link, ...]
    sentence: Sentence
    clause: Span
    """The crediting words with their source."""
    source: tuple[int, ...]

    def with_links(self, links: tuple[Link, ...]) -> _Found:
        chain = tuple(link.name for link in links)
        return replace(self, links=links, given=replace(self.given, chain=chain, kind=kind_of(links)))


@dataclass(frozen=True)
class _Reader:
    article: Article
    sentences: tuple[Sentence, ...]
    names: Names

    def read(self) -> tuple[Attribution, ...]:
        quotations = find_quotations(self.article)
        found: list[_Found] = []
        for s in self.sentences:
            here = [f for c in (*credits(s), *labels(s)) if (f := self._one(s, c, quotations))]
            for f in _nest(here):
                found.append(self._resolve(f, found))
        found += _carry(found, [q for q in quotations if _begins(self.article.text, q)])
        plain = sorted((f.given for f in found), key=lambda a: (a.content, a.cue_span, a.source_span))
        return tuple(dict.fromkeys(plain))

    def _one(self, s: Sentence, credit: Credit, quotations: tuple[Quotation, ...]) -> _Found | None:
        cue = s.hull(credit.cue)
        if not credit.source or any(q.words.holds(cue) for q in quotations):
            return None  # what a speaker says that another said stays the speaker's
        source = s.hull(credit.source)
        clause = Span(min(cue.start, source.start), max(cue.end, source.end))
        content = s.hull(credit.content) if credit.content else None
        if credit.speech:
            content = _quoted(s, credit.head, content, clause, quotations)
        if content is None or not len(content):
            return None
        if content.of(self.article.text).lower() in ("that", "this", "it"):
            if not s.index:
                return None
            content = self.sentences[s.index - 1].span
        inside = [
            i for i, t in enumerate(s.tokens) if clause.start <= t.start < clause.end or _hangs(s, i, credit.head)
        ]
        links = chain_of(s, credit, self.names)
        quoted = sum(q.span.overlap(content) for q in quotations)
        given = Attribution(
            source=source.of(self.article.text),
            source_span=source,
            cue=cue.of(self.article.text),
            cue_span=cue,
            content=content,
            chain=tuple(link.name for link in links),
            kind=kind_of(links),
            direct=quoted >= DIRECT * len(content),
            hedge=hedge_in(s, inside),
        )
        return _Found(given, links, s, clause, credit.source)

    def _resolve(self, f: _Found, before: list[_Found]) -> _Found:
        """A source that goes on from one before: "Smith said ... He added ...", "the newspaper reported"."""
        links: tuple[Link, ...] | None = None
        if f.links[0].name.lower() in ("he", "she") and len(f.links) == 1:
            links = _speaker_before(f, before, self.sentences)
        elif means_outlet(f.sentence, f.source) and all(link.kind != "outlet" for link in f.links):
            outlets = [link for b in before for link in b.links if link.kind == "outlet"]
            links = (*f.links[:-1], outlets[-1]) if outlets else None
        return f if links is None else f.with_links(links)


def of_head(attributions: tuple[Attribution, ...], head: Span) -> tuple[Attribution, ...]:
    """Attributions of one article whose content holds a claim's predicate, the innermost first."""
    return tuple(sorted((a for a in attributions if a.content.holds(head)), key=lambda a: (len(a.content), a.content)))


def _speaker_before(f: _Found, before: list[_Found], sentences: tuple[Sentence, ...]) -> tuple[Link, ...] | None:
    """The one person whom the sentence before credits, or at a paragraph's beginning the paragraph before.

    None where it credits anyone else, or where another person is a subject in it.
    """
    here = f.sentence
    first = here.index == 0 or sentences[here.index - 1].paragraph != here.paragraph
    window = [
        s
        for s in sentences[: here.index + 1]
        if (s.paragraph == here.paragraph - 1 and first)
        or (s.paragraph == here.paragraph and here.index - s.index <= 1)
    ]
    last = [b for b in before if b.sentence in window]
    people = {b.links[0] for b in last}
    through = {link.kind for b in last for link in b.links[1:]}
    if len(people) != 1 or next(iter(people)).kind != "named" or through - {"outlet"}:
        return None
    credited = [b.given.source_span for b in last]
    for s in window:
        for t in s.tokens:
            rival = t.entity == "PERSON" and t.dep in SUBJECT and t.start < f.given.source_span.start
            if rival and not any(span.holds(Span(t.start, t.end)) for span in credited):
                return None
    return (next(iter(people)),)


def _hangs(s: Sentence, i: int, head: int) -> bool:
    return s.tokens[i].head == head and s.tokens[i].dep in ("advmod", "aux")


def _quoted(
    s: Sentence, head: int, content: Span | None, clause: Span, quotations: tuple[Quotation, ...]
) -> Span | None:
    """The content with the whole of a quotation that it meets, or the quotation beside the crediting words."""
    if content is None:
        beside = [q.span for q in quotations if q.span.overlap(s.span) and _beside(s, head, clause, q)]
        return (
            min(beside, key=lambda q: max(q.start - clause.end, clause.start - q.end))
            if beside
            else (_introduced(s, quotations))
        )
    for q in quotations:
        if q.span.overlap(content) and not q.span.overlap(clause):
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


def _introduced(s: Sentence, quotations: tuple[Quotation, ...]) -> Span | None:
    """The quotation that a colon at a sentence's end leads to, if it comes next."""
    if s.tokens[-1].text != ":":
        return None
    after = [q.span for q in quotations if s.span.end <= q.span.start <= s.span.end + GAP]
    return min(after) if after else None


def _nest(here: list[_Found]) -> list[_Found]:
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


def _around(outer: _Found, inner: _Found) -> bool:
    return outer is not inner and outer.given.content.holds(inner.clause)


def _begins(text: str, q: Quotation) -> bool:
    """Whether a quotation begins like speech, after a stop; a quoted name stands in the run of a sentence."""
    before = text[: q.span.start].rstrip()
    return not before or before[-1] in ".!?:,;—–-" or "\n" in text[len(before) : q.span.start]


def _carry(found: list[_Found], quotations: list[Quotation]) -> list[_Found]:
    """Quotations without a crediting of their own, after one of the same speaker in their paragraph or going on."""
    spoken: list[_Found] = []
    last: tuple[Quotation, _Found] | None = None
    for q in quotations:
        own = [f for f in found if f.given.content.overlap(q.span) * 2 >= len(q.span)]
        if own:
            last = (q, min(own, key=lambda f: len(f.given.content)))
            continue
        goes_on = last is not None and (q.continues or q.paragraph == last[0].paragraph) and _follows(last[1], q, found)
        if last is not None and goes_on:
            f = replace(last[1], given=replace(last[1].given, content=q.span, direct=True))
            spoken.append(f)
            last = (q, f)
        elif last is not None and q.paragraph != last[0].paragraph:
            last = None
    return spoken


def _follows(f: _Found, q: Quotation, found: list[_Found]) -> bool:
    """Nobody else is credited between a speaker's words and the quotation, and it is a whole one, no phrase."""
    between = [o for o in found if f.clause.end <= o.clause.start < q.span.start and o.links[0] != f.links[0]]
    return not between and f.given.direct and q.span.start > f.clause.start
