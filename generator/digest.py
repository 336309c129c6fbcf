"""The pipeline: a folder of articles to one digest, stage by stage."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .articles.read import read_seeds
from .claims.extract import extract_claims
from .conflicts.find import compare_accounts
from .conflicts.quotes import find_utterances
from .facts.align import align
from .language.attribution import find_attributions
from .language.entities import find_cast
from .language.parse import parse
from .memory import without_collection
from .model import Digest
from .rows.sheet import lay_rows
from .store import Store
from .witnesses.copies import find_copies
from .witnesses.coverage import cover
from .witnesses.origins import trace_origins
from .wording.clauses import word_facts
from .wording.story import name_story
from .wording.topics import name_topics


def make_digest(seeds: Path | str) -> Digest:
    """Read every article of a folder and merge what they report. Nothing is written.

    Args:
        seeds: the folder of articles, one plain-text file each; in it optionally the editor's ``digest.yml``.

    Returns:
        The digest: ``facts`` (best reported first) and, in the same order, ``corroborations``; ``conflicts`` (gravest
        first); ``left_out`` names the files beyond the limits. Every ``Passage`` in it is an article's id and a
        ``Span`` of code points: ``passage.span.of(digest.article[passage.article].text)`` are its words. It may hold
        no fact.

    Raises:
        SeedError: the articles or the editor's file cannot be used; names each bad file.
    """
    return merge(Path(seeds))


@without_collection()
def merge(seeds: Path, store: Store | None = None, meanwhile: Callable[[], object] = lambda: None) -> Digest:
    """The same, with what was read once kept for the next time.

    Args:
        seeds: the folder of articles.
        store: where parses are kept between runs; the digest is the same with and without it.
        meanwhile: called while the parser reads, if it is needed.
    """
    settings, read = read_seeds(seeds)
    articles = read.articles
    sentences = parse(articles, store, meanwhile)
    cast = find_cast(sentences, articles)
    attributions = find_attributions(sentences, articles, cast)
    claims = extract_claims(sentences, cast, attributions, articles)
    facts = align(claims, sentences, cast, articles)
    facts, conflicts, cleared = compare_accounts(facts, claims, sentences, cast, articles, attributions)
    facts = name_topics(facts, sentences, cast)
    sheet = lay_rows(articles, sentences, cast, facts, conflicts)
    facts = word_facts(facts, sheet.rows, articles)
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
        conflicts=conflicts,
        cleared=cleared,
        copies=copies,
        utterances=utterances,
        sheet=sheet,
        core_corroborations=of_cores,
        coverage=cover(articles, sentences, facts),
        warnings=(*map(str, read.left_out), *(warning for article in articles for warning in article.warnings)),
        left_out=read.left_out,
    )
