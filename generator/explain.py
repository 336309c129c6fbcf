"""A fact's reasons in words, for the terminal: its passages, what joined them, what came near and was kept apart."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .errors import UnknownFactError
from .escape import plain
from .model import Conflict, Corroboration, Digest, Evidence, Fact, Join, Near, Passage, Sign, Span

INDENT = "   "


def explain(digest: Digest, name: str) -> str:
    """Why these passages stand under one fact, or behind one row: all facts that it tells; or how accounts differ.

    Raises:
        UnknownFactError: the digest has no fact, row or conflict of this id.
    """
    row = next((r for r in digest.sheet.rows if r.id == name.removeprefix("row-")), None)
    if row is None:
        return _fact(digest, name)
    faults = f"It is less than perfect: {', '.join(f.value for f in row.faults)}." if row.faults else ""
    head = [f"Row {row.id}: {plain(row.text)}", f"From {_where(row.passage, digest)}.", *([faults] if faults else [])]
    told = dict.fromkeys(f for part in row.parts for f in part.facts)
    return "\n\n".join(["\n".join(head), *(_fact(digest, f) for f in told)])


def _fact(digest: Digest, fact_id: str) -> str:
    fact = digest.fact.get(fact_id.removeprefix("f-"))
    if fact is None:
        return _conflict(fact_id, digest)
    support = digest.corroboration[fact.id]
    return "\n".join(
        [
            f"Fact {fact.id}: {plain(fact.statement)}",
            f"Reported by {support.words}." + (f" Topic: {plain(fact.topic)}." if fact.topic else ""),
            *_passages(fact, support, digest),
            *_joins(fact, digest.maker.model),
            *_nearest(fact, digest),
            *_differences(fact, digest),
        ]
    )


def _conflict(conflict_id: str, digest: Digest) -> str:
    conflict = next((c for c in digest.conflicts if c.id == conflict_id.removeprefix("c-")), None)
    if conflict is None:
        raise UnknownFactError(plain(conflict_id))
    lines = [f"Accounts differ ({conflict.kind}, {conflict.severity}) {conflict.id}: {plain(conflict.question)}"]
    for side in conflict.sides:
        lines.append(f"\n{plain(side.value)}")
        for passage in side.passages:
            lines += [f"{INDENT} {_where(passage, digest)}", f"{INDENT} “{_words(passage, digest)}”"]
    facts = ", ".join(conflict.facts) or "none"
    rule = [f"Found by the rule “{plain(conflict.rule)}”{_signs(conflict.signs)}"] if conflict.rule else []
    return "\n".join([*lines, "", plain(conflict.compatible), *rule, f"Facts concerned: {facts}"])


def _passages(fact: Fact, support: Corroboration, digest: Digest) -> Iterator[str]:
    yield "\nPassages"
    evidence = {e.passage: e for e in support.evidence}
    for number, claim in enumerate(fact.claims, 1):
        yield f"{number:2}. {_where(claim.passage, digest)}"
        yield f"{INDENT} “{_words(claim.passage, digest)}”"
        yield from (f"{INDENT} {line}" for line in _relation(evidence.get(claim.passage), digest))
        if claim.hedge:
            yield f"{INDENT} hedged: {plain(claim.hedge)}"
        if claim.negated:
            yield f"{INDENT} says that it is not so"


def _relation(evidence: Evidence | None, digest: Digest) -> Iterator[str]:
    if evidence is None:
        return
    credit = evidence.attribution
    if credit:
        # The chain runs from the furthest origin to the nearest teller; read aloud it starts with the latter.
        yield f"credits {plain(' < '.join(reversed(credit.chain)))} ({credit.kind}; “{plain(credit.cue)}”)"
    else:
        yield "credits nobody"
    if evidence.same_text_as:
        names = (digest.article[a].label for a in evidence.same_text_as if a in digest.article)
        yield f"same text as {plain(', '.join(names))}"
    if evidence.speaker_lost:
        yield "the words that said who speaks were lost in copying"


def _joins(fact: Fact, model: str) -> Iterator[str]:
    if len(fact.claims) < 2:
        return
    yield "\nJoined because"
    if model:
        yield f"{INDENT} the language model, {plain(model)}, named them for one fact"
        return
    number = {claim.id: i for i, claim in enumerate(fact.claims, 1)}
    for join in sorted(fact.joins, key=lambda j: (-j.score, j.a, j.b)):
        yield f"{INDENT} {_pair(join, number)}: {join.score:.0%} sure{_signs(join.signs)}"
    if not fact.joins:
        yield f"{INDENT} (no signs are recorded)"


def _pair(join: Join, number: dict[str, int]) -> str:
    return " and ".join(str(number.get(claim, claim)) for claim in (join.a, join.b))


def _nearest(fact: Fact, digest: Digest) -> Iterator[str]:
    if not fact.nearest:
        return
    yield "\nCame near and was kept apart"
    number = {claim.id: i for i, claim in enumerate(fact.claims, 1)}
    home = {claim.id: other.id for other in digest.facts for claim in other.claims}
    for near in sorted(fact.nearest, key=lambda n: (-n.score, n.claim)):
        passage = _passage(near)
        yield f"{INDENT} {_where(passage, digest)}" + (f", fact {home[near.claim]}" if near.claim in home else "")
        yield f"{INDENT} “{_words(passage, digest)}”"
        yield f"{INDENT} {near.score:.0%} sure to be passage {number.get(near.to, near.to)}{_signs(near.signs)}"


def _differences(fact: Fact, digest: Digest) -> Iterator[str]:
    found: list[Conflict] = [c for c in digest.conflicts if fact.id in c.facts]
    if found:
        yield "\nAccounts differ"
    for conflict in found:
        yield f"{INDENT} {conflict.kind}: {plain(conflict.question)}"
        for side in conflict.sides:
            names = dict.fromkeys(digest.article[p.article].label for p in side.passages)
            yield f"{INDENT} - {plain(side.value)} ({plain(', '.join(names))})"
        yield f"{INDENT} {plain(conflict.compatible)}"


def _signs(signs: Sequence[Sign]) -> str:
    """The strongest first; a minus speaks for keeping apart."""
    ordered = sorted(signs, key=lambda s: (-abs(s.weight), s.name))
    return "".join(f"\n{INDENT}   {sign.weight:+.2f} {plain(sign.name)}" for sign in ordered)


def _where(passage: Passage, digest: Digest) -> str:
    article = digest.article.get(passage.article)
    if article is None:
        return f"{plain(passage.article)}, which is no article of the story"
    named = f"{plain(article.label)}, " if article.label != article.file else ""
    place = article.in_file(passage.span)
    return f"{named}{plain(article.file)}, characters {place.start} to {place.end}"


def _words(passage: Passage, digest: Digest) -> str:
    article = digest.article.get(passage.article)
    return plain(passage.span.of(article.text)) if article else ""


def _passage(near: Near) -> Passage:
    """Where a claim stands; its id says it."""
    article, _, place = near.claim.rpartition(":")
    start, _, end = place.partition("-")
    return Passage(article, Span(int(start), int(end)))
