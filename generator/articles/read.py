"""Read the articles of a seeds folder: those beyond the limits are left out, all bad files reported in one error."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path

from .. import limits
from ..errors import BadFile, Problems, SeedError, shown
from ..model import Article, Furniture, Identity, LeftOut, Span, Stated
from .belonging import is_english, language, of_one_story
from .draft import Draft
from .files.exports import split_export
from .files.folder import ENDING, articles_in, named
from .files.forms import Form, NotTextError, read_form
from .files.references import REPAIRS, read_file
from .identity.identity import find_genre, identify
from .page.furniture import separate
from .page.lines import key, shared_stems
from .page.trim import BREAKS_OFF
from .settings.metadata import read_front_matter
from .settings.settings import Settings, read_settings

SPLIT = "`fact-digest add {}`, run in the folder of seeds, writes a file for each; then take this one out"
SHORTEN = "keep the report alone, or split it into several files"


@dataclass(frozen=True, slots=True)
class Reading:
    """What a folder holds: articles in the order of their file names, and the files that were not read."""

    articles: tuple[Article, ...] = ()
    """``warnings`` of each tell what its editor should know."""
    left_out: tuple[LeftOut, ...] = ()
    warnings: tuple[str, ...] = ()
    """What an editor should know of the folder as a whole: that it may hold two stories."""


class LeftOutError(ValueError):
    """A text is left out of the story, for a reason and with a remedy."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason, self.remedy = reason, remedy


def read_seeds(seeds: Path) -> tuple[Settings, Reading]:
    """What stands in a folder: the editor's file, or the defaults where there is none, and the articles.

    Raises:
        SeedError: names everything that cannot be used, of both.
    """
    problems = Problems()
    settings, reading = Settings(), Reading()
    with problems.kept():
        settings = read_settings(seeds)
    with problems.kept():
        reading = read_folder(seeds, settings)
    problems.stop()
    return settings, reading


def read_articles(seeds: Path, settings: Settings) -> tuple[Article, ...]:
    """The articles of a folder alone, as ``read_folder`` gives them."""
    return read_folder(seeds, settings).articles


def read_drafts(seeds: Path) -> list[Draft]:
    """The articles of a folder on their way, whatever they are of."""
    return _of_a_story([_draft(path, named(path, seeds)) for path in _files(seeds)])


def read_folder(seeds: Path, settings: Settings) -> Reading:
    """The articles of a folder. Those that are left out change nothing about the others.

    Raises:
        SeedError: a file cannot be read at all, or no article is left; names every such file, and why.
    """
    drafts: list[Draft] = []
    problems = Problems()
    left_out: list[LeftOut] = []
    seen: dict[str, str] = {}
    for path in _files(seeds):
        with problems.kept():
            try:
                draft = _draft(path, named(path, seeds), settings.other_languages)
                _refuse_twin(draft, seen)
                stem = draft.file.removesuffix(path.suffix)
                drafts.append(replace(draft, id=_identifier(stem, {d.id for d in drafts})))
            except LeftOutError as error:
                left_out.append(LeftOut(named(path, seeds), error.reason, error.remedy))
    if problems.bad or not drafts:
        problems.bad += [BadFile(file.file, file.reason, file.remedy) for file in left_out]
    problems.stop()
    drafts, strange, warnings = (drafts, [], ()) if settings.one_story else of_one_story(drafts)
    left_out = sorted([*left_out, *strange], key=lambda file: file.file)
    drafts = _of_a_story(drafts)
    articles = zip(drafts, identify(drafts, settings), strict=True)
    return Reading(tuple(_article(draft, identity) for draft, identity in articles), tuple(left_out), warnings)


def _files(seeds: Path) -> list[Path]:
    if not seeds.is_dir():
        raise SeedError((BadFile(shown(str(seeds)), "there is no such folder", "make it, or name another"),))
    if not (files := articles_in(seeds)):
        remedy = "put each article into it, as a plain-text file of its own"
        raise SeedError((BadFile(shown(str(seeds)), f"no articles (*{ENDING}) in this folder", remedy),))
    return files


