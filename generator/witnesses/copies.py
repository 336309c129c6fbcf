"""Passages that several articles print nearly word for word."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from ..language.quotations import find_quotations
from ..model import Article, Copy, Passage, Sentence, Span
from ..model.overlaps import Overlaps
from .shared_runs import Run, shared_runs, trimmed

RUN = 11  # words of own prose in one run that show a shared text; measured: titles, formulas and chance reach 10
PROSE = 6  # of these, words that belong to no name, date or figure: a long title is no prose
SENTENCE = 8  # words of own prose that show it where they are the whole of a sentence on both sides
WHOLE = 0.9  # share of a sentence's words that make a run the whole of it
LEAST = 5  # words; between articles that share a text a shorter run is chance
PART = 0.5  # share of the shorter sentence that a run below SENTENCE words must make up
HEARD = 5  # words of a quotation in one run: a third article that prints them has heard the speaker too
SHELF = 256  # code points
SAME = 0.5  # share of the longer passage in common from which two runs are one copied passage
HEADLINE = -1
"""Number of the headline among the sentences."""
SHORT_TAG = 5  # words outside the quotation; "Smith told reporters on Tuesday" says who spoke and is nobody's prose


def find_copies(sentences: tuple[Sentence, ...], articles: tuple[Article, ...]) -> tuple[Copy, ...]:
    """Copied runs, longest first.

    Two articles share a text if one run of their own prose is long enough to show it; words inside quotation marks
    and the tags beside them do not count, for several can hear one speaker. Between articles that share a text,
    directly or through a third, shorter runs count too, and so do quotations that nobody else prints.
    Passages are cut to the run.
    """
    own: dict[str, list[Sentence]] = {a.id: [] for a in articles}
    for s in sentences:
        own[s.article].append(s)
    texts = tuple(text_of(a, own[a.id]) for a in articles)
    runs = shared_runs([[w.plain for w in text.words] for text in texts], LEAST)
    family = _families(len(texts), (r for r in runs if _shows(r, texts[r.a], texts[r.b])))
    printed = _printed(texts, family)
    copied = [
        (len(piece), _passage(articles[r.a], texts[r.a], piece, 0), _passage(articles[r.b], texts[r.b], piece, 1))
        for r in runs
        if family[r.a] == family[r.b]
        for piece in _pieces(r, texts[r.a], printed, family[r.a])
        if _counts(piece, texts[r.a], texts[r.b])
    ]
    groups = _groups(sorted(copied, key=lambda c: (-c[0], c[1:])))
    copies = [Copy(tuple(sorted(g)), *_original(g, articles)) for g in groups]
    return tuple(sorted(copies, key=lambda c: (-max(len(p.span) for p in c.passages), c.passages)))


def _shows(run: Run, a: Text, b: Text) -> bool:
    """Whether a run shows by itself that two articles share a text."""
    free = tuple((i, j) for i, j in run.pairs if a.words[i].free and b.words[j].free)
    if len(free) < SENTENCE:
        return False
    prose = trimmed(Run(run.a, run.b, free))
    if len(prose.pairs) >= RUN and prose.dense and sum(not a.words[i].name for i, _ in prose.pairs) >= PROSE:
        return True
    return min(a.share(i for i, _ in run.pairs), b.share(j for _, j in run.pairs)) >= WHOLE


def _families(count: int, shown: Iterable[Run]) -> list[int]:
    """For each article the least number among those it shares a text with, directly or through others."""
    family = list(range(count))
    for run in shown:
        low, high = sorted((family[run.a], family[run.b]))
        if low != high:
            family = [low if f == high else f for f in family]
    return family


def _printed(texts: tuple[Text, ...], family: list[int]) -> dict[tuple[str, ...], frozenset[int]]:
    """Which families print which runs of HEARD words."""
    found: dict[tuple[str, ...], set[int]] = {}
    for text, kin in zip(texts, family, strict=True):
        for i in range(len(text.words) - HEARD + 1):
            found.setdefault(tuple(w.plain for w in text.words[i : i + HEARD]), set()).add(kin)
    return {gram: frozenset(kin) for gram, kin in found.items()}


def _pieces(
    run: Run, a: Text, printed: dict[tuple[str, ...], frozenset[int]], family: int
) -> list[tuple[tuple[int, int], ...]]:
    """A run without the quotations in it that an article of another family prints too."""
    pieces: list[list[tuple[int, int]]] = [[]]
    for quoted, stretch in groupby(run.pairs, key=lambda p: a.words[p[0]].quoted):
        pairs = list(stretch)
        words = [a.words[i].plain for i, _ in pairs]
        grams = (tuple(words[k : k + HEARD]) for k in range(len(words) - HEARD + 1))
        if quoted and any(printed.get(gram, frozenset()) - {family} for gram in grams):
            pieces.append([])
        else:
            pieces[-1] += pairs
    return [tuple(piece) for piece in pieces if len(piece) >= LEAST]


def _counts(piece: tuple[tuple[int, int], ...], a: Text, b: Text) -> bool:
    """Whether a piece is more than a formula or a speaker's tag."""
    both = [(a.words[i], b.words[j]) for i, j in piece]
    free = sum(x.free and y.free for x, y in both)
    quoted = sum(x.quoted and y.quoted for x, y in both)
    if free >= SENTENCE or quoted >= LEAST:
        return True
    part = max(a.share(i for i, _ in piece), b.share(j for _, j in piece))
    return free >= LEAST and part >= PART and not all(x.name for x, _ in both)


