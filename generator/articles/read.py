"""Read every article of a seeds folder; all bad files are reported in one error."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from ..errors import BadFile, SeedError
from ..model import Article, Furniture, Identity, Span
from .decode import NotTextError, decode
from .draft import Draft
from .front_matter import read_front_matter
from .furniture import separate
from .identity import identify
from .lines import key
from .metadata import MetadataError
from .references import decode_references
from .settings import Settings

ENDING = ".txt"


def read_articles(seeds: Path, settings: Settings) -> tuple[Article, ...]:
    """Articles of a folder, in the order of their file names; ``warnings`` of each tell what its editor should know.

    Raises:
        SeedError: names every file that cannot be used, and why.
    """
    files = _files(seeds)
    drafts: list[Draft] = []
    bad: list[BadFile] = []
    for path in files:
        try:
            drafts.append(_draft(path, {d.id for d in drafts}))
        except (NotTextError, MetadataError) as error:
            bad += [BadFile(_shown(path.name), reason) for reason in str(error).split("\n")]
        except OSError as error:
            bad.append(BadFile(_shown(path.name), f"cannot be read: {error.strerror}"))
    bad += _twins(drafts)
    if bad:
        raise SeedError(tuple(sorted(bad, key=lambda b: b.file)))
    return tuple(_article(draft, identity) for draft, identity in zip(drafts, identify(drafts, settings), strict=True))


def _files(seeds: Path) -> list[Path]:
    if not seeds.is_dir():
        raise SeedError((BadFile(_shown(str(seeds)), "there is no such folder"),))
    files = sorted(
        p for p in seeds.iterdir() if p.suffix.lower() == ENDING and not p.name.startswith(".") and p.is_file()
    )
    if not files:
        raise SeedError((BadFile(_shown(str(seeds)), f"no articles (*{ENDING}) in this folder"),))
    return files


def _shown(name: str) -> str:
    """A file's name that any terminal can print, on one line."""
    name = name.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name)


def _draft(path: Path, taken: set[str]) -> Draft:
    if _shown(path.name) != path.name:
        raise NotTextError("its name holds characters that cannot be printed; rename it")
    raw = path.read_bytes()
    decoded = decode(raw)
    warnings = []
    if decoded.encoding != "utf-8":
        warnings.append(f"{path.name}: not UTF-8; read as {decoded.encoding}, in which its offsets count")
    front = read_front_matter(decoded.text)
    warnings += [f"{path.name}: {warning}" for warning in front.warnings] if front else []
    start = front.span.end if front else 0
    text, references = decode_references(decoded.text, start)
    layout = separate(text, start)
    if all(span == layout.headline for span in layout.body):
        raise NotTextError("only boilerplate: no line of it reports anything")
    return Draft(
        id=_identifier(path.stem, taken),
        file=path.name,
        sha256=hashlib.sha256(raw).hexdigest(),
        text=text,
        layout=layout,
        front=front,
        warnings=tuple(warnings),
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
            bad.append(BadFile(draft.file, f"the same article as {seen[words]}; remove one of them"))
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
