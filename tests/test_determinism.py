"""The same articles give the same bytes, wherever, whenever and in whatever surroundings."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.hosts import contents

ROOT = Path(__file__).resolve().parents[1]
DAYS = ("1500000000", "4000000000")
"""Seconds since 1970 of builds in July 2017, soon after the seeds were published, and in 2096."""
SURROUNDINGS = (
    {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC", "OMP_NUM_THREADS": "1"},
    {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Pacific/Auckland", "OMP_NUM_THREADS": "2"},
)


def run(*arguments: str, cwd: Path, surroundings: dict[str, str]) -> None:
    """Run a Python module in its own process; what it prints is shown if it fails."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), **surroundings}
    command = [sys.executable, "-m", *arguments]
    ran = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout + ran.stderr


def test_the_same_articles_give_the_same_content_in_other_surroundings(tmp_path: Path) -> None:
    """Another day, folder, order of files on disk, hash seed, locale, time zone and number of threads."""
    made = []
    for number, (surroundings, day) in enumerate(zip(SURROUNDINGS, DAYS, strict=True)):
        home = tmp_path / f"{number}" / ("deep" * number)
        (home / "articles").mkdir(parents=True)
        files = sorted((ROOT / "seeds").iterdir(), reverse=bool(number))
        for file in filter(Path.is_file, files):
            shutil.copy(file, home / "articles")
        arguments = ("generator", "build", "--seeds", "articles", "--content", "made")
        here = {"FACT_DIGEST_CACHE": str(home / "cache"), "SOURCE_DATE_EPOCH": day}
        run(*arguments, cwd=home, surroundings={**surroundings, **here})
        made.append(contents(home / "made"))
    assert made[0] == made[1]
    assert "digest.json" in made[0]


def test_the_same_articles_and_date_give_the_same_site(checkout: Path) -> None:
    made = []
    for surroundings in SURROUNDINGS:
        shutil.rmtree(checkout / ".cache", ignore_errors=True)
        epoch = {"SOURCE_DATE_EPOCH": "1700000000", "PYTHONPATH": ""}
        run("mkdocs", "build", "--strict", "--quiet", cwd=checkout, surroundings={**surroundings, **epoch})
        made.append(contents(checkout / "site"))
    assert made[0] == made[1]
    assert "index.html" in made[0]
