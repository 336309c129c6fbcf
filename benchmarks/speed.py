"""How long the whole pipeline takes, against its parser alone on the same articles; and what a further build takes.

The second table compares builds in pairs, one after the other in each round, so that a busy machine slows both: MkDocs
alone with the plugin when nothing changed, and a first build with one after a word of one article was edited.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, from any folder

from benchmarks.record import record

ROOT = Path(__file__).resolve().parents[1]
RUNS = 5  # the best of them counts: a busy machine only ever makes a run slower
AIM = 1.5  # times the parser; what everything after the parse may cost
ROUNDS = 7  # of the builds in pairs; the median counts
UNCHANGED, EDITED = 1.3, 0.6  # times MkDocs alone, times a first build; what the second of a pair may take
SHOWN = 0.001  # seconds from which a stage is listed

PROBE = """
import json, sys, time
from pathlib import Path
start = time.process_time()
from benchmarks.stages import clocked
from generator import digest
from generator.language.parsing.parse import parse
from generator.language.parsing.parser import parser
seeds = Path(sys.argv[1])
{ready}
parser()("One sentence, so that the model is loaded and warm.")
loaded = time.process_time()
{work}
print(json.dumps([loaded - start, time.process_time() - loaded, spent]))
"""
WORK = {
    "parser alone": (
        "_, articles = digest.read_seeds(seeds)",
        "spent = dict(); parse(articles)",
    ),
    "whole pipeline": ("", "_, spent = clocked(seeds)"),
}
"""By name, what is made ready and what is then measured."""
MKDOCS, GENERATOR = ("-m", "mkdocs", "build", "--quiet"), ("-m", "generator", "build")
BARE = """
INHERIT: mkdocs.yml
docs_dir: pages
plugins: [search]
markdown_extensions: [toc, footnotes, tables]
theme: {custom_dir: templates/theme, highlightjs: false, color_mode: light}
"""
"""Settings of the same site without the plugin, out of pages that lie there already."""
PREVIEW = """
import json, os, sys, time
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config
def once():
    config = load_config("mkdocs.yml")
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
once()
name, text = json.loads(sys.argv[1])
Path(name).write_text(text, "utf-8")
start, work = time.perf_counter(), os.times()
once()
print(json.dumps([time.perf_counter() - start, sum(os.times()[:4]) - sum(work[:4])]))
"""
Run = tuple[float, float, dict[str, float]]
"""Processor seconds to start (imports, model), to work, and of each stage of the work."""


def measure(name: str, seeds: Path) -> Run:
    """One run in a fresh process."""
    ready, work = WORK[name]
    command = [sys.executable, "-c", PROBE.format(ready=ready, work=work), str(seeds.resolve())]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
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
        f" Python {sys.version.split()[0]}; processor time, best of {RUNS}, each in a fresh process without a store",
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


@dataclass(frozen=True, slots=True)
class Took:
    """What a command took, with all processes that it started and waited for."""

    wall: float
    """Seconds by the clock: less than ``work`` where processes run beside each other, more on a busy machine."""
    work: float
    """Seconds of processor."""
    said: str = ""


class Project:
    """A site of its own in a folder, with its articles, and a second one of the same pages without the plugin."""

    def __init__(self, folder: Path, seeds: Path) -> None:
        self.folder, self.store, self._first = folder, folder / "store", folder / "first"
        self._articles = {p.name: p.read_text("utf-8") for p in sorted(seeds.glob("*.txt"))}
        for name in ("templates", "seeds"):
            shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("*.txt"))
        shutil.copy(ROOT / "mkdocs.yml", folder)
        (folder / "content").mkdir()
        (folder / "bare.yml").write_text(BARE, "utf-8")
        self.restore()
        self.run("-m", "generator", "build", "--content", "pages")
        shutil.copytree(self.store, self._first)

    def run(self, *arguments: str) -> Took:
        """Run Python in the folder."""
        environment = {**os.environ, "PYTHONPATH": str(ROOT), "FACT_DIGEST_CACHE": str(self.store)}
        command = [sys.executable, *arguments]
        before, start = os.times(), time.perf_counter()
        ran = subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, text=True, check=True)
        wall, after = time.perf_counter() - start, os.times()
        user, system = (getattr(after, n) - getattr(before, n) for n in ("children_user", "children_system"))
        return Took(wall, user + system, ran.stdout)

    def restore(self) -> None:
        """The articles as they were."""
        for name, text in self._articles.items():
            (self.folder / "seeds" / name).write_text(text, "utf-8")

    def edit(self, number: int) -> None:
        """One word of one article is another; the store knows the articles as they were, and nothing later."""
        self.forget()
        shutil.copytree(self._first, self.store)
        name, text = self.edited(number)
        (self.folder / name).write_text(text, "utf-8")

    def edited(self, number: int) -> tuple[str, str]:
        """A file and its text after such an edit: another article in each round, and another word."""
        name = sorted(self._articles)[number % len(self._articles)]
        text = self._articles[name]
        words = list(re.finditer(r"\b[a-z]{5}\b", text))
        at = words[(len(words) // 2 + number) % len(words)]
        return f"seeds/{name}", text[: at.start()] + "table" + text[at.end() :]

    def forget(self) -> None:
        """An empty store."""
        shutil.rmtree(self.store, ignore_errors=True)


def unchanged(project: Project, rounds: int) -> list[tuple[Took, Took]]:
    """MkDocs alone, and with the plugin where nothing changed since the build before."""
    project.restore()
    project.run(*MKDOCS)
    return [(project.run(*MKDOCS, "-f", "bare.yml", "-d", "bare"), project.run(*MKDOCS)) for _ in range(rounds)]


def edited(project: Project, rounds: int, *command: str) -> list[tuple[Took, Took]]:
    """A first build, and one after a word was edited; each in a new process."""
    pairs = []
    for number in range(rounds):
        project.restore()
        project.forget()
        first = project.run(*command)
        project.edit(number)
        pairs.append((first, project.run(*command)))
    return pairs


def previewed(project: Project, rounds: int) -> list[tuple[Took, Took]]:
    """A first build, and one after a word was edited in the process that made it, as in a preview."""
    pairs = []
    for number in range(rounds):
        project.restore()
        project.forget()
        first = project.run(*MKDOCS)
        said = project.run("-c", PREVIEW, json.dumps(project.edited(number))).said
        pairs.append((first, Took(*json.loads(said.splitlines()[-1]))))
    return pairs


def ratio(pairs: list[tuple[Took, Took]], measure: Callable[[Took], float]) -> float:
    """The median of how many times the first of a pair the second takes."""
    return median(measure(second) / measure(first) for first, second in pairs)


def rebuilds(seeds: Path) -> list[str]:
    """Builds in pairs as Markdown."""
    with tempfile.TemporaryDirectory() as folder:
        project = Project(Path(folder), seeds)
        found = {
            "`mkdocs build` without the plugin; with it, nothing changed": unchanged(project, ROUNDS),
            "`generator build`, first; a word edited": edited(project, ROUNDS, *GENERATOR),
            "`mkdocs build`, first; a word edited": edited(project, ROUNDS, *MKDOCS),
            "`mkdocs build`, first; a word edited in a preview": previewed(project, ROUNDS),
        }
    return [
        f"Builds of these articles in pairs, median of {ROUNDS} rounds, seconds by the clock (of processor);"
        f" meanwhile {os.getloadavg()[2]:.0f} processes shared the {os.cpu_count()} cores.",
        f"Aims: nothing changed at most {UNCHANGED}, a word edited at most {EDITED}.",
        "",
        "| pair | one | the other | ratio |",
        "|---|---|---|---|",
        *(_row(name, pairs) for name, pairs in found.items()),
    ]


def _row(name: str, pairs: list[tuple[Took, Took]]) -> str:
    one, other = (_shown(each) for each in zip(*pairs, strict=True))
    ratios = f"**{ratio(pairs, lambda t: t.wall):.2f}** ({ratio(pairs, lambda t: t.work):.2f})"
    return f"| {name} | {one} | {other} | {ratios} |"


def _shown(each: Sequence[Took]) -> str:
    return f"{median(t.wall for t in each):.2f} ({median(t.work for t in each):.2f})"


def main() -> None:
    """Print the figures, and keep them with ``--write``."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seeds", type=Path, default=ROOT / "seeds")
    options.add_argument("--write", action="store_true", help="put the figures into results.md")
    chosen = options.parse_args()
    for title, make in (("Speed", table), ("Rebuilds", rebuilds)):
        found = make(chosen.seeds)
        print("\n".join(found))
        if chosen.write:
            record(title, found)


if __name__ == "__main__":
    main()
