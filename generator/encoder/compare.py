"""Pairs of sentences to comparisons, each read once and kept between builds."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence

from ..model import Article, Compare, Comparison, Sentence, Span, Word
from ..sparse import Floats
from ..store import Store, key
from . import network
from .answers import STEPS, in_parallel
from .wordpiece import Piece

KIND = "comparisons"

Words = list[list[int]]
"""Of each piece of a sentence start and end, counted from its beginning; told and differs in hundredths."""
Kept = tuple[list[int], Words, Words]
"""The three likelihoods of a pair in hundredths, and its sentences' words."""
Place = tuple[str, int]
"""An article and the index of a sentence in it."""


def comparer(articles: Sequence[Article], store: Store | None = None) -> Compare:
    """What compares sentences of these articles; ``store`` keeps the answers from one build to the next.

    Of each pair the sentence whose words come first in the alphabet is read first, whichever way round it is asked, and
    however the articles' files are called.
    """
    text = {a.id: a.text for a in articles}
    known: dict[tuple[Place, Place], Comparison] = {}

    def words(s: Sentence) -> str:
        return s.span.of(text[s.article])

    def ordered(a: Sentence, b: Sentence) -> tuple[Sentence, Sentence]:
        return (a, b) if (words(a), a.article) <= (words(b), b.article) else (b, a)

    def compare(pairs: Sequence[tuple[Sentence, Sentence]]) -> Sequence[Comparison]:
        new: defaultdict[tuple[str, str], dict[tuple[Place, Place], tuple[Sentence, Sentence]]] = defaultdict(dict)
        for a, b in (ordered(*pair) for pair in pairs):
            if _places(a, b) not in known:
                new[a.article, b.article][_places(a, b)] = (a, b)
        for those in new.values():
            answers = _answers([(words(a), words(b)) for a, b in those.values()], store)
            for (place, (a, b)), answer in zip(those.items(), answers, strict=True):
                known[place] = _comparison(a, b, answer)
        found = ((pair, ordered(*pair)) for pair in pairs)
        return [known[_places(*two)] if two == pair else known[_places(*two)].turned() for pair, two in found]

    return compare


def _places(a: Sentence, b: Sentence) -> tuple[Place, Place]:
    return (a.article, a.index), (b.article, b.index)


def _answers(pairs: list[tuple[str, str]], store: Store | None) -> list[Kept]:
    if store is None:
        return in_parallel(_answer, pairs)
    name = key(network.version(), *(words for pair in pairs for words in pair))
    kept: list[Kept] = json.loads(store.remember(KIND, name, lambda: json.dumps(in_parallel(_answer, pairs)).encode()))
    return kept


def _answer(pair: tuple[str, str]) -> Kept:
    a, b = (network.vocabulary().pieces(words)[: network.LONGEST] for words in pair)
    likely, words = network.ask(a, b, network.Head.PAIR, network.Head.WORDS)
    return [round(STEPS * x) for x in likely.tolist()], _kept(a, words[: len(a)]), _kept(b, words[len(a) :])


def _kept(pieces: Sequence[Piece], said: Floats) -> Words:
    return [
        [piece.start, piece.end, round(STEPS * told), round(STEPS * differs)]
        for piece, (told, differs, _) in zip(pieces, said.tolist(), strict=True)
    ]


def _comparison(a: Sentence, b: Sentence, kept: Kept) -> Comparison:
    (agree, conflict, apart), first, second = kept
    return Comparison(agree / STEPS, conflict / STEPS, apart / STEPS, _words(a, first), _words(b, second))


def _words(s: Sentence, kept: Words) -> tuple[Word, ...]:
    at = s.span.start
    return tuple(Word(Span(at + b, at + e), told / STEPS, differs / STEPS) for b, e, told, differs in kept)
