"""An article's text as lines: what furniture and report are told apart by."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from ...model import Span

BREAK = r"\r\n\v\f\x1c-\x1e\x85\u2028\u2029"
WIDE_SPACE = 30  # characters of white space that part two columns or lines; inside a line none is so wide
_UNBROKEN = re.compile(rf"(?:[^\s]|(?!\s{{{WIDE_SPACE}}})[^{BREAK}])+")
"""A line, or what stands between two wide spaces of it."""
WRAP_WIDTHS = (50, 100)  # characters; columns at which plain-text mail and wires break lines
WRAP_SPREAD = 25  # characters between the longest and the shortest full line of a wrapped paragraph
WRAP_LOWER = 0.4  # share of continuation lines that begin in lower case; prose has over half, lists next to none
COLUMN_LINES = 4
"""Lines that go on in lower case where their next word no longer fitted, from which a text was broken at a column."""
COLUMN = 0.8
"""Share of such breaks among the lines that go on in lower case; in lists and verse lines end where the sense does."""
FLOW_LINES = 3  # lines from which a column can be told by how they go on
FLOW_OPEN, FLOW_LOWER = 0.7, 0.6  # share of its lines that end no sentence, and of those that begin small
STEM = 6  # letters
_NO_CHARACTER = re.compile(r"&#\d{8,};?|&#[xX][\da-fA-F]{7,};?")
"""A number beyond every character. Python refuses to read one of more than 4,300 digits."""
_CONTENT = re.compile(r"[^\W\d_]{4,}|\d[\d,.]*\d|\d{2,}")
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "with from were been that this they their which have will would said after before over more than when what "
        "where also into only some them then there these those your about could other most just like make made here",
    )
)
"""Words that any two lines share."""
OPEN_WIDTH = 40  # characters from which a line may have been broken; labels and items of lists are mostly shorter
OPEN_SHARE = 0.75  # of the longest line of its block, likewise
LEFT_OPEN = frozenset(["the", "a", "an", "of", "and", "or", "its", "to", "from", "than", "into"])
"""Words with which hardly any line ends that is told wholly, not even a headline."""
_SIGNED = re.compile(
    r"(?:by|posted|published|updated|written) [^\W_].*(?:\d{4}|\d:\d\d|@)|by (?:[A-Z][\w.’'-]+ ?){2,4}$"
)
"""A byline under a headline that fills its line, and no end of the headline's sentence."""
SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text, or a paragraph that was broken at a column."""

    number: int
    span: Span
    """Without the white space around it."""
    plain: str
    """As a reader sees it: white space collapsed."""

    @property
    def words(self) -> list[str]:
        return self.plain.split()

    @property
    def ends_sentence(self) -> bool:
        return bool(SENTENCE_END.search(self.plain))


def plain(text: str) -> str:
    """Text as a reader sees it, on one line."""
    return " ".join(text.replace("\u200b", "").split())


def key(text: str) -> str:
    """Letters and digits alone, in lower case: what makes two lines the same."""
    return "".join(filter(str.isalnum, text.lower()))


def content_words(text: str) -> frozenset[str]:
    """The words and figures of a line that tell what it is about."""
    return frozenset(_CONTENT.findall(text.lower())) - _COMMON


def stems(words: Iterable[str]) -> frozenset[str]:
    """Words by their first letters: "landed" and "landing" are one."""
    return frozenset(word[:STEM] for word in words)


def shared_stems(texts: Iterable[str]) -> frozenset[str]:
    """The stems that at least two of some texts have."""
    times = Counter(stem for text in texts for stem in stems(content_words(text)))
    return frozenset(stem for stem, count in times.items() if count > 1)


def split_lines(text: str, start: int = 0) -> tuple[Line, ...]:
    """Every line that holds more than white space, from ``start`` on."""
    found: list[Line] = []
    blocks = _blocks(text, start)
    column = _column([[s.of(text) for s in block] for block in blocks])
    for block in blocks:
        lines = [s.of(text) for s in block]
        spans = [Span(block[0].start, block[-1].end)] if _is_wrapped(lines) else _unbroken(block, lines, column)
        for span in spans:
            found.append(Line(len(found), span, plain(span.of(text))))
    return tuple(found)


def _column(blocks: list[list[str]]) -> int:
    """The width at which a text was broken, in characters; 0 if it was not.

    Such a text goes on in a new line just where the next word would have gone beyond its longest line.
    """
    longest = max((len(line) for lines in blocks for line in lines), default=0)
    if not WRAP_WIDTHS[0] <= longest <= WRAP_WIDTHS[1]:
        return 0
    open_ = [pair for lines in blocks for pair in pairwise(lines) if pair[1][0].islower()]
    full = sum(_no_room(*pair, longest) for pair in open_)
    return longest if full >= COLUMN_LINES and full >= COLUMN * len(open_) else 0


def _no_room(line: str, following: str, width: int) -> bool:
    """Whether the next line's first word did not fit behind a line that ends no sentence."""
    return len(line) + 1 + len(following.split()[0]) > width and not SENTENCE_END.search(line)


