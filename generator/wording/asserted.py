"""Whether a clause says that something is so, or only what somebody believes, asks, denies or makes it depend on."""

from __future__ import annotations

from ..language.attribution_cues import SAYING, THINKING
from ..model import Sentence
from . import words as w
from .draft import doubtful, doubts, past, swallowed


def asserted(s: Sentence, h: int) -> bool:
    """Whether a clause says that something is so without the one above it."""
    while s.tokens[h].dep == "conj" and s.tokens[s.tokens[h].head].pos in w.VERBAL:
        h = s.tokens[h].head
    t = s.tokens[h]
    if any(s.tokens[c].tag == "TO" for c in s.children[h]):
        return False
    marks = {s.tokens[c].lemma for c in s.children[h] if s.tokens[c].dep in ("mark", "advmod") and c < h}
    if t.dep == "ccomp":
        return not _asks(s, h) and (_joined(s, h) or (_tells(s, t.head) and asserted(s, t.head)))
    if t.dep == "advcl" and t.tag == "VBG" and not marks and t.head != h:
        return asserted(s, t.head)  # "she left, saying that ...": as true as that she left
    if t.dep == "advcl":
        opening = {m for m in marks if m in w.CONDITION | {"before", "than", "so"}}
        above = s.tokens[t.head].pos not in w.VERBAL or (asserted(s, t.head) and not _doubted(s, t.head))
        open_yet = "when" in marks or s.tokens[t.head].lemma in w.AS_SOON
        happened = not open_yet or past(s, h)
        return not opening and bool(marks & w.ASSERTED_UNDER) and above and happened
    return t.dep in ("ROOT", "parataxis", "relcl") or t.head == h


def _tells(s: Sentence, g: int) -> bool:
    """Whether a verb only credits, without denying, doubting or asking."""
    own = [s.tokens[c] for c in s.children[g]]
    return s.tokens[g].lemma in w.TELLING and not any(
        t.dep == "neg" or doubts(t) or (t.tag == "MD" and t.lemma != "will") or t.tag == "TO" for t in own
    )


def _doubted(s: Sentence, h: int) -> bool:
    """Whether a verb is hedged: what "may have begun when it was hit" leaves open whether it was hit."""
    return doubtful(s, (h, *s.children[h]))


def _joined(s: Sentence, h: int) -> bool:
    """Whether a clause is only put before another: "He walked free; she wept" is parsed as what she wept."""
    g = s.tokens[h].head
    between = {s.tokens[k].text for k in range(min(g, h), max(g, h))}
    if h > g:
        return swallowed(s, h)
    return bool(between & {";", ":"}) or ("," in between and s.tokens[g].lemma not in SAYING | THINKING)


def _asks(s: Sentence, h: int) -> bool:
    first = s.tokens[min(s.subtree(h))]
    marked = any(s.tokens[c].lemma in ("if", "whether") and s.tokens[c].dep == "mark" for c in s.children[h])
    return marked or (first.tag in ("WP", "WDT", "WRB", "WP$") and first.text.lower() in w.ASKING)
