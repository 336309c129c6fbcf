"""Tell the report of an article from its furniture, line by line and inside lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ...model import Furniture, Span
from ..files.exports import is_field, read_export
from .headline import find_headline, find_lead, reports
from .line_reader import Layered, own_odds, read_lines
from .lines import Line, content_words, key, plain, split_lines, stems
from .rules import known_rule
from .trim import CUT_AT_ENDS, sentences_of, trim

LABEL_WORDS = 5  # words; a line that ends no sentence and is not longer is a label, a name or a subheading
FIELD = "a database's field"
SURE = frozenset([FIELD, "interviewer's question", "row of a table", "ornament"])
"""Rules that need no look at what stands around: a field's name, who asks, or its form says it. A row of a table tells
nothing without its head, which stands in another line."""
REPORTS = -1.5  # log-odds below which a sentence by itself is report, whatever stands around it
SURELY_REPORTS = -2.0  # likewise in a line whose wording is known
MASTHEAD_WORDS = 3  # words of a first line above the headline that is the page's name, whatever it is
PULL_WORDS = 5  # words from which a line that stands in another is a pull quote, not a chance
PULL_LINES = 2000  # lines, each held against all others; 200,000 characters of prose have some 1,300
NEARLY_WORDS = 5  # words that a repeated headline may carry more: " - The Daily Example"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where an article's report stands, and what else stands in its file."""

    lines: tuple[Line, ...]
    lead: int
    """Number of the first line that is a paragraph of the report."""
    headline: Span | None
    body: tuple[Span, ...]
    furniture: tuple[Furniture, ...]


def separate(text: str, start: int = 0, shared: frozenset[str] = frozenset()) -> Layout:
    """Report and furniture of a text from ``start`` on; together they hold every character that is no white space.

    ``shared`` are the stems of words that other articles of the story have too.
    """
    lines = split_lines(text, start)
    exported = bool(read_export(text)[0])
    known = {n.number: rule for n in lines if (rule := _known(n.plain, exported))}
    odds = [own_odds(line.plain) for line in lines]
    lead = find_lead(lines, known, odds)
    headline = find_headline(lines, known, lead, odds, shared)
    ruled = {number: rule for number, rule in known.items() if rule in SURE}
    _mark_repeats(lines, ruled, headline)
    for number, reason in read_lines(Layered(lines, odds, known, headline, lead)).items():
        if number != headline and not _tells(text, lines[number].span, _most(known.get(number))):
            ruled[number] = known.get(number) or ruled.get(number) or _place(number, headline, lead) or reason
    if len(ruled) == len(lines):  # a page without any report is rarer than a report of one line
        for line in lines:
            if line.number not in known and line.ends_sentence and len(line.words) > LABEL_WORDS:
                del ruled[line.number]
    if headline and 0 not in ruled and len(lines[0].words) <= MASTHEAD_WORDS and not lines[0].ends_sentence:
        ruled[0] = known.get(0) or "line above the headline"
    ruled |= {n.number: "subheading" for n in lines[lead:] if n.number not in ruled and _is_subheading(n)}
    body, furniture = _sorted(text, lines, ruled, headline, shared)
    return Layout(lines, lead, lines[headline].span if headline is not None else None, body, furniture)


def _sorted(
    text: str, lines: tuple[Line, ...], ruled: dict[int, str], headline: int | None, shared: frozenset[str]
) -> tuple[tuple[Span, ...], tuple[Furniture, ...]]:
    """What reports and what furnishes: whole lines by their rules, the headline by the report, the rest trimmed."""
    report = (n for n in lines if n.number not in ruled and n.number != headline)
    told = stems(word for line in report for word in content_words(line.plain))
    body: list[Span] = []
    furniture: list[Furniture] = []
    seen: set[str] = set()
    for line in lines:
        if line.number in ruled:
            furniture.append(Furniture(line.span, ruled[line.number]))
        elif line.number == headline:
            again = "repeated headline" in ruled.values()  # then it is the page's label
            if reports(line) and not again and (not told or stems(content_words(line.plain)) & (told | shared)):
                body.append(line.span)
            else:
                furniture.append(Furniture(line.span, "headline"))
        else:
            kept, cut = trim(text, line.span, seen)
            body += kept
            furniture += cut
    return tuple(body), tuple(furniture)


