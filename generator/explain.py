"""A fact's reasons in words, for the terminal: its passages, what joined them, what came near, what a model said."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from .errors import UnknownFactError
from .escape import plain
from .model import Conflict, Corroboration, Digest, Evidence, Fact, Join, Near, Passage, Sign, Span
from .reading.evidence import find_words
from .reading.recorded import Recorded

INDENT = "   "
LONGEST = 600
"""Characters of an answer's item that are shown."""


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
    differ = "differ" if conflict.sure else "may differ"
    lines = [f"Accounts {differ} ({conflict.kind}, {conflict.severity}) {conflict.id}: {plain(conflict.question)}"]
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
        yield f"{INDENT} {conflict.kind if conflict.sure else 'may differ'}: {plain(conflict.question)}"
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


def answered(digest: Digest, name: str, seeds: Path) -> Iterator[str]:
    """The items of recorded answers that quote a passage of the row, fact or difference, each below its question."""
    passages = tuple(_cited(digest, name.split("-", 1)[-1] if name[:2] in ("f-", "c-") else name))
    yield f"Asked and answered ({plain(digest.maker.model)})"
    recorded = Recorded(seeds)
    for answer in digest.maker.answers:
        path = recorded.path(answer)
        try:
            kept = json.loads(path.read_bytes())
        except (OSError, ValueError, RecursionError):
            continue
        those = [item for item in _items(kept.get("answer")) if _quotes(item, passages, digest)]
        if those:
            about, task = plain(str(kept.get("about"))), plain(str(kept.get("task")))
            yield f"{INDENT} {about}: asked by templates/prompts/{task}.md, answered in {path}"
        for item in those:
            words = plain(json.dumps(item, ensure_ascii=False))
            yield f"{INDENT}   {words[:LONGEST]}{' …' if len(words) > LONGEST else ''}"


def _cited(digest: Digest, name: str) -> Iterator[Passage]:
    for row in digest.sheet.rows:
        if name in (row.id, f"row-{row.id}"):
            for part in row.parts:
                for fact in part.facts:
                    yield from (c.passage for c in digest.fact[fact].claims)
    if name in digest.fact:
        yield from (c.passage for c in digest.fact[name].claims)
    for conflict in digest.conflicts:
        if conflict.id == name:
            yield from (p for side in conflict.sides for p in side.passages)


def _items(answer: Any) -> Iterator[dict[str, Any]]:
    """What stands in the lists of an answer."""
    for those in answer.values() if isinstance(answer, dict) else ():
        yield from (item for item in those if isinstance(item, dict)) if isinstance(those, list) else ()


def _quotes(item: Any, passages: tuple[Passage, ...], digest: Digest) -> bool:
    """Whether words that an item copied stand in one of these passages, or around one."""
    if isinstance(item, dict):
        words = item.get("words")
        here = isinstance(words, str) and any(
            find_words(digest.article[p.article].text, p.span, words) is not None for p in passages
        )
        return here or any(_quotes(value, passages, digest) for value in item.values())
    return isinstance(item, list) and any(_quotes(value, passages, digest) for value in item)
