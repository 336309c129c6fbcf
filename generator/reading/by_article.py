"""A story larger than a model's context: each article is asked about alone, then its facts beside those known."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from ..claims.extract import extract_claims
from ..model import Article, Findings
from ..wording.topics import name_topics
from .built_in import read_built_in
from .differences import finish
from .join import Joined
from .numbered import Numbered, alone
from .prompts import tokens
from .session import ANSWER_SHARE, Session, show, size
from .told import Told, plain_told, read_told, to_facts

OVERHEAD = 1_400
"""Tokens of a question about an article beside the article: what is asked, the form, and a margin."""


def read_by_article(session: Session) -> Findings:
    """Facts of every article, joined to those of the articles before it; where two differ is asked in the same breath.

    Which sentences become rows is left to the stage of rows: no single answer has seen all articles.
    """
    texts = session.texts
    each = tuple(_of_each(session))
    if not any(each):
        session.fallen.append("No answer told a fact of any article: the built-in reading found all.")
        return replace(read_built_in(texts), maker=session.maker())
    joined = Joined(session)
    for article, told in zip(texts.articles, each, strict=True):
        joined.add(article, told if told else _built_in(session, article, pieces_of(article, session)))
    facts = to_facts(joined.groups, [a.id for a in texts.articles], [None] * len(joined.groups))
    facts = name_topics(facts, texts.sentences, texts.cast)
    conflicts = finish(joined.conflicts(), facts)
    return Findings(facts, conflicts, joined.cleared(), maker=session.maker())


def _of_each(session: Session) -> Iterator[tuple[Told, ...]]:
    """Each article's facts, in the story's order; all questions are asked at once."""
    pieces = [(article, piece) for article in session.texts.articles for piece in pieces_of(article, session)]
    requests = [
        session.request("article", article.file, size((piece,)), articles=show((piece,))) for article, piece in pieces
    ]
    answers = list(zip(pieces, session.ask(requests), strict=True))
    for article in session.texts.articles:
        own = [(piece, data) for (a, piece), data in answers if a is article]
        found = [t for piece, data in own for t in read_told(data, (piece,), session.evidence, session.tally)]
        silent = [piece for piece, data in own if data is None]
        if found and silent:
            found += _built_in(session, article, silent)
        yield tuple(found)


def pieces_of(article: Article, session: Session) -> tuple[Numbered, ...]:
    """An article, in as many pieces as the context needs; its sentences keep their numbers."""
    whole = alone(article)
    room = (session.how.context - OVERHEAD) / (1 + ANSWER_SHARE)
    pieces: list[Numbered] = []
    start, held = 0, 0
    for n, line in enumerate(whole.lines()):
        own = tokens(line)
        if n > start and held + own > room:
            pieces.append(replace(whole, sentences=whole.sentences[start:n], first=1 + start))
            start, held = n, 0
        held += own
    return (*pieces, replace(whole, sentences=whole.sentences[start:], first=1 + start))


def _built_in(session: Session, article: Article, pieces: Sequence[Numbered]) -> tuple[Told, ...]:
    """What the built-in reading finds in these pieces of an article."""
    session.fallen.append(f"No answer told all facts of {article.file}: the built-in reading found the rest.")
    texts = session.texts
    own = [s for s in texts.sentences if s.article == article.id]
    claims = extract_claims(own, texts.cast, texts.attributions, texts.articles)
    spans = [span for piece in pieces for span in piece.sentences]
    there = (c for c in claims if c.parent is None and any(span.overlap(c.span) for span in spans))
    return plain_told(there, session.evidence)
