"""How good the digests are: every gold story built and scored, with what was missed and wrongly joined.

    python benchmarks/evaluate.py [--eval DIR] [--story NAME] [--errors N] [--pin]

Measures the stories in tests/stories and those in DIR, if it is there: a folder of folders that each hold gold.json and
articles/. ``tests/scorer/score.py`` says what the figures mean. Writes nothing, but for --pin, which makes what is
measured on the project's own stories the new floors of tests/quality_floors.json.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))  # run as a script, from any folder

from tests.quality import FLOORS, Measured, Story, floor_of, measure, stories
from tests.scorer.citations import Figures
from tests.scorer.score import show

COLUMN = 9  # characters; a longer name is cut
Row = tuple[str, Figures]


def short(key: str) -> str:
    """A figure's name, cut to its column: "conflict_precision" is "conf_prec"."""
    return "_".join(part[:4] for part in key.split("_"))[:COLUMN]


def line(name: str, figures: Figures) -> str:
    """One row of the table."""
    cells = ("-" if v is None else str(v) if isinstance(v, int) else f"{v:.2f}" for v in figures.values())
    return " ".join([f"{name:12s}", *(cell.rjust(COLUMN) for cell in cells)])


def mean(rows: list[Row]) -> Figures:
    """The mean of each figure over the stories that have it; counts are added up."""
    out: Figures = {}
    for key in rows[0][1]:
        there = [v for _, figures in rows if (v := figures[key]) is not None]
        whole = all(isinstance(v, int) for v in there)
        out[key] = None if not there else int(sum(there)) if whole else sum(there) / len(there)
    return out


def table(title: str, rows: list[Row]) -> None:
    """Print the figures of several stories and their mean."""
    print(f"\n{title}\n" + " ".join([" " * 12, *(short(key).rjust(COLUMN) for key in rows[0][1])]))
    for name, figures in rows:
        print(line(name, figures))
    print(line("mean, sum", mean(rows)))


def chosen_stories(folder: Path | None, name: str | None) -> list[tuple[str, tuple[Story, ...]]]:
    """The sets of stories to measure, each with its title."""
    sets = [("stories of the project", stories())]
    if folder is not None and folder.is_dir():
        sets.append((f"stories in {folder}", stories(folder)))
    kept = [(title, tuple(s for s in those if name in (None, s.name))) for title, those in sets]
    return [(title, those) for title, those in kept if those]


def pin(measured: dict[str, Measured]) -> None:
    """Make these figures the floors."""
    pinned = {name: floor_of(m.figures) for name, m in sorted(measured.items())}
    FLOORS.write_text(json.dumps(pinned, indent=1) + "\n", "utf-8")
    print(f"\npinned {len(pinned)} stories in {FLOORS.name}")


def main() -> int:
    """Measure, print, and pin if asked; 1 when there is no such story."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--eval", type=Path, metavar="DIR", help="more stories, outside the project")
    options.add_argument("--story", metavar="NAME", help="only this one")
    options.add_argument("--errors", type=int, default=3, metavar="N", help="examples of each kind of error (3)")
    options.add_argument("--pin", action="store_true", help="make the figures of the project's stories its floors")
    chosen = options.parse_args()
    if chosen.pin and chosen.story:
        options.error("--pin pins all stories: leave out --story")
    sets = chosen_stories(chosen.eval, chosen.story)
    for title, those in sets:
        measured = {story.name: measure(story) for story in those}
        if chosen.errors:
            for name, m in measured.items():
                print(f"\n#### {name}")
                show(list(m.errors), chosen.errors)
        table(title, [(name, m.figures) for name, m in measured.items()])
    if chosen.pin:
        pin({story.name: measure(story) for story in stories()})
    return 0 if sets else 1


if __name__ == "__main__":
    sys.exit(main())
