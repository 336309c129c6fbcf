"""What an answer names as evidence, as claims of articles: found to the letter or not at all."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from ..claims.extract import ClaimReader
from ..model import Claim, Dropped, Passage, Sentence, Span, Texts
from ..model.overlaps import Overlaps
from .guard import Proof
from .numbered import Numbered, Place, find_place, number
from .schemas import Tally, items, text

_FOLDED = {
    **dict.fromkeys("‘’‚‛′`´", "'"),
    **dict.fromkeys("“”„‟″«»", '"'),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u200b\u200c\u200d\u2060\ufeff\u00ad", ""),
    "…": "...",
    "ﬁ": "fi",
    "ﬂ": "fl",
}
"""Marks that one hand writes so and another so; none of them is a word."""
_ELLIPSIS = re.compile(r"\s*(?:\[?\.{3,}\]?)\s*")
_EDGES = " \"'.,;:-()[]"
SHORTEST = 2
"""Letters and digits; less stands everywhere."""


def find_words(text: str, where: Span, words: str) -> Span | None:
    """Where words stand inside a stretch of a text: white space, capitals and typographic marks forgiven, no letter.

    The span's ends are exact, and what it spans are the article's own words. Words with "..." are looked for piece by
    piece, in order. Of several places the first.
    """
    return next(places(text, where, words), None)


def places(text: str, where: Span, words: str) -> Iterator[Span]:
    """Every such place, in order."""
    pieces = [piece for p in _ELLIPSIS.split(_fold(words)[0]) if (piece := p.strip(_EDGES))]
    if not pieces or sum(c.isalnum() for piece in pieces for c in piece) < SHORTEST:
        return
    folded, origin = _fold(where.of(text))
    at = 0
    while (found := _pieces(folded, pieces, at)) is not None:
        start, end = found
        yield Span(where.start + origin[start], where.start + origin[end - 1] + 1)
        at = end


def _pieces(folded: str, pieces: list[str], at: int) -> tuple[int, int] | None:
    """Where the pieces stand one after the other, each a run of whole words."""
    first, end = -1, at
    for piece in pieces:
        start = _whole(folded, piece, end)
        if start < 0:
            return None
        first = start if first < 0 else first
        end = start + len(piece)
    return first, end


def _whole(folded: str, piece: str, at: int) -> int:
    """The next place of a piece that does not begin or end inside a word; -1 where there is none."""
    start = folded.find(piece, at)
    while start >= 0:
        end = start + len(piece)
        torn = _joined(folded, start) or _joined(folded, end)
        if not torn:
            return start
        start = folded.find(piece, start + 1)
    return -1


def _joined(folded: str, at: int) -> bool:
    return 0 < at < len(folded) and folded[at - 1].isalnum() and folded[at].isalnum()


def _fold(text: str) -> tuple[str, list[int]]:
    """A text without what is forgiven, and for each of its characters the one that it comes from."""
    folded: list[str] = []
    origin: list[int] = []
    for n, character in enumerate(text):
        put = " " if character.isspace() else _FOLDED.get(character, character.lower())
        if put == " " and (not folded or folded[-1] == " "):
            continue
        folded += put
        origin += [n] * len(put)
    return "".join(folded), origin


class Evidence:
    """The articles of a story, to be asked for what an answer quotes."""

    def __init__(self, texts: Texts, tally: Tally) -> None:
        self._tally = tally
        self.text = {a.id: a.text for a in texts.articles}
        self.claims = {a.id: ClaimReader(a, texts.attributions.get(a.id, ()), texts.cast) for a in texts.articles}
        own: dict[str, list[Sentence]] = defaultdict(list)
        for s in texts.sentences:
            own[s.article].append(s)
        self._parsed = {a.id: Overlaps((s.span, s) for s in own[a.id]) for a in texts.articles}
        self._lines = {n.article.id: Overlaps((s, s) for s in n.sentences) for n in number(texts.articles)}

    def of(self, item: dict[str, Any], among: Sequence[Numbered]) -> tuple[Claim, ...]:
        """The claims that one item of an answer names, each once, in the order of the articles' text."""
        found = (self.claim(one, among) for one in items(item, "evidence", self._tally))
        claims = {claim.id: claim for claim in found if claim is not None}
        return tuple(sorted(claims.values(), key=lambda c: (c.article, c.span)))

    def claim(self, item: Any, among: Sequence[Numbered]) -> Claim | None:
        """What a sentence's number and words of it name; what is not found is counted."""
        passage = self.passage(item, among) if isinstance(item, dict) else None
        claim = self.at(passage) if passage else None
        if claim is None:
            self._tally.add(Dropped.QUOTE)
        return claim

    def passage(self, item: dict[str, Any], among: Sequence[Numbered]) -> Passage | None:
        """The words in the sentence that is named, or around it, or at the one place of that article that has them;
        the whole sentence where no words are given."""
        place, words = find_place(text(item, "at"), among), text(item, "words")
        if place is None:
            return self._anywhere(words, among) if words else None
        article = place.of.article
        if not words:
            return Passage(article.id, place.span)
        for where in (place.span, _around(place)):
            if (span := find_words(article.text, where, words)) is not None:
                return Passage(article.id, span)
        return self._anywhere(words, (place.of,))

    def _anywhere(self, words: str, among: Iterable[Numbered]) -> Passage | None:
        """The only place of the words; None where there are none or several."""
        bodies = ((n.article, body) for n in among for body in n.article.body)
        found = [Passage(article.id, span) for article, body in bodies for span in places(article.text, body, words)]
        return found[0] if len(found) == 1 else None

    def at(self, passage: Passage) -> Claim | None:
        """What the passage asserts, in the sentence that holds most of it."""
        those = self._parsed[passage.article].meeting(passage.span)
        if not those:
            return None
        home = max(those, key=lambda s: (s.span.overlap(passage.span), -s.index))
        return self.claims[passage.article].at(home, passage.span)

    def proof(self, claims: Sequence[Claim]) -> Proof:
        """What stands behind a statement with these claims."""
        words = tuple(c.span.of(self.text[c.article]) for c in claims)
        lines = " ".join(self.around(c.passage for c in claims))
        return Proof(words, lines, " ".join(self.articles(c.passage for c in claims)))

    def articles(self, passages: Iterable[Passage]) -> tuple[str, ...]:
        """The whole articles that some passages stand in."""
        return tuple(self.text[a] for a in dict.fromkeys(p.article for p in passages))

    def around(self, passages: Iterable[Passage]) -> Iterator[str]:
        """The whole lines that some passages stand in, as the model was shown them."""
        for p in passages:
            yield from (" ".join(s.of(self.text[p.article]).split()) for s in self._lines[p.article].meeting(p.span))


def _around(place: Place) -> Span:
    """The sentence that is named with its neighbours: models count wrong by one, and cut sentences elsewhere."""
    own = place.of.sentences
    return Span(own[max(0, place.index - 1)].start, own[min(len(own) - 1, place.index + 1)].end)
