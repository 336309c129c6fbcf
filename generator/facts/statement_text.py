"""A draft as one line: square brackets around what its passage does not say, quotation marks in pairs."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise

from generator.escape import plain
from generator.facts import statement_words as w
from generator.facts.statement_draft import Draft

PAIRS = {"(": ")", "[": "]"}
EDGE = ",;:.-–—…/ "
GLUED_LEFT = frozenset(",.;:!?%)]’") | {"'s", "’s", "n't", "n’t", "...", "…"}


_ENTITY = re.compile(r"&?((?:#\d{2,6}|#x[0-9a-fA-F]{2,5}|\b(?:amp|nbsp|quot|apos|[mn]dash|hellip|[lr][sd]quo));)")
"""An entity, whole or without the mark that the parser took off."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are shown together: as printed, or in brackets."""

    text: str
    bracketed: bool
    quoted: bool
    space: bool
    """Whether white space stands before it."""


def write(d: Draft, quoted: Mapping[int, int]) -> str:
    """The line; ``quoted`` tells for a word inside quotation marks the number of its quotation."""
    tidy(d)
    return finish(_join(_pieces(d, quoted)))


def tidy(d: Draft) -> None:
    """Drop what the cut left hanging: commas without their part, words that lead nowhere, half pairs."""
    s = d.sentence
    d.kept -= {i for i in d.kept if s.tokens[i].text in w.QUOTES}
    _pair(d)
    order = sorted(d.kept)
    words = [i for i in order if s.tokens[i].pos not in ("PUNCT", "SPACE")]
    while words and not d.after.get(words[-1]) and _hangs(d, words[-1]):
        d.kept.discard(words.pop())
    while words and words[0] not in d.put and _leads(d, words[0]):
        d.kept.discard(words.pop(0))
    if not words:
        return
    d.kept -= {i for i in d.kept if i < words[0] and not (i in d.put or s.tokens[i].text in ("(", "$", "£", "€", "#"))}
    d.kept -= {i for i in d.kept if i > words[-1] and s.tokens[i].text not in (")", "%", "?", "!", ".")}
    d.kept -= {i for i in d.kept if i > words[-1] and s.tokens[i].text == "."}
    _commas(d)


def _pair(d: Draft) -> None:
    s = d.sentence
    stack: list[int] = []
    lone: set[int] = set()
    for i in sorted(d.kept):
        text = s.tokens[i].text
        if text in PAIRS:
            stack.append(i)
        elif text in PAIRS.values():
            if stack:
                start = stack.pop()
                if not any(start < k < i for k in d.kept):
                    lone |= {start, i}
            else:
                lone.add(i)
    d.kept -= lone | set(stack)
    marks = [i for i in sorted(d.kept) if s.tokens[i].text in ("'", "‘", "’") and s.tokens[i].tag != "POS"]
    if len(marks) % 2:
        d.kept -= set(marks)


def _hangs(d: Draft, i: int) -> bool:
    """Whether a last word leads to something that was cut."""
    s, t = d.sentence, d.sentence.tokens[i]
    if t.dep in ("cc", "mark", "det", "preconj") or t.tag in ("WDT", "WP", "WP$"):
        return True
    cut = [c for c in s.children[i] if s.tokens[c].dep in ("pobj", "pcomp")]
    return t.dep in ("prep", "agent") and bool(cut) and not d.kept & set(cut)


def _leads(d: Draft, i: int) -> bool:
    """Whether a first word only ties the clause to one before."""
    t = d.sentence.tokens[i]
    if d.front:
        return t.dep == "cc"
    link = t.text.lower() in w.LINKS and t.dep in ("cc", "advmod", "mark", "intj", "prep") and t.head != i
    alone = not any(c in d.kept for c in d.sentence.children[i] if d.sentence.tokens[c].pos != "PUNCT")
    return (link and alone) or t.dep == "cc" or (t.dep == "mark" and t.lemma == "that")


