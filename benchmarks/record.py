"""A benchmark's section of results.md: replaced where it stands, else put first."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

RESULTS = Path(__file__).with_name("results.md")


def record(title: str, lines: Iterable[str], results: Path = RESULTS) -> None:
    """Put lines under a heading of their own, with today's date, and leave every other section as it is."""
    text = results.read_text("utf-8") if results.exists() else "# Figures\n"
    head, *sections = text.split("\n## ")
    section = f"{title}\n\n{datetime.now(UTC):%Y-%m-%d}\n\n" + "\n".join(lines) + "\n"
    places = [n for n, old in enumerate(sections) if old.split("\n", 1)[0] == title]
    if places:
        sections[places[0]] = section
    else:
        sections.insert(0, section)
    results.write_text("\n## ".join([head, *(s.rstrip("\n") + "\n" for s in sections)]), "utf-8")