def _unbroken(block: list[Span], lines: list[str], column: int) -> list[Span]:
    """A block's lines, those that go on where the column ended as one; a byline ends, however long it is."""
    joined = [block[0]]
    wide = max(OPEN_WIDTH, OPEN_SHARE * max(map(len, lines)))
    for number, (span, (line, following)) in enumerate(zip(block[1:], pairwise(lines), strict=True)):
        open_ = (number > 0 and len(line) >= wide and _goes_on(line, following)) or (
            column and _no_room(line, following, column)
        )
        if open_ and not _SIGNED.match(following):
            joined[-1] = Span(joined[-1].start, span.end)
        else:
            joined.append(span)
    return joined


def _goes_on(line: str, following: str) -> bool:
    """Whether a line breaks off in a sentence's midst: "confirmed by the / Ministry", "the seal of the main / pump"."""
    if SENTENCE_END.search(line):
        return False
    last = re.split(r"\W+", line)[-1].lower()
    return last in LEFT_OPEN or (following[0].islower() and last.isalpha())


def _blocks(text: str, start: int) -> list[list[Span]]:
    """Lines between blank lines."""
    blocks: list[list[Span]] = []
    end = start
    for match in _UNBROKEN.finditer(text, start):
        run = match.group()
        if not run.strip():
            continue
        left = match.start() + len(run) - len(run.lstrip())
        span = Span(left, left + len(run.strip()))
        if not blocks or len(re.findall(rf"\r\n|[{BREAK}]", text[end : span.start])) > 1:
            blocks.append([])
        blocks[-1].append(span)
        end = span.end
    return blocks


def _is_wrapped(lines: list[str]) -> bool:
    """Whether lines are one paragraph that was broken at a column."""
    full = [len(line) for line in lines[:-1]]
    if any(_SIGNED.match(line) for line in lines[1:]):
        return False
    if _flows(lines):
        return True
    if len(lines) < 2 or min(full) < WRAP_WIDTHS[0] or max(full) > WRAP_WIDTHS[1]:
        return False
    if max(full) - min(full) > WRAP_SPREAD or len(lines[-1]) > WRAP_WIDTHS[1]:
        return False
    return sum(line[0].islower() for line in lines[1:]) >= WRAP_LOWER * len(full)


def _flows(lines: list[str]) -> bool:
    """Whether most lines of a narrow column end in the midst of a sentence that the next goes on with."""
    if len(lines) < FLOW_LINES:
        return False
    open_ = sum(not SENTENCE_END.search(line) and not line.endswith(":") for line in lines[:-1])
    small = sum(line[0].islower() for line in lines[1:])
    return open_ >= FLOW_OPEN * (len(lines) - 1) and small >= FLOW_LOWER * (len(lines) - 1)
