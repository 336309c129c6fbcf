"""A learned reader of lines: how likely each line of an article is furniture, and by which of its signs.

Two steps, both with the weights of ``lines.json``. What a line's own words and form say is added up; boosted trees
then look at that beside what its neighbours say, where it stands, and what it shares with the rest of the article.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate
from pathlib import Path
from statistics import median

import numpy as np

from ...learned.logistic import Presence
from ...learned.trees import Trees
from ...sparse import Floats
from .line_signs import is_wording, line_signs
from .lines import Line, content_words, key

FILE = Path(__file__).with_name("lines.json")
OWN = "its words and form"
NAMES = (
    OWN,
    "the line above",
    "two lines above",
    "the line below",
    "two lines below",
    "above the headline",
    "between headline and report",
    "below the report",
    "how near the top",
    "how near the end",
    "how far from the first paragraph",
    "how far from the last sure paragraph",
    "how little below reports",
    "how little above reports",
    "all lines from here on",
    "all lines up to here",
    "how few words the report has too",
    "no word that the report has",
    "how many words the report has too",
    "its length",
    "it stands there twice",
    "how it ends",
    "its length beside the usual",
    "a known wording",
    "a year",
    "an item of a list",
)
"""What the trees ask about, in this order."""
OUTSIDE = 4.0
"""Log-odds of the line above the first and below the last: what stands at the edges is mostly furniture."""
SURE_BODY = -1.0  # log-odds; below it a line of words enough is a paragraph of the report
SURE_WORDS = 10  # words of such a line
REPORTS = 0.0  # log-odds of its own below which a line's words count as the report's
_LETTERS = re.compile(r"[a-z]+")
OF_THE_PAGE = frozenset(["we", "us", "our", "you", "your"])
"""Words with which a page speaks of itself and to its readers."""
SHARE_ODDS = -0.85  # log-odds of 30 %: below it a line counts as report among those above or below another
HELD = 5.0  # log-odds to which one line may move the mean of many
LIMIT = 60.0  # to which every sign is held
REASONS = 3  # signs named in a reason
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_ITEM = re.compile(r"(?:\d{1,2}[.)]|[•*►▶·–-])\s")


@dataclass(frozen=True, eq=False)
class Reader:
    """The weights of ``lines.json``."""

    words: Presence
    trees: Trees
    cut: float
    """Log-odds from which a line is furniture."""
    sentence_cut: float
    """Log-odds of its own from which a sentence at an end of a paragraph is."""


@dataclass(frozen=True, slots=True)
class Layered:
    """Where the parts of a page stand: what a line's place is told by."""

    lines: Sequence[Line]
    odds: Sequence[float]
    """What each line says by itself."""
    known: Mapping[int, str]
    """Rules of lines whose wording is known."""
    headline: int | None
    lead: int


@cache
def reader() -> Reader:
    """The reader that the package comes with."""
    data = json.loads(FILE.read_text("utf-8"))
    if tuple(data["signs"]) != NAMES:
        raise ValueError(f"{FILE.name} was learned for other signs")
    words = Presence(data["words"]["weights"], data["words"]["bias"])
    return Reader(words, Trees.read(data["trees"]), data["cut"], data["sentence_cut"])


def own_odds(text: str) -> float:
    """Log-odds that a line or sentence is furniture, by its own words and form."""
    return reader().words.odds(line_signs(text)) if text else OUTSIDE


def read_lines(page: Layered) -> dict[int, str]:
    """The lines that are furniture by their signs, by number, each with the reason in words.

    Its place alone makes no furniture of a sentence whose own words report ("Two other papers have confirmed this
    account", above a list of links): of 1,457 lines of 68 stories left out three stay for it, one of them report.
    """
    if not page.lines:
        return {}
    read = reader()
    rows = place_signs(page)
    scores = read.trees.odds(rows)
    found = [n for n, line in enumerate(page.lines) if scores[n] >= read.cut and not _reports(line, page.odds[n])]
    parts = read.trees.parts(rows[found]) if found else ()
    return {n: _reason(page.lines[n].plain, each) for n, each in zip(found, parts, strict=True)}


