"""Conflicts of description: one act told with a verb of another strength or nature."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

from generator.conflicts.clauses import Clause
from generator.conflicts.difference import Difference, Verdict
from generator.conflicts.story import Story
from generator.language.lexicon_classes import ACTS_TO_COME, END_OF_WORK, canon

LIGHT_ACTS = frozenset({"be", "have", "do", "say", "make", "go", "get", "take", "see", "help", "know"})
"""What is offered or threatened must be told by the verb itself: "offered to do" tells nothing."""


@dataclass(frozen=True, slots=True)
class Act:
    """Who did what about what: (Sessions, threaten, resign), with the words that say so."""

    clause: Clause
    actor: str | None
    verb: str
    group: str
    about: str
    mark: tuple[int, ...]


def compare_acts(story: Story) -> Verdict:
    """Verbs of one scale on one frame: the same actor, the same act to come, or the same person's employment."""
    acts = [act for c in story.clauses for act in (*_to_come(story, c), *_of_work(story, c))]
    differences = []
    for a, b in combinations(acts, 2):
        if a.about == b.about and a.verb != b.verb and _one_actor(a, b) and a.clause is not b.clause:
            severe = a.group != b.group and "" not in (a.group, b.group)
            differences.append(
                Difference(
                    kind="description",
                    question=_question(a),
                    a=a.clause.point(a.group or a.verb, a.mark),
                    b=b.clause.point(b.group or b.verb, b.mark),
                    severity="conflict" if severe else "variation",
                    compatible="The verbs describe one act differently; the act itself is not in dispute."
                    if severe
                    else "The wording differs, hardly the matter.",
                )
            )
    return Verdict(tuple(d for d in differences if d.a.key != d.b.key))


def _one_actor(a: Act, b: Act) -> bool:
    return a.actor is None or b.actor is None or a.actor == b.actor


def _question(a: Act) -> str:
    return (
        f"How is the act described: did they {' or '.join(sorted({a.verb}))} ...?"
        if not a.about
        else (
            f"What exactly was done about the {a.about}?"
            if a.about.startswith("work of ")
            else f"Offered, threatened, refused to {a.about}?"
        )
    )


def _to_come(story: Story, c: Clause) -> list[Act]:
    """ "threatened to quit", "proposed his resignation", "suggested he could resign"."""
    s, found = c.sentence, []
    for i in c.tokens:
        t = s.tokens[i]
        group = ACTS_TO_COME.get(t.lemma)
        if group is None or t.pos not in ("VERB", "NOUN") or any(s.tokens[k].dep == "neg" for k in s.children[i]):
            continue
        for k in s.children[i]:
            below = s.tokens[k]
            verbal = below.dep in ("xcomp", "ccomp", "acl") and below.pos == "VERB"
            nominal = below.dep == "dobj" and t.pos == "VERB" and canon(below.lemma) != below.lemma
            if (verbal or nominal) and below.lemma not in LIGHT_ACTS:
                actor = story.who(s, c.subject) if i == c.head else None
                found.append(Act(c, actor, t.lemma, group, canon(below.lemma), (i,)))
    return found


def _of_work(story: Story, c: Clause) -> list[Act]:
    """ "was fired", "suspended the officer", "resigned": with whose employment it is."""
    s, head = c.sentence, c.sentence.tokens[c.head]
    group = END_OF_WORK.get(c.act)
    if group is None or head.pos != "VERB" or c.negated:
        return []
    patient = s.child(c.head, "nsubjpass") if s.child(c.head, "nsubjpass") is not None else s.child(c.head, "dobj")
    if patient is None and group == "resign":
        patient = c.subject
    person = story.who(s, patient)
    return [Act(c, person, c.act, group, f"work of {person}", (c.head,))] if person else []
