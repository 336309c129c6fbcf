"""A statement while it is being cut: which words of a sentence stay, and what is put in for others."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from ..language.per_sentence import per_sentence
from ..model import Claim, Sentence, Token
from . import words as w


@dataclass
class Draft:
    """Words of one sentence in its order; what stands outside the claim's passage is shown in square brackets."""

    sentence: Sentence
    claim: Claim
    called: Mapping[int, str] = field(default_factory=dict)
    """Names for the words of the sentence that mean somebody without naming them, by their last token."""
    kept: set[int] = field(default_factory=set)
    put: dict[int, str] = field(default_factory=dict)
    """Words shown in the place of a token: a name for a pronoun."""
    after: dict[int, str] = field(default_factory=dict)
    """Words shown behind a token."""
    held: set[int] = field(default_factory=set)
    """Words without which the rest would say something else."""
    told: bool = False
    """Whether who tells it stays with it, though the page shows that beside it too."""
    scrap: bool = False
    """Whether it is a piece of a quotation that is shown as one, with the dots that say so."""
    lowered: frozenset[int] = frozenset()
    """Words whose capital is only their headline's."""
    front: str = ""
    """Words shown before all others."""
    faults: dict[str, float] = field(default_factory=dict)
    """What a reader would stumble over, with how much."""

    @property
    def passage(self) -> str:
        """The words that may be shown without brackets."""
        return " ".join(t.text for i, t in enumerate(self.sentence.tokens) if i in self.own)

    @cached_property
    def own(self) -> frozenset[int]:
        """The tokens of the claim's passage."""
        span = self.claim.span
        return frozenset(i for i, t in enumerate(self.sentence.tokens) if span.start <= t.start and t.end <= span.end)

    def fault(self, kind: str, weight: float) -> None:
        self.faults[kind] = self.faults.get(kind, 0.0) + weight

    def cited(self, i: int) -> bool:
        """Whether a token may be shown without brackets."""
        return i in self.own

    def keep(self, tokens: Iterable[int]) -> None:
        """Show words, and whatever denies or doubts them: of "not guilty" nothing is left without "not"."""
        doubting = qualifiers(self.sentence)
        todo = [i for i in tokens if i not in self.kept]
        while todo:
            node = todo.pop()
            self.kept.add(node)
            todo += [c for c in doubting.get(node, ()) if c not in self.kept]


def phrase(s: Sentence, i: int) -> set[int]:
    """A noun with what its shortest phrase holds: what stands before it, an "of" behind it, its fellows in a list."""
    found: set[int] = set()
    todo = [i]
    while todo:
        node = todo.pop()
        if node in found:
            continue
        found.add(node)
        for c in s.children[node]:
            t = s.tokens[c]
            if t.dep in w.BEFORE and t.tag != "``":
                below = s.subtree(c)
                found.update(below if t.dep in ("poss", "nummod", "quantmod") or below[-1] < node else ())
                todo.append(c)
            elif t.dep in ("pobj", "pcomp") or (t.dep == "prep" and (t.lemma in ("of", "between") or node != i)):
                todo.append(c)
            elif t.dep == "conj" and c - node < NEAR:
                todo.append(c)
                found.update(k for k in range(node, c) if s.tokens[k].text == "," or s.tokens[k].dep == "cc")
    # A word that the parser hung elsewhere: "the corner of Pell [off] Wick".
    gaps = (k + 1 for k in found if k + 1 not in found and k + 2 in found)
    return found | {k for k in gaps if s.tokens[k].pos != "PUNCT" or _joins(s, k)}


def _joins(s: Sentence, k: int) -> bool:
    """Whether a mark stands between two words without a space: "mid-March"."""
    return s.tokens[k - 1].end == s.tokens[k].start and s.tokens[k].end == s.tokens[k + 1].start


NEAR = 8
"""Tokens from a noun to a fellow in its list; further on the parser has mostly joined something else."""
LONG = 12
"""Tokens of a complement outside the passage; of a longer one only its shortest form is put into brackets."""


def clause(s: Sentence, i: int) -> set[int]:
    """A word with all that it needs to stand: its complements and theirs, without asides."""
    found: set[int] = set()
    todo = [i]
    while todo:
        node = todo.pop()
        found.add(node)
        for c in s.children[node]:
            if c not in found and not aside(s, c):
                todo.append(c)
    return found


def aside(s: Sentence, i: int) -> bool:
    """Whether a part may be left out: set off by a comma or dash, and no condition."""
    t = s.tokens[i]
    if t.dep == "conj" and t.pos in w.VERBAL and s.tokens[t.head].pos in w.VERBAL:
        return s.child(i, *w.SUBJECTS) is not None
    if t.dep not in w.ASIDE or conditional(s, i):
        return False
    if t.dep == "advcl":
        return True
    first = min(s.subtree(i))
    before = s.tokens[first - 1]
    return t.dep == "parataxis" or (first > 0 and before.pos == "PUNCT" and before.text not in w.QUOTES)


