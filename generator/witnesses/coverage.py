"""The coverage ledger: what became of every sentence of every article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ..articles.page.lines import key
from ..language.lexicon import word_set
from ..limits import SENTENCE_TOKENS, count_tokens
from ..model import Article, Coverage, Fact, LedgerLine, Sentence, Span

TOLD_TWICE = frozenset(
    {"repeated headline", "repeated line", "repeated paragraph", "repeated sentence", "pull quote", "headline"}
)
"""Rules of furniture whose words stand elsewhere in the article: to a reader of the ledger, duplicates."""
FEW_WORDS = 3  # words; less is an exclamation
OWN_VOICE = frozenset(["i", "we", "my", "our", "mine", "ours", "me", "us", "myself", "ourselves"])
TO_THE_READER = frozenset(["you", "your", "yours", "yourself"])
OPINION_MARKS = word_set(
    "arguably clearly obviously frankly surely perhaps maybe alas thankfully sadly fortunately unfortunately"
    " hopefully admittedly ironically should ought must"
)
"""Words by which writers judge instead of report."""
SAYING = frozenset(["say", "tell", "add", "note", "write", "ask", "reply", "respond", "announce", "explain", "comment"])
QUOTES = '"“”'


def cover(
    articles: tuple[Article, ...],
    sentences: tuple[Sentence, ...],
    facts: tuple[Fact, ...],
    furniture: tuple[Fact, ...] = (),
) -> tuple[Coverage, ...]:
    """One ledger for each article, in order; its lines hold every character that is no white space.

    ``furniture``: what looked like facts and was taken for words about the page.
    """
    used: dict[tuple[str, int], list[str]] = {}
    for fact in facts:
        for claim in fact.claims:
            used.setdefault((claim.article, claim.sentence), []).append(fact.id)
    about_page = {(claim.article, claim.sentence) for fact in furniture for claim in fact.claims}
    return tuple(_ledger(a, [s for s in sentences if s.article == a.id], used, about_page) for a in articles)


def _ledger(
    article: Article,
    sentences: list[Sentence],
    used: dict[tuple[str, int], list[str]],
    about_page: set[tuple[str, int]],
) -> Coverage:
    lines = [
        LedgerLine(f.span, "duplicate" if f.rule in TOLD_TWICE else "furniture", f.rule) for f in article.furniture
    ]
    seen: set[str] = set()
    for sentence in sentences:
        words = key(sentence.span.of(article.text))
        facts = tuple(dict.fromkeys(used.get((sentence.article, sentence.index), ())))
        if facts:
            lines.append(LedgerLine(sentence.span, "fact", "", facts))
        elif (sentence.article, sentence.index) in about_page:
            lines.append(LedgerLine(sentence.span, "furniture", "about the page, not the story"))
        elif words in seen:
            lines.append(LedgerLine(sentence.span, "duplicate", "said before in this article"))
        else:
            lines.append(LedgerLine(sentence.span, *_why_not(sentence)))
        seen.add(words)
    lines += [LedgerLine(span, "left out", _why_unread(span.of(article.text))) for span in _gaps(article.text, lines)]
    return Coverage(article.id, tuple(sorted(lines, key=lambda line: line.span)))


def _why_not(sentence: Sentence) -> tuple[str, str]:
    """Fate and reason of a sentence that stands in no fact."""
    words = [t for t in sentence.tokens if any(c.isalnum() for c in t.text)]
    if len(words) < FEW_WORDS:
        return "left out", "too short to claim anything"
    if not any(t.tag.startswith("VB") or t.tag == "MD" for t in words):
        return "left out", "no verb"
    if sentence.tokens[-1].text == "?" or (len(sentence.tokens) > 1 and sentence.tokens[-2].text == "?"):
        return "left out", "a question"
    outside = set(_outside_quotes(sentence))
    if not outside & {t.lemma for t in words}:
        return "left out", "words of a speaker in which no claim was found"
    if outside & OWN_VOICE:
        return "opinion", "the writer's own voice"
    if outside & TO_THE_READER:
        return "opinion", "speaks to the reader"
    if outside & OPINION_MARKS:
        return "opinion", "judges instead of reporting"
    if sentence.tokens[sentence.root].lemma in SAYING:
        return "left out", "says only who speaks"
    return "left out", "no claim found"


def _why_unread(text: str) -> str:
    too_long = count_tokens(text) > SENTENCE_TOKENS
    return f"longer than any sentence that is read: {SENTENCE_TOKENS} words and marks" if too_long else "not a sentence"


def _outside_quotes(sentence: Sentence) -> Iterator[str]:
    """Lemmas and words outside quotation marks."""
    inside = False
    for token in sentence.tokens:
        if token.text in QUOTES or token.text in ("''", "``"):
            inside = not inside
        elif not inside:
            yield token.lemma
            yield token.text.lower()


def _gaps(text: str, lines: Iterable[LedgerLine]) -> Iterator[Span]:
    """Stretches that are neither white space nor in a line."""
    end = 0
    spans = sorted(line.span for line in lines)
    for span in [*spans, Span(len(text), len(text))]:
        piece = text[end : span.start]
        if piece.strip():
            left = end + len(piece) - len(piece.lstrip())
            yield Span(left, left + len(piece.strip()))
        end = max(end, span.end)
