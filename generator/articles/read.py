"""Read the articles of a seeds folder: those beyond the limits are left out, all bad files reported in one error."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from .. import limits
from ..errors import BadFile, SeedError
from ..model import Article, Furniture, Identity, LeftOut, Span
from .decode import NotTextError, decode
from .draft import Draft
from .front_matter import read_front_matter
from .furniture import separate
from .identity import identify
from .lines import key
from .metadata import MetadataError
from .settings import Settings

ENDING = ".txt"
SHORTEN = "keep the report alone, or split it into several files"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder holds: articles in the order of their file names, and the files that were not read."""

    articles: tuple[Article, ...]
    """``warnings`` of each tell what its editor should know."""
    left_out: tuple[LeftOut, ...]


class LeftOutError(ValueError):
    """A text is left out of the story, for a reason and with a remedy."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason, self.remedy = reason, remedy


def read_articles(seeds: Path, settings: Settings) -> tuple[Article, ...]:
    """The articles of a folder alone, as ``read_seeds`` gives them."""
    return read_seeds(seeds, settings).articles


def read_seeds(seeds: Path, settings: Settings) -> Reading:
    """The articles of a folder. Those that are left out change nothing about the others.

    Raises:
        SeedError: a file cannot be read at all, or no article is left; names every such file, and why.
    """
    drafts: list[Draft] = []
    bad: list[BadFile] = []
    left_out: list[LeftOut] = []
    seen: dict[str, str] = {}
    for path in _files(seeds):
        try:
            draft = _draft(path)
            _refuse_twin(draft, seen)
            drafts.append(replace(draft, id=_identifier(path.stem, {d.id for d in drafts})))
        except (NotTextError, MetadataError) as error:
            bad += [BadFile(_shown(path.name), reason) for reason in str(error).split("\n")]
        except LeftOutError as error:
            left_out.append(LeftOut(path.name, error.reason, error.remedy))
        except OSError as error:
            bad.append(BadFile(_shown(path.name), f"cannot be read: {error.strerror}"))
    if bad or not drafts:
        bad += [BadFile(file.file, f"{file.reason}; {file.remedy}") for file in left_out]
        raise SeedError(tuple(sorted(bad, key=lambda b: b.file)))
    named = zip(drafts, identify(drafts, settings), strict=True)
    return Reading(tuple(_article(draft, identity) for draft, identity in named), tuple(left_out))


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


def _draft(path: Path) -> Draft:
    """An article on its way, without its id.

    Raises:
        NotTextError, MetadataError, OSError: the file cannot be read.
        LeftOutError: it can be, and is not: too much to read, or nothing that is read.
    """
    if _shown(path.name) != path.name:
        raise NotTextError("its name holds characters that cannot be printed; rename it")
    _hold("bytes", path.stat().st_size, limits.ARTICLE_BYTES)
    raw = path.read_bytes()
    decoded = decode(raw)
    _hold("characters", len(decoded.text), limits.ARTICLE_CHARACTERS)
    warnings = []
    if decoded.encoding != "utf-8":
        warnings.append(f"{path.name}: not UTF-8; read as {decoded.encoding}, in which its offsets count")
    front = read_front_matter(decoded.text)
    warnings += [f"{path.name}: {warning}" for warning in front.warnings] if front else []
    layout = separate(decoded.text, front.span.end if front else 0)
    if all(span == layout.headline for span in layout.body):
        raise LeftOutError("only boilerplate: no line of it reports anything", "put the report itself into the file")
    tokens = sum(limits.count_tokens(span.of(decoded.text)) for span in layout.body)
    _hold("words and marks", tokens, limits.ARTICLE_TOKENS)
    return Draft(
        id="",
        file=path.name,
        sha256=hashlib.sha256(raw).hexdigest(),
        text=decoded.text,
        layout=layout,
        front=front,
        warnings=tuple(warnings),
    )


def _hold(unit: str, count: int, limit: int) -> None:
    if count > limit:
        raise LeftOutError(f"too long: {count:,} {unit}, and the limit is {limit:,}", SHORTEN)


def _refuse_twin(draft: Draft, seen: dict[str, str]) -> None:
    """Leave out what repeats an earlier file's words; ``seen`` holds words and file of each so far.

    Raises:
        LeftOutError: it does.
    """
    words = key(draft.text[draft.front.span.end if draft.front else 0 :])
    if words in seen:
        raise LeftOutError(f"the same text as {seen[words]}", "remove one of them")
    seen[words] = draft.file


def _identifier(stem: str, taken: set[str]) -> str:
    """A slug of a file's name, told apart from those that are taken."""
    letters = unicodedata.normalize("NFKD", stem).encode("ascii", "ignore").decode().lower()
    slug = re.sub(r"[^a-z0-9]+", "-", letters).strip("-") or "article"
    number, free = 2, slug
    while free in taken:
        number, free = number + 1, f"{slug}-{number}"
    return free


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
    )
