"""``fact-digest ask``: what it prints."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from .articles.model_settings import ModelSettings
from .ask import Plan, ask, leaves_the_machine, plan, read_story
from .reading.recorded import Recorded
from .store import Store


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
