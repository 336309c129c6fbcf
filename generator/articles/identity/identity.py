"""What each article of a story says of itself, or its editor says of it; the editor always wins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path

import yaml

from ...model import Identity, Stated
from ..draft import Draft
from ..files.folder import SETTINGS_FILE
from ..page.rules import MAX_LETTERS, is_timestamp
from ..settings.metadata import build_day, usable
from ..settings.settings import Settings
from .byline import find_author, find_date, infer_date
from .outlet import name_outlets

GENRES_FILE = Path(__file__).with_name("genres.yml")
LABEL_WORDS = 16  # words of a line above the report that may say what kind of text it is
LEAST_ENTRIES = 3  # marks of time below the headline from which a text is a live blog
_CLOCK = re.compile(r"\b(?:[01]?\d|2[0-3])[:.][0-5]\d\b")


class Genre(Enum):
    """What a text is that is no report."""

    SATIRE = "satire"
    OPINION = "opinion"
    ADVERTISING = "advertising"


@dataclass(frozen=True, slots=True)
class _Form:
    label: re.Pattern[str]
    sentences: tuple[re.Pattern[str], ...]


@cache
def _genres() -> dict[Genre, _Form]:
    data = yaml.safe_load(GENRES_FILE.read_text("utf-8"))
    return {
        genre: _Form(
            re.compile(f"\\W*(?:{data[genre.value]['labels']})\\W*", re.IGNORECASE),
            tuple(re.compile(form, re.IGNORECASE) for form in data[genre.value]["sentences"]),
        )
        for genre in Genre
    }


_SHARE_LINK = re.compile(r"\b(?:share|read)\b.*\b(?:story|article)\b\W+(https?://[^\s<>\"']+)", re.IGNORECASE)


def identify(drafts: Sequence[Draft], settings: Settings) -> tuple[Identity, ...]:
    """The identity of each article, in order: from its text, then front matter and the editor's file over it."""
    today = build_day()
    found = [
        _given(
            Identity(
                outlet=outlet,
                headline=Stated(draft.headline.plain, "headline") if draft.headline else None,
                author=find_author(draft),
                published=find_date(draft, today),
                url=_share_link(draft),
            ),
            draft,
            settings,
        )
        for draft, outlet in zip(drafts, name_outlets(drafts), strict=True)
    ]
    dated = [
        (draft.file, date.fromisoformat(i.published.value))
        for draft, i in zip(drafts, found, strict=True)
        if i.published
    ]
    return tuple(
        identity
        if identity.published or "published" in _editors(draft, settings)
        else replace(identity, published=infer_date(draft, dated, today))
        for draft, identity in zip(drafts, found, strict=True)
    )


def find_genre(draft: Draft) -> Stated | None:
    """What a page says of its kind: that it is satire, opinion or advertising, or a live blog; reports say nothing."""
    labels = [part for line in draft.top if len(line.words) <= LABEL_WORDS for part in _labels(line.plain)]
    furniture = [" ".join(f.span.of(draft.text).split()) for f in draft.layout.furniture if len(f.span) <= MAX_LETTERS]
    for genre, form in _genres().items():
        if any(form.label.fullmatch(label) for label in labels):
            return Stated(genre.value, "its label")
        if any(sentence.search(words) for words in furniture for sentence in form.sentences):
            return Stated(genre.value, "a note of the page")
    stamps = [n.plain for n in draft.layout.lines[draft.layout.lead - 1 :] if is_timestamp(n.plain)]
    marks = [match[0] for stamp in stamps if (match := _CLOCK.search(stamp))]
    if len(marks) < LEAST_ENTRIES:
        return None
    first, last = (marks[-1], marks[0]) if marks == sorted(marks, reverse=True) else (marks[0], marks[-1])
    return Stated(f"live blog, {first} to {last}", "its time marks")


def _labels(words: str) -> list[str]:
    """A label that stands alone, what stands before a headline's colon, or the end of a path of sections."""
    path = re.split(r"\s*[>›»]\s*", words)
    before, colon, _ = words.partition(":")
    return [*([before] if colon else []), *path[-1:]]


def _editors(draft: Draft, settings: Settings) -> dict[str, Stated | None]:
    """What people said of the article; an article's own front matter is nearer to it than the story's file."""
    said: dict[str, Stated | None] = {}
    for values, where in (
        (settings.articles.get(draft.file, {}), SETTINGS_FILE),
        (draft.front.values if draft.front else {}, "front matter"),
    ):
        said |= {
            key: Stated(value, where) if value is not None else None
            for key, value in values.items()
            if key != "retrieved"  # of the copy, and not of the article
        }
    return said


def _given(identity: Identity, draft: Draft, settings: Settings) -> Identity:
    """What the text tells, what the file's form says over it, and what people said over both."""
    said: dict[str, Stated | None] = {
        key: replace(stated, value=value)
        for key, stated in draft.stated.items()
        if (value := usable(key, stated.value))
    }
    return replace(identity, **(said | _editors(draft, settings)))


def _share_link(draft: Draft) -> Stated | None:
    for line in draft.below:
        if match := _SHARE_LINK.search(line.plain):
            return Stated(match[1], "share link")
    return None
