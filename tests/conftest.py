"""What several test files share: the project's folder and a real browser."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from tests import browser

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# The same examples each time, and no stopwatch: a law must not fail because the machine is busy.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.load_profile("steady")

NO_BROWSER = "no Chromium or Chrome found and none could be installed"


ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def root() -> Path:
    """The project's folder."""
    return ROOT


@pytest.fixture(scope="session")
def make_checkout() -> Callable[[Path], Path]:
    """Copies the project into a folder: everything that git keeps or would add."""

    def copy_to(folder: Path) -> Path:
        command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True).stdout.decode()
        copy = folder / "project"
        for name in filter(lambda name: (ROOT / name).is_file(), listed.split("\0")):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
        return copy

    return copy_to


@pytest.fixture
def checkout(make_checkout: Callable[[Path], Path], tmp_path: Path) -> Path:
    """A copy of the project that a test may change."""
    return make_checkout(tmp_path)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A running headless browser; skips, or fails where a browser is required."""
    path = browser.find()
    if path is None:
        (pytest.fail if browser.required() else pytest.skip)(NO_BROWSER)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path)
        yield running
        running.close()


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """One loud line when browser tests were left out: silence would read as a pass."""
    left_out = [r for r in terminalreporter.stats.get("skipped", []) if NO_BROWSER in str(r.longrepr)]
    if left_out:
        terminalreporter.write_line(f"!!! {len(left_out)} BROWSER TESTS SKIPPED: {NO_BROWSER}", red=True, bold=True)