def _passage(article: Article, text: Text, piece: tuple[tuple[int, int], ...], side: int) -> Passage:
    first, last = text.words[piece[0][side]], text.words[piece[-1][side]]
    return Passage(article.id, Span(first.span.start, last.span.end))


def _groups(copied: list[tuple[int, Passage, Passage]]) -> list[list[Passage]]:
    """Pairs of passages, longest first, to groups of one passage an article."""
    groups: list[list[Passage]] = []
    shelves: dict[tuple[str, int], list[int]] = {}

    def put(passage: Passage, number: int) -> None:
        groups[number].append(passage)
        for shelf in _shelves(passage):
            shelves.setdefault(shelf, []).append(number)

    for _, a, b in copied:
        for number in sorted({n for p in (a, b) for shelf in _shelves(p) for n in shelves.get(shelf, ())}):
            group = groups[number]
            held = [p for p in (a, b) if any(_same(p, q) for q in group)]
            articles = {q.article for q in group}
            if held:
                for p in (a, b):
                    if p not in held and p.article not in articles:
                        put(p, number)
                break
        else:
            groups.append([])
            put(a, len(groups) - 1)
            put(b, len(groups) - 1)
    return groups


def _shelves(passage: Passage) -> list[tuple[str, int]]:
    """Stretches of an article in which passages are looked for."""
    return [(passage.article, n) for n in range(passage.span.start // SHELF, passage.span.end // SHELF + 1)]


def _same(a: Passage, b: Passage) -> bool:
    return a.article == b.article and a.span.overlap(b.span) >= SAME * max(len(a.span), len(b.span))


def _original(group: list[Passage], articles: tuple[Article, ...]) -> tuple[str | None, str]:
    """The article whose outlet the copied words name, if they name just one; and why it or none."""
    known = {a.id: a for a in articles}
    named = [
        known[p.article]
        for p in sorted(group)
        if (outlet := known[p.article].identity.outlet) is not None
        and all(outlet.value in q.span.of(known[q.article].text) for q in group)
    ]
    if len(named) == 1:
        return named[0].id, f"the copied words name {named[0].label}"
    return None, "no text says who had it first"


@dataclass(frozen=True, slots=True)
class Word:
    """A word without its marks and capitals."""

    plain: str
    span: Span
    sentence: int
    quoted: bool
    """Whether it stands inside quotation marks."""
    free: bool
    """Whether it is the outlet's own prose: neither quoted nor the tag that says who spoke."""
    name: bool
    """Whether it belongs to a name, a date or a figure."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article's words and how many of them each of its sentences has."""

    words: tuple[Word, ...]
    sizes: dict[int, int]

    def share(self, places: Iterable[int]) -> float:
        """The greatest share of a sentence's words that these places hold, over the sentences they touch."""
        inside = Counter(self.words[i].sentence for i in places)
        return max(n / self.sizes[sentence] for sentence, n in inside.items())


def text_of(article: Article, sentences: Iterable[Sentence]) -> Text:
    """The words of an article's parsed sentences, in order; marks, and what has no letter or figure, left out."""
    quotations = Overlaps((q.words, q.words) for q in find_quotations(article))
    found: list[Word] = list(_headline(article))
    for s in sentences:
        own = [(t, plain) for t in s.tokens if (plain := _plain(t.text))]
        here = quotations.meeting(s.span)
        quoted = [any(q.start <= t.start < q.end for q in here) for t, _ in own]
        tag = any(quoted) and quoted.count(False) <= SHORT_TAG
        for (t, plain), inside in zip(own, quoted, strict=True):
            name = bool(t.entity) or t.pos in ("PROPN", "NUM")
            found.append(Word(plain, Span(t.start, t.end), s.index, inside, not inside and not tag, name))
    return Text(tuple(found), dict(Counter(w.sentence for w in found)))


def _headline(article: Article) -> Iterator[Word]:
    """The words of a headline that is no part of the body: copiers take it along."""
    head = article.headline
    if head is None or any(paragraph.holds(head) for paragraph in article.body):
        return
    for match in re.finditer(r"\w+(?:['’]\w+)*", head.of(article.text)):
        span = Span(head.start + match.start(), head.start + match.end())
        yield Word(_plain(match.group()), span, HEADLINE, quoted=False, free=True, name=False)


def _plain(text: str) -> str:
    if text.isascii() and text.isalnum():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKC", text).casefold() if c.isalnum())
