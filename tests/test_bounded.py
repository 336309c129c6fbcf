"""No text holds up a build: an article that repeats a pattern is read within seconds, or left out with a reason."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.limits import ARTICLE_BYTES, ARTICLE_CHARACTERS

PATTERNS: dict[str, str] = yaml.safe_load((Path(__file__).parent / "bounded" / "patterns.yml").read_text("utf-8"))
SECONDS = 60
"""Of processor time for a story of one such article and two plain ones. On a machine of two cores none takes more than
ten; the rest is for slower and busier ones."""
MEGABYTES = 1024
"""Of memory, the parser's included."""
BENIGN = {
    "gazette.txt": "Dam breaks near Harl\n\nA dam broke near the town of Harl on Monday, the police said. Three men "
    "were hurt when the water took their van.\n",
    "mail.txt": "Three men were hurt on Monday as a dam near Harl gave way. Ada Lund, the mayor, told reporters that "
    "the road was closed.\n",
}
PROGRAM = """
import json, resource, sys
from pathlib import Path
from generator.builder import build_pages
told = []
pages = build_pages(Path(sys.argv[1]), told.append)
both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
print(json.dumps({
    "seconds": sum(use.ru_utime + use.ru_stime for use in both),
    "megabytes": max(use.ru_maxrss for use in both) // 1024,
    "told": told,
    "sources": [s["file"] for s in json.loads(pages["digest.json"])["sources"]],
}))
"""


def built(folder: Path, text: str | bytes) -> dict[str, Any]:
    """What a build of this article beside two plain ones took, said and used; it fails if the build does."""
    for name, plain in BENIGN.items():
        (folder / name).write_text(plain, "utf-8")
    (folder / "hostile.txt").write_bytes(text if isinstance(text, bytes) else text.encode())
    command = [sys.executable, "-c", PROGRAM, str(folder)]
    ran = subprocess.run(command, capture_output=True, text=True, timeout=10 * SECONDS, check=False)
    assert ran.returncode == 0, ran.stderr
    told: dict[str, Any] = json.loads(ran.stdout.splitlines()[-1])
    return told


def holds(told: dict[str, Any]) -> None:
    assert set(BENIGN) <= set(told["sources"])
    assert told["seconds"] < SECONDS
    assert told["megabytes"] < MEGABYTES
    assert "hostile.txt" in told["sources"] or any("hostile.txt" in line for line in told["told"])


@pytest.mark.parametrize("name", PATTERNS)
def test_a_repeated_pattern_is_read_within_seconds_or_left_out(name: str, tmp_path: Path) -> None:
    pattern = PATTERNS[name]
    holds(built(tmp_path, (pattern * (ARTICLE_CHARACTERS // len(pattern)))[: ARTICLE_CHARACTERS - 10]))


@pytest.mark.parametrize("name", ["digits", "said", "one word", "lines"])
def test_a_megabyte_of_a_pattern_is_left_out_and_named(name: str, tmp_path: Path) -> None:
    told = built(tmp_path, PATTERNS[name] * (ARTICLE_BYTES // len(PATTERNS[name]) + 1))
    holds(told)
    assert "hostile.txt" not in told["sources"]


def test_thousands_of_names_hold_up_nothing(tmp_path: Path) -> None:
    dice = random.Random(11)
    names = (f"{dice.choice(['Ann', 'Tom', 'Ida'])} {dice.choice(['Hol', 'Ber'])}{n}" for n in range(10_000))
    holds(built(tmp_path, " ".join(names)))


def test_random_characters_hold_up_nothing(tmp_path: Path) -> None:
    dice = random.Random(11)
    holds(built(tmp_path, "".join(chr(dice.randrange(32, 127)) for _ in range(ARTICLE_CHARACTERS - 10))))
