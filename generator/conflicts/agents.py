"""Conflicts of person: who did what only one can have done."""

from __future__ import annotations

from dataclasses import dataclass

from ..language.lexicon import word_set
from ..language.senses import Labels
from ..model import Sentence
from .asking import in_few_words, predicate
from .clauses import Clause, labels_of, name_at
from .difference import Difference, Point, Verdict, few
from .pairing import apart, sharing
from .people import same_person
from .story import Story
from .who import Party, name_senses

ALIKE = 0.45  # likeness of two clauses, agents left out, from which they tell one act of one agent
ALIKE_ONLY = 0.12  # where both say that only one can have done it ("first", "it was ... who"): rare enough to compare
SOLE = word_set("first alone single-handedly")
MANY_CAN = labels_of(
    "say tell ask add think believe call want know see hear live attend come go watch join die hurt be survive search "
    "look visit help thank praise mourn condemn charge"
)
"""What two people can both have done."""
REPORTING = labels_of("report publish write announce")
"""Who brought a piece of news first, which each outlet may say of another piece."""
CLEFT_STEPS = 4  # words up the parse from the one meant to the "it was" of "it was X who"


@dataclass(frozen=True, slots=True)
class Agent:
    """A named person or body as the doer of an act."""

    clause: Clause
    name: str
    tokens: tuple[int, ...]
    act: Labels
    done_to: Party | None
    sole: bool
    """Whether the words say that nobody else did it, or not before."""
    cleft: bool

    @property
    def only(self) -> bool:
        return self.sole or self.cleft


def compare_agents(story: Story) -> Verdict:
    """Acts told of different named doers in clauses that are otherwise alike."""
    agents = [a for c in story.clauses if not story.quoted(c) and not c.unreal and (a := _agent(story, c))]
    pairs = sharing(agents, _keys, lambda a: a.clause.article, near=apart)
    return Verdict(few(_difference(a, b) for a, b in pairs if _differ(story, a, b)))


def _differ(story: Story, a: Agent, b: Agent) -> bool:
    """Whether one act is put down to two persons.

    An article that names both tells of two deeds, unless it says that one alone did this one.
    """
    if not _one_act(story, a, b) or same_person(story, a.name, b.name):
        return False
    known = any(story.prints(y.clause.article, x.name) for x, y in ((a, b), (b, a)))
    return not known or (a.only and b.only)


def _difference(a: Agent, b: Agent) -> Difference:
    return Difference(
        kind="person",
        question=_question(a),
        a=_point(a),
        b=_point(b),
        compatible="Only one can have been the one meant, unless they acted together.",
    )


def _keys(a: Agent) -> list[str]:
    """Agents are compared by their act; those who are said to be the only ones with one another, whatever they did."""
    return [*sorted(a.act), *(["only"] if a.only else [])]


def _point(a: Agent) -> Point:
    return a.clause.point(a.name.split()[-1].lower(), a.tokens)


def _question(a: Agent) -> str:
    if a.clause.passive and not a.cleft:
        return f"By whom: “{in_few_words(a.clause)}”?"
    words = predicate(a.clause)
    return f"Who {words} first?" if a.sole and not a.cleft and "first" not in words.split() else f"Who {words}?"


def _one_act(story: Story, a: Agent, b: Agent) -> bool:
    if a.act & REPORTING or b.act & REPORTING:
        return False
    shared = bool(a.act & b.act - MANY_CAN)
    names = name_senses(f"{a.name} {b.name}")
    if a.only and b.only and not shared:
        alike_told = (a.sole and b.sole) or (a.cleft and b.cleft)
        return alike_told and _around(story, a, b, names) >= ALIKE_ONLY
    if not shared:
        return False
    if a.only and b.only:
        return a.done_to is None or b.done_to is None or _same(a.done_to, b.done_to)
    if not _same(a.done_to, b.done_to):
        return False
    return a.only or b.only or story.likeness(a.clause, b.clause, names) >= ALIKE


def _same(a: Party | None, b: Party | None) -> bool:
    """Whether both acts are done to one, as far as the words tell."""
    if a is None or b is None:
        return False
    return a.who == b.who if a.who and b.who else bool(a.senses & b.senses)


def _around(story: Story, a: Agent, b: Agent, names: Labels) -> float:
    """Likeness of the paragraphs: what "reached her first" is about stands beside it."""
    return story.likeness_of(story.around(a.clause.sentence), story.around(b.clause.sentence), names)


def _agent(story: Story, c: Clause) -> Agent | None:
    s = c.sentence
    meant = _cleft(c)
    doer = c.doer if meant is None else meant
    if doer is None or c.negated or not c.act:
        return None
    sole = _is_sole(c)
    name = _named(story, s, doer, sole or meant is not None)
    if name is None or (meant is None and s.tokens[c.head].dep == "relcl" and doer == s.tokens[c.head].head):
        return None  # "Lee, who won" is told of the one named, not of who won
    clause = c if meant is None else Clause(s, c.head, tuple(range(min(name[1]), max(c.tokens) + 1)))
    return Agent(clause, *name, c.act, story.party(s, c.undergoer), sole, meant is not None)


def _is_sole(c: Clause) -> bool:
    """ "was the first to", "first noticed", "took the first sample"."""
    s = c.sentence
    own = [i for i in s.children[c.head] if s.tokens[i].dep in ("advmod", "acomp", "attr")]
    thing = [] if c.undergoer is None else [i for i in s.children[c.undergoer] if s.tokens[i].dep == "amod"]
    return any(s.tokens[i].lemma in SOLE for i in (*own, *thing))


def _cleft(c: Clause) -> int | None:
    """Whom "It was X who" means."""
    s = c.sentence
    subject = s.child(c.head, "nsubj", "nsubjpass")
    if subject is None or not (s.tokens[subject].tag in ("WP", "WDT") or s.tokens[subject].lemma == "that"):
        return None
    node = s.tokens[c.head].head
    for _ in range(CLEFT_STEPS):
        if s.tokens[node].lemma == "be":
            it = s.child(node, "nsubj")
            meant = s.child(node, "attr", "acomp")
            return meant if it is not None and s.tokens[it].lemma == "it" else None
        node = s.tokens[node].head
    return None


def _named(story: Story, s: Sentence, i: int, surely: bool) -> tuple[str, tuple[int, ...]] | None:
    """The name of a person at a noun: the noun itself, its apposition, or whom a pronoun means.

    Where the words already tell that somebody is meant (``surely``), a name that the parser takes for a firm will do.
    """
    for k in (i, *(c for c in s.children[i] if s.tokens[c].dep == "appos"), s.tokens[i].head):
        t = s.tokens[k]
        if t.pos == "PROPN" and (t.entity == "PERSON" or (surely and t.entity in ("", "ORG", "GPE"))):
            name = name_at(s, k)
            return " ".join(s.tokens[n].text for n in name), name
    known = story.entity(s, i) if surely and s.tokens[i].pos in ("PRON", "NOUN") else None
    entity = story.cast.by_id[known] if known else None
    return (entity.name, (i,)) if entity and entity.kind == "person" and entity.name[:1].isupper() else None