def _draft(path: Path, name: str, any_language: bool = False) -> Draft:
    """An article on its way, without its id.

    Args:
        path: of its file.
        name: what that is called.
        any_language: whether it is read if it is not in English, too.

    Raises:
        SeedError: the file cannot be read, and why.
        LeftOutError: it can be, and is not: too much to read, or nothing that is read.
    """
    raw, form = _formed(path, name)
    decoded = form.decoded
    if (count := len(split_export(decoded.text))) > 1:
        raise LeftOutError(f"an export of {count} articles in one file", SPLIT.format(shown(name)))
    _hold("characters", len(decoded.text), limits.ARTICLE_CHARACTERS)
    warnings = []
    if decoded.encoding != "utf-8":
        warnings.append(f"{name}: not UTF-8; read as {decoded.encoding}, in which its offsets count")
    front = read_front_matter(decoded.text, name)
    start = front.span.end if front else 0
    text, references = read_file(decoded.text, start)
    done = dict.fromkeys(r.repair for r in references if r.repair)
    warnings += [f"{name}: {REPAIRS[kind].note}" for kind in done]
    layout = separate(text, start)
    if all(span == layout.headline for span in layout.body):
        raise LeftOutError("only boilerplate: no line of it reports anything", "paste the report itself, or remove it")
    report = " ".join(span.of(text) for span in layout.body)
    if not any_language and not is_english(report):
        reason = f"in {language(report)}, not in English, the only language that is read"
        raise LeftOutError(reason, "put a translation here, or say other_languages: true in digest.yml")
    if any(f.rule == BREAKS_OFF for f in layout.furniture):
        warnings.append(f"{name}: breaks off: its source gave only the beginning; paste the whole article")
    tokens = sum(limits.count_tokens(span.of(text)) for span in layout.body)
    _hold("words and marks", tokens, limits.ARTICLE_TOKENS)
    return Draft(
        id="",
        file=name,
        sha256=hashlib.sha256(raw).hexdigest(),
        text=text,
        layout=layout,
        front=front,
        stated={key: Stated(value, form.where) for key, value in form.stated.items()},
        warnings=(*warnings, *(front.warnings if front else ())),
        written=decoded.text if references else "",
        references=references,
    )


def _of_a_story(drafts: list[Draft]) -> list[Draft]:
    """The articles laid out anew by what they tell together: a headline shares words with others, no masthead does."""
    shared = shared_stems(draft.text[draft.start :] for draft in drafts)
    anew = [replace(draft, layout=separate(draft.text, draft.start, shared)) if shared else draft for draft in drafts]
    return [new if new.report else draft for new, draft in zip(anew, drafts, strict=True)]


def _formed(path: Path, name: str) -> tuple[bytes, Form]:
    """The bytes of a file, and its text.

    Raises:
        SeedError: the file cannot be read, and why.
        LeftOutError: it is too large.
    """
    if shown(name) != name:
        reason, remedy = "its name holds characters that cannot be printed", "rename it"
        raise SeedError((BadFile(shown(name), reason, remedy),))
    try:
        _hold("bytes", path.stat().st_size, limits.ARTICLE_BYTES)
        raw = path.read_bytes()
        return raw, read_form(raw, path.suffix.lower())
    except OSError as error:
        bad = BadFile(name, f"cannot be read: {error.strerror}", "let it be read, or remove it")
        raise SeedError((bad,)) from error
    except NotTextError as error:
        raise SeedError((BadFile(name, str(error), error.remedy),)) from error


def _hold(unit: str, count: int, limit: int) -> None:
    if count > limit:
        raise LeftOutError(f"too long: {count:,} {unit}, and the limit is {limit:,}", SHORTEN)


def _refuse_twin(draft: Draft, seen: dict[str, str]) -> None:
    """Leave out what repeats an earlier file's words; ``seen`` holds words and file of each so far.

    Raises:
        LeftOutError: it does.
    """
    words = key(draft.text[draft.start :])
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
        written=draft.written,
        references=draft.references,
        genre=find_genre(draft),
    )
