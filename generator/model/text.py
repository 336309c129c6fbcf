"""Articles, sentences and tokens, all tied to code points of the article's own text."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Code points ``start`` (inclusive) to ``end`` (exclusive) of one article's text."""

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words the span stands for."""
        return text[self.start : self.end]

    def overlap(self, other: Span) -> int:
        """How many code points the two share."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True, order=True)
class Passage:
    """A span of a named article: what a footnote quotes."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reference:
    """Code points of a file that were read as other ones: "&eacute;" as "é", "sanc-/tuary" as one word."""

    read: Span
    """In the article's text."""
    file: Span
    """In the file's."""
    repair: str = ""
    """Which repair it is, of ``articles/files/references.py``; empty for a character reference."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of an article that reports nothing: an advertisement, a credit, a repeated headline."""

    span: Span
    rule: str
    """Which rule saw it, in words for the editor: "repeated headline", "photo credit"."""


@dataclass(frozen=True, slots=True)
class Stated:
    """Something known about an article, and where it was read."""

    value: str
    where: str
    """In words: "masthead", "copyright line", "author's note", "digest.yml", "inferred: ..."."""
    inferred: bool = False


@dataclass(frozen=True, slots=True)
class Identity:
    """What an article, or its editor, says of itself; None is unknown, never guessed."""

    outlet: Stated | None = None
    headline: Stated | None = None
    author: Stated | None = None
    published: Stated | None = None
    """``value`` is an ISO date."""
    url: Stated | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One input file, decoded, with what is report and what is furniture told apart."""

    id: str
    """Slug of the file's name, unique in the story."""
    file: str
    """Path relative to the seeds folder."""
    sha256: str
    text: str
    """As a reader sees it: ``source`` with its character references decoded. What every span counts in."""
    identity: Identity
    headline: Span | None
    """Where the headline stands, once; it is also the first of ``body`` if it reports something and its page does
    not print it again, as a label: then it is furniture."""
    body: tuple[Span, ...]
    """Paragraphs that report, in the text's order."""
    furniture: tuple[Furniture, ...]
    warnings: tuple[str, ...] = ()
    """What its editor should know: an encoding that had to be detected, a key that is not used."""
    written: str = ""
    """The file's own text, where it is another than ``text``."""
    references: tuple[Reference, ...] = ()
    """Where the two differ, in order."""
    genre: Stated | None = None
    """What its page says it is, if no report: satire, opinion, advertising, a live blog."""

    @property
    def label(self) -> str:
        """The outlet's name, or the file's where the outlet is unknown."""
        return self.identity.outlet.value if self.identity.outlet else self.file

    @property
    def source(self) -> str:
        """The file's text: UTF-8 decoded, byte-order mark dropped, newlines untouched."""
        return self.written or self.text

    def in_file(self, span: Span) -> Span:
        """Where the file has a span of the text; a reference of which it holds a part is in it whole."""
        if not self.references:
            return span
        start = self._place(span.start)
        return Span(start, self._place(span.end - 1, after=True) if len(span) else start)

    def _place(self, at: int, *, after: bool = False) -> int:
        """Where the file has what was read as the character at ``at``, or where that ends."""
        before = bisect_right(self.references, at, key=lambda r: r.read.start)
        if not before:
            return at + after
        reference = self.references[before - 1]
        if at < reference.read.end:
            return reference.file.end if after else reference.file.start
        return reference.file.end + at - reference.read.end + after


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A file that is text and is not read: the story is made of the other articles."""

    file: str
    reason: str
    """In words: "250,000 characters long; the limit is 200,000"."""
    remedy: str
    """What its editor can do about it."""

    def __str__(self) -> str:
        return f"{self.file}: left out: {self.reason}; {self.remedy}"


@dataclass(frozen=True, slots=True)
class Token:
    """A word as the parser sees it; ``start`` and ``end`` count in the article, ``head`` in the sentence."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str
    """Universal part of speech: NOUN, VERB, PROPN ..."""
    tag: str
    """Penn Treebank tag."""
    dep: str
    """Dependency label of spaCy's English scheme (CLEAR): nsubj, dobj, ccomp ..."""
    head: int
    """Index, in the sentence, of the governor; the root is its own."""
    entity: str
    """Type of the name it belongs to (PERSON, ORG, GPE, DATE ...), or empty."""
    begins: bool
    """Whether it is the first token of that name."""


@dataclass(frozen=True, eq=False)
class Sentence:
    """A parsed sentence. Compared by identity; ``index`` counts in the article."""

    article: str
    index: int
    paragraph: int
    """Index into the article's ``body``."""
    tokens: tuple[Token, ...]

    @cached_property
    def span(self) -> Span:
        return Span(self.tokens[0].start, self.tokens[-1].end)

    @cached_property
    def root(self) -> int:
        return next((i for i, t in enumerate(self.tokens) if t.head == i), 0)

    @cached_property
    def children(self) -> tuple[tuple[int, ...], ...]:
        """For each token the indices of those it governs, in order."""
        below: list[list[int]] = [[] for _ in self.tokens]
        for i, token in enumerate(self.tokens):
            if token.head != i:
                below[token.head].append(i)
        return tuple(map(tuple, below))

    @cached_property
    def _subtrees(self) -> tuple[tuple[int, ...], ...]:
        below: list[list[int]] = [[] for _ in self.tokens]
        for i in range(len(self.tokens)):
            at = i
            below[at].append(i)
            while self.tokens[at].head != at:
                at = self.tokens[at].head
                below[at].append(i)
        return tuple(map(tuple, below))

    def subtree(self, i: int) -> tuple[int, ...]:
        """``i`` and all below it, in the sentence's order."""
        return self._subtrees[i]

    def child(self, i: int, *deps: str) -> int | None:
        """The first child of ``i`` with one of these labels."""
        return next((c for c in self.children[i] if self.tokens[c].dep in deps), None)

    def hull(self, indices: tuple[int, ...]) -> Span:
        """The span from the first to the last of these tokens."""
        return Span(self.tokens[min(indices)].start, self.tokens[max(indices)].end)
