"""The first screen: the story in a sentence, how it is sourced, what is counted, which dates are covered."""

from __future__ import annotations

import re
from dataclasses import dataclass

from markupsafe import Markup

from ..model import Attribution, Corroboration, Digest, Fact
from ..wording.story import main_fact
from .links import NOWHERE, conflict_anchor, href
from .rows import CONFLICTS, Shared, on_record
from .support import named_origins, weighty
from .words import iso_day, listing, number, upper_first

_ATTRIBUTED = re.compile(r"\b(according to|reported|said|says|told|reportedly|sources)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Lead:
    """What a reader knows after ten seconds."""

    sentence: str
    link: Markup
    """Of the fact it states."""
    status: str
    more: tuple[str, ...]
    """Sentences after the bold one."""
    differ: str
    """The question on which accounts of the main fact differ, or empty."""
    differ_link: Markup
    counts: tuple[tuple[Markup, int, str], ...]
    dates: str


def lead(shared: Shared) -> Lead:
    digest = shared.digest
    fact = main_fact(digest.facts, digest.articles)
    support = digest.corroboration[fact.id]
    conflict = next((c for c in weighty(digest) if fact.id in c.facts), None)
    status, *more = status_lines(fact, support, digest)
    return Lead(
        sentence=sentence(fact, support, len(digest.articles)),
        link=shared.layout.link(fact.id),
        status=status,
        more=tuple(more),
        differ=conflict.question if conflict else "",
        differ_link=href(CONFLICTS, conflict_anchor(conflict.id)) if conflict else NOWHERE,
        counts=counts(digest, len(shared.layout.inside)),
        dates=dates(digest),
    )


def sentence(fact: Fact, support: Corroboration, articles: int) -> str:
    """The statement with its attribution, unless its own words carry one."""
    stated = fact.statement.rstrip()
    named = [o.name for o in named_origins(support)]
    if any(name in stated for name in named) or _ATTRIBUTED.search(stated):
        return stated
    if named:
        told = f"according to {listing(named[:3])}"
    elif len(fact.articles) == articles > 1:
        told = f"all {number(articles)} articles say"
    else:
        told = f"{number(len(fact.articles))} of {number(articles)} articles say"
    return f"{stated.rstrip('.')}, {told}."


def status_lines(fact: Fact, support: Corroboration, digest: Digest) -> list[str]:
    """How the main fact is sourced; the first line is the one to remember."""
    credits = [e.attribution for e in support.evidence if e.attribution]
    told = zip(fact.claims, support.evidence, strict=True)
    said = [e.attribution for claim, e in told if e.attribution and on_record(claim, e)]
    speakers = list(dict.fromkeys(a.chain[0] if a.chain else a.source for a in said))
    unnamed = list(dict.fromkeys(f"“{words}”" for a in credits if (words := _nameless(a))))
    lines = []
    if speakers:
        lines.append(f"On the record: {listing(speakers[:3])}.")
    elif unnamed:
        lines.append(f"Rests on {listing(unnamed[:3])}; no named person confirms it in these articles.")
    elif credits:
        lines.append("Credited to other reports; no named person confirms it in these articles.")
    else:
        lines.append("The articles give no source for it.")
    hedges = sorted({c.hedge for c in fact.claims if c.hedge})
    hedged = {c.article for c in fact.claims if c.hedge}
    if hedged:
        words = listing([f"“{h}”" for h in hedges[:3]])
        lines.append(f"{upper_first(_some(len(hedged)))} {words}.")
    asserted = [o.name for o in support.origins if o.level == "asserted"]
    if asserted:
        lines.append(f"Articles say that {listing(asserted)} confirmed it.")
    outlets = {a.label.casefold() for a in digest.articles}
    reports = {e.origin for e in support.evidence if e.attribution and e.attribution.kind == "outlet"}
    away = [o.name for o in named_origins(support) if o.name in reports and o.name.casefold() not in outlets]
    if away:
        lines.append(f"{_their(away)} not among the articles supplied.")
    return lines


def _nameless(credit: Attribution) -> str:
    """The article's words for a source that it does not name, its own or that of the outlet it credits."""
    if credit.kind == "unnamed":
        return credit.source
    return credit.chain[0] if credit.kind == "outlet" and len(credit.chain) > 1 else ""


def _their(outlets: list[str]) -> str:
    """``The report of ABC News is``, ``The reports of ABC News and CNN are``."""
    noun, verb = ("report", "is") if len(outlets) == 1 else ("reports", "are")
    return f"The {noun} of {listing(outlets[:3])} {verb}"


def _some(n: int) -> str:
    return "one article hedges it:" if n == 1 else f"{number(n)} articles hedge it:"


def counts(digest: Digest, parts: int) -> tuple[tuple[Markup, int, str], ...]:
    """Figures that lead to what they count: address, figure, words."""
    several = sum(len(named_origins(c)) > 1 for c in digest.corroborations)
    single = sum(c.articles == 1 for c in digest.corroborations)
    differ = len(weighty(digest))
    facts = "fact" if len(digest.facts) == 1 else "facts"
    nested = f", {number(parts)} of them {'a part of another' if parts == 1 else 'parts of others'}" if parts else ""
    found = [(href("", "to-facts"), len(digest.facts), facts + nested)]
    if len(digest.articles) > 1:
        found += [
            (href("", "by-multi" if several else "to-support"), several, "from two or more named origins"),
            (href("", "by-single" if single else "to-support"), single, "in one article only"),
            (
                href("", "to-differences"),
                differ,
                "point where accounts differ" if differ == 1 else "points where accounts differ",
            ),
        ]
    return tuple(found)


def dates(digest: Digest) -> str:
    """Which dates the articles carry, in words."""
    stated = [a.identity.published for a in digest.articles if a.identity.published]
    days = [iso_day(s.value) for s in sorted(stated, key=lambda s: s.value)]
    without = len(digest.articles) - len(days)
    if not days:
        return "The article carries no date." if without == 1 else "None of the articles carries a date."
    if len(set(days)) == 1:
        dated = f"{upper_first(number(len(days)))} {'article is' if len(days) == 1 else 'articles are'} dated {days[0]}"
    else:
        dated = f"{upper_first(number(len(days)))} articles are dated between {days[0]} and {days[-1]}"
    rest = f"; {number(without)} {'carries' if without == 1 else 'carry'} no date" if without else ""
    inferred = sum(s.inferred for s in stated)
    guess = (
        f" {upper_first(number(inferred))} of the dates {'is' if inferred == 1 else 'are'} inferred."
        if inferred
        else ""
    )
    return f"{dated}{rest}.{guess}"
