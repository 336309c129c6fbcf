"""Read every article of a seeds folder; all bad files are reported in one error."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from generator.articles.settings import Settings
from generator.errors import BadFile, SeedError
from generator.model import Article, Furniture, Identity, Span

MIN_WORDS = 6  # words; a shorter line is a label, a credit or a name


def read_articles(seeds: Path, settings: Settings) -> tuple[Article, ...]:
    """Articles of a folder, in the order of their file names.

    Raises:
        SeedError: names every file that cannot be used, and why.
    """
    files = sorted(p for p in seeds.glob("*.txt") if p.is_file())
    if not files:
        raise SeedError((BadFile(str(seeds), "no articles (*.txt) in this folder"),))
    return tuple(_read(path, settings) for path in files)


def _read(path: Path, settings: Settings) -> Article:
    raw = path.read_bytes()
    text = raw.decode("utf-8-sig", errors="replace")
    body, furniture, seen = [], [], set()
    for line in re.finditer(r"[^\r\n]+", text):
        words = line.group().strip()
        span = Span(line.start() + len(line.group()) - len(line.group().lstrip()), line.start() + len(line.group().rstrip()))
        if not words:
            continue
        if len(words.split()) < MIN_WORDS or words in seen:
            furniture.append(Furniture(span, "short or repeated line"))
        else:
            body.append(span)
        seen.add(words)
    identifier = re.sub(r"[^a-z0-9]+", "-", path.stem.lower()).strip("-")
    return Article(
        id=identifier,
        file=path.name,
        sha256=hashlib.sha256(raw).hexdigest(),
        text=text,
        identity=Identity(),
        headline=body[0] if body else None,
        body=tuple(body),
        furniture=tuple(furniture),
    )
