"""The articles that a feed lists: RSS and Atom."""

from __future__ import annotations

import re
from urllib.parse import urljoin
from xml.etree import ElementTree

from .fetch import FetchError, Page

_FEED = re.compile(rb"^\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<(?:rss|feed|rdf:RDF)\b", re.DOTALL)
_DECLARED = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
"""What a feed has no use for, and by which a small file can grow to a large one."""


def is_feed(page: Page) -> bool:
    """Whether an answer is a feed, whatever its server calls it."""
    return bool(_FEED.match(page.body.removeprefix(b"\xef\xbb\xbf")[:4096]))


def links_of(page: Page) -> list[str]:
    """The addresses of a feed's articles, in its order, each once.

    Raises:
        FetchError: the feed cannot be read, or lists none.
    """
    if _DECLARED.search(page.body):
        raise FetchError(f"{page.url}: a feed with declarations of its own is not read")
    try:
        root = ElementTree.fromstring(page.body)
    except ElementTree.ParseError as error:
        raise FetchError(f"{page.url}: not readable as a feed: {error}") from error
    found = []
    for entry in root.iter():
        name = _local(entry.tag)
        if name in ("item", "entry"):
            found += [urljoin(page.url, link) for child in entry if (link := _link(child))][:1]
    if not found:
        raise FetchError(f"{page.url}: the feed lists no article")
    return list(dict.fromkeys(found))


def _local(tag: str) -> str:
    return tag.rsplit("}", 1)[-1]


def _link(child: ElementTree.Element) -> str:
    """The address that an element of an entry gives; RSS has it as text, Atom as an attribute."""
    if _local(child.tag) != "link" or child.get("rel", "alternate") != "alternate":
        return ""
    return (child.get("href") or child.text or "").strip()
