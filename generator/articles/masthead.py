"""The name of an outlet above or beside a headline."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass

from .domains import matches_domain, own_domains
from .draft import Draft
from .lines import Line, key
from .rules import is_timestamp, names_media
from .words import BODIES, SECTIONS

MAX_WORDS = 9  # words of the longest name of a body that publishes releases
MIN_CALLED = 4  # letters of a short name that can tell an outlet
SURE_WORDS = 3  # words from which a name with a newspaper's word in it cannot be a person's
SURE_LETTERS = 4  # letters up to which a word in capitals may be an abbreviation: "FOX NEWS"
_SECTION = re.compile(rf"(?:the )?(?:{SECTIONS})", re.IGNORECASE)
_BODY = re.compile(rf"\b(?:{BODIES})\b", re.IGNORECASE)
_LABELS = (
    "the|of|and|top|latest|breaking|live|big|long|read|story|stories|interview|briefing|report|law|order|justice|drink|"
    "society|faith|religion|family|week|weekend|essay|profile|debate|verdict|trial|news|world|today|tonight|daily|weekly|"
    r"online|media|review|page|press|blog|radio|tv|update|watch|\d+"
)
_PLAIN_WORD = re.compile(rf"(?:{_LABELS}|{SECTIONS})", re.IGNORECASE)
"""Words of which labels above headlines are made; a name has another one."""
_FORM = re.compile(r"\b(?:release|statement|update|alert|notice|bulletin no|advisory|report)\b", re.IGNORECASE)
_BEFORE_STAMP = re.compile(r"\s*[|•·,]\s*|\s+[-–—]\s+")
_SURNAME = re.compile(r"(?:page|post|star|sun|banner|leader|record|mercury|voice|pilot|patch|world)", re.IGNORECASE)
"""Words of newspapers' names that people are called."""
_BY = re.compile(r"by [A-Z]", re.IGNORECASE)
_SMALL = frozenset(["of", "the", "and", "&", "for", "in", "on", "de", "la"])


@dataclass(frozen=True, slots=True)
class _Own:
    """What else the article says of its outlet."""

    domains: tuple[str, ...]
    notices: tuple[str, ...]
    """Letters of its copyright lines and authors' notes."""
    others: Collection[str]


def masthead(draft: Draft, others: Collection[str] = ()) -> str | None:
    """The name, as printed, or None; a section's label, a person or a topic above a headline is none.

    ``others`` are names by which the article calls its outlet elsewhere ("told the Courier").
    """
    own = _Own(
        tuple(domain for _, domain in own_domains(draft)),
        tuple(key(n.plain) for n in draft.below if draft.rules[n.number] in ("copyright line", "author's note")),
        others,
    )
    for line in draft.top:
        if draft.rules.get(line.number) in ("line above the headline", "byline or label", None) and _names_outlet(
            line, draft, own
        ):
            return _in_title_case(_without_section(line.plain, others), draft)
    for line in draft.top:
        parts = _BEFORE_STAMP.split(line.plain, maxsplit=1)
        if len(parts) == 2 and is_timestamp(parts[1]) and _is_paper(parts[0], line, draft):
            return _in_title_case(parts[0], draft)
    for line in draft.top:
        if draft.rules.get(line.number) == "section label" and (name := _first_crumb(line)):
            return name
    return None


def _without_section(name: str, others: Collection[str]) -> str:
    """ "Radio Example" of "Radio Example Sport", where the article calls it so."""
    words = name.split()
    short = " ".join(words[:-1])
    return short if _SECTION.fullmatch(words[-1]) and key(short) in {key(o) for o in others} else name


def _in_title_case(name: str, draft: Draft) -> str:
    """A long name printed in capitals, as a reader would write it; abbreviations that the report uses stay."""
    words = name.split()
    if not name.isupper() or (len(words) < SURE_WORDS and min(map(len, words)) <= SURE_LETTERS):
        return name
    used = set(re.findall(r"\b[A-Z]{2,}\b", " ".join(p for p in draft.report if not p.isupper())))
    kept = {w for w in words if w.lower() not in _SMALL and (w in used or len(w) <= SURE_WORDS)}
    cased = (
        w if w in kept else w.lower() if n and w.lower() in _SMALL else w.capitalize() for n, w in enumerate(words)
    )
    return " ".join(cased)


def _first_crumb(line: Line) -> str | None:
    """ "The Daily Example" of "The Daily Example | News | World"."""
    parts = [p.strip() for p in re.split(r"[|>»/•·]", line.plain) if p.strip()]
    own = [p for p in parts if not _SECTION.fullmatch(p)]
    return own[0] if len(parts) > 1 and len(own) == 1 and own[0] in (parts[0], parts[-1]) and _is_name(own[0]) else None


def _is_title(name: str) -> bool:
    words = name.split()
    return len(words) <= MAX_WORDS and all(w[0].isupper() or w[0].isdigit() or w.lower() in _SMALL for w in words)


def _is_name(name: str) -> bool:
    """Whether a line's part has a name's shape and is more than labels."""
    words = re.findall(r"\w+", name)
    return (
        _is_title(name) and (len(words) > 1 or names_media(name)) and not all(_PLAIN_WORD.fullmatch(w) for w in words)
    )


def _names_outlet(line: Line, draft: Draft, own: _Own) -> bool:
    name, above = line.plain, draft.headline is not None and line.number < draft.headline.number
    if not _is_name(name) or line.ends_sentence or _FORM.search(name):
        return False
    if any(matches_domain(name, domain) for domain in own.domains) or _called(name, own.others):
        return True
    if any(key(name) in notice for notice in own.notices):
        return True
    if _BODY.search(name) and above:
        return name.isupper() or ("press release form" in draft.rules.values() and not names_media(name))
    if names_media(name):
        first = above and line.number == 0
        return len(name.split()) >= SURE_WORDS or first or (name.isupper() and _others_sign(line, draft))
    return above and line.number == 0 and _is_styled(name)


def _is_paper(name: str, line: Line, draft: Draft) -> bool:
    """Whether a name with a newspaper's word in it is a paper's: "Rosa Page" is one only where somebody else signs."""
    if not (_is_name(name) and names_media(name)):
        return False
    person = len(name.split()) < SURE_WORDS and _SURNAME.fullmatch(name.split()[-1]) is not None
    return not person or _others_sign(line, draft)


def _others_sign(line: Line, draft: Draft) -> bool:
    """Whether another line names who wrote it, so that this one need not."""
    return any(_BY.match(other.plain) for other in draft.top if other.number != line.number)


def _called(name: str, others: Collection[str]) -> bool:
    """Whether the article calls its outlet by the end of this name: "the Tide" of "Halloran Tide"."""
    return any(key(name).endswith(key(o)) for o in others if len(key(o)) >= MIN_CALLED)


def _is_styled(name: str) -> bool:
    """Whether a name has a publication's form: "The Example", "Lamp & Ledger"; not a section's ("Law & Order")."""
    words = re.findall(r"\w+", name.lower())
    labels = any(_PLAIN_WORD.fullmatch(w) for w in words)
    return (words[0] == "the" and len(words) > 1) or ("&" in name and not labels)
