"""Conflicts of names: one person, firm or place under two names in one role."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from rapidfuzz.distance import OSA

from ..language.lexicon import word_set
from ..language.senses import Labels, senses_at
from ..model import Cleared, Sentence
from .clauses import Clause, labels_of, name_at
from .difference import MOST, Difference, Point, Verdict, clear
from .pairing import sharing
from .story import Story
from .who import name_senses

ALIKE_NAMESAKE = 0.4  # likeness of two clauses, names left out, from which two namesakes have one role
ALIKE_FIRM = 0.4  # the same for firms that share a word of their names
ALIKE_SPELT = 0.1  # for names that differ in a letter: hardly two names by chance
MIN_SPELT = 4  # letters; shorter names may differ in one and be two names
FIRM = 2  # words of firms that may be one: "Lea Holt", "Lea Bank"
USES = (
    20  # of a name in one article, the first, that are held against another's; the role is told where it is brought in
)
INITIALS = 2  # letters and a full stop: "J." stands for any name
PLACES = frozenset({"GPE", "LOC", "FAC"})
TITLES = word_set("mr mrs ms miss dr sir dame lord lady rev sen rep gov capt sgt lt col gen officer")
KIN = labels_of(
    "father mother brother sister son daughter wife husband uncle aunt cousin grandmother grandfather twin parent"
)
"""Who bears a surname in common with somebody else."""
ANYBODY = labels_of("man woman person people boy girl child victim suspect officer resident member player teacher")
"""What many people of a story are."""


@dataclass(frozen=True, eq=False)
class Name:
    """A proper name where it stands."""

    clause: Clause
    tokens: tuple[int, ...]
    words: tuple[str, ...]
    kind: str
    """The recogniser's type: PERSON, ORG, GPE ..."""

    @property
    def text(self) -> str:
        return " ".join(self.words)

    def point(self) -> Point:
        return self.clause.point(self.text.lower(), self.tokens)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Two names that look like two names of one."""

    kind: str
    question: str
    needed: float
    """Likeness of the clauses from which they are."""
    namesakes: bool = False


def compare_names(story: Story) -> Verdict:
    """Namesakes in one role, firms that share a word, names one letter apart."""
    names = [n for s in story.sentences for n in _names(story, s)]
    differences: list[Difference] = []
    cleared: list[Cleared] = []
    for doubt, a, b in _doubts(names):
        if a.clause.article == b.clause.article:
            continue
        if _one_role(story, doubt, a, b):
            differences.append(_difference(doubt, a, b))
        elif doubt.namesakes:
            cleared.append(clear(doubt.question, a.point(), b.point(), "other person"))
        if len(differences) + len(cleared) == MOST:
            break
    return Verdict(tuple(differences), tuple(cleared))


def _difference(doubt: Doubt, a: Name, b: Name) -> Difference:
    return Difference(
        doubt.kind,
        doubt.question,
        a.point(),
        b.point(),
        compatible="One of the names is wrong, or two are meant.",
    )


def _doubts(names: list[Name]) -> Iterator[tuple[Doubt, Name, Name]]:
    """Names that look like two of one, and of people and places no article prints both."""
    places: defaultdict[tuple[tuple[str, ...], str], list[Name]] = defaultdict(list)
    printed: defaultdict[tuple[str, ...], dict[str, None]] = defaultdict(dict)
    for n in names:
        places[n.words, n.kind].append(n)
        printed[n.words][n.clause.article] = None
    pairs = sharing(tuple(places), lambda name: _keys(name[0]), lambda name: next(iter(printed[name[0]])), near=_firm)
    for (one, kind), (other, kind2) in pairs:
        doubt = None if one == other else _doubt(one, kind, other, kind2)
        if doubt is not None and (doubt.kind == "other" or not printed[one].keys() & printed[other].keys()):
            yield from ((doubt, a, b) for a in _some(places[one, kind]) for b in _some(places[other, kind2]))


def _firm(name: tuple[tuple[str, ...], str]) -> list[tuple[str, ...]]:
    """What two names of one article are compared by: only firms may be two though an article prints both."""
    words, kind = name
    return [("first", words[0])] if kind == "ORG" and len(words) == FIRM else []


def _some(uses: list[Name]) -> list[Name]:
    """The first uses of a name in each article."""
    seen: Counter[str] = Counter()
    kept = []
    for n in uses:
        seen[n.clause.article] += 1
        if seen[n.clause.article] <= USES:
            kept.append(n)
    return kept


def _keys(words: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Names are compared that share their first or last word, or all but the last and its first letter."""
    return [("first", words[0]), ("last", words[-1]), (*words[:-1], words[-1][:1])]


