"""The last look before anything is written: passages, rows, statements against the articles, then the pages' notes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from .errors import ProofError
from .escape import plain
from .model import Article, Digest, Fact, Passage, Row
from .proof_pages import broken_notes
from .proof_rows import broken_rows

_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
"""The first letter of what stands behind a dropped connective."""
_WORD = re.compile(r"\w+")
SHOWN = 20  # broken promises told at once; they mostly have one cause


def prove(digest: Digest, pages: Mapping[str, str | bytes]) -> None:
    """Hold every promise of the pages against the articles.

    Raises:
        ProofError: names each passage, row, statement, note or reference that does not hold.
    """
    broken = list(_broken_passages(digest))
    broken = broken or [*broken_rows(digest), *_broken_statements(digest)]
    # A passage that is not there would be missed on the pages too, in words that say less.
    broken = broken or list(broken_notes(pages, _quotable(digest)))
    if broken:
        more = [f"... and {len(broken) - SHOWN} more"] if len(broken) > SHOWN else []
        raise ProofError("\n".join(["The pages do not hold:", *broken[:SHOWN], *more]))


def passages(digest: Digest) -> Iterator[tuple[str, Passage]]:
    """Every passage that the digest quotes, and for what."""
    for fact in digest.fact.values():
        yield from ((f"fact {fact.id}", claim.passage) for claim in fact.claims)
    for support in digest.corroboration.values():
        yield from ((f"evidence of fact {support.fact}", evidence.passage) for evidence in support.evidence)
    for conflict in digest.conflicts:
        for side in conflict.sides:
            yield from ((f"conflict {conflict.id}", passage) for passage in (*side.passages, *side.mark))
    for pair in digest.cleared:
        yield from ((f"cleared pair about {pair.about}", passage) for passage in (pair.a, pair.b))
    for row in digest.sheet.rows:
        yield f"row {row.id}", row.passage
        yield from ((f"note of row {row.id}", note.passage) for part in row.parts for note in part.notes)
    for unused in digest.sheet.unused:
        yield "sentence in no row", unused.passage
    for number, copy in enumerate(digest.copies, 1):
        yield from ((f"copy {number}", passage) for passage in copy.passages)
    for utterance in digest.utterances:
        for wording in utterance.wordings:
            yield from ((f"quotation {utterance.id}", passage) for passage in wording.passages)


def _broken_passages(digest: Digest) -> Iterator[str]:
    for what, passage in passages(digest):
        article = digest.article.get(passage.article)
        where = f"{passage.article} {passage.span.start}-{passage.span.end}"
        if article is None:
            yield f"{what}: quotes {where}, which is no article of the story"
        elif not _is_words_of(passage, article):
            yield f"{what}: no passage at {where} of {article.file}"


def _is_words_of(passage: Passage, article: Article) -> bool:
    start, end = passage.span.start, passage.span.end
    quote = article.text[start:end] if 0 <= start < end <= len(article.text) else ""
    return quote.strip() == quote != ""


def _broken_statements(digest: Digest) -> Iterator[str]:
    """A statement is a clause of an article: each word outside brackets stands in its passages or its row."""
    stating: dict[str, list[Row]] = {}
    for row in digest.sheet.rows:
        for fact_id in (f for part in row.parts for f in part.facts):
            stating.setdefault(fact_id, []).append(row)
    for fact in digest.fact.values():
        strange = sorted(
            _words(_BRACKETED.sub(" ", _CAPITAL.sub(r"\1", fact.statement)))
            - _cited_words(fact, stating.get(fact.id, []), digest)
        )
        if strange:
            yield f"fact {fact.id}: its statement says {', '.join(map(repr, strange))}, which no cited passage does"


def _cited_words(fact: Fact, rows: list[Row], digest: Digest) -> set[str]:
    """Words of its passages, and of the rows that state it."""
    found: set[str] = set()
    for passage in (*(claim.passage for claim in fact.claims), *(row.passage for row in rows)):
        if passage.article in digest.article:
            found |= _words(passage.span.of(digest.article[passage.article].text))
    return found


def _words(text: str) -> set[str]:
    """Words without regard to case and punctuation."""
    return set(_WORD.findall(plain(text).casefold()))


def _quotable(digest: Digest) -> set[str]:
    """The passages that a note may quote, as a page shows them."""
    return {
        plain(passage.span.of(digest.article[passage.article].text))
        for _, passage in passages(digest)
        if passage.article in digest.article
    }
