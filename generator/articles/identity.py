"""What each article of a story says of itself, or its editor says of it; the editor always wins."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ..model import Identity, Stated
from .author import find_author
from .dates import find_date, infer_date
from .draft import Draft
from .folder import SETTINGS_FILE
from .metadata import build_day, usable
from .outlet import name_outlets
from .settings import Settings

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
