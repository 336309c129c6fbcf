"""Conflicts of names: one person, firm or place under two names in one role."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from generator.conflicts.clauses import Clause, name_at, point_in
from generator.conflicts.difference import Difference, Point, Verdict, clear
from generator.conflicts.story import Story
from generator.language.lexicon import word_set
from generator.language.lexicon_classes import canon
from generator.model import Cleared, Sentence

ALIKE_NAMESAKE = 0.15  # likeness of two clauses, names left out, from which two namesakes have one role
ALIKE_FIRM = 0.4  # the same for firms that share a word of their names
ALIKE_SPELT = 0.1  # for names that differ in a letter or two: hardly two names by chance
MIN_SPELT = 4  # letters; shorter names may differ in one and be two names
INITIALS = 2  # letters and a full stop: "J." stands for any name
HOME = word_set("of from")
PLACES = frozenset({"GPE", "LOC", "FAC"})
TITLES = word_set("mr mrs ms miss dr sir dame lord lady rev sen rep gov capt sgt lt col gen officer")


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


def compare_names(story: Story) -> Verdict:
    """Namesakes in one role, firms that share a word, names one letter apart, and homes of one person."""
    names = [n for s in story.sentences for n in _names(story, s)]
    printed = {a.id: frozenset(n.text for n in names if n.clause.article == a.id) for a in story.articles}
    differences: list[Difference] = []
    cleared: list[Cleared] = []
    for a, b in combinations(names, 2):
        question = _question(a, b)
        if question is None:
            continue
        kind, text, needed = question
        both = any(a.text in known and b.text in known for known in printed.values())
        own = frozenset(canon(w.lower()) for w in (*a.words, *b.words))
        alike = story.likeness_of(a.clause.words - own, b.clause.words - own)
        if alike >= needed and (not both or kind != "person") and a.clause.article != b.clause.article:
            differences.append(
                Difference(kind, text, a.point(), b.point(), compatible="One of the names is wrong, or two are meant.")
            )
        elif kind == "person" and a.clause.article != b.clause.article:
            cleared.append(clear(text, a.point(), b.point(), "other person"))
    return Verdict((*differences, *_homes(story)), tuple(cleared))


def _names(story: Story, s: Sentence) -> list[Name]:
    found, seen = [], -1
    for i, t in enumerate(s.tokens):
        if i <= seen or t.pos != "PROPN" or not t.entity:
            continue
        run = tuple(k for k in name_at(s, i) if k >= i)
        seen = run[-1]
        words = tuple(s.tokens[k].text for k in run if s.tokens[k].text.lower().rstrip(".") not in TITLES)
        clause = story.clause_at.get((s.article, t.start))
        if words and clause and not story.quoted(clause):
            found.append(Name(clause, run, words, t.entity))
    return found


def _question(a: Name, b: Name) -> tuple[str, str, float] | None:
    """Kind, question and needed likeness, where two names look like two names of one; else None."""
    if a.words == b.words:
        return None
    if len(a.words) == len(b.words) == 2 and a.words[1] == b.words[1] and a.kind == b.kind == "PERSON":
        first, other = a.words[0], b.words[0]
        if first[:1] == other[:1] or len(first) <= INITIALS or len(other) <= INITIALS or first.endswith("."):
            return None
        return "person", f"What is the first name of {a.words[1]}?", ALIKE_NAMESAKE
    if len(a.words) == len(b.words) == 2 and a.words[0] == b.words[0] and a.kind == b.kind == "ORG":
        return "other", f"Which firm: {a.text} or {b.text}?", ALIKE_FIRM
    if _misspelt(a.words[-1], b.words[-1]) and a.words[:-1] == b.words[:-1] and _one_kind(a, b):
        kind = "place" if {a.kind, b.kind} & PLACES else "person"
        return kind, f"How is the name spelt: {a.words[-1]} or {b.words[-1]}?", ALIKE_SPELT
    return None


def _one_kind(a: Name, b: Name) -> bool:
    return a.kind == b.kind or ({a.kind, b.kind} & PLACES != set() and "PERSON" not in (a.kind, b.kind))


def _misspelt(a: str, b: str) -> bool:
    """Whether two names of some length differ in one letter, endings of number and possession left out."""
    x, y = a.removesuffix("'s").rstrip("s"), b.removesuffix("'s").rstrip("s")
    if x == y or min(len(x), len(y)) < MIN_SPELT or x[:1] != y[:1] or not (x.isalpha() and y.isalpha()):
        return False
    return Levenshtein.distance(x, y) == 1 and not (x.startswith(y) or y.startswith(x))


def _homes(story: Story) -> list[Difference]:
    """ "Ann Lee of Hove" against "Ann Lee, of Dover": places behind one person's name."""
    homes = [(who, p, place) for s in story.sentences for who, p, place in _home(story, s)]
    found = []
    for (who, a, one), (whom, b, other) in combinations(homes, 2):
        if who == whom and a.key != b.key and not _within(story, one, other):
            found.append(
                Difference(
                    "place", f"Where is {who} from?", a, b, compatible="Both hold only if one lies in the other."
                )
            )
    return found


def _home(story: Story, s: Sentence) -> list[tuple[str, Point, str]]:
    found = []
    for i, t in enumerate(s.tokens):
        place = s.child(i, "pobj")
        if t.lemma not in HOME or place is None or s.tokens[place].pos != "PROPN":
            continue
        before = [k for k in range(i - 1, max(-1, i - 7), -1) if s.tokens[k].pos == "PROPN"]
        between = s.tokens[before[0] + 1 : i] if before else ()
        if not before or not _is_person(s, before[0]) or any(w.pos not in ("PUNCT", "NUM") for w in between):
            continue
        who = story.who(s, name_at(s, before[0])[-1])
        clause = story.clause_at.get((s.article, t.start))
        run = name_at(s, place)
        if who and clause:
            text = " ".join(s.tokens[k].text for k in run)
            named = story.cast.by_id[who].name if who in story.cast.by_id else who
            tokens = tuple(range(before[-1], run[-1] + 1))
            found.append((named, point_in(s, tokens, text.lower(), run), text))
    return found


def _is_person(s: Sentence, i: int) -> bool:
    """A person's name, also where a full name beside quotation marks was taken for a title of a work."""
    return s.tokens[i].entity == "PERSON" or (s.tokens[i].entity not in PLACES and len(name_at(s, i)) == 2)


def _within(story: Story, a: str, b: str) -> bool:
    """Whether the articles show one place inside the other ("Hove, Sussex"), or one is of a larger kind."""
    if any(w in name.lower().split() for name in (a, b) for w in ("county", "state", "province", "district", "region")):
        return True
    if _misspelt(a.split()[0], b.split()[0]):
        return False
    return any(f"{x}, {y}" in article.text for article in story.articles for x, y in ((a, b), (b, a)))
