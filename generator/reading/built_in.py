"""The reading that comes with the program: rules, word lists and learned weights; it needs nothing from outside."""

from __future__ import annotations

from ..claims.extract import extract_claims
from ..conflicts.find import compare_accounts
from ..facts.align import align
from ..model import Findings, Texts
from ..wording.topics import name_topics


def read_built_in(texts: Texts) -> Findings:
    """Claims of every sentence, joined to facts where they say the same, and where these differ."""
    articles, sentences, cast = texts.articles, texts.sentences, texts.cast
    claims = extract_claims(sentences, cast, texts.attributions, articles)
    facts = align(claims, texts)
    facts, conflicts, cleared = compare_accounts(texts, facts, claims)
    return Findings(name_topics(facts, sentences, cast), conflicts, cleared)
