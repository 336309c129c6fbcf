"""How long the whole pipeline takes, against its parser alone on the same articles."""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, from any folder

from benchmarks.record import record

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5  # the best of them counts: a busy machine only ever makes a run slower
AIM = 1.5  # times the parser; what everything after the parse may cost
SHOWN = 0.001  # seconds from which a stage is listed

PROBE = """
import json, sys, time
from pathlib import Path
start = time.process_time()
from benchmarks.stages import clocked
from generator import digest
from generator.language.parse import parse
from generator.language.parser import parser
seeds = Path(sys.argv[1])
{ready}
parser()("One sentence, so that the model is loaded and warm.")
loaded = time.process_time()
{work}
print(json.dumps([loaded - start, time.process_time() - loaded, spent]))
"""
WORK = {
    "parser alone": (
        "articles = digest.read_articles(seeds, digest.read_settings(seeds))",
        "spent = dict(); parse(articles)",
    ),
    "whole pipeline": ("", "_, spent = clocked(seeds, keep_parses=True)"),
}
"""By name, what is made ready and what is then measured."""
Run = tuple[float, float, dict[str, float]]
"""Processor seconds to start (imports, model), to work, and of each stage of the work."""


def measure(name: str, seeds: Path) -> Run:
    """One run in a fresh process that finds no cache."""
    ready, work = WORK[name]
    command = [sys.executable, "-c", PROBE.format(ready=ready, work=work), str(seeds.resolve())]
    with tempfile.TemporaryDirectory() as empty:
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "FACT_DIGEST_CACHE": empty}
        ran = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    start, worked, spent = json.loads(ran.stdout)
    return start, worked, spent


def best(name: str, seeds: Path) -> Run:
    """The quickest start, the quickest work and of each stage the quickest of all runs."""
    runs = [measure(name, seeds) for _ in range(RUNS)]
    stages = {stage: min(spent[stage] for *_, spent in runs) for stage in runs[0][2]}
    return min(start for start, *_ in runs), min(worked for _, worked, _ in runs), stages


def table(seeds: Path) -> list[str]:
    """The figures as Markdown."""
    words = sum(len(p.read_text("utf-8", errors="replace").split()) for p in seeds.glob("*.txt"))
    found = {name: best(name, seeds) for name in WORK}
    (start_alone, alone, _), (start, whole, stages) = found.values()
    return [
        f"{len(list(seeds.glob('*.txt')))} articles, {words} words; {os.cpu_count()} cores,"
        f" Python {sys.version.split()[0]}; processor time, best of {RUNS}, each in a fresh process without a cache",
        "",
        "| | start, s | work, s |",
        "|---|---|---|",
        *(f"| {name} | {started:.2f} | {worked:.2f} |" for name, (started, worked, _) in found.items()),
        "",
        f"Pipeline to parser: **{whole / alone:.2f}** (aim: at most {AIM});"
        f" with the start, {(start + whole) / (start_alone + alone):.2f}. Milliseconds of each stage: "
        + ", ".join(f"{name} {1000 * s:.0f}" for name, s in stages.items() if s >= SHOWN)
        + ".",
    ]


def main() -> None:
    """Print the figures, and keep them with ``--write``."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", type=Path, default=ROOT / "seeds")
    options.add_argument("--write", action="store_true", help="put the figures into results.md")
    chosen = options.parse_args()
    found = table(chosen.seeds)
    print("\n".join(found))
    if chosen.write:
        record("Speed", found)


if __name__ == "__main__":
    main()
