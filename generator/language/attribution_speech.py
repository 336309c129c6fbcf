"""Speech that goes on: quotations that nobody is credited with, because it is clear whose words they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.language.attribution_sources import Link, kind_of
from generator.language.quotations import Quotation
from generator.model import Article, Attribution, Sentence, Span


@dataclass(frozen=True, slots=True)
class Found:
    """An attribution with what later steps need of it."""

    given: Attribution
    links: tuple[Link, ...]
    sentence: Sentence
    clause: Span
    """The crediting words with their source."""
    source: tuple[int, ...]

    def with_links(self, links: tuple[Link, ...]) -> Found:
        chain = tuple(link.name for link in links)
        return replace(self, links=links, given=replace(self.given, chain=chain, kind=kind_of(links)))


def carried(found: Sequence[Found], every: Sequence[Quotation], article: Article) -> list[Found]:
    """Quotations without a crediting of their own, each with that of the speaker who goes on in it.

    He goes on in his paragraph, in a quotation left open, and in a next paragraph that is nothing but a quotation.
    """
    spoken: list[Found] = []
    last: tuple[Quotation, Found] | None = None
    for q in every:
        if not _begins(article.text, q):
            continue
        own = [f for f in found if f.given.content.overlap(q.span) * 2 >= len(q.span)]
        if own:
            last = (q, min(own, key=lambda f: len(f.given.content)))
            continue
        if last is not None and _near(last[0], q, article) and _follows(last[1], q, found):
            f = replace(last[1], given=replace(last[1].given, content=q.span, direct=True))
            spoken.append(f)
            last = (q, f)
        elif last is not None and q.paragraph != last[0].paragraph:
            last = None
    return spoken


def _near(before: Quotation, q: Quotation, article: Article) -> bool:
    """Whether a quotation can go on with the one before; a question begins a change of speakers."""
    if q.continues or q.paragraph == before.paragraph:
        return True
    asked = {quotation.words.of(article.text).rstrip()[-1:] for quotation in (before, q)}
    return q.paragraph == before.paragraph + 1 and q.span == article.body[q.paragraph] and "?" not in asked


def _begins(text: str, q: Quotation) -> bool:
    """Whether a quotation begins like speech, after a stop; a quoted name stands in the run of a sentence."""
    before = text[: q.span.start].rstrip()
    return not before or before[-1] in ".!?:,;—–-" or "\n" in text[len(before) : q.span.start]


def _follows(f: Found, q: Quotation, found: Sequence[Found]) -> bool:
    """Nobody else is credited between a speaker's words and the quotation, and it is a whole one, no phrase."""
    between = [o for o in found if f.clause.end <= o.clause.start < q.span.start and o.links[0] != f.links[0]]
    return not between and f.given.direct and q.span.start > f.clause.start
