"""How long the whole pipeline takes, against its parser alone on the same articles."""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
from datetime import UTC, datetime
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
RESULTS = Path(__file__).with_name("results.md")
RUNS = 5  # the best of them counts: a busy machine only ever makes a run slower
AIM = 1.5  # times the parser; what everything after the parse may cost

PROBE = """
import sys, time
from pathlib import Path
start = time.process_time()
from generator import digest
from generator.language.parse import parse, parser
seeds = Path(sys.argv[1])
articles = digest.read_articles(seeds, digest.read_settings(seeds))
parser()("One sentence, so that the model is loaded and warm.")
loaded = time.process_time()
{work}
print(loaded - start, time.process_time() - loaded)
"""
WORK = {"parser alone": "parse(articles)", "whole pipeline": "digest.make_digest(seeds)"}


def measure(work: str, seeds: Path) -> tuple[float, float]:
    """Processor seconds to start (imports, model) and to work, in a fresh process that finds no cache."""
    command = [sys.executable, "-c", PROBE.format(work=work), str(seeds.resolve())]
    with tempfile.TemporaryDirectory() as empty:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "FACT_DIGEST_CACHE": empty}
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    start, worked = map(float, ran.stdout.split())
    return start, worked


def best(work: str, seeds: Path) -> tuple[float, float]:
    """The quickest start and the quickest work of all runs."""
    runs = [measure(work, seeds) for _ in range(RUNS)]
    return min(start for start, _ in runs), min(worked for _, worked in runs)


def table(seeds: Path) -> str:
    """The figures as Markdown."""
    words = sum(len(p.read_text("utf-8", errors="replace").split()) for p in seeds.glob("*.txt"))
    seconds = {name: best(work, seeds) for name, work in WORK.items()}
    alone, whole = (seconds[name][1] for name in WORK)
    return "\n".join(
        [
            f"{len(list(seeds.glob('*.txt')))} articles, {words} words; {os.cpu_count()} cores,"
            f" Python {sys.version.split()[0]}; {datetime.now(UTC):%Y-%m-%d};"
            f" processor time, best of {RUNS}, each in a fresh process",
            "",
            "| | start, s | work, s |",
            "|---|---|---|",
            *(f"| {name} | {start:.2f} | {worked:.2f} |" for name, (start, worked) in seconds.items()),
            "",
            f"Pipeline to parser: **{whole / alone:.2f}** (aim: at most {AIM}).",
        ]
    )


def main() -> None:
    """Print the figures, and keep them with ``--write``."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", type=Path, default=ROOT / "seeds")
    options.add_argument("--write", action="store_true", help=f"put the figures into {RESULTS.name}")
    chosen = options.parse_args()
    found = table(chosen.seeds)
    print(found)
    if chosen.write:
        before, mark, _ = RESULTS.read_text("utf-8").partition("## Speed\n")
        RESULTS.write_text(f"{before}{mark}\n{found}\n", "utf-8")


if __name__ == "__main__":
    main()
