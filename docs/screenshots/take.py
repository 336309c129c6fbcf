"""Take the README's pictures again from the site: ``make site``, then ``.venv/bin/python docs/screenshots/take.py``."""

from __future__ import annotations

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(ROOT))

from tests import browser  # noqa: E402

SHOTS = (
    ("fact-sheet", "index.html", 1280, 800, "light", None),
    ("rows", "index.html", 1280, 720, "light", "#key-facts"),
    ("difference", "index.html", 1280, 720, "light", ".card"),
)
"""File, page, width, height, the reader's colours, and what to open and scroll to."""


def take(site: Path) -> None:
    """One picture for each of SHOTS, beside this file."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=browser.find())
        for name, page_file, width, height, scheme, show in SHOTS:
            page = chromium.new_page(viewport={"width": width, "height": height})
            page.emulate_media(color_scheme="dark" if scheme == "dark" else "light", reduced_motion="reduce")
            page.goto((site / page_file).as_uri())
            if show and page.locator(show).count():
                page.evaluate(
                    "s => { const e = document.querySelector(s); const d = e.querySelector('details');"
                    " if (d) d.open = true; e.scrollIntoView({block: 'start'}); scrollBy(0, -12) }",
                    show,
                )
            page.screenshot(path=HERE / f"{name}.png")
            page.close()
        chromium.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "site")
