"""The pipeline: a folder of articles to one digest, stage by stage."""

from __future__ import annotations

from pathlib import Path

from .articles.read import read_articles
from .articles.settings import read_settings
from .claims.extract import extract_claims
from .conflicts.find import find_conflicts
from .conflicts.quotes import find_utterances
from .facts.align import align
from .language.attribution import find_attributions
from .language.entities import find_cast
from .language.parse import parse
from .memory import without_collection
from .model import Digest
from .rows.sheet import in_rows, lay_rows
from .witnesses.copies import find_copies
from .witnesses.coverage import cover
from .witnesses.origins import trace_origins
from .wording.story import name_story
from .wording.topics import name_topics
from .wording.writer import word_facts


@without_collection()
def make_digest(seeds: Path) -> Digest:
    """Read every article of ``seeds`` and merge what they report.

    Raises:
        SeedError: the articles cannot be used; names each bad file.
        SettingsError: the editor's file cannot be used.
    """
    settings = read_settings(seeds)
    articles = read_articles(seeds, settings)
    sentences = parse(articles)
    cast = find_cast(sentences, articles)
    attributions = find_attributions(sentences, articles, cast)
    claims = extract_claims(sentences, cast, attributions, articles)
    facts = align(claims, sentences, cast, articles)
    facts = word_facts(facts, sentences, cast, articles, attributions)
    facts = name_topics(facts, sentences, cast)
    conflicts, cleared = find_conflicts(facts, sentences, cast, articles, attributions)
    sheet = lay_rows(articles, sentences, cast, facts, conflicts)
    facts = in_rows(facts, sheet, articles)
    copies = find_copies(sentences, articles)
    corroborations, of_cores = (
        trace_origins(those, copies, articles, attributions, sentences, cast) for those in (facts, sheet.cores)
    )
    utterances = find_utterances(cast, articles, attributions)
    return Digest(
        title=settings.title or name_story(articles, facts),
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
        warnings=tuple(warning for article in articles for warning in article.warnings),
    )