def place_signs(page: Layered) -> Floats:
    """A row of the signs ``NAMES`` for every line."""
    count = len(page.lines)
    around = [OUTSIDE, OUTSIDE, *page.odds, OUTSIDE, OUTSIDE]
    reports = list(accumulate((o < SHARE_ODDS for o in page.odds), initial=0))
    sums = list(accumulate((max(-HELD, min(HELD, o)) for o in page.odds), initial=0.0))
    shared, places, forms = _shared(page), _places(page), _forms(page)
    rows = [
        (
            *(around[n + 2 + step] for step in (0, -1, -2, 1, 2)),
            *places[n],
            (reports[count] - reports[n + 1]) / (count - 1 - n) if n < count - 1 else -0.1,
            reports[n] / n if n else -0.1,
            (sums[count] - sums[n]) / (count - n),
            sums[n + 1] / (n + 1),
            *shared[n],
            *forms[n],
        )
        for n in range(count)
    ]
    return np.clip(np.array(rows, dtype=np.float64), -LIMIT, LIMIT)


def _places(page: Layered) -> list[tuple[float, ...]]:
    """Where each line stands: beside the headline, the report, and the ends of the page."""
    lines, count = page.lines, len(page.lines)
    sure = (n for n in range(count - 1, -1, -1) if page.odds[n] < SURE_BODY and _is_sentence(lines[n]))
    last = next(sure, page.lead)
    head = -1 if page.headline is None else page.headline
    return [
        (
            n < head,
            head <= n < page.lead,
            n > last,
            min(n, 20),
            min(count - 1 - n, 20),
            max(-10, min(n - page.lead, 20)),
            max(-5, min(n - last, 15)),
        )
        for n in range(count)
    ]


def _reports(line: Line, odds: float) -> bool:
    """ "We follow the Code of Practice" speaks of the page, whatever else its words say."""
    return odds < REPORTS and _is_sentence(line) and not OF_THE_PAGE & set(_LETTERS.findall(line.plain.lower()))


def _is_sentence(line: Line) -> bool:
    return line.ends_sentence and len(line.words) >= SURE_WORDS


def _forms(page: Layered) -> list[tuple[float, ...]]:
    """What each line looks like beside the others."""
    lengths = [len(line.words) for line in page.lines]
    usual = median(lengths)
    seen = Counter(key(line.plain) for line in page.lines)
    return [
        (
            min(length, 60),
            seen[key(line.plain)] > 1,
            line.ends_sentence,
            length - usual,
            n in page.known,
            bool(_YEAR.search(line.plain)),
            bool(_ITEM.match(line.plain)),
        )
        for n, (line, length) in enumerate(zip(page.lines, lengths, strict=True))
    ]


def _shared(page: Layered) -> list[tuple[float, bool, int]]:
    """For each line the share of its words that other lines of the report have, whether there is none, and how many."""
    own = [content_words(line.plain) for line in page.lines]
    told = [n == page.headline or o < REPORTS for n, o in enumerate(page.odds)]
    times = Counter(word for words, tells in zip(own, told, strict=True) if tells for word in words)
    found = []
    for words, tells in zip(own, told, strict=True):
        again = sum(times[word] > tells for word in words)
        found.append((again / len(words) if words else -0.2, len(words) >= REASONS and not again, min(again, 12)))
    return found


def _reason(text: str, parts: Floats) -> str:
    """Why a line is furniture: the signs that say so most, those of its words by themselves."""
    order = sorted((n for n in range(len(NAMES)) if parts[n] > 0), key=lambda n: (-parts[n], n))[:REASONS]
    said = [s for n in order for s in (_own_reasons(text) if NAMES[n] == OWN else [NAMES[n]])]
    return "reads like furniture: " + (", ".join(said) or "all its signs together")


def why_furniture(text: str) -> str:
    """Why a sentence by itself reads like furniture."""
    return "reads like furniture: " + ", ".join(_own_reasons(text))


def _own_reasons(text: str) -> list[str]:
    """The words and forms of a line that most speak for furniture."""
    parts = reader().words.parts(line_signs(text))
    order = sorted((s for s in parts if parts[s] > 0), key=lambda s: (-parts[s], s))[:REASONS]
    return [_quoted(sign) for sign in order] or [OWN]


def _quoted(sign: str) -> str:
    if is_wording(sign):
        return f"“{sign.split(' ', 1)[1] if not sign.startswith(('first', 'last')) else sign.split(' ', 2)[2]}”"
    return sign
