"""The pipeline, stage by stage: articles -> texts -> reading -> rows -> witnesses -> digest."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

from .articles.read import Reading, read_seeds
from .articles.settings.settings import Reader
from .conflicts.quotes import find_utterances
from .language.texts import read_texts
from .memory import without_collection
from .model import Article, Digest, Findings
from .reading.read import read as read_findings
from .reading.read import with_outlets
from .rows.about_page import find_furniture
from .rows.sheet import lay_rows
from .store import Store
from .witnesses.copies import find_copies
from .witnesses.coverage import cover
from .witnesses.origins.trace import trace_origins
from .wording.statements import word_facts
from .wording.title import name_story


def make_digest(seeds: Path | str) -> Digest:
    """Read every article of a folder and merge what they report. Nothing is written.

    Args:
        seeds: the folder of articles, one plain-text file each; in it optionally the editor's ``digest.yml``.

    Returns:
        The digest: ``facts`` (best reported first) and, in the same order, ``corroborations``; ``conflicts`` (gravest
        first); ``left_out`` names the files that are not read: too long, of another story. Every ``Passage`` in it is
        an article's id and a ``Span`` of code points: ``passage.span.of(digest.article[passage.article].text)`` are
        its words. It may hold no fact.

    Raises:
        SeedError: the articles or the editor's file cannot be used; names each bad file.
        ReaderError: a language model is to read them, and an answer of it is missing.
    """
    return merge(Path(seeds))


@without_collection()
def merge(
    seeds: Path,
    store: Store | None = None,
    meanwhile: Callable[[], object] = lambda: None,
    reader: Reader | None = None,
) -> Digest:
    """The same, with what was read once kept for the next time.

    Args:
        seeds: the folder of articles.
        store: where parses are kept between runs; the digest is the same with and without it.
        meanwhile: called while the parser reads, if it is needed.
        reader: which reading, whatever the editor's file says.
    """
    settings, read = read_seeds(seeds)
    texts = read_texts(read.articles, store, meanwhile)
    articles, sentences, cast, attributions = texts.articles, texts.sentences, texts.cast, texts.attributions
    found = read_findings(texts, seeds, reader or settings.reader, settings.model)
    articles = with_outlets(articles, found)
    sheet = lay_rows(replace(texts, articles=articles), found.facts, found.conflicts, found.rows, found.needless)
    # a model has told facts from furniture itself
    furniture = () if found.maker.model else find_furniture(texts, found.facts, found.conflicts, sheet)
    facts = word_facts(tuple(f for f in found.facts if f.id not in furniture), sheet.rows, articles)
    copies = find_copies(sentences, articles)
    corroborations, of_cores = (
        trace_origins(those, copies, articles, attributions, sentences, cast) for those in (facts, sheet.cores)
    )
    utterances = find_utterances(cast, articles, attributions)
    return Digest(
        title=settings.title or name_story(articles, sheet.rows),
        articles=articles,
        cast=cast,
        facts=facts,
        corroborations=corroborations,
        conflicts=found.conflicts,
        cleared=found.cleared,
        copies=copies,
        utterances=utterances,
        sheet=sheet,
        core_corroborations=of_cores,
        coverage=cover(articles, sentences, facts, tuple(f for f in found.facts if f.id in furniture)),
        warnings=tuple(_warnings(read, articles, found)),
        left_out=read.left_out,
        maker=found.maker,
    )


def _warnings(read: Reading, articles: tuple[Article, ...], found: Findings) -> Iterator[str]:
    yield from read.warnings
    yield from map(str, read.left_out)
    for article in articles:
        yield from article.warnings
    yield from found.maker.told
