"""Conflicts of what, where and which: one event told with two words that exclude each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ..language.senses import Labels, senses_at
from ..model import Sentence
from .clauses import Clause, labels_of
from .difference import Difference, Point, Verdict, few
from .pairing import sharing
from .story import Story

ALTERNATIVES = Path(__file__).with_name("alternatives.txt")
ALIKE = 0.4  # likeness of two clauses of one predicate, the alternatives left out, from which they tell one event
ALIKE_PEOPLE = 0.15  # where both tell it of the same people
ALIKE_DENIED = 0.1  # where one account denies of a thing what the other tells of it
REACH = 4  # tokens before a linking verb in which its subject stands
OF, WHERE_SLOT = "of ", "where"
WHERE = frozenset({"in", "at", "inside", "on", "outside", "near"})
"""Prepositions that tell a place or a part; which of them makes no other slot."""
MANY = labels_of("be have say tell go come take see find call know live work move visit know search arrive")
"""Predicates that hold at many places and of many things."""
AT_ONE_PLACE = labels_of("die kill happen occur begin shoot attack arrest birth explode crash stab rob marry")
"""What happens to somebody once, and so at one place."""
EVENT = labels_of("incident event accident shooting crash attack blaze earthquake blast fire storm robbery")


@dataclass(frozen=True, slots=True)
class Choice:
    """A word of a set of alternatives."""

    set: int
    item: int
    kind: str


@dataclass(frozen=True, eq=False)
class Told:
    """An alternative where a clause tells it."""

    clause: Clause
    choice: Choice
    token: int
    slot: str
    denied: bool


def compare_alternatives(story: Story) -> Verdict:
    """Words of one set in one slot of clauses that tell one event, neither article giving both."""
    told = [t for c in story.clauses if not story.quoted(c) for t in _told(c)]
    acts = _acts_by_choice(told)
    pairs = sharing(told, _keys, lambda t: t.clause.article)
    return Verdict(few(_difference(a, b) for a, b in pairs if _exclude(a, b) and _one_event(story, acts, a, b)))


def _difference(a: Told, b: Told) -> Difference:
    return Difference(
        kind=a.choice.kind,
        question=f"Which is it: {_word(a)} or {_word(b)}?",
        a=_point(a),
        b=_point(b),
        compatible="Both can be true only if two things, or two moments, are meant.",
    )


def _keys(t: Told) -> list[tuple[int, str, str]]:
    """Words of one set and slot are compared; where they tell of an act, those of one act."""
    acts = [""] if t.slot.startswith(OF) else sorted(t.clause.act)
    return [(t.choice.set, t.slot, act) for act in acts]


Acts = Mapping[tuple[str, Choice], Labels]


def _acts_by_choice(told: list[Told]) -> Acts:
    """Of what acts each article tells an alternative."""
    found: defaultdict[tuple[str, Choice], Labels] = defaultdict(frozenset)
    for t in told:
        found[t.clause.article, t.choice] |= t.clause.act
    return found


def _exclude(a: Told, b: Told) -> bool:
    """Whether one is told where the other is, or one is denied that the other tells."""
    if a.denied != b.denied:
        return a.choice.item == b.choice.item and a.slot.startswith(OF)
    return not a.denied and a.choice.item != b.choice.item


def _point(t: Told) -> Point:
    key = f"{t.choice.set}:{t.choice.item}:{t.denied}"
    s = t.clause.sentence
    negations = [k for k in s.children[t.clause.head] if s.tokens[k].dep == "neg"] if t.denied else []
    return t.clause.point(key, (*negations, t.token))


def _word(t: Told) -> str:
    word = t.clause.sentence.tokens[t.token].lemma
    return f"not {word}" if t.denied else word


def _told(c: Clause) -> Iterator[Told]:
    """The alternatives that a clause tells, each set once: two of one set in one clause are two things."""
    s = c.sentence
    found: dict[int, list[Told]] = {}
    for i in (*c.tokens, *_antecedent(c)):
        for choice in _choices(s, i):
            slot = WHERE_SLOT if i not in c.tokens else _slot(s, i)
            # What is said not to be, or only may be, of such a stuff is still told of the thing.
            of = slot.startswith(OF) and s.tokens[i].pos != "PROPN"
            denied = c.negated and of and s.tokens[i].dep in ("attr", "acomp")
            if (slot and (of or not (c.negated or c.unreal or slot.startswith(OF)))) or (not slot and i in c.tokens):
                found.setdefault(choice.set, []).append(Told(c, choice, i, slot, denied))
    for those in found.values():
        if len({t.choice.item for t in those}) == 1 and those[0].slot:
            yield those[0]


def _antecedent(c: Clause) -> tuple[int, ...]:
    """The noun that "where" stands for: "the house where he lived and died"."""
    s, head = c.sentence, c.head
    if s.tokens[head].dep == "conj" and s.tokens[s.tokens[head].head].dep == "relcl":
        head = s.tokens[head].head
    if s.tokens[head].dep == "relcl" and any(s.tokens[i].lemma == "where" for i in s.children[head]):
        return (s.tokens[head].head,)
    return ()


def _slot(s: Sentence, i: int) -> str:
    """How a word hangs on its clause: behind a preposition of place, as object, or as what a thing is or is made of."""
    t, above = s.tokens[i], s.tokens[s.tokens[i].head]
    if t.dep in ("conj", "appos") and above.pos == t.pos and t.head != i:
        return _slot(s, t.head)
    if t.dep == "pobj" and above.lemma == "of" and s.tokens[above.head].pos == "NOUN":
        return _of(s, above.head)
    if t.dep == "pobj":
        return WHERE_SLOT if above.lemma in WHERE else above.lemma
    if t.dep in ("amod", "compound", "poss", "nmod"):
        return _of(s, t.head)
    if t.dep in ("attr", "acomp"):
        # The parser may take a verb before it for the subject: the noun right before the predicate is meant.
        near = range(t.head - 1, max(-1, t.head - REACH), -1)
        subject = s.child(t.head, "nsubj") or next((k for k in near if s.tokens[k].pos == "NOUN"), None)
        return _of(s, subject) if subject is not None and s.tokens[subject].pos == "NOUN" else ""
    return {"dobj": "object", "nsubjpass": "object", "nsubj": "subject"}.get(t.dep, "")


def _of(s: Sentence, thing: int) -> str:
    return OF + min(senses_at(s, thing, (thing,)), default=s.tokens[thing].lemma)


def _choices(s: Sentence, i: int) -> tuple[Choice, ...]:
    t = s.tokens[i]
    if t.pos not in ("NOUN", "PROPN", "ADJ", "ADV"):
        return ()
    word = t.lemma.lower()
    before = s.tokens[i - 1].lemma.lower() if i else ""
    return _table().get(f"{before}_{word}") or _table().get(word, ())


@cache
def _table() -> dict[str, tuple[Choice, ...]]:
    table: dict[str, tuple[Choice, ...]] = {}
    lines = [line for line in ALTERNATIVES.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    for number, line in enumerate(lines):
        kind, words = line.split(":")
        for item, alternative in enumerate(words.split("|")):
            for word in alternative.split():
                table[word] = (*table.get(word, ()), Choice(number, item, kind))
    return table


def _one_event(story: Story, told: Acts, a: Told, b: Told) -> bool:
    if a.clause is b.clause or story.apart(a.clause, b.clause) or story.elsewhere(a.clause, b.clause):
        return False
    people = bool(story.people[a.clause] & story.people[b.clause])
    acts = a.clause.act & b.clause.act
    if a.choice.kind == "place" and not (acts & AT_ONE_PLACE and _died_there(a) and _died_there(b)):
        return False
    # Two accounts of one person's fate exclude each other even where an article prints both.
    fate = people and a.choice.kind in ("place", "other") and bool(acts)
    if a.clause.article == b.clause.article and not (fate and _other_account(story, a, b)):
        return False
    if not fate and _both_told(told, a, b):
        return False
    own = senses_at(a.clause.sentence, a.token, (a.token,)) | senses_at(b.clause.sentence, b.token, (b.token,))
    alike = story.likeness(a.clause, b.clause, own)
    if a.slot.startswith(OF) and a.choice.kind == "description":
        return alike >= (ALIKE_DENIED if a.denied != b.denied else ALIKE)
    if not acts - MANY:
        return False
    if people:
        return alike >= ALIKE_PEOPLE
    main = _is_main(story, a.clause) and _is_main(story, b.clause)
    if a.choice.kind in ("place", "other"):
        return main or (alike >= ALIKE and a.choice.kind == "other" and _of_one(story, a.clause, b.clause))
    return alike >= ALIKE


def _died_there(t: Told) -> bool:
    """Whether it is no killing: who is hurt to death at home may die in hospital."""
    return t.clause.verb != "kill"


def _other_account(story: Story, a: Told, b: Told) -> bool:
    """Whether an article tells the two by different sources, or in its text and a caption of its own."""
    return story.sources(a.clause) != story.sources(b.clause) or bool(_antecedent(a.clause)) != bool(
        _antecedent(b.clause)
    )


def _is_main(story: Story, c: Clause) -> bool:
    """Whether it tells by a general word of what the story is about: "the shooting began"."""
    if c.subject is None:
        return False
    noun = senses_at(c.sentence, c.subject, (c.subject,))
    return c.sentence.tokens[c.subject].lemma in ("it", "this") or bool(noun & EVENT & story.lead_words)


def _of_one(story: Story, a: Clause, b: Clause) -> bool:
    """Whether it befalls one whom both call the same: "the boy"."""
    mine, theirs = (story.party(c.sentence, c.undergoer if c.passive else c.subject) for c in (a, b))
    return mine is not None and theirs is not None and bool(mine.senses & theirs.senses)


def _both_told(told: Acts, a: Told, b: Told) -> bool:
    """Whether one article tells both of such an act: then they are of two things."""
    return any(
        told.get((there.clause.article, value.choice), frozenset()) & value.clause.act
        for there, value in ((a, b), (b, a))
    )
