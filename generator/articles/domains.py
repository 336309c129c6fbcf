"""Internet names that an article shows as its own: its reporters' addresses, and the file's name if a site's."""

from __future__ import annotations

import re
from collections.abc import Mapping
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
LONGEST = 16  # letters of a word in a domain
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


def spelled_out(domain: str, known: Mapping[str, str]) -> tuple[str, bool] | None:
    """A domain's letters as a name, and whether they part into known words alone: "eveningbanner", "marlmail".

    Known are words of newspapers' names, those that stand before them, and ``known``: words of the story, by their
    letters. What is left before a newspaper's word is taken for a place's name, of one word.
    """
    for first in _DAYTIMES:
        if domain.startswith(first) and len(domain) >= len(first) + MIN_REST:
            return f"{first} {domain.removeprefix(first)}".title(), True
    last = next((w for w in sorted(_MEDIA, key=len, reverse=True) if domain.endswith(w) and w != domain), None)
    if last is None:
        return None
    first = domain.removesuffix(last)
    the = "the" if first.startswith("the") and first not in _BEFORE else ""
    place = first.removeprefix(the)
    if len(place) < MIN_LETTERS:
        return None
    parts = _parted(place, known)
    words = [the, *(parts or [place]), last]
    return " ".join(word if word[:1].isupper() else word.title() for word in words if word), parts is not None


def _parted(letters: str, known: Mapping[str, str]) -> list[str] | None:
    """Letters as the fewest known words, or None where there are others among them."""
    best: list[list[str] | None] = [[], *[None] * len(letters)]
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - LONGEST), end):
            before, piece = best[start], letters[start:end]
            word = known.get(piece) or (piece if piece in _BEFORE or piece in _MEDIA else None)
            if before is not None and word and (best[end] is None or len(before) + 1 < len(best[end] or [])):
                best[end] = [*before, word]
    return best[-1]


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
