"""Read every article of a seeds folder; all bad files are reported in one error."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from ..errors import BadFile, Problems, SeedError, shown
from ..model import Article, Furniture, Identity, Span
from .decode import NotTextError, decode
from .draft import Draft
from .folder import ENDING, articles_in
from .front_matter import read_front_matter
from .furniture import separate
from .identity import identify
from .lines import key
from .references import decode_references
from .settings import Settings, read_settings


def read_seeds(seeds: Path) -> tuple[Settings, tuple[Article, ...]]:
    """What stands in a folder: the editor's file, or the defaults where there is none, and the articles.

    Raises:
        SeedError: names everything that cannot be used, of both.
    """
    problems = Problems()
    settings = Settings()
    articles: tuple[Article, ...] = ()
    with problems.kept():
        settings = read_settings(seeds)
    with problems.kept():
        articles = read_articles(seeds, settings)
    problems.stop()
    return settings, articles


def read_articles(seeds: Path, settings: Settings) -> tuple[Article, ...]:
    """Articles of a folder, in the order of their file names; ``warnings`` of each tell what its editor should know.

    Raises:
        SeedError: names every file that cannot be used, and why.
    """
    drafts: list[Draft] = []
    problems = Problems()
    for path in _files(seeds):
        with problems.kept():
            drafts.append(_draft(path, {d.id for d in drafts}))
    problems.bad += _twins(drafts)
    problems.stop()
    return tuple(_article(draft, identity) for draft, identity in zip(drafts, identify(drafts, settings), strict=True))


def _files(seeds: Path) -> list[Path]:
    if not seeds.is_dir():
        raise SeedError((BadFile(shown(str(seeds)), "there is no such folder", "make it, or name another"),))
    if not (files := articles_in(seeds)):
        remedy = "put each article into it, as a plain-text file of its own"
        raise SeedError((BadFile(shown(str(seeds)), f"no articles (*{ENDING}) in this folder", remedy),))
    return files


def _draft(path: Path, taken: set[str]) -> Draft:
    """Read one file.

    Raises:
        SeedError: it cannot be used, and why.
    """
    if shown(path.name) != path.name:
        reason, remedy = "its name holds characters that cannot be printed", "rename it"
        raise SeedError((BadFile(shown(path.name), reason, remedy),))
    try:
        raw = path.read_bytes()
        decoded = decode(raw)
    except OSError as error:
        bad = BadFile(path.name, f"cannot be read: {error.strerror}", "let it be read, or remove it")
        raise SeedError((bad,)) from error
    except NotTextError as error:
        raise SeedError((BadFile(path.name, str(error), error.remedy),)) from error
    warnings = []
    if decoded.encoding != "utf-8":
        warnings.append(f"{path.name}: not UTF-8; read as {decoded.encoding}, in which its offsets count")
    front = read_front_matter(decoded.text, path.name)
    start = front.span.end if front else 0
    text, references = decode_references(decoded.text, start)
    layout = separate(text, start)
    if all(span == layout.headline for span in layout.body):
        reason, remedy = "only boilerplate: no line of it reports anything", "paste the report itself, or remove it"
        raise SeedError((BadFile(path.name, reason, remedy),))
    return Draft(
        id=_identifier(path.stem, taken),
        file=path.name,
        sha256=hashlib.sha256(raw).hexdigest(),
        text=text,
        layout=layout,
        front=front,
        warnings=(*warnings, *(front.warnings if front else ())),
        written=decoded.text if references else "",
        references=references,
    )


def _identifier(stem: str, taken: set[str]) -> str:
    """A slug of a file's name, told apart from those that are taken."""
    letters = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "article"
    number, free = 2, slug
    while free in taken:
        number, free = number + 1, f"{slug}-{number}"
    return free


def _twins(drafts: Sequence[Draft]) -> list[BadFile]:
    """Files that repeat an earlier one's words."""
    seen: dict[str, str] = {}
    bad = []
    for draft in drafts:
        words = key(draft.text[draft.front.span.end if draft.front else 0 :])
        if words in seen:
            bad.append(BadFile(draft.file, f"the same article as {seen[words]}", "remove one of them"))
        seen.setdefault(words, draft.file)
    return bad


def _article(draft: Draft, identity: Identity) -> Article:
    furniture = draft.layout.furniture
    if draft.front:
        end = draft.front.span.start + len(draft.front.span.of(draft.text).rstrip())
        furniture = (Furniture(Span(draft.front.span.start, end), "front matter"), *furniture)
    return Article(
        id=draft.id,
        file=draft.file,
        sha256=draft.sha256,
        text=draft.text,
        identity=identity,
        headline=draft.layout.headline,
        body=draft.layout.body,
        furniture=furniture,
        warnings=draft.warnings,
        written=draft.written,
        references=draft.references,
    )
