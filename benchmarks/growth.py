"""How time grows with the number of articles of one story, stage by stage.

    python benchmarks/growth.py INCIDENTS.jsonl [--sizes 50 100 200 400] [--write]

A story of n articles is put together from the file's incidents (its form stands in incidents.py): each article is the
first half of one document and the second half of another, so that every size holds the same mix and no two articles are
the same. Seconds are of the processor, one run; the parse is linear by nature and given apart.
"""

from __future__ import annotations

import argparse
import math
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, from any folder

from benchmarks.incidents import plain, read_incidents, write_articles
from benchmarks.record import record
from benchmarks.stages import clocked

STRIDE = 7  # documents between an article's two halves; prime to the number of halves, so that pairs do not repeat soon
STEEP = 1.25  # exponent of growth above which it is no longer near linear: 2.4 times the time for twice the articles


def mixed(incidents: list[dict[str, Any]]) -> Iterator[str]:
    """Articles without end: half of one document, half of another."""
    documents = [plain(d).split("\n\n") for incident in incidents for d in incident["docs"]]
    for number in range(10**6):
        a, b = documents[number % len(documents)], documents[(number * STRIDE + 1) % len(documents)]
        yield "\n\n".join(a[: len(a) // 2 + 1] + b[len(b) // 2 :] + [f"Edition {number} of this report."])


def measure(texts: list[str]) -> tuple[int, int, dict[str, float]]:
    """Number of claims and facts of one story, and the seconds of each stage; nothing is kept for the next size."""
    with tempfile.TemporaryDirectory() as folder:
        write_articles(texts, Path(folder))
        made, spent = clocked(Path(folder))
    return sum(len(f.claims) for f in made.facts), len(made.facts), spent


def main() -> int:
    """Run every size, print the table, and record it if asked."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("file", type=Path)
    options.add_argument("--sizes", type=int, nargs="+", default=[50, 100, 200, 400])
    options.add_argument("--write", action="store_true", help="put the table into results.md")
    chosen = options.parse_args()
    source = mixed(read_incidents(chosen.file))
    texts = [next(source) for _ in range(max(chosen.sizes))]
    measure(texts[:1])  # loads the model
    results = []
    for size in sorted(chosen.sizes):
        results.append((size, *measure(texts[:size])))
        print(size, results[-1][1:], flush=True)
    lines = list(table(results))
    print("\n".join(lines))
    if chosen.write:
        record("Growth", lines)
    return 0


def table(results: list[tuple[int, int, int, dict[str, float]]]) -> Iterator[str]:
    """The results in Markdown: a row a stage, a column a size, and the exponent of growth between the ends."""
    yield "Processor seconds, one run; growth is the exponent over the number of claims (1 is linear), from the first"
    yield "size to the last; stages of less than 0.1 s at the end are left out."
    yield ""
    yield "| | " + " | ".join(f"{size} articles" for size, *_ in results) + " | growth |"
    yield "|---|" + "---|" * (len(results) + 1)
    yield "| claims | " + " | ".join(str(claims) for _, claims, _, _ in results) + " | |"
    yield "| facts | " + " | ".join(str(facts) for _, _, facts, _ in results) + " | |"
    claims = (results[0][1], results[-1][1])
    for name in results[-1][3]:
        seconds = [spent.get(name, 0.0) for *_, spent in results]
        if seconds[-1] >= 0.1:
            yield row(name, seconds, claims)
    yield row("all but the parse", [sum(v for k, v in spent.items() if k != "parse") for *_, spent in results], claims)


def row(name: str, seconds: list[float], claims: tuple[int, int]) -> str:
    """One stage: its seconds at each size, and how fast they grow."""
    grown = claims[1] > claims[0] and seconds[0] > 0
    growth = math.log(seconds[-1] / seconds[0]) / math.log(claims[1] / claims[0]) if grown else math.nan
    steep = " (steep)" if growth > STEEP else ""
    return f"| {name} | " + " | ".join(f"{s:.2f}" for s in seconds) + f" | {growth:.2f}{steep} |"


if __name__ == "__main__":
    sys.exit(main())
