"""Conflicts of person: who did what only one can have done."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from generator.conflicts.clauses import Clause, name_at
from generator.conflicts.difference import Difference, Point, Verdict
from generator.conflicts.people import same_person
from generator.conflicts.story import Story
from generator.language.lexicon import word_set
from generator.language.lexicon_classes import canon
from generator.model import Sentence

ALIKE = 0.45  # likeness of two clauses, agents left out, from which they tell one act of one agent
ALIKE_ONLY = 0.12  # where both say that only one can have done it ("first", "it was ... who"): rare enough to compare
SOLE = word_set("first only alone single-handedly")
MANY_CAN = word_set("say tell ask add think believe call want know see hear live attend come go watch join die hurt be")
"""What two people can both have done."""


@dataclass(frozen=True, slots=True)
class Agent:
    """A named person as the doer of an act."""

    clause: Clause
    name: str
    tokens: tuple[int, ...]
    act: str
    sole: bool
    """Whether the words say that nobody else did it, or not before."""
    cleft: bool


def compare_agents(story: Story) -> Verdict:
    """Acts told of different named persons in clauses that are otherwise alike."""
    agents = [a for c in story.clauses if not story.quoted(c) and not c.unreal for a in _agents(c)]
    printed = {a.id: a.text for a in story.articles}
    found = []
    for a, b in combinations(agents, 2):
        if a.clause.article == b.clause.article or same_person(story, a.name, b.name):
            continue
        known = any(x.name in printed[y.clause.article] for x, y in ((a, b), (b, a)))
        if not known and _one_act(story, a, b):
            found.append(
                Difference(
                    kind="person",
                    question=f"Who {_past(a)}?",
                    a=_point(a),
                    b=_point(b),
                    compatible="Only one can have been the one meant, unless they acted together.",
                )
            )
    return Verdict(tuple(found))


def _point(a: Agent) -> Point:
    return a.clause.point(a.name.split()[-1].lower(), a.tokens)


def _past(a: Agent) -> str:
    t = a.clause.sentence.tokens[a.clause.head]
    return f"{t.text} first" if a.sole and not a.cleft else f"was the one who {t.text}" if a.cleft else t.text


def _one_act(story: Story, a: Agent, b: Agent) -> bool:
    names = {canon(t.lemma) for x in (a, b) for t in (x.clause.sentence.tokens[i] for i in x.tokens)}
    if (a.sole or a.cleft) and (b.sole or b.cleft):
        near = max(story.likeness(a.clause, b.clause, names), _around(story, a, b, names))
        return (a.act == b.act and a.act not in MANY_CAN) or near >= ALIKE_ONLY
    if a.act in MANY_CAN or b.act in MANY_CAN or a.act != b.act:
        return False
    if a.sole or b.sole or a.cleft or b.cleft:
        return True
    return story.likeness(a.clause, b.clause, names) >= ALIKE


def _around(story: Story, a: Agent, b: Agent, names: set[str]) -> float:
    """Likeness of the paragraphs: what "reached her first" is about stands beside it."""
    return story.likeness_of(_paragraph(story, a.clause) - names, _paragraph(story, b.clause) - names)


def _paragraph(story: Story, c: Clause) -> frozenset[str]:
    near = [
        s
        for s in story.sentences
        if s.article == c.article and s.index in range(c.sentence.index - 1, c.sentence.index + 2)
    ]
    return frozenset(w for s in near for k in story.within(s) for w in k.words)


def _agents(c: Clause) -> list[Agent]:
    s, subject = c.sentence, c.subject
    if subject is None:
        return []
    sole = any(s.tokens[i].lemma in SOLE and s.tokens[i].dep in ("advmod", "acomp", "attr") for i in s.children[c.head])
    act = canon(c.act)
    if s.tokens[subject].lemma in ("who", "that") and s.tokens[c.head].dep in ("relcl", "conj"):
        relative = s.tokens[subject].head
        name = _person(s, s.tokens[relative].head, True)
        if name and _cleft(s, relative):
            whole = Clause(s, c.head, tuple(range(min(name), max(c.tokens) + 1)))
            return [Agent(whole, _text(s, name), name, act, sole, True)]
        return []
    name = _person(s, subject, sole)
    return [Agent(c, _text(s, name), name, act, sole, False)] if name else []


def _cleft(s: Sentence, relative: int) -> bool:
    """Whether a relative clause belongs to "It was X who"."""
    node = relative
    for _ in range(4):
        node = s.tokens[node].head
        t = s.tokens[node]
        if t.lemma == "be":
            subject = s.child(node, "nsubj")
            return subject is not None and s.tokens[subject].lemma == "it"
    return False


def _person(s: Sentence, i: int, surely: bool) -> tuple[int, ...] | None:
    """The name of a person at a noun: the noun itself or its apposition.

    Where the words already tell that a person is meant (``surely``), a name that the parser takes for a firm will do.
    """
    for k in (i, *(c for c in s.children[i] if s.tokens[c].dep == "appos"), s.tokens[i].head):
        t = s.tokens[k]
        if t.pos == "PROPN" and (
            t.entity == "PERSON" or (surely and t.entity in ("", "ORG") and len(name_at(s, k)) > 1)
        ):
            return name_at(s, k)
    return None


def _text(s: Sentence, tokens: tuple[int, ...] | None) -> str:
    return " ".join(s.tokens[i].text for i in tokens or ())
