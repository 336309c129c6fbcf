"""The first screen: the story in a sentence, how it is sourced, what is counted, which dates are covered."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from ..model import Attribution, Digest, Row
from .links import NOWHERE, conflict_anchor, href
from .rows import dissenting
from .shared import CONFLICTS, Shared
from .support import Support, on_record, weighty
from .words import count, iso_day, listing, number, upper_first


@dataclass(frozen=True, slots=True)
class Lead:
    """What a reader knows after ten seconds, beside the row that tells the story."""

    status: str
    more: tuple[str, ...]
    """Sentences after the bold one."""
    differ: str
    """The question on which accounts of the row differ, or empty."""
    differ_link: Markup
    counts: tuple[tuple[Markup, int, str], ...]
    dates: str


def lead(shared: Shared) -> Lead:
    digest, row = shared.digest, shared.layout.lead
    flagged = {c for part in row.parts for c in part.conflicts}
    conflict = next((c for c in weighty(digest) if c.id in flagged), None)
    backed = shared.backed[row.id]
    status, *more = status_lines(backed, digest)
    if len(digest.articles) > 1:
        apart = {a for part in row.parts for a in dissenting(row, part, shared)}
        more.insert(0, reach(row, backed, apart, len(digest.articles)))
    return Lead(
        status=status,
        more=tuple(more),
        differ=conflict.question if conflict else "",
        differ_link=href(CONFLICTS, conflict_anchor(conflict.id)) if conflict else NOWHERE,
        counts=counts(shared),
        dates=dates(digest),
    )


def reach(row: Row, backed: Support, apart: set[str], articles: int) -> str:
    """In how many articles the row was found, and in how many all of it: never that all say it unless each says each
    part, nor that one alone says it, since others may say it in words that were not recognised.

    ``apart`` are those that tell some of it differently.
    """
    whole = set(backed.articles).intersection(*(row.articles(part) for part in row.parts)) - apart
    if len(whole) == articles:
        return f"{'Both' if articles == 2 else f'All {number(articles)}'} articles report all of it."
    were = "was" if len(whole) == 1 else "were"
    told = f"{upper_first(number(len(whole)))} of {number(articles)} articles {were} found to report"
    rest = len(backed.articles) - len(whole)
    return f"{told} all of it, {number(rest)} more some of it." if rest else f"{told} it."


def status_lines(backed: Support, digest: Digest) -> list[str]:
    """How the row that leads is sourced; the first line is the one to remember."""
    credits = [e.attribution for _, e in backed.told if e.attribution]
    said = [e.attribution for claim, e in backed.told if e.attribution and on_record(claim, e)]
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
    claims = [claim for claim, _ in backed.told]
    hedges = sorted({c.hedge for c in claims if c.hedge})
    hedged = {c.article for c in claims if c.hedge}
    if hedged:
        words = listing([f"“{h}”" for h in hedges[:3]])
        lines.append(f"{upper_first(_some(len(hedged)))} {words}.")
    asserted = [o.name for o in backed.origins if o.level == "asserted"]
    if asserted:
        lines.append(f"Articles say that {listing(asserted)} confirmed it.")
    outlets = {a.label.casefold() for a in digest.articles}
    reports = {e.origin for _, e in backed.told if e.attribution and e.attribution.kind == "outlet"}
    away = [o.name for o in backed.named if o.name in reports and o.name.casefold() not in outlets]
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


def counts(shared: Shared) -> tuple[tuple[Markup, int, str], ...]:
    """Figures that lead to what they count: address, figure, words."""
    backed = [shared.backed[row.id] for row in shared.layout.order]
    several = sum(len(b.named) > 1 for b in backed)
    single = sum(len(b.articles) == 1 for b in backed)
    differ = len(weighty(shared.digest))
    facts = count(len(shared.digest.facts), "fact")
    found = [(href("", "to-facts"), len(backed), f"{'sentence' if len(backed) == 1 else 'sentences'}, {facts}")]
    if len(shared.named) > 1:
        found += [
            (href("", "by-multi" if several else "to-support"), several, "with 2 named origins or more"),
            (href("", "by-single" if single else "to-support"), single, "found in one article"),
            (
                href("", "to-differences"),
                differ,
                "difference" if differ == 1 else "differences",
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