def _names(story: Story, s: Sentence) -> list[Name]:
    found, seen = [], -1
    for i, t in enumerate(s.tokens):
        if i <= seen or t.pos != "PROPN" or not t.entity:
            continue
        run = tuple(k for k in name_at(s, i) if k >= i)
        seen = run[-1]
        goes_on = s.tokens[seen + 1 : seen + 2]
        words = tuple(s.tokens[k].text for k in run if s.tokens[k].text.lower().rstrip(".") not in TITLES)
        clause = story.clause_at.get((s.article, t.start))
        owner = bool(goes_on) and goes_on[0].text in ("'s", "’s", "-") and t.entity != "PERSON"
        if words and clause and not owner and not story.quoted(clause):
            found.append(Name(clause, run, words, t.entity))
    return found


def _doubt(a: tuple[str, ...], kind: str, b: tuple[str, ...], other: str) -> Doubt | None:
    if len(a) == len(b) == 2 and a[1] == b[1] and kind == other == "PERSON":
        first, second = a[0], b[0]
        question = f"What is the first name of {a[1]}?"
        if _misspelt(first, second) or (first[1:] == second[1:] and len(first) >= MIN_SPELT):
            return Doubt("person", question, ALIKE_SPELT)
        if first[:1] == second[:1] or len(first) <= INITIALS or len(second) <= INITIALS or first.endswith("."):
            return None
        return Doubt("person", question, ALIKE_NAMESAKE, namesakes=True)
    if len(a) == len(b) == FIRM and a[0] == b[0] and kind == other == "ORG":
        return Doubt("other", f"Which firm: {' '.join(a)} or {' '.join(b)}?", ALIKE_FIRM)
    if _misspelt(a[-1], b[-1]) and a[:-1] == b[:-1] and _one_kind(kind, other):
        matter = "place" if {kind, other} & PLACES else "person"
        return Doubt(matter, f"How is the name spelt: {a[-1]} or {b[-1]}?", ALIKE_SPELT)
    return None


def _one_kind(a: str, b: str) -> bool:
    return a == b or ({a, b} & PLACES != set() and "PERSON" not in (a, b))


def _misspelt(a: str, b: str) -> bool:
    """Whether two names of some length differ in one letter, or in the order of two; endings of number left out."""
    x, y = a.removesuffix("'s").rstrip("s"), b.removesuffix("'s").rstrip("s")
    if x.lower() == y.lower() or min(len(x), len(y)) < MIN_SPELT or x[:1] != y[:1] or not (x + y).isalpha():
        return False
    return int(OSA.distance(x, y)) == 1 and not (x.startswith(y) or y.startswith(x))


def _one_role(story: Story, doubt: Doubt, a: Name, b: Name) -> bool:
    own = name_senses(f"{a.text} {b.text}")
    alike = story.likeness_of(a.clause.words, b.clause.words, own)
    if not doubt.namesakes:
        return alike >= doubt.needed
    if (a.clause.words | b.clause.words) & KIN:
        return False
    shared = _described(a) & _described(b)
    return bool(shared - ANYBODY - own) or (alike >= doubt.needed and bool(a.clause.act & b.clause.act))


def _described(n: Name) -> Labels:
    """Senses of the nouns that tell who a named person is, and of what limits them: "a second man identified as"."""
    s = n.clause.sentence
    nouns = set(_beside(s, n.tokens[-1]))
    limits = {k for i in nouns for k in s.children[i] if s.tokens[k].dep in ("amod", "nummod", "compound")}
    return frozenset(label for i in nouns | limits if i not in n.tokens for label in senses_at(s, i, (i,)))


def _beside(s: Sentence, i: int) -> Iterator[int]:
    t = s.tokens[i]
    yield from (c for c in s.children[i] if s.tokens[c].dep in ("appos", "compound") and s.tokens[c].pos == "NOUN")
    if t.dep == "appos":
        yield t.head
    above = s.tokens[t.head].head if t.dep == "pobj" and s.tokens[t.head].lemma == "as" else t.head
    if t.dep in ("pobj", "oprd", "attr") and s.tokens[above].pos in ("VERB", "AUX"):
        subject = s.child(above, "nsubj", "nsubjpass")
        yield from (k for k in (subject, s.tokens[above].head) if k is not None and s.tokens[k].pos == "NOUN")
    verbs = [c for c in s.children[i] if s.tokens[c].dep == "relcl"]
    verbs += [t.head] if t.dep in ("nsubj", "nsubjpass") else []
    for verb in verbs:
        below = [verb, *(c for c in s.children[verb] if s.tokens[c].dep == "xcomp")]
        yield from (
            c for v in below for c in s.children[v] if s.tokens[c].dep in ("attr", "oprd") and s.tokens[c].pos == "NOUN"
        )