def _commas(d: Draft) -> None:
    """A part between two commas that was cut takes both with it; so do dashes."""
    s = d.sentence
    order = sorted(d.kept)
    for a, b in pairwise(order):
        marks = (s.tokens[a].text, s.tokens[b].text)
        if a not in d.kept or not all(m in "," or m in w.DASHES or m in ";:" for m in marks):
            continue
        cut = any(s.tokens[k].pos != "PUNCT" for k in range(a + 1, b))
        follows = s.tokens[b + 1].dep if b + 1 < len(s.tokens) else ""
        d.kept -= {a, b} if cut and follows not in ("appos", "npadvmod", "dep", "conj") else {b}
    order = sorted(d.kept)
    for a, b in pairwise(order):
        # A comma that closed a part now gone stands between a verb and its subject, or a verb and its object.
        lone = s.tokens[b].text == "," and any(s.tokens[k].pos != "PUNCT" for k in range(a + 1, b))
        if lone and b + 1 in d.kept and s.tokens[b + 1].dep not in w.ASIDE:
            d.kept.discard(b)


def _pieces(d: Draft, quoted: Mapping[int, int]) -> list[Piece]:
    s = d.sentence
    found = [Piece(d.front, True, False, True)] if d.front else []
    last: int | None = None
    for i in sorted(d.kept):
        t = s.tokens[i]
        inside = i in quoted
        skipped = range(0 if last is None else last + 1, 0 if last is None else i)
        if inside and d.cited(i) and any(s.tokens[k].pos != "PUNCT" and quoted.get(k) == quoted[i] for k in skipped):
            found.append(Piece("…", False, True, True))
        glued = last is not None and s.tokens[i - 1].end == t.start and (last == i - 1 or t.text in GLUED_LEFT)
        space = not glued and t.text not in GLUED_LEFT
        if i in d.put:
            found.append(Piece(d.put[i], True, inside, True))
        else:
            # Punctuation is nobody's word: it needs no bracket, but stays in one that it stands in.
            found.append(Piece(t.text, not d.cited(i), inside, space))
        if d.after.get(i):
            found.append(Piece(d.after[i], True, inside, True))
        last = i
    return found


def _join(pieces: list[Piece]) -> str:
    out, bracket, quote = "", False, False
    for piece in pieces:
        opens_quote, closes_quote = piece.quoted and not quote, quote and not piece.quoted
        if bracket and (not piece.bracketed or opens_quote or closes_quote):
            out, bracket = out + "]", False
        if closes_quote:
            out, quote = out + "”", False
        if piece.space and out and not out.endswith(("(", "[", "“", "$", "£", "€", "#")):
            out += " "
        if opens_quote:
            out, quote = out + "“", True
        if piece.bracketed and not bracket:
            out, bracket = out + "[", True
        out += piece.text.replace("[", "(").replace("]", ")") if piece.bracketed else piece.text
    return out + ("]" if bracket else "") + ("”" if quote else "")


def _character(match: re.Match[str]) -> str:
    """A mark written as an entity as itself; a letter stays as it is, because its passage has no such word."""
    mark = html.unescape("&" + match[1])
    return " " if mark.isspace() else match[0] if mark.isalnum() else mark


def finish(line: str) -> str:
    """A line with a capital at its beginning and a full stop at its end."""
    line = _ENTITY.sub(_character, plain(line))
    line = re.sub(r"\s+([,.;:!?])", r"\1", line)
    line = re.sub(r"([,;:])\s*(?=[,;:.])", "", line)
    line = line.strip(EDGE)
    line = re.sub(r"[,;:.\s–—-]+([”\])]+)$", r"\1", line)
    first = re.search(r"\w", line)
    if first and line[first.start() : first.start() + 2].islower():
        line = line[: first.start()] + line[first.start()].upper() + line[first.start() + 1 :]
    return line if line.endswith(("?", "!")) else f"{line}."
