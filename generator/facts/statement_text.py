"""A draft as one line: square brackets around what its passage does not say, quotation marks in pairs."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise, takewhile

from generator.escape import plain
from generator.facts import statement_words as w
from generator.facts.statement_draft import Draft

PAIRS = {"(": ")", "[": "]"}
CLOSING = {"[": "]", "“": "”"}
SPACELESS = ("(", "[", "“", "$", "£", "€", "#")
ROUND = str.maketrans("[]", "()")
"""A passage's own square brackets inside ours."""
EDGE = ",;:.-–—…/ "
GLUED_LEFT = frozenset(",.;:!?%)]’") | {"'s", "’s", "n't", "n’t", "...", "…"}


_ENTITY = re.compile(
    r"&?((?:#\d{2,6}|#x[0-9a-fA-F]{2,5})(?!\d);?|\b(?:amp|nbsp|quot|apos|[mn]dash|hellip|[lr][sd]quo);)"
    r"|&((?:amp|nbsp|quot|apos|[mn]dash|hellip|[lr][sd]quo)\b)"
)
"""An entity, whole or without the marks that the parser took off."""


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
    _keep_comma(d, quoted)
    return finish(_join(_pieces(d, quoted)))


def _keep_comma(d: Draft, quoted: Mapping[int, int]) -> None:
    """The comma between somebody's words and what is said of them: “It fell,” she said."""
    for i in sorted(d.kept):
        ends = i in quoted and i + 1 in quoted and d.sentence.tokens[i + 1].text == ","
        if ends and i + 2 not in quoted and any(k > i + 1 for k in d.kept):
            d.kept.add(i + 1)


def tidy(d: Draft) -> None:
    """Drop what the cut left hanging: commas without their part, words that lead nowhere, half pairs."""
    s = d.sentence
    d.kept -= {i for i in d.kept if s.tokens[i].text in w.QUOTES}
    for i in sorted(d.kept):
        if s.tokens[i].dep == "appos" and s.tokens[i].head not in d.kept and i != d.claim.head:
            d.kept -= set(s.subtree(i)) - {d.claim.head}
    _pair(d)
    order = sorted(d.kept)
    own = [i for i in order if s.tokens[i].pos not in ("PUNCT", "SPACE")]
    while own and not d.after.get(own[-1]) and _hangs(d, own[-1]):
        d.kept.discard(own.pop())
    while own and own[0] not in d.put and _leads(d, own[0]):
        d.kept.discard(own.pop(0))
    if not own:
        return
    d.kept -= {i for i in d.kept if i < own[0] and not (i in d.put or s.tokens[i].text in ("(", "$", "£", "€", "#"))}
    d.kept -= {i for i in d.kept if i > own[-1] and s.tokens[i].text not in (")", "%", "?", "!", ".")}
    d.kept -= {i for i in d.kept if i > own[-1] and s.tokens[i].text == "."}
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
    if t.lemma in w.CONDITION | {"because", "although", "while", "than"} and t.pos == "SCONJ":
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
    # Who said it may well stand in the passage: then it is no word of ours.
    found = [Piece(d.front, not words(d.front) <= words(d.passage), False, True)] if d.front else []
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


def _character(match: re.Match[str]) -> str:
    """A mark written as an entity as itself, unless it quotes: those are set anew, in pairs.

    A letter stays as it is, because its passage has no such word.
    """
    mark = html.unescape(f"&{(match[1] or match[2]).rstrip(';')};")
    if mark in w.QUOTES or mark.isspace():
        return " " if mark.isspace() else ""
    return match[0] if mark.isalnum() else mark


def finish(line: str) -> str:
    """A line with a capital at its beginning and a full stop at its end."""
    line = _ENTITY.sub(_character, plain(line))
    line = re.sub(r"\s+([,.;:!?])(?!\w)", r"\1", line)
    line = re.sub(r"([,;:])\s*(?=[,;:.])", "", line)
    line = line.strip(EDGE)
    line = re.sub(r"[,;:.\s–—-]+([”\])]+)$", r"\1", line)
    first = re.search(r"\w", line)
    if first and line[first.start() : first.start() + 2].islower():
        line = line[: first.start()] + line[first.start()].upper() + line[first.start() + 1 :]
    return line if line.endswith(("?", "!")) else f"{line}."
