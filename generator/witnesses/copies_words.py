"""Articles as runs of plain words, each knowing whether it may tell a copy: the ground that copies are sought on."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from ..language.quotations import find_quotations
from ..model import Article, Sentence, Span
from ..model.overlaps import Overlaps

HEADLINE = -1
"""Number of the headline among the sentences."""
SHORT_TAG = 5  # words outside the quotation; "Smith told reporters on Tuesday" says who spoke and is nobody's prose


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
