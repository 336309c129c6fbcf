"""Tables of claims that tests write, as the comparison sees them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise

from generator.facts.profile import Profile
from generator.facts.table import Table
from generator.facts.terms import Kinship, Term
from generator.model import Claim, Span


def claim(article: str, start: int, end: int, sentence: int = 0) -> Claim:
    return Claim(article, sentence, Span(start, end), (0,), 0, "do")


def table(claims: Iterable[Claim], told: Sequence[str] = ()) -> Table:
    """Claims, each with the words of a passage: its first is who does it, its last to whom, vowels are names.

    A word before a slash is of the class behind it.
    """
    claims = list(claims)
    articles = {article: n for n, article in enumerate(sorted({c.article for c in claims}))}
    terms: dict[Term, int] = {}
    passages = [tuple(text.split()) for text in told] or [()] * len(claims)
    rows = [tuple((terms.setdefault(_term(word), len(terms)), 1.0) for word in words) for words in passages]
    profiles = tuple(
        Profile(
            claim=one,
            article=articles[one.article],
            words=dict.fromkeys(sorted(words), 1.0),
            meanings=row,
            told=row,
            core=row,
            who={word: 1.0 for word in sorted(words) if word in "aeiou"},
            predicate=row[0][0] if row else None,
            agent=row[:1],
            patient=row[-1:],
            place=row[1:2],
            sentence=dict.fromkeys(sorted(words), 1.0),
            surroundings=dict.fromkeys(sorted(words[:3]), 1.0),
            clause=row,
            speakers=frozenset(words[:1]),
            quantities=(),
            times=(),
            runs=frozenset(pairwise(words)),
            passage=words,
            size=len(words),
            position=len(words) / 10,
        )
        for one, words, row in zip(claims, passages, rows, strict=True)
    )
    return Table(profiles, Kinship.of(list(terms)))


def _term(word: str) -> Term:
    name, _, label = word.partition("/")
    return Term(name, tight=frozenset((label,)) if label else frozenset())
