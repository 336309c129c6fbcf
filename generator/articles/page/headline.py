"""Find an article's headline: the line that names its report, above the first paragraph."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from .lines import Line, content_words, key, stems
from .rules import MAX_LETTERS, MONTHS, names_media
from .trim import CREDIT

LEAD_WORDS = 12  # words; a shorter line that ends a sentence may still be a headline's second deck
LONG_WORDS = 25  # words; no headline is longer, so such a line is a paragraph even without a full stop
DECK_WORDS = 40  # words; no deck under a headline is longer
BYLINE_LINES = 3  # lines between a headline and its byline: a deck, a name, a label
HEADLINE_WORDS = 4  # words; shorter lines above a report are mastheads, labels and names
LEAST_WORDS = 2  # words of a headline: "Two rescued"
FURNITURE_ODDS = 2.0  # log-odds of its own above which a long line is no paragraph of the report: a disclaimer
# What speaks for a headline, in log-odds. Chosen on 412 pages, of which 383 have theirs found; of 88 others 79.
SHARED, SHARED_WORDS = 0.7, 4  # for each word that it shares with the report, up to so many
ELSEWHERE = 0.9  # for each, up to as many, that it shares with the story's other articles
DATED, MEDIA = 2.0, 1.0  # against a line with a date, and one with a word of newspapers' names
REPEATED = 3.0  # where the page prints it again
SHORT = 1.5  # against a line too short to be sure
LOWER = 0.15  # against each candidate for every other above it
NO_HEADLINE = 4.0  # above it the best candidate is a masthead or a label too
TOP_LINES = 100
"""Lines above a report in which its headline is looked for; of 294 pages none has more than 16."""
_EMBEDDED = re.compile(r"@\w|https?:|pic\.twitter|</|\(@")
_SPEAKER = re.compile(r"(?:Q|A|HOST|ANCHOR|PRESENTER|MODERATOR|INTERVIEWER|REPORTER)[:.] ")
"""Who says a line of a transcript; "LIVE:" before a headline is nobody."""
_DATE = re.compile(rf"\b(?:{MONTHS})\b\.? \d|\d (?:{MONTHS})\b|\b(?:19|20)\d\d\b|\d[:/.]\d\d", re.IGNORECASE)
_LABEL = re.compile(
    r"^(?:opinion|editorial|comment(?:ary)?|analysis|column|letters?|review|obituary|quiz|podcast|q ?(?:&|and) ?a"
    r"|in pictures|photos?|pictures|gallery|watch|listen)\s*[:|–—-]"
    r"|^live (?:updates?|blog|coverage)\b(?!\s*:\s*\S)"
    r"|\bwhat (?:we|you|to)(?: need to| should)? (?:know|expect|watch)\b|\bthings (?:we|you|to)(?: need to)? know\b"
    r"|^(?:[\w-]+ ){0,2}(?:report|bulletin|update|statement|circular|release) (?:no\.?|number|#) ?\d",
    re.IGNORECASE,
)
"""A headline that says what kind of text follows and not what happened."""


def find_lead(lines: Sequence[Line], ruled: Mapping[int, str], odds: Sequence[float]) -> int:
    """Number of the first line that is a paragraph of the report; the count of lines if there is none.

    What stands above a byline or a time stamp is a headline or its second deck, whatever it ends in.

    Args:
        lines: of the page.
        ruled: rules of those that are known to be furniture.
        odds: log-odds of each that it is furniture, by its own words and form.
    """
    for line in lines:
        count = len(line.words)
        if line.number in ruled or not ((count >= LEAD_WORDS and line.ends_sentence) or count >= LONG_WORDS):
            continue
        below = range(line.number + 1, line.number + 1 + BYLINE_LINES)
        entry = ruled.get(line.number - 1) == "time stamp"  # of a live blog, between two marks of time
        if not entry and count < DECK_WORDS and any(ruled.get(n) in ("byline", "time stamp") for n in below):
            continue
        if odds[line.number] < FURNITURE_ODDS:
            return line.number
    return len(lines)


def find_headline(
    lines: Sequence[Line],
    ruled: Mapping[int, str],
    lead: int,
    odds: Sequence[float],
    shared: frozenset[str] = frozenset(),
) -> int | None:
    """Number of the line that is the headline, or None: a headline can be missing.

    Of the lines above the report that could be one, that which reads least like furniture, shares most words with the
    report and with the story's other articles, stands on the page again, and stands higher.

    Args:
        lines: as of ``find_lead``, like those that follow.
        ruled: likewise.
        lead: the report's first line.
        odds: likewise.
        shared: stems that two articles of the story have.
    """
    possible = [line for line in lines[:lead][-TOP_LINES:] if line.number not in ruled and _could_be(line)]
    if not possible:
        return None
    told = frozenset[str]().union(*(content_words(n.plain) for n in lines[lead:] if odds[n.number] < 0))
    times = Counter(key(line.plain) for line in lines)

    def doubt(place: int, line: Line) -> float:
        words = content_words(line.plain)
        again = min(len(words & told), SHARED_WORDS)
        elsewhere = min(len(stems(words) & shared), SHARED_WORDS)
        dated = bool(_DATE.search(line.plain))
        repeated = times[key(line.plain)] > 1
        short = len(line.words) < HEADLINE_WORDS
        speaks = SHARED * again + ELSEWHERE * elsewhere + REPEATED * repeated
        against = SHORT * short + DATED * dated + MEDIA * names_media(line.plain) + LOWER * place
        return odds[line.number] - speaks + against

    best = min((round(doubt(n, line), 4), line.number) for n, line in enumerate(possible))
    return best[1] if best[0] < NO_HEADLINE else None


def reports(line: Line) -> bool:
    """Whether a headline may be taken at its word: it neither asks nor only labels what follows."""
    return not line.plain.rstrip("\"'”’").endswith("?") and not _LABEL.search(line.plain)


def _could_be(line: Line) -> bool:
    return (
        len(line.plain) <= MAX_LETTERS
        and LEAST_WORDS <= len(line.words) < LONG_WORDS
        and not line.plain.endswith((".", ":", ","))
        and not line.plain[0].islower()
        and not _EMBEDDED.search(line.plain)
        and not CREDIT.search(line.plain)
        and not _SPEAKER.match(line.plain)
    )
