"""Hostile texts in every place of every page: how many were tried, and what they changed.

    python benchmarks/hostile.py [--texts 100000] [--first 1000] [--write]

Each round spells a story anew with hostile words and compares its pages with those of its benign twin, as
tests/twins.py says: structure and words in three sets of Markdown extensions, Jinja, front matter, JSON-LD, table,
data, notes. A text is one text of the story as its pages show it: a statement, a passage, a name. What a round holds
follows from its number; every tenth is a long story of 160 facts on topic pages, the others fill every kind of page.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, from any folder

from benchmarks.record import record
from generator.edition import Changes
from tests.hostile import Story, slots, story
from tests.markups import SETS
from tests.storybook import of_size
from tests.twins import problems

LONG_EVERY = 10
"""Rounds; a long story has ten times the texts and takes twenty times as long."""
LONG = 160
"""Facts; from 151 on topics have pages of their own."""
SHOWN = 20


def rounds(first: int, texts: int) -> Iterator[tuple[int, Story]]:
    """Numbers and stories of as many rounds as hold so many texts."""
    short, long = story(), (of_size(LONG, articles=3), Changes((), (), (), (), (), (), ()))
    counts = {id(short): len(slots(short)), id(long): len(slots(long))}
    number = first
    while texts > 0:
        told = long if (number - first) % LONG_EVERY == LONG_EVERY - 1 else short
        yield number, told
        texts -= counts[id(told)]
        number += 1


def main() -> int:
    """Run the rounds, print what they changed, and record it if asked; 1 if they changed anything."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--texts", type=int, default=100_000)
    options.add_argument("--first", type=int, default=1000, help="number of the first round")
    options.add_argument("--write", action="store_true", help="put the figures into results.md")
    chosen = options.parse_args()
    started, tried, number, found = time.process_time(), 0, chosen.first, list[str]()
    for number, told in rounds(chosen.first, chosen.texts):
        broken = problems(told, number)
        tried += len(slots(told))
        found += broken
        print(f"round {number}: {tried} texts, {len(found)} changes, {time.process_time() - started:.0f} s", flush=True)
        print(*broken[:SHOWN], sep="\n", end="\n" if broken else "", flush=True)
    extensions = ", ".join(f"{name} {len(those)}" for name, those in SETS.items())
    lines = [
        f"{tried:,} hostile texts in rounds {chosen.first} to {number}, each on every page that shows it,",
        f"converted with {len(SETS)} sets of extensions ({extensions}): {len(found)} changes of structure or words.",
        f"{time.process_time() - started:.0f} seconds of processor time.",
    ]
    print(*lines, sep="\n")
    if chosen.write:
        record("Hostile texts", lines)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
