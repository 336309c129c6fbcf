"""Which browser the tests drive: one that is installed, else Debian's chromium, else Playwright's own.

``python tests/browser.py`` brings one where it may; tests only ask ``find()``.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
REQUIRED = "FACT_DIGEST_REQUIRE_BROWSER"
"""Environment variable: with a value, a missing browser is a failure and not a skip. ``CI`` does the same."""


def required() -> bool:
    """Whether the browser tests must run."""
    return any(os.environ.get(name, "").lower() not in {"", "0", "false"} for name in (REQUIRED, "CI"))


def find() -> str | None:
    """Path of a browser, or None."""
    return next((path for name in NAMES if (path := shutil.which(name))), None) or _own()


def _own() -> str | None:
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def bring() -> str | None:
    """Find a browser or install one; None if neither works."""
    if found := find():
        return found
    if hasattr(os, "geteuid") and os.geteuid() == 0 and shutil.which("apt-get"):
        _try("apt-get", "update", "-qq")
        _try("apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium")
        if found := find():
            return found
    _try(sys.executable, "-m", "playwright", "install", "chromium")
    return find()


def _try(*command: str) -> None:
    print("browser:", *command, flush=True)
    subprocess.run(
        command, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, stdout=subprocess.DEVNULL, check=False
    )


if __name__ == "__main__":
    browser = bring()
    print(f"browser: {browser or 'none could be found or installed'}")
    sys.exit(1 if browser is None and required() else 0)
