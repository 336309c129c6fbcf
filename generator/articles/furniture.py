"""Tell the report of an article from its furniture, line by line and inside lines."""

from __future__ import annotations

import re
from dataclasses import dataclass

from ..model import Furniture, Span
from .headline import HEADLINE_WORDS, find_headline, find_lead, reports
from .lines import Line, key, split_lines
from .rules import known_rule
from .trim import trim

LABEL_WORDS = 5  # words; a line that ends no sentence and is not longer is a label, a name or a subheading
NAME_WORDS = 4  # words of a name that stands alone
LEAD_IN_WORDS = 14  # words; "Here is what we know:" introduces something that the text has lost
PULL_WORDS = 5  # words from which a line that stands in another is a pull quote, not a chance
PULL_LINES = 2000  # lines, each held against all others; 200,000 characters of prose have some 1,300
OTHER_STORY_WORDS = (5, 16)  # words of a headline
TITLE_CASE = 0.8  # share of long words that are capitalised in a headline of another story
BULLET_WORDS = 3  # words, the bullet among them; longer items of a list may report
NOTE_LINES = 6  # lines from the end; an author's note stands there, and further up a story may tell of a reporter
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


def separate(text: str, start: int = 0) -> Layout:
    """Report and furniture of a text from ``start`` on; together they hold every character that is no white space."""
    lines = split_lines(text, start)
    ruled = {line.number: rule for line in lines if (rule := known_rule(line.plain) if line.plain else "ornament")}
    lead = find_lead(lines, ruled)
    for number, rule in list(ruled.items()):
        if rule == "author's note" and lead < number < len(lines) - NOTE_LINES:
            del ruled[number]
    headline = find_headline(lines, ruled, lead)
    _mark_repeats(lines, ruled, headline)
    _mark_top(lines, ruled, headline, lead)
    _mark_labels(lines, ruled, headline, lead)
    _mark_lists(lines, ruled, lead)
    body: list[Span] = []
    furniture: list[Furniture] = []
    seen: set[str] = set()
    for line in lines:
        if line.number in ruled:
            furniture.append(Furniture(line.span, ruled[line.number]))
        elif line.number == headline:
            if reports(line) and "repeated headline" not in ruled.values():  # printed again, it is the page's label
                body.append(line.span)
            else:
                furniture.append(Furniture(line.span, "headline"))
        else:
            kept, cut = trim(text, line.span, seen)
            body += kept
            furniture += cut
    return Layout(
        lines=lines,
        lead=lead,
        headline=lines[headline].span if headline is not None else None,
        body=tuple(body),
        furniture=tuple(furniture),
    )


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


def _mark_top(lines: tuple[Line, ...], ruled: dict[int, str], headline: int | None, lead: int) -> None:
    """Short lines above the headline are mastheads and labels, between it and the report bylines."""
    for line in lines[:lead]:
        if line.number in ruled or line.number == headline or line.ends_sentence:
            continue
        if headline is not None and line.number < headline:
            ruled[line.number] = "line above the headline"
        elif len(line.words) <= NAME_WORDS and _is_name(line.plain):
            ruled[line.number] = "byline or label"


def _is_name(text: str) -> bool:
    words = re.findall(r"[^\W\d_][\w.'’-]*", text)
    return bool(words) and all(w[0].isupper() or w in ("de", "van", "von", "der", "bin", "al") for w in words)


def _mark_labels(lines: tuple[Line, ...], ruled: dict[int, str], headline: int | None, lead: int) -> None:
    for line in lines:
        if line.number in ruled or line.number == headline:
            continue
        below = lines[line.number + 1].plain if line.number + 1 < len(lines) else ""
        if _is_label(line, lead):
            ruled[line.number] = "label"
        elif line.plain.endswith(":") and len(line.words) <= LEAD_IN_WORDS and not re.match(r"[\"“‘'•*\d-]", below):
            ruled[line.number] = "lead-in to something not here"
        elif line.number > lead and _is_other_headline(line):
            ruled[line.number] = "headline of another story"


def _is_label(line: Line, lead: int) -> bool:
    count = len(line.words)
    if line.plain[0] in "\"“‘'" and line.plain[-1] in "\"”’'":
        return count < 2
    if line.ends_sentence:
        return count <= NAME_WORDS - 1 and _is_name(line.plain) and not line.plain.endswith(("!", "?"))
    if re.match(r"[•*·–-]\s", line.plain) and count > BULLET_WORDS:
        return False
    if any(c.isdigit() for c in line.plain) and count >= HEADLINE_WORDS:
        return False  # a result, a price, a measure
    if line.plain.isupper() and count <= LABEL_WORDS + 1:
        return True
    return count <= (LABEL_WORDS if line.number > lead else HEADLINE_WORDS - 1)


def _is_other_headline(line: Line) -> bool:
    low, high = OTHER_STORY_WORDS
    if line.ends_sentence or not low <= len(line.words) <= high or re.match(r"[•*·\"“-]", line.plain):
        return False
    long = [w for w in re.findall(r"[^\W\d_][\w'’-]*", line.plain) if len(w) > 3]
    return len(long) >= HEADLINE_WORDS - 1 and sum(w[0].isupper() for w in long) >= TITLE_CASE * len(long)


def _mark_lists(lines: tuple[Line, ...], ruled: dict[int, str], lead: int) -> None:
    """Lines below the last paragraph that end no sentence are other stories' headlines, unless a list's items."""
    last = max((n.number for n in lines if n.number not in ruled and n.ends_sentence), default=len(lines))
    for line in lines[max(last, lead) + 1 :]:
        if (
            line.number not in ruled
            and len(line.words) <= OTHER_STORY_WORDS[1]
            and not re.match(r"[•*·–-]\s|\d+[.)]", line.plain)
        ):
            ruled[line.number] = "headline of another story"
