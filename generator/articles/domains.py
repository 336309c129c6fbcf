"""Internet names that an article shows as its own: its reporters' addresses, and the file's name if a site's."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

from .draft import Draft
from .lines import key
from .rules import MAX_LETTERS
from .words import MEDIA_WORDS

MIN_LETTERS = 3  # letters of a name that may begin a domain: "WGN" in wgntv
MIN_INSIDE = 5  # letters of a name that may stand anywhere in a domain: "Sun-Times" in chicago-suntimes
DOMAINS = 100  # addresses of one article, each held against all its clues; 294 pages have at most ten lines for them
_EMAIL = re.compile(r"\b[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
_MEDIA = frozenset(re.findall(r"\w+", MEDIA_WORDS))
_PROPER = re.compile(r"[A-Z][\w-]+")
MIN_REST = 4  # letters of the word after "daily" in a domain
_DAYTIMES = ("daily", "evening", "morning", "sunday", "weekly")
_BEFORE = frozenset(
    re.findall(
        r"\w+",
        "daily evening morning weekly sunday national local northern southern eastern western international city "
        "county financial global",
    )
)
"""Words that stand before a newspaper's word in its name, and are no place's."""
_SITE = re.compile(
    r"(?<![@\w.-])(?:https?://)?(?:www\.)?([\w-]{1,63}(?:\.[\w-]{1,63}){0,3}\.(?:com|org|net|news|example|co\.uk))\b"
)
_FOREIGN = re.compile(
    r"twitter|facebook|instagram|youtube|telegram|bit\.ly|gmail|outlook|yahoo|hotmail|t\.co$", re.IGNORECASE
)
"""Addresses that are no outlet's own."""
_ENDINGS = frozenset(
    [
        "com",
        "org",
        "net",
        "co",
        "uk",
        "us",
        "au",
        "ca",
        "ie",
        "nz",
        "tv",
        "info",
        "news",
        "io",
        "example",
        "www",
        "edu",
        "gov",
    ]
)
_ADDED = r"(?:tv|news|online|radio|fm|am|media|web|live|now|today|\d)*"
_SMALL = frozenset(["the", "of", "and", "for"])


def own_domains(draft: Draft) -> tuple[tuple[str, str], ...]:
    """Where each was read, and its letters: ("address", "nydailynews")."""
    found = []
    for piece in draft.layout.furniture:
        words = piece.span.of(draft.text)
        if len(words) <= MAX_LETTERS:
            hosts = (*_EMAIL.findall(words), *_SITE.findall(words))
            found += [("address", _letters(host.split("."))) for host in hosts if not _FOREIGN.search(host)]
    stem = re.sub(r"^\d+[_ -]+", "", Path(draft.file).stem)
    labels = re.split(r"[-_.]", stem)
    if len(labels) > 1 and labels[-1].lower() in _ENDINGS:
        found.append(("file's name", _letters(labels)))
    return tuple(dict.fromkeys((where, letters) for where, letters in found[-DOMAINS:] if letters))


def spelled_out(domain: str, text: str) -> str | None:
    """A domain's letters as a name, where they part into known words in one way: "eveningbanner", "marlmail".

    Known are words of newspapers' names, those that stand before them, and names that the text itself holds.
    """
    for first in _DAYTIMES:
        if domain.startswith(first) and len(domain) >= len(first) + MIN_REST:
            return f"{first} {domain.removeprefix(first)}".title()
    for last in sorted(_MEDIA, key=len, reverse=True):
        first = domain.removesuffix(last)
        if first == domain or len(first) < MIN_LETTERS:
            continue
        the = "the" if first.startswith("the") and first not in _BEFORE else ""
        if first.removeprefix(the) in _BEFORE:
            return f"{the} {first.removeprefix(the)} {last}".strip().title()
        words = _PROPER.findall(text)
        held = {key(name): name for name in (*words, *map(" ".join, pairwise(words)))}
        if first in held:
            return f"{held[first]} {last.title()}"
    return None


def _letters(labels: list[str]) -> str:
    return key("".join(label for label in labels if label.lower() not in _ENDINGS))


def matches_domain(name: str, domain: str, whole: bool = False) -> bool:
    """Whether a domain spells a name, by its words or their initials; unless ``whole``, other letters may stand by."""
    words = [key(w) for w in re.split(r"[\s-]+", name) if key(w) and w.lower() not in _SMALL]
    letters = "".join(words)
    if not letters:
        return False
    if re.fullmatch("".join(f"{w[0]}(?:{re.escape(w[1:])})?" for w in words) + _ADDED, domain) and (
        len(domain) > len(words) or domain == letters
    ):
        return True
    if whole:
        return False
    return (
        (len(letters) >= MIN_INSIDE and letters in domain)
        or (len(letters) >= MIN_LETTERS and bool(re.fullmatch(re.escape(letters) + _ADDED, domain)))
        or bool(len(words[0]) >= MIN_LETTERS and any(c.isdigit() for c in words[0]) and domain == words[0])
    )
