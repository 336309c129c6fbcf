"""Internet names that an article shows as its own: its reporters' addresses, and the file's name if a site's."""

from __future__ import annotations

import re
from pathlib import Path

from .draft import Draft
from .lines import key

MIN_LETTERS = 3  # letters of a name that may begin a domain: "WGN" in wgntv
MIN_INSIDE = 5  # letters of a name that may stand anywhere in a domain: "Sun-Times" in chicago-suntimes
DOMAINS = 100  # addresses of one article, each held against all its clues; 294 pages have at most ten lines for them
_EMAIL = re.compile(r"\b[\w.+-]{1,64}@([\w-]{1,63}(?:\.[\w-]{1,63}){1,4})")
_OWN_RULES = ("contact line", "author's note", "appeal for money or tips", "newsletter", "byline", "follow and share")
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
    for line in (*draft.top, *draft.below):
        if draft.rules.get(line.number) in _OWN_RULES:
            found += [("address", _letters(host.split("."))) for host in _EMAIL.findall(line.plain)]
    stem = re.sub(r"^\d+[_ -]+", "", Path(draft.file).stem)
    labels = re.split(r"[-_.]", stem)
    if len(labels) > 1 and labels[-1].lower() in _ENDINGS:
        found.append(("file's name", _letters(labels)))
    return tuple(dict.fromkeys((where, letters) for where, letters in found[-DOMAINS:] if letters))


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
