"""What our pages add to a site's ``<head>``, whatever its theme."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tag:
    """A line of the head; it is left out where the theme has one for ``key`` already."""

    markup: str
    key: str


def stylesheet(address: str) -> Tag:
    return Tag(f'<link rel="stylesheet" href="{html.escape(address)}">', "")


def script(address: str) -> Tag:
    return Tag(f'<script src="{html.escape(address)}" defer></script>', "")


def alternate(address: str, kind: str) -> Tag:
    """The same facts as data."""
    return Tag(f'<link rel="alternate" type="{kind}" href="{html.escape(address)}" title="The facts as data">', "")


def picture(address: str) -> list[Tag]:
    """The picture that previews of a link show; ``address`` in full, for those who show it are elsewhere."""
    values = {
        "og:image": address,
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "The title of the fact sheet, and how many facts, articles and differences it has",
    }
    tags = [Tag(f'<meta property="{key}" content="{html.escape(value)}">', key) for key, value in values.items()]
    return [*tags, Tag('<meta name="twitter:card" content="summary_large_image">', "twitter:card")]


def extend(page: str, tags: list[Tag]) -> str:
    """The page with these lines at the end of its head."""
    start, end, rest = page.partition("</head>")
    if not end:
        return page
    taken = set(re.findall(r'(?:property|name)="?([\w:]+)', start))
    return start + "".join(f"{tag.markup}\n" for tag in tags if tag.key not in taken) + end + rest
