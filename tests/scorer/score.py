"""Score a digest against a gold standard made by reading the articles.

    python -m tests.scorer.score GOLD_DIR DIGEST_JSON [--json] [--errors N]

GOLD_DIR holds gold.json and the articles it annotates (beside it or in articles/).
DIGEST_JSON is the generator's digest.json for exactly those articles.
Every quote is checked against its article first: a digest whose evidence is not verbatim scores nothing.

Figures (each 0..1, higher is better, unless it says otherwise)
  fact_recall      gold facts of which the digest shows at least one statement
  cite_precision   over pairs of outlets cited for one fact: the share of what the shorter passage states that the other
                   states too; a pair that reports differing values of one thing is left out: it may stand in one
                   fact, flagged, or in two
  cite_recall      pairs of outlets that report one gold fact and are cited together for one fact (evidence that lumps
                   more than five gold facts together counts for none)
  cite_f1          their harmonic mean: the headline figure for "each fact footnoted to the outlets that report it"
  para_recall      cite_recall over the pairs that are worded differently (token overlap under 0.6)
  atomicity        1 / (gold facts in one piece of evidence), mean: 1 means one claim a fact
  fragmentation    digest facts over which one gold fact is spread, mean (1 is best, higher is worse)
  leaks            pieces of evidence that are boilerplate (count, 0 is best)
  conflict_precision, conflict_recall, conflict_f1    over conflicts of severity "conflict"; what the gold calls "minor"
                   or "apparent" is not asked for, and only a "minor" one may be flagged unpunished
  traps            pairs that only look like conflicts and were flagged (count, 0 is best)
  kind_accuracy    matched conflicts whose kind is the gold's
  copy_precision, copy_recall    over pairs of copied passages
  outlet_accuracy  documents whose outlet is named as a careful reader would, or left null where the text does not tell

Exit status 0 when the digest could be scored, 2 when not.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

from tests.scorer import provenance
from tests.scorer.citations import Citations, Figures
from tests.scorer.disputes import Disputes
from tests.scorer.reading import Error, Story, load_gold, settle

LOWER_IS_BETTER = ("fragmentation", "leaks", "traps")


def score(story: Story, digest: dict[str, Any], errors: list[Error]) -> Figures:
    """Every figure of a digest, in the order of the list above; what went wrong goes to ``errors``.

    Raises SystemExit (2) where a piece of the digest's evidence is not verbatim.
    """
    settle(digest, story.texts)
    citations, disputes = Citations(story, digest), Disputes(story, digest)
    return {**citations.figures(errors), **disputes.figures(errors), **provenance.figures(story, digest)}


def show(errors: list[Error], most: int) -> None:
    """Print some errors of each kind."""
    for kind in dict.fromkeys(e.kind for e in errors):
        these = [e for e in errors if e.kind == kind]
        print(f"\n== {kind}: {len(these)}")
        for e in these[:most]:
            print(f"  [{e.where}] {e.a[:150]!r}" + (f"\n      ~ {e.b[:150]!r}" if e.b else ""))


def main() -> int:
    """Score one digest and print its figures."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("gold", type=Path)
    options.add_argument("digest", type=Path)
    options.add_argument("--json", action="store_true", help="print the figures as JSON")
    options.add_argument("--errors", type=int, default=0, metavar="N", help="show N examples of each kind of error")
    chosen = options.parse_args()
    errors: list[Error] = []
    figures = score(load_gold(chosen.gold), json.loads(chosen.digest.read_text("utf-8")), errors)
    if chosen.json:
        print(json.dumps(figures, indent=1))
    else:
        for key, value in figures.items():
            print(f"{key:20s} {'-' if value is None else value if isinstance(value, int) else f'{value:.3f}'}")
    if chosen.errors:
        show(errors, chosen.errors)
    return 0


if __name__ == "__main__":
    sys.exit(main())
