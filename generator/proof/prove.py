"""The last look before anything is written: passages, rows, statements against the articles, then the pages' notes.

What does not hold is left out and named; an article can make a row go, never the sheet.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace

from ..articles.references import read_anew
from ..errors import ProofError
from ..escape import plain
from ..model import Article, Digest, Fact, Passage, Reference, Row
from .pages import Problem, broken_notes
from .quoting import ANCHORS, Broken, Part, quoting, told, without
from .rows import broken_rows

_BRACKETED = re.compile(r"\[[^\[\]]*\]")
_CAPITAL = re.compile(r"\[(\w)\](?=\w)")
"""The first letter of what stands behind a dropped connective."""
_WORD = re.compile(r"[^\W_]+")
_SOURCE = re.compile(r"source-(?P<article>[a-z0-9-]+)\.html#p-(?P<start>\d+)")
SHOWN = 20  # broken promises told at once in an error; they mostly have one cause

Pages = Mapping[str, str | bytes]


@dataclass(frozen=True, slots=True)
class Proven:
    """A digest and its pages, of which every promise holds."""

    digest: Digest
    pages: Pages
    left_out: tuple[str, ...]
    """What did not hold and is no longer in it: file, line, passage, reason, and the command that shows it."""


def prove(digest: Digest, make: Callable[[Digest], Pages]) -> Proven:
    """Hold every promise of the digest and of the pages that ``make`` makes of it against the articles.

    What does not hold is left out, and the digest's warnings name it, until the rest holds. Each round leaves out at
    least one part, so it ends; one round or two are what an error of ours takes.

    Raises:
        ProofError: nothing is left; or the pages break a promise that is no part's, which only a template can.
    """
    whole, left_out = digest, dict[str, None]()
    while True:
        broken = tuple(_broken_parts(digest))
        # A passage that is not there would be missed in rows and on pages too, in words that say less.
        broken = broken or (*broken_rows(digest), *_broken_statements(digest))
        if not broken:
            pages = make(digest)
            broken = tuple(_broken_places(digest, pages))
        if not broken:
            return Proven(digest, pages, tuple(left_out))
        left_out |= dict.fromkeys(told(one, whole) for one in _once(broken))
        digest = without(digest, {one.part for one in broken})
        digest = replace(digest, warnings=(*whole.warnings, *left_out))
        if not digest.sheet.rows:
            raise ProofError(_many("Nothing that the articles report could be proven:", list(left_out)))


def _once(broken: tuple[Broken, ...]) -> Iterator[Broken]:
    """The first of each part."""
    seen: set[Part] = set()
    for one in broken:
        if one.part not in seen:
            seen.add(one.part)
            yield one


def _many(head: str, lines: list[str]) -> str:
    more = [f"... and {len(lines) - SHOWN} more"] if len(lines) > SHOWN else []
    return "\n".join([head, *lines[:SHOWN], *more])


def _broken_parts(digest: Digest) -> Iterator[Broken]:
    for part, passage in quoting(digest):
        article = digest.article.get(passage.article)
        if article is None:
            yield Broken(part, "it quotes what is no article of the story", passage)
        elif not _is_words_of(passage, article):
            yield Broken(part, f"no passage stands at {passage.span.start} to {passage.span.end}", passage)


def _is_words_of(passage: Passage, article: Article) -> bool:
    """Whether a passage is words of the article as it is read, and stands in the file where its data says."""
    start, end = passage.span.start, passage.span.end
    quote = article.text[start:end] if 0 <= start < end <= len(article.text) else ""
    return quote.strip() == quote != "" and quote in _read(passage, article)


def _read(passage: Passage, article: Article) -> str:
    """The passage read anew from its place in the file; a reference of which it holds a part is read whole."""
    place, parts = article.in_file(passage.span), []
    at = place.start
    for n in range(bisect_left(article.references, at, key=_start), len(article.references)):
        reference = article.references[n]
        written = reference.file
        if written.end > place.end:
            break
        parts += [article.source[at : written.start], read_anew(written.of(article.source), reference.repair)]
        at = written.end
    return "".join([*parts, article.source[at : place.end]])


def _start(reference: Reference) -> int:
    return reference.file.start


def _broken_statements(digest: Digest) -> Iterator[Broken]:
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
            why = f"its statement says {', '.join(map(repr, strange))}, which no cited passage does"
            yield Broken(("fact", fact.id), why, fact.claims[0].passage)


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


def _broken_places(digest: Digest, pages: Pages) -> Iterator[Broken]:
    """What the pages promise and do not keep, each with the fact or conflict that it is about.

    Raises:
        ProofError: it is about none of them.
    """
    problems = list(broken_notes(pages, _quotable(digest)))
    shown = _shown(digest) if problems else {}
    nobodys: list[str] = []
    for problem in problems:
        if not (owners := _owners(problem, shown)):
            nobodys.append(str(problem))
        yield from (Broken(part, problem.words, passage) for part, passage in owners.items())
    if nobodys:
        raise ProofError(_many("The pages do not hold; is a template at fault?", nobodys))


Place = str | tuple[str, int]
"""An anchor, or an article and where a passage of it begins."""


def _shown(digest: Digest) -> dict[Place, dict[Part, Passage]]:
    """By anchor the part that a row or a card shows, by place the facts and rows whose passage a link leads to."""
    found: dict[Place, dict[Part, Passage]] = {}
    for part, passage in quoting(digest):
        if part[0] in ANCHORS:
            found.setdefault(f"{ANCHORS[part[0]]}-{part[1]}", {}).setdefault(part, passage)
        if part[0] in ("fact", "row"):
            found.setdefault((passage.article, passage.span.start), {}).setdefault(part, passage)
    return found


def _owners(problem: Problem, shown: Mapping[Place, dict[Part, Passage]]) -> dict[Part, Passage]:
    """The parts that a problem is about, with a passage of each."""
    for anchor in problem.about:
        cited = _SOURCE.fullmatch(anchor)
        place = (cited["article"], int(cited["start"])) if cited else anchor
        if place in shown:
            return shown[place]
    return {}


def _quotable(digest: Digest) -> set[str]:
    """The passages that a note may quote, as a page shows them."""
    return {
        plain(passage.span.of(digest.article[passage.article].text))
        for _, passage in quoting(digest)
        if passage.article in digest.article
    }
