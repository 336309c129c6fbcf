"""A draft as one line: square brackets around what its passage does not say, quotation marks in pairs."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise, takewhile

from ..escape import plain
from .draft import Draft
from .tidy import tidy

CLOSING = {"[": "]", "“": "”"}
SPACELESS = ("(", "[", "“", "$", "£", "€", "#")
ROUND = str.maketrans("[]", "()")
"""A passage's own square brackets inside ours."""
TYING = frozenset(("to", "that"))
"""Words that a clause and the one it hangs on may both bring."""
EDGE = ",;:.-–—…/ "
GLUED_LEFT = frozenset(",.;:!?%)]’") | {"'s", "’s", "n't", "n’t", "...", "…"}


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are shown together: as printed, or in brackets."""

    text: str
    bracketed: bool
    quoted: bool
    space: bool
    """Whether white space stands before it."""


def words(text: str) -> set[str]:
    """Words without regard to case and punctuation, as the proof of a statement reads them."""
    return set(re.findall(r"\w+", plain(text).casefold()))


def write(d: Draft, quoted: Mapping[int, int]) -> str:
    """The line; ``quoted`` tells for a word inside quotation marks the number of its quotation."""
    tidy(d)
    return finish(_join(_once(_pieces(d, quoted))))


def _once(pieces: list[Piece]) -> list[Piece]:
    """Of "decided to" before "to sell" one "to" is left."""
    text = [piece.text.lower() for piece in pieces]
    twice = {n for n, (a, b) in enumerate(pairwise(text)) if a == b and a in TYING}
    return [piece for n, piece in enumerate(pieces) if n not in twice]


def _pieces(d: Draft, quoted: Mapping[int, int]) -> list[Piece]:
    # Who said it may well stand in the passage: then it is no word of ours.
    found = [Piece(d.front, not words(d.front) <= words(d.passage), False, True)] if d.front else []
    order = sorted(d.kept)
    for at, i in enumerate(order):
        before = order[at - 1] if at else None
        if quoted and _skips(d, quoted, before, i):
            found.append(Piece("…", False, True, True))
        if i in d.put:
            found.append(Piece(d.put[i], True, i in quoted, True))
        else:
            near = _owner(d, order, at)
            text = d.sentence.tokens[i].text
            found.append(
                Piece(text.lower() if i in d.lowered else text, not d.cited(near), i in quoted, _spaced(d, before, i))
            )
        if d.after.get(i):
            found.append(Piece(d.after[i], True, i in quoted, True))
    if order and d.scrap and _skips(d, quoted, order[-1], len(d.sentence.tokens)):
        found.append(Piece("…", False, True, True))
    return found


def _owner(d: Draft, order: list[int], at: int) -> int:
    """The word that a mark of punctuation goes with: it stands in a bracket only if that does."""
    tokens = d.sentence.tokens
    if tokens[order[at]].pos != "PUNCT":
        return order[at]
    step = 1 if tokens[order[at]].text in SPACELESS else -1
    while tokens[order[at]].pos == "PUNCT" and 0 <= at + step < len(order):
        at += step
    return order[at]


def _spaced(d: Draft, before: int | None, i: int) -> bool:
    """Whether white space stands before a word, or belongs there after a cut."""
    s, text = d.sentence, d.sentence.tokens[i].text
    glued = before is not None and s.tokens[i - 1].end == s.tokens[i].start and (before == i - 1 or text in GLUED_LEFT)
    return not glued and text not in GLUED_LEFT


def _skips(d: Draft, quoted: Mapping[int, int], before: int | None, i: int) -> bool:
    """Whether words of a quotation were cut between two that are shown as printed, or around a scrap of it."""
    inner = before if i >= len(d.sentence.tokens) else i
    if inner is None or inner not in quoted or (before is None and not d.scrap):
        return False
    if not all(d.cited(k) for k in (before, i) if k is not None and k < len(d.sentence.tokens)):
        return False  # brackets already say that it is not as printed
    gap = range(0 if before is None else before + 1, i)
    return any(d.sentence.tokens[k].pos != "PUNCT" and quoted.get(k) == quoted[inner] for k in gap)


def _join(pieces: list[Piece]) -> str:
    """The pieces as a line; a bracket never holds half a quotation, nor a quotation half a bracket."""
    out: str = ""
    open_marks: list[str] = []

    def close(mark: str) -> str:
        """Closes a mark, and what was opened inside it."""
        closed = ""
        while mark in open_marks:
            closed += CLOSING[open_marks.pop()]
        return closed

    for k, piece in enumerate(pieces):
        if not (open_marks or piece.bracketed or piece.quoted):  # most are
            out += " " + piece.text if piece.space and out and not out.endswith(SPACELESS) else piece.text
            continue
        begins = piece.quoted and "“" not in open_marks
        inside = begins and all(p.bracketed for p in takewhile(lambda p: p.quoted, pieces[k:]))
        out += "" if piece.quoted else close("“")
        out += "" if piece.bracketed and (not begins or inside) else close("[")
        if piece.space and out and not out.endswith(SPACELESS):
            out += " "
        wanted = [mark for mark, on in (("[", piece.bracketed), ("“", piece.quoted)) if on and mark not in open_marks]
        for mark in wanted if inside else reversed(wanted):
            open_marks.append(mark)
            out += mark
        out += piece.text.translate(ROUND) if piece.bracketed else piece.text
    return out + "".join(CLOSING[mark] for mark in reversed(open_marks))


def finish(line: str) -> str:
    """A line with a capital at its beginning and a full stop at its end."""
    line = re.sub(r"\s+([,.;:!?])(?!\w)", r"\1", plain(line))
    line = re.sub(r"([,;:])\s*(?=[,;:.])", "", line)
    line = line.strip(EDGE)
    line = re.sub(r"[,;:.\s–—-]+([”\])]+)$", r"\1", line)
    first = re.search(r"\w", line)
    if first and line[first.start() : first.start() + 2].islower():
        line = line[: first.start()] + line[first.start()].upper() + line[first.start() + 1 :]
    return line if line.endswith(("?", "!")) else f"{line}."
