"""The accessibility rules (axe-core, from npm): brought on first use, skipped loudly where npm is missing."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
from pathlib import Path

FOLDER = Path(__file__).resolve().parent
RULES = FOLDER / "node_modules" / "axe-core" / "axe.min.js"


def find() -> str | None:
    """The rules' script, or None where it is neither installed nor to be had."""
    with (FOLDER / "package.json").open() as one_at_a_time:  # several processes test; the first one installs
        fcntl.flock(one_at_a_time, fcntl.LOCK_EX)
        if not RULES.is_file() and (npm := shutil.which("npm")):
            subprocess.run([npm, "ci", "--silent", "--no-audit", "--no-fund"], cwd=FOLDER, check=False)
    return RULES.read_text("utf-8") if RULES.is_file() else None
