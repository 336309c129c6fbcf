"""Lines that report nothing, known by their wording: one rule a kind, general to English-language news."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from .words import DATE_WORDS, MEDIA_WORDS, ROLES, SECTIONS, SOCIAL


@dataclass(frozen=True, slots=True)
class Rule:
    """A line that matches in lower case, and that is not longer than ``words``, is furniture."""

    name: str
    pattern: re.Pattern[str]
    words: int
    """Longest line, in words, that it may take: a report that happens to begin so is longer."""


MAX_LETTERS = 800  # characters; no furniture known by its wording is longer, and patterns take time on long lines
_REMEMBERED = 1024  # lines; a line, its only sentence, and that from either end of its paragraph are one and the same
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # written in C, where it is there: 2 ms instead of 18
RULES_FILE = Path(__file__).with_name("rules.yml")
_PARTS = {
    "NAME": r"[\w.'’&-]+(?: [\w.'’&-]+){0,5}",
    "ROLE": rf"(?:[\w-]+ ){{0,4}}(?:{ROLES})",
    "ROLES": ROLES,
    "PICTURE": r"(?:file )?(?:photo(?:graph)?s?|images?|pictures?|pics?|video|graphics?|(?:photo )?illustrations?)",
    "EMAIL": r"\b[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}",
    "LETTER": r"(?:news)?letters?|alerts?|inbox|updates|podcast|app",
}


def _load() -> tuple[Rule, ...]:
    """The rules of ``rules.yml``, in the order in which they are tried."""
    rules = yaml.load(RULES_FILE.read_text("utf-8"), _LOADER)
    return tuple(Rule(r["name"], re.compile(_joined(r["patterns"])), r["words"]) for r in rules)


def _joined(patterns: list[str]) -> str:
    joined = "|".join(f"(?:{p})" for p in patterns)
    for name, pattern in _PARTS.items():
        joined = joined.replace(f"<{name}>", pattern)
    return joined


RULES = _load()


_DATE_TOKEN = re.compile(
    rf"(?:{DATE_WORDS}|\d{{1,4}}(?:st|nd|rd|th)?|\d{{1,2}}[:.]\d\d(?:[:.]\d\d)?(?:[ap]\.?m\.?)?|\d+[ap]\.?m\.?)", re.I
)
_SECTION = re.compile(rf"(?:the )?(?:{SECTIONS})", re.I)
_SOCIAL = re.compile(rf"(?:{SOCIAL})", re.I)
_MORE = re.compile(r"more (?:on|by|to)\b", re.I)
"""The beginning of a list of other stories, though its words stand on share buttons too: "More on this story"."""
_MEDIA = re.compile(rf"\b(?:{MEDIA_WORDS})\b", re.I)


@lru_cache(_REMEMBERED)
def known_rule(text: str) -> str | None:
    """The rule that a line's wording matches, if any; the line is as a reader sees it."""
    count = len(text.split())
    if len(text) > MAX_LETTERS:
        return None
    if text and not any(map(str.isalnum, text)):
        return "ornament"
    if is_timestamp(text):
        return "time stamp"
    if _is_dated_byline(text):
        return "byline"
    if text and all(_SOCIAL.fullmatch(w) for w in re.findall(r"[\w/@-]+", text)) and not _MORE.match(text):
        return "follow and share"
    if _is_section(text):
        return "section label"
    small = text.lower()
    return next((r.name for r in RULES if count <= r.words and r.pattern.search(small)), None)


def is_timestamp(text: str) -> bool:
    """Whether a line holds a date or a time and nothing else."""
    text = re.sub(r"^(?:status|date(?:d)?|as of|issued|released|revised|published)\s*:", "updated", text, flags=re.I)
    tokens = [t for t in re.split(r"[\s,|/•·@()\[\]–—-]+|:\s|(?<=[a-z])\.(?=\s|$)", text) if t.strip(".:")]
    return (
        0 < len(tokens) <= 14
        and any(c.isdigit() for c in text)
        and sum(t.strip(".:").isdigit() for t in tokens) < len(tokens)
        and all(_DATE_TOKEN.fullmatch(t.strip(".:")) for t in tokens)
    )


def _is_dated_byline(text: str) -> bool:
    """A name and a time stamp in one line: "Ana Ruiz - Nov 19, 2019, 10:31 pm"."""
    parts = re.split(r"\s+(?:[-–—|•·/]|on)\s+|(?<=[a-z])[,|]\s+", text, maxsplit=1)
    names = re.sub(r"^(?:by|posted by|written by)\s+|\band\b|[,&]|@\w+", "", parts[0], flags=re.I).split()
    return len(parts) == 2 and is_timestamp(parts[1]) and 0 < len(names) <= 6 and all(n[0].isupper() for n in names)


def _is_section(text: str) -> bool:
    parts = [p.strip(" \t:") for p in re.split(r"[|>»/•·]", text) if p.strip(" \t:")]
    named = [bool(_SECTION.fullmatch(p)) for p in parts]
    return bool(parts) and (all(named) or (len(parts) > 1 and sum(named) >= len(parts) - 1 and len(text.split()) <= 10))


def names_media(text: str) -> bool:
    """Whether a name holds a word that names of newspapers, stations and news sites are made of."""
    return bool(_MEDIA.search(text))
