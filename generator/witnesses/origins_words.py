"""The support of a fact in words for readers. They never say "verified", nor "independent"."""

from __future__ import annotations

from ..model import Evidence, Origin


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
