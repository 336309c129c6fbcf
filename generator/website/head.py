"""What our pages add to a site's ``<head>``, whatever its theme."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

_DATA = re.compile(r'<script type="application/ld\+json">.*?</script>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Tag:
    """A line of the head; it is left out where the theme, or another plugin, has one for ``key`` already."""

    markup: str
    key: str


def stylesheet(address: str) -> Tag:
    return Tag(f'<link rel="stylesheet" href="{html.escape(address)}">', "")


def alternate(address: str, kind: str, title: str) -> Tag:
    """The same facts in another form."""
    return Tag(f'<link rel="alternate" type="{kind}" href="{html.escape(address)}" title="{title}">', "")


def described(title: str, description: str, site: str) -> list[Tag]:
    """What search engines and previews of a link say of a page; title and description are escaped already."""
    named = [("og:type", "article"), ("og:title", title), ("og:site_name", html.escape(site))]
    named += [("og:description", description)] if description else []
    tags = [Tag(f'<meta property="{key}" content="{value}">', key) for key, value in named]
    return [*tags, Tag(f'<meta name="description" content="{description}">', "description")] if description else tags


def picture(page: str, address: str) -> list[Tag]:
    """The picture that previews of a link show; both addresses in full, for those who show it are elsewhere.

    All or nothing: another's picture keeps its own size and words.
    """
    values = {
        "og:image": address,
        "og:image:width": "1200",
        "og:image:height": "630",
        "og:image:alt": "The title of the fact sheet, and how many sentences, articles and differences it has",
    }
    tags = [Tag(f'<meta property="{key}" content="{html.escape(value)}">', "og:image") for key, value in values.items()]
    card = Tag('<meta name="twitter:card" content="summary_large_image">', "twitter:card")
    return [*tags, Tag(f'<meta property="og:url" content="{html.escape(page)}">', "og:url"), card]


def lift_data(page: str) -> tuple[str, str]:
    """The page without its data for machines, and the data: in the content, Material would run it as a script when it
    swaps pages. Both forms of the markup are ours; article text cannot look like it, its brackets are escaped."""
    return _DATA.sub("", page), "\n".join(_DATA.findall(page))


def extend(page: str, tags: list[Tag]) -> str:
    """The page with these lines at the end of its head."""
    start, end, rest = page.partition("</head>")
    if not end:
        return page
    taken = set(re.findall(r'(?:property|name)="?([\w:]+)', start))
    return start + "".join(f"{tag.markup}\n" for tag in tags if tag.key not in taken) + end + rest
