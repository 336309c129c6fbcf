"""Find an article's headline: the line that names its report, above the first paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from .lines import Line, key
from .rules import MAX_LETTERS
from .trim import CREDIT
from .words import BODIES

LEAD_WORDS = 12  # words; a shorter line that ends a sentence may still be a headline's second deck
LONG_WORDS = 25  # words; no headline is longer, so such a line is a paragraph even without a full stop
DECK_WORDS = 40  # words; no deck under a headline is longer
BYLINE_LINES = 3  # lines between a headline and its byline: a deck, a name, a label
HEADLINE_WORDS = 4  # words; shorter lines above a report are mastheads, labels and names
SURE_WORDS = 5  # words from which a line is taken for the headline before a shorter one above it
_EMBEDDED = re.compile(r"@\w|https?:|pic\.twitter|</|\(@")
_BODY = re.compile(rf"\b(?:{BODIES})\b", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:opinion|editorial|comment(?:ary)?|analysis|column|letters?|review|obituary|quiz|podcast|q ?(?:&|and) ?a"
    r"|in pictures|photos?|pictures|gallery|watch|listen)\s*[:|–—-]"
    r"|^live (?:updates?|blog|coverage)\b(?!\s*:\s*\S)"
    r"|\bwhat (?:we|you|to)(?: need to| should)? (?:know|expect|watch)\b|\bthings (?:we|you|to)(?: need to)? know\b"
    r"|^(?:[\w-]+ ){0,2}(?:report|bulletin|update|statement|circular|release) (?:no\.?|number|#) ?\d",
    re.IGNORECASE,
)
"""A headline that says what kind of text follows and not what happened."""


def find_lead(lines: Sequence[Line], ruled: dict[int, str]) -> int:
    """Number of the first line that is a paragraph of the report; the count of lines if there is none.

    What stands above a byline or a time stamp is a headline or its second deck, whatever it ends in.
    """
    for line in lines:
        count = len(line.words)
        if line.number in ruled or not ((count >= LEAD_WORDS and line.ends_sentence) or count >= LONG_WORDS):
            continue
        below = range(line.number + 1, line.number + 1 + BYLINE_LINES)
        if count < DECK_WORDS and any(ruled.get(n) in ("byline", "time stamp") for n in below):
            continue
        return line.number
    return len(lines)


def find_headline(lines: Sequence[Line], ruled: dict[int, str], lead: int) -> int | None:
    """Number of the line that is the headline, or None: a headline can be missing.

    A line that the page repeats wins; else the first of enough words. A body's own name in capitals
    ("MINISTRY OF FISHERIES") above another candidate is a masthead.
    """
    possible = [line for line in lines[:lead] if line.number not in ruled and _could_be(line)]
    if len(possible) > 1:
        possible = [p for p in possible if not (p.plain.isupper() and _BODY.search(p.plain))] or possible
    times = Counter(key(line.plain) for line in lines)
    repeated = [p.number for p in possible if times[key(p.plain)] > 1]
    long = [p.number for p in possible if len(p.words) >= SURE_WORDS]
    return next(iter(repeated + long + [p.number for p in possible]), None)


def reports(line: Line) -> bool:
    """Whether a headline may be taken at its word: it neither asks nor only labels what follows."""
    return not line.plain.rstrip("\"'”’").endswith("?") and not _LABEL.search(line.plain)


def _could_be(line: Line) -> bool:
    return (
        len(line.plain) <= MAX_LETTERS
        and HEADLINE_WORDS <= len(line.words) < LONG_WORDS
        and not line.plain.endswith((".", ":", ","))
        and not line.plain[0].islower()
        and not _EMBEDDED.search(line.plain)
        and not CREDIT.search(line.plain)
    )
