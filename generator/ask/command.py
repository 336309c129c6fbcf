"""``fact-digest ask``: a language model is asked what the articles report, and its answers are kept beside them."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..articles.read import read_seeds
from ..articles.settings.settings import ModelSettings, is_loopback
from ..errors import ReaderError, shown
from ..language.texts import read_texts
from ..model import Findings, Texts
from ..reading.by_model import read_by_model
from ..reading.recorded import Answer, Recorded
from ..reading.request import Request
from ..reading.session import ANSWER_LEAST
from ..store import Store

EXTRA = 'pip install "fact-digest[model]"'
FOLLOWING: Mapping[str, Sequence[tuple[float, int]]] = {
    "facts": ((1.6, 0), (1.6, 0), (2.2, 0)),  # differences, rows, review
    "rows": ((1.4, 0),),  # review
    "article": ((1.6, ANSWER_LEAST),),  # its facts are then held beside those known
}
"""By question those that follow from its answer: tokens for each token of the first, a guess until the answer is known,
and tokens of the answer, 0: as many as the first may have."""


@dataclass(frozen=True, slots=True)
class Plan:
    """The calls that are to be made, with their tokens by our estimate."""

    calls: int
    tokens_in: int
    tokens_out: int
    """At most."""

    def cost(self, how: ModelSettings) -> float:
        """Dollars at most, by the prices of the settings."""
        return how.price(self.tokens_in, self.tokens_out)


@dataclass(frozen=True, slots=True)
class Asked:
    """What a run of the command did."""

    found: Findings
    calls: int
    failed: int
    tokens_in: int
    tokens_out: int
    cost: float
    """Dollars."""
    unused: tuple[Path, ...]
    """Files of answers that no question of this story needs."""


def read_story(seeds: Path, store: Store | None) -> tuple[Texts, ModelSettings]:
    """The articles, and which model is to read them.

    Raises:
        SeedError: they cannot be used.
        ReaderError: no model is named.
    """
    settings, folder = read_seeds(seeds)
    if not settings.model.name:
        raise ReaderError(f"{shown(str(seeds / 'digest.yml'))}: no model is named; write 'model:' and below it 'name:'")
    return read_texts(folder.articles, store), settings.model


def plan(texts: Texts, how: ModelSettings, recorded: Recorded, *, again: bool = False) -> Plan:
    """What asking would take: questions whose words are known already are counted, those that follow are estimated."""
    known: list[Request] = []

    def note(requests: Sequence[Request]) -> Sequence[Any | None]:
        kept = [recorded.get(r) for r in requests]
        known.extend(r for r, a in zip(requests, kept, strict=True) if a is None or (again and a.data is None))
        return [a.data if a else None for a in kept]

    read_by_model(texts, how, note)
    # What follows from answers that are not there yet is not known: those of the built-in reading stand in for them.
    first = next((task for task in ("facts", "article") if any(r.task == task for r in known)), "")
    known = [r for r in known if r.task == first] if first else known
    calls, tokens_in = len(known), sum(r.tokens for r in known)
    tokens_out = sum(r.room for r in known)
    for r in known:
        for share, room in FOLLOWING.get(r.task, ()):
            calls, tokens_in = calls + 1, int(tokens_in + r.tokens * share)
            tokens_out += room or r.room
    return Plan(calls, tokens_in, tokens_out)


def ask(
    texts: Texts,
    how: ModelSettings,
    recorded: Recorded,
    *,
    again: bool = False,
    expected: int,
    warn: Callable[[str], object] = lambda _: None,
) -> Asked:
    """Ask for every answer that is missing, and keep each.

    Args:
        texts: the story.
        how: whom to ask, and the limits.
        recorded: where answers are kept.
        again: ask once more what the model could not answer.
        expected: calls by the plan; where there are none, nobody is asked and the endpoint need not be there.
        warn: told what the endpoint does that no answer shows.

    Raises:
        ReaderError: the endpoint has no answer, or a limit is reached; the answers that came are kept.
        OSError: an answer cannot be written.
    """
    if not expected:
        found = read_by_model(texts, how, recorded.replay)
        return Asked(found, 0, 0, 0, 0, 0.0, tuple(recorded.unused(found.maker.answers)))
    from tqdm import tqdm

    try:
        from .caller import Caller
        from .client import Asker, Endpoint
    except ImportError as error:
        raise ReaderError(f"{error.name} is missing. Asking a model needs the extra: {EXTRA}") from error

    failed: list[Request] = []
    with (
        Endpoint(how) as endpoint,
        tqdm(total=expected, desc="asking", unit=" calls", disable=not sys.stderr.isatty(), leave=False) as bar,
    ):

        def done(request: Request, answer: Answer) -> None:
            bar.update()
            if answer.data is None:
                failed.append(request)
                warn(f"{request.about} ({request.task}): {answer.failed}")

        caller = Caller(recorded, Asker(endpoint), how, again=again, done=done, warn=warn)
        found = read_by_model(texts, how, caller)
    spent = caller.budget
    unused = tuple(recorded.unused(found.maker.answers))
    return Asked(found, spent.calls, len(failed), spent.tokens_in, spent.tokens_out, spent.spent, unused)


def leaves_the_machine(how: ModelSettings) -> str:
    """What an editor should know before the first call; empty where nothing leaves the machine."""
    return "" if is_loopback(how.url) else f"The articles' text is sent to {how.url}."


def run(seeds: Path, chosen: argparse.Namespace, store: Store, warn: Callable[[str], None]) -> int:
    """Ask, and tell what it took; 1 if some question was not answered.

    Raises:
        SeedError, ReaderError, OSError: as ``ask`` does.
    """
    texts, how = read_story(seeds, store)
    recorded = Recorded(seeds)
    needed = plan(texts, how, recorded, again=chosen.again)
    print(_words(needed, how))
    if chosen.dry_run:
        return 0
    if needed.calls and (notice := leaves_the_machine(how)):
        print(notice, flush=True)
    try:
        asked = ask(texts, how, recorded, again=chosen.again, expected=needed.calls, warn=warn)
    except KeyboardInterrupt:
        print("Stopped. What was answered is kept; the same command goes on from there.")
        return 130
    if asked.calls:
        spent = f", ${asked.cost:.4f}" if how.price_in or how.price_out else ""
        print(f"{asked.calls} calls, {asked.tokens_in:,} tokens in, {asked.tokens_out:,} out{spent}")
    print(*asked.found.maker.fallen, sep="\n", end="\n" if asked.found.maker.fallen else "")
    print(*(f"dropped: {count} {what.value}" for what, count in asked.found.maker.dropped), sep="\n")
    _tell_unused(asked.unused, prune=chosen.prune)
    print(f"{recorded.folder}: every question has an answer. Next: fact-digest build")
    return 1 if asked.failed else 0


def _words(needed: Plan, how: ModelSettings) -> str:
    if not needed.calls:
        return "Nothing is to be asked: every answer is there."
    priced = how.price_in or how.price_out
    cost = f"at most about ${needed.cost(how):.4f}" if priced else "no price is set, so no cost is known"
    tokens = f"about {needed.tokens_in:,} tokens in, at most {needed.tokens_out:,} out"
    return f"{needed.calls} calls to {how.name}: {tokens}; {cost}"


def _tell_unused(unused: tuple[Path, ...], *, prune: bool) -> None:
    for path in unused:
        if prune:
            path.unlink(missing_ok=True)
        print(f"{path.name}: {'removed' if prune else 'no question needs it any more (--prune removes it)'}")