def _is_subheading(line: Line) -> bool:
    """Whether a line inside the report only names what follows: "THE DAMAGE"."""
    return line.plain.isupper() and len(line.words) <= LABEL_WORDS and not any(c.isdigit() for c in line.plain)


def _known(words: str, exported: bool) -> str | None:
    if exported and is_field(words):
        return FIELD
    return known_rule(words) if words else "ornament"


def _most(rule: str | None) -> float:
    """Log-odds of furniture below which a sentence of a line of this rule reports by itself."""
    return REPORTS if rule is None or rule in CUT_AT_ENDS else SURELY_REPORTS


def _tells(text: str, span: Span, most: float) -> bool:
    """Whether one of several sentences of a line reports by itself: then furniture is cut off its ends alone.

    ``most`` is the log-odds of furniture below which it does.
    """
    parts = sentences_of(text, span)
    return len(parts) > 1 and any(own_odds(plain(part.of(text))) < most for part in parts)


def _place(number: int, headline: int | None, lead: int) -> str | None:
    """What a line above the report is called that reads like furniture: where it stands tells what it may name."""
    if headline is not None and number < headline:
        return "line above the headline"
    return "byline or label" if number < lead else None


def _mark_repeats(lines: tuple[Line, ...], ruled: dict[int, str], headline: int | None) -> None:
    title = key(lines[headline].plain) if headline is not None else ""
    seen: set[str] = {title} if title else set()
    for line in lines:
        letters = key(line.plain)
        if line.number in ruled or line.number == headline:
            continue
        if title and _repeats(line, title, len(lines[headline or 0].words)):
            ruled[line.number] = "repeated headline"
        elif letters in seen:
            ruled[line.number] = "repeated paragraph" if line.ends_sentence else "repeated line"
        seen.add(letters)
    if len(lines) <= PULL_LINES:
        _mark_pull_quotes(lines, ruled, headline)


def _mark_pull_quotes(lines: tuple[Line, ...], ruled: dict[int, str], headline: int | None) -> None:
    letters_of = [key(line.plain) for line in lines]
    whole = "\n".join(letters_of)
    for line in lines:
        if line.number in ruled or line.number == headline or whole.count(_parts(line)[0]) < 2:
            continue
        if _is_pull_quote(line, letters_of, ruled):
            ruled[line.number] = "pull quote"
            below = lines[line.number + 1] if line.number + 1 < len(lines) else None
            if below and re.match(r"[-–—]", below.plain) and len(below.words) <= LABEL_WORDS:
                ruled[below.number] = "pull quote"


def _repeats(line: Line, title: str, count: int) -> bool:
    return (
        key(line.plain).startswith(title) and len(line.words) <= count + NEARLY_WORDS and not line.ends_sentence
    ) or (key(line.plain) == title)


def _parts(line: Line) -> list[str]:
    """Letters of each sentence and clause of a line; at least one, maybe empty."""
    return [k for p in re.split(r"(?<=[.!?,])\s+", line.plain) if (k := key(p))] or [""]


def _is_pull_quote(line: Line, letters_of: list[str], ruled: dict[int, str]) -> bool:
    """Whether all that a line says stands in another, longer line; ``letters_of`` holds each line's key."""
    parts, own = _parts(line), letters_of[line.number]
    if len(line.words) < PULL_WORDS:
        return False
    return any(
        len(other) > len(own) and number not in ruled and all(p in other for p in parts)
        for number, other in enumerate(letters_of)
    )
