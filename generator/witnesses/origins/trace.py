"""How many origins stand behind each fact: who credits whom, who prints whose words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from ...model import Article, Attribution, Cast, Copy, Corroboration, Evidence, Fact, Origin, Sentence
from .credit import asserted_confirmations
from .evidence import Witnesses
from .names import PRONOUNS, OriginNames


def trace_origins(
    facts: tuple[Fact, ...],
    copies: tuple[Copy, ...],
    articles: tuple[Article, ...],
    attributions: dict[str, tuple[Attribution, ...]],
    sentences: tuple[Sentence, ...],
    cast: Cast,
) -> tuple[Corroboration, ...]:
    """One corroboration for each fact, in order.

    An article rests on the origins that it credits for the fact; one that credits nobody and prints another's words
    rests on what that article rests on. Articles that print one text and tell no origin are one unclear origin.
    """
    witnesses = Witnesses(articles, sentences, attributions, copies, cast)
    confirmed = asserted_confirmations(sentences)
    leads = {a.id: _leads(a, witnesses.own[a.id]) for a in articles}
    return tuple(_corroborate(fact, witnesses, confirmed, leads) for fact in facts)


def _corroborate(
    fact: Fact, witnesses: Witnesses, confirmed: dict[str, tuple[str, ...]], leads: dict[str, tuple[int, ...]]
) -> Corroboration:
    outlets = {a: witnesses.names.full(name) for a in fact.articles if (name := witnesses.outlet[a]) is not None}
    stated = _same_speaker(tuple(witnesses.evidence(claim) for claim in fact.claims), witnesses.names)
    evidence = _first_hand(_inherited(stated), outlets)
    resting: dict[str, set[str]] = {}
    for e in evidence:
        if e.origin is not None:
            resting.setdefault(e.origin, set()).add(e.passage.article)
    origins = [
        Origin(name, "seen" if name in outlets.values() else "credited", tuple(sorted(those)))
        for name, those in sorted(resting.items(), key=lambda item: (-len(item[1]), item[0]))
    ]
    said: dict[str, list[str]] = {}
    for article in fact.articles:
        if any(c.article == article and c.sentence in leads[article] for c in fact.claims):
            for name in map(witnesses.names.full, confirmed.get(article, ())):
                if name not in resting:
                    said.setdefault(name, []).append(article)
    origins += [Origin(name, "asserted", tuple(those)) for name, those in sorted(said.items())]
    unclear = _unclear(evidence)
    return Corroboration(
        fact=fact.id,
        evidence=evidence,
        articles=len(fact.articles),
        outlets=len({outlets.get(a, a) for a in fact.articles}),
        origins=tuple(origins),
        unclear=unclear,
        words=support_words(len(fact.articles), tuple(origins), unclear, evidence),
    )


def _leads(article: Article, sentences: tuple[Sentence, ...]) -> tuple[int, ...]:
    """The sentences of an article's headline and the first one of its report: what "this report" means in it."""
    head = [s.index for s in sentences if article.headline is not None and article.headline.holds(s.span)]
    return (*head, *[s.index for s in sentences if s.index not in head][:1])


def _same_speaker(evidence: tuple[Evidence, ...], names: OriginNames) -> tuple[Evidence, ...]:
    """Passages of an unnamed "he" who told an outlet, with the one person whom others name as telling it that."""
    tellers: dict[str, set[str | None]] = {}
    for e in evidence:
        if e.attribution and len(e.attribution.chain) > 1 and e.attribution.chain[0].lower() not in PRONOUNS:
            tellers.setdefault(names.full(e.attribution.chain[-1]), set()).add(e.origin)
    result = []
    for e in evidence:
        chain = e.attribution.chain if e.attribution else ("",)
        told = tellers.get(names.full(chain[-1]), set())
        found = chain[0].lower() in PRONOUNS and len(chain) > 1 and len(told) == 1
        result.append(replace(e, origin=next(iter(told))) if found else e)
    return tuple(result)


def _inherited(evidence: tuple[Evidence, ...]) -> tuple[Evidence, ...]:
    """Passages that credit nobody, with the one origin of the articles whose text they share."""
    origins: dict[str, set[str]] = {}
    for e in evidence:
        if e.origin is not None:
            origins.setdefault(e.passage.article, set()).add(e.origin)
    result = []
    for e in evidence:
        shared = set[str]().union(*(origins.get(article, ()) for article in e.same_text_as))
        found = e.attribution is None and e.origin is None and len(shared) == 1
        result.append(replace(e, origin=next(iter(shared))) if found else e)
    return tuple(result)


def _first_hand(evidence: tuple[Evidence, ...], outlets: dict[str, str]) -> tuple[Evidence, ...]:
    """Passages of an article that others credit are that origin itself."""
    credited = {e.origin for e in evidence if e.origin is not None}
    return tuple(
        replace(e, origin=outlets[e.passage.article])
        if e.origin is None and outlets.get(e.passage.article) in credited
        else e
        for e in evidence
    )


def _unclear(evidence: Iterable[Evidence]) -> int:
    """Articles with no origin told, those that print one text counted once."""
    told = {e.passage.article for e in evidence if e.origin is not None}
    groups: list[set[str]] = []
    for e in evidence:
        article = e.passage.article
        if article not in told:
            kin = {article, *(set(e.same_text_as) - told)}
            touching = [g for g in groups if g & kin]
            groups = [g for g in groups if not g & kin] + [kin.union(*touching)]
    return len(groups)


def support_words(articles: int, origins: tuple[Origin, ...], unclear: int, evidence: tuple[Evidence, ...]) -> str:
    """ "5 articles, 2 named origins (ABC News 3, CNN 1), 1 unclear"; "1 article, no source given"."""
    named = [o for o in origins if o.level != "asserted"]
    said = [o.name for o in origins if o.level == "asserted"]
    parts = [_count(articles, "article")]
    if not named:
        parts.append(_none_named(evidence))
    elif len(named) == 1:
        parts.append(f"1 named origin ({named[0].name})")
    else:
        parts.append(f"{len(named)} named origins ({', '.join(f'{o.name} {len(o.articles)}' for o in named)})")
    if named and unclear:
        parts.append(f"{unclear} unclear")
    if said:
        parts.append(f"said to be confirmed by {_listed(said)}")
    return ", ".join(parts)


def _none_named(evidence: tuple[Evidence, ...]) -> str:
    credited = [e.attribution is not None for e in evidence]
    if not any(credited):
        return "no source given"
    return "origin unclear" if all(credited) else "no origin named"


def _count(n: int, noun: str) -> str:
    return f"{n} {noun}" if n == 1 else f"{n} {noun}s"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