def conditional(s: Sentence, i: int) -> bool:
    """Whether a clause, or the word that one hangs on, is a condition of what it stands with."""
    t = s.tokens[i]
    if t.dep == "advmod":  # "as soon as it is safe"
        return t.lemma in w.AS_SOON and any(s.tokens[c].dep == "advcl" and not past(s, c) for c in s.children[i])
    if t.dep == "advcl" and t.head != i and conditional(s, t.head):
        return True
    return t.dep == "advcl" and any(
        s.tokens[c].lemma in w.CONDITION and s.tokens[c].dep in ("mark", "advmod") for c in s.children[i]
    )


def past(s: Sentence, h: int) -> bool:
    """Whether a verb tells of the past: "when the cameras leave" has not happened."""
    return s.tokens[h].tag == "VBD" or any(s.tokens[c].tag == "VBD" for c in s.children[h])


def completed(d: Draft, tokens: Iterable[int]) -> set[int]:
    """Words with all that they need: objects, auxiliaries, negations, conditions, restrictive relatives."""
    s = d.sentence
    found = set(tokens)
    todo = sorted(found)
    while todo:
        node = todo.pop()
        for c in s.children[node]:
            t = s.tokens[c]
            restrictive = t.dep in ("relcl", "acl", "appos") and not aside(s, c) and s.tokens[node].pos in w.NOMINAL
            if c not in found and not swallowed(s, c) and (t.dep in w.NEEDED or restrictive or conditional(s, c)):
                new = clause(s, c) - found
                if sum(not d.cited(k) for k in new) > LONG:
                    short = phrase(s, c) if t.pos in w.NOMINAL else frame(s, c)
                    opens = {k for k in s.children[c] if s.tokens[k].dep == "mark"}
                    new = {k for k in new if k in short | opens or d.cited(k)}
                found |= new
                todo += sorted(new)
    return found


def swallowed(s: Sentence, h: int) -> bool:
    """Whether a main clause was parsed as what the time before it governs: "When it fell it took the road"."""
    g = s.tokens[h].head
    opens = any(s.tokens[c].lemma == "when" and c < g for c in s.children[g])
    return s.tokens[h].dep == "ccomp" and h > g and opens and s.child(h, "mark") is None


def frame(s: Sentence, g: int) -> set[int]:
    """A verb with its subject, object and helpers: the shortest that reads as a clause."""
    found = {g}
    for c in s.children[g]:
        t = s.tokens[c]
        if t.dep in w.FRAME:
            found |= clause(s, c) if t.dep in ("csubj", "csubjpass", "acomp") else phrase(s, c)
        elif t.dep == "xcomp":
            found |= frame(s, c)
        elif t.lemma in w.PARTICLES and t.dep == "advmod" and g < c:
            found.add(c)
        elif s.tokens[g].lemma == "be" and t.dep in ("prep", "advmod") and not aside(s, c):
            found |= clause(s, c)  # "is under way": without it nothing is said
        elif t.dep == "ccomp" and s.child(g, "dobj") is None and not swallowed(s, c):
            whole = clause(s, c)
            opens = {k for k in s.children[c] if s.tokens[k].dep == "mark"}
            found |= whole if len(whole) <= LONG else opens | frame(s, c)
        elif doubts(t):
            found.add(c)
    return found


def doubts(t: Token) -> bool:
    """Whether a word hedges: "reportedly", "alleged"; the "reported" of "as the paper reported" does not."""
    word = t.text.lower()
    return word in w.ADVERBS or (word in w.ADJECTIVES and t.dep in ("amod", "acomp", "attr"))


def qualifies(s: Sentence, i: int) -> bool:
    """Whether a word denies or doubts the one that it hangs on; behind a noun it goes with what follows."""
    t, above = s.tokens[i], s.tokens[s.tokens[i].head]
    word = t.text.lower()
    denies = t.dep == "neg" or (word in w.NEGATION and t.dep in ("advmod", "det", "preconj"))
    limits = word in w.LIMITS and t.dep in ("advmod", "quantmod") and i < t.head
    return (denies or limits or doubts(t)) and (i < t.head or above.pos not in w.NOMINAL)


@per_sentence
def qualifiers(s: Sentence) -> dict[int, list[int]]:
    """For a word those that deny or doubt it."""
    found: dict[int, list[int]] = {}
    for i, t in enumerate(s.tokens):
        if t.head != i and qualifies(s, i):
            found.setdefault(t.head, []).append(i)
    return found


def protected(s: Sentence, tokens: Iterable[int]) -> bool:
    """Whether some of these words deny or doubt: such are never left out."""
    own = tuple(tokens)
    return doubtful(s, own) or any(s.tokens[i].dep == "neg" or s.tokens[i].text.lower() in w.NEGATION for i in own)


def doubtful(s: Sentence, tokens: Iterable[int]) -> bool:
    """Whether some of these words hold back from what is said."""
    return any(doubts(s.tokens[i]) or (s.tokens[i].tag == "MD" and s.tokens[i].lemma in w.MAY) for i in tokens)
