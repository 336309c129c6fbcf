"""The name of an outlet above or beside a headline."""

from __future__ import annotations

import re
from collections import Counter

from generator.articles.domains import matches_domain, own_domains
from generator.articles.draft import Draft
from generator.articles.lines import Line, key
from generator.articles.rules import names_media
from generator.articles.words import BODIES, MEDIA_WORDS, SECTIONS

MAX_WORDS = 9  # words of the longest name of a body that publishes releases
SURE_WORDS = 3  # words from which a name with a newspaper's word in it cannot be a person's
_SECTION = re.compile(rf"(?:the )?(?:{SECTIONS})", re.IGNORECASE)
_BODY = re.compile(rf"\b(?:{BODIES})\b", re.IGNORECASE)
_PLAIN_WORD = re.compile(
    rf"(?:{MEDIA_WORDS}|{SECTIONS}|the|of|and|top|latest|breaking|live|big|long|read|story|stories|interview|briefing|report)",
    re.I,
)
_FORM = re.compile(r"\b(?:release|statement|update|alert|notice|bulletin no|advisory|report)\b", re.IGNORECASE)
_SMALL = frozenset(["of", "the", "and", "&", "for", "in", "on", "de", "la"])


def masthead(draft: Draft) -> str | None:
    """The name, as printed, or None; a section's label, a person or a topic above a headline is none."""
    for line in draft.top:
        if draft.rules.get(line.number) == "section label" and (name := _first_crumb(line)):
            return name
    for line in draft.top:
        if draft.rules.get(line.number) in ("line above the headline", "byline or label", "label") and _names_outlet(
            line, draft
        ):
            return _in_title_case(line.plain, draft)
    return None


def _in_title_case(name: str, draft: Draft) -> str:
    """A long name printed in capitals, as a reader would write it; abbreviations that the report uses stay."""
    words = name.split()
    if not name.isupper() or len(words) < SURE_WORDS:
        return name
    used = set(re.findall(r"\b[A-Z]{2,}\b", " ".join(draft.report)))
    return " ".join(
        w.lower() if w.lower() in _SMALL and n else w if len(w) <= SURE_WORDS or w in used else w.capitalize()
        for n, w in enumerate(words)
    )


def _first_crumb(line: Line) -> str | None:
    """ "The Daily Example" of "The Daily Example | News | World"."""
    parts = [p.strip() for p in re.split(r"[|>»/•·]", line.plain) if p.strip()]
    own = [p for p in parts if not _SECTION.fullmatch(p)]
    return (
        own[0] if len(parts) > 1 and len(own) == 1 and own[0] in (parts[0], parts[-1]) and _is_title(own[0]) else None
    )


def _is_title(name: str) -> bool:
    words = name.split()
    return len(words) <= MAX_WORDS and all(w[0].isupper() or w[0].isdigit() or w.lower() in _SMALL for w in words)


def _names_outlet(line: Line, draft: Draft) -> bool:
    name, above = line.plain, draft.headline is not None and line.number < draft.headline.number
    words = name.split()
    if (
        not _is_title(name)
        or line.ends_sentence
        or _FORM.search(name)
        or all(_PLAIN_WORD.fullmatch(w) for w in re.findall(r"\w+", name))
    ):
        return False
    if any(matches_domain(name, domain) for _, domain in own_domains(draft)):
        return True
    if any(
        key(name) in key(n.plain) for n in draft.below if draft.rules[n.number] in ("copyright line", "author's note")
    ):
        return len(key(name)) > 3 and names_media(name)
    if _BODY.search(name) and above:
        return ("press release form" in draft.rules.values() and not names_media(name)) or name.isupper()
    if names_media(name):
        return len(words) >= SURE_WORDS or (above and line.number == 0 and len(words) > 1)
    times = Counter(key(n.plain) for n in draft.layout.lines)[key(name)]
    return above and line.number == 0 and words[0].lower() == "the" and (len(words) > SURE_WORDS or times > 1)
