"""What a cut leaves hanging is dropped: commas without their part, words that lead nowhere, half pairs."""

from __future__ import annotations

from itertools import pairwise

from . import words as w
from .draft import Draft

PAIRS = {"(": ")", "[": "]"}


def tidy(d: Draft) -> None:
    """Drop what the cut left hanging: commas without their part, words that lead nowhere, half pairs."""
    s = d.sentence
    d.kept -= {i for i in d.kept if s.tokens[i].text in w.QUOTES}
    d.kept -= {i for i in d.kept if s.tokens[i].pos in w.NOMINAL and not _says_something(s.tokens[i].text)}
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
    _restore(d)


def _says_something(text: str) -> bool:
    """Whether a word has a letter or a digit, or is a sign for a unit: of "10%" no "10" is left."""
    return any(map(str.isalnum, text)) or text in w.UNIT_SIGNS


def _restore(d: Draft) -> None:
    """Marks between two words that follow one another in the sentence stay as they were."""
    s = d.sentence
    own = sorted(i for i in d.kept if s.tokens[i].pos != "PUNCT")
    for a, b in pairwise(own):
        between = range(a + 1, b)
        if not between:
            continue
        top = b
        while s.tokens[top].dep in w.BEFORE:
            top = s.tokens[top].head
        verb = s.tokens[top].head
        told = s.tokens[top].dep in w.SUBJECTS and any(s.tokens[c].dep == "ccomp" and c < b for c in s.children[verb])
        if told and s.tokens[b - 1].text == ",":
            d.kept.add(b - 1)  # "It fell, she said", whatever of "it fell" is left
            continue
        closes = s.tokens[b].pos in w.VERBAL and s.tokens[b].dep in ("ROOT", "aux", "auxpass", "ccomp", "relcl")
        if closes and not any(k in d.kept and s.tokens[k].text == "," for k in range(a)):
            continue  # the second comma of an aside whose first has gone
        if all(s.tokens[k].pos == "PUNCT" for k in between):
            d.kept |= {k for k in between if s.tokens[k].text in {",", ";", ":"} | w.DASHES}


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
                if not any(start < k < i and s.tokens[k].text.isalnum() for k in d.kept):
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
        if s.tokens[a].text not in w.STOPS or s.tokens[b].text not in w.STOPS or a not in d.kept:
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
